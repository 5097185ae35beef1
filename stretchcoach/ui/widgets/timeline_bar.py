"""The whole session as one line: what is done, where one is, what is to come."""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import PhaseKind, Timeline
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill
from stretchcoach.ui.player_view import PlayerView
from stretchcoach.ui.player_words import leg_letter
from stretchcoach.ui.theme import Style
from stretchcoach.ui.timeline_layout import Mark, MarkLayout, lay_out_marks
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.player_part import PlayerPart

MARGIN = 24
LINE_LEFT = 112
LINE_GAP_LEFT = 20
LINE_GAP_RIGHT = 60
LEAST_LINE_GAP = 12
# Below it the marks need the room more than the times do.
ROOMY_WIDTH = 800
TIME_SIZE = 24
LEFT_WORD_SIZE = 20
LETTER_SIZE = 16
NUMBER_SIZE = 15
MARK_HEIGHT = 32
CORNER = 4
TRACK = 6
OUTLINE_GAP = 2.5
LEAST_LETTER_SIZE = 9
ANY_DIGIT = str.maketrans("123456789", "0" * 9)


class TimelineBar(PlayerPart):
    """Times at both ends, the marks of the timeline between them."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._timeline: Timeline | None = None
        self._layout = MarkLayout((), 1.0)
        self._step = 0
        self._current = 0
        self._fill = 0
        self._elapsed = ""
        self._left = ""
        self._left_word = ""

    def set_timeline(self, timeline: Timeline) -> None:
        """Show the marks of `timeline`."""
        self._timeline = timeline
        self._step = timeline.phases[0].step
        self._current = self._fill = 0
        self.arrange()

    def set_position(self, phase: int, into: float, view: PlayerView) -> None:
        """Show being `into` seconds in phase `phase`, with the times of `view`."""
        if self._timeline is None:
            return
        times = (view.elapsed, view.left, view.left_words)
        if times != (self._elapsed, self._left, self._left_word):
            same_room = len(view.left) == len(self._left) and view.left_words == self._left_word
            self._elapsed, self._left, self._left_word = times
            words = self.tr("Session: {elapsed} gone, {left} left")
            self.setAccessibleName(fill(words, elapsed=view.elapsed, left=view.left))
            if same_room:
                self.update(self._elapsed_box())
                self.update(self._left_box())
            else:
                self.arrange()
        step = self._timeline.phases[phase].step
        if step != self._step:
            self._step = step
            self.arrange()
        self._move_to(phase, into)

    def arrange(self) -> None:
        """Place the marks on the line."""
        if self._timeline is not None:
            width = self._line_width() / self._scale
            self._layout = lay_out_marks(self._timeline, width, self._step)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint times and marks, those of them that have to be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dirty = event.rect()
        if dirty.intersects(self._elapsed_box()):
            painter.setFont(self.bold_at(TIME_SIZE))
            painter.setPen(self.colour("ink"))
            painter.drawText(QPointF(self._sizes.real(MARGIN), self._baseline()), self._elapsed)
        if dirty.intersects(self._left_box()):
            self._paint_left(painter)
        end_of_last = 0.0
        for index, mark in enumerate(self._layout.marks):
            box = self._box(mark)
            reach = box.adjusted(-6, -6, 6, 6).united(QRectF(end_of_last, box.top(), 1, 1))
            if dirty.intersects(reach.toAlignedRect()):
                self._paint_track(painter, index, end_of_last, box)
                self._paint_mark(painter, index, mark, box)
            end_of_last = box.right()

    @property
    def _scale(self) -> float:
        return self._sizes.scale

    def _move_to(self, phase: int, into: float) -> None:
        if self._timeline is None or not self._layout.marks:
            return
        current = self._layout.current(phase)
        mark = self._layout.marks[current]
        phases = self._timeline.phases
        playing = phases[phase]
        start = phases[mark.first].start if mark.is_run else playing.start
        fill = 0
        if mark.is_run or (playing.kind is PhaseKind.HOLD and phase == mark.last):
            wide = self._box(mark).width() * self.devicePixelRatioF()
            gone = playing.start + into - start
            shown = floor(gone) if self._look.reduced_motion else gone
            fill = round(wide * shown / (phases[mark.last].end - start))
        if current != self._current:
            self._current, self._fill = current, fill
            self.update(self._line_box())
        elif fill != self._fill:
            self._fill = fill
            self.update(self._box(mark).adjusted(-6, -6, 6, 6).toAlignedRect())

    def _paint_left(self, painter: QPainter) -> None:
        word_font = self.font_at(LEFT_WORD_SIZE)
        right = self.width() - self._sizes.real(MARGIN)
        right -= QFontMetricsF(word_font).horizontalAdvance(self._left_word)
        painter.setFont(word_font)
        painter.setPen(self.colour("ink2"))
        painter.drawText(QPointF(right, self._baseline()), self._left_word)
        font = self.bold_at(TIME_SIZE)
        right -= QFontMetricsF(font).horizontalAdvance(self._left) + self._sizes.real(6)
        painter.setFont(font)
        painter.setPen(self.colour("ink"))
        painter.drawText(QPointF(right, self._baseline()), self._left)

    def _paint_track(self, painter: QPainter, index: int, start: float, box: QRectF) -> None:
        height = self._sizes.real(TRACK)
        clear = self._sizes.real(4)
        if index == 0:
            left, right = self._line_left(), box.center().x()
        else:
            marks = self._layout.marks
            left = start + (clear if marks[index - 1].leg else 0)
            right = box.left() - (clear if marks[index].leg else 0)
        if right - left >= 2:
            track = QRectF(left, self.height() / 2 - height / 2, right - left, height)
            self._paint_bar(painter, track, "ctl" if index <= self._current else "line")

    def _paint_bar(self, painter: QPainter, bar: QRectF, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(token))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    def _paint_run(self, painter: QPainter, index: int, box: QRectF) -> None:
        self._paint_bar(painter, box, "ctl" if index < self._current else "line")
        if index == self._current and self._fill:
            filled = self._fill / self.devicePixelRatioF()
            self._paint_bar(painter, QRectF(box.topLeft(), QSizeF(filled, box.height())), "ctl")

    def _paint_mark(self, painter: QPainter, index: int, mark: Mark, box: QRectF) -> None:
        if mark.is_run:
            self._paint_run(painter, index, box)
            return
        if mark.leg is None:
            self._paint_node(painter, index, mark, box)
        else:
            self._paint_hold(painter, index, mark.leg, box)
        if index == self._current:
            gap = self._sizes.real(OUTLINE_GAP) + 0.5
            around = box.adjusted(-gap, -gap, gap, gap)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour("ink"), max(1.5, self._sizes.real(2))))
            painter.drawPath(self._shape(around, mark.leg, self._sizes.real(CORNER) + gap))

    def _paint_node(self, painter: QPainter, index: int, mark: Mark, box: QRectF) -> None:
        reached = index <= self._current
        width = self._sizes.real(2)
        painter.setPen(QPen(self.colour("ink" if reached else "ctl"), width))
        painter.setBrush(self.colour("ink" if reached else "card"))
        painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        ink = self.colour("card" if reached else "ink2")
        self._paint_letter(painter, box, str(mark.number), NUMBER_SIZE, ink)

    def _paint_hold(self, painter: QPainter, index: int, leg: Leg, box: QRectF) -> None:
        side = "right" if leg is Leg.RIGHT else "left"
        on_side = self.colour("onRight" if leg is Leg.RIGHT else "onLeft")
        letter = leg_letter(leg)
        shape = self._shape(box, leg, self._sizes.real(CORNER))
        if index < self._current:
            painter.fillPath(shape, self.colour(side))
            self._paint_letter(painter, box, letter, LETTER_SIZE, on_side)
            return
        painter.fillPath(shape, self.colour(f"{side}Tint"))
        self._paint_letter(painter, box, letter, LETTER_SIZE, self.colour(side))
        if index == self._current and self._fill:
            painter.save()
            filled = self._fill / self.devicePixelRatioF()
            painter.setClipRect(QRectF(box.left(), box.top(), filled, box.height()))
            painter.fillPath(shape, self.colour(side))
            self._paint_letter(painter, box, letter, LETTER_SIZE, on_side)
            painter.restore()

    def _paint_letter(
        self, painter: QPainter, box: QRectF, text: str, size: float, ink: QColor
    ) -> None:
        size *= min(1.0, self._layout.size * 1.15)
        if size >= LEAST_LETTER_SIZE:
            draw_centred(painter, box, text, self.bold_at(size), ink)

    def _shape(self, box: QRectF, leg: Leg | None, corner: float) -> QPainterPath:
        radius = corner if leg is Leg.LEFT else min(box.width(), box.height()) / 2
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        return path

    def _box(self, mark: Mark) -> QRectF:
        left = round(self._line_left() + self._sizes.real(mark.left))
        width = round(self._sizes.real(mark.width))
        height = float(width)
        if mark.is_run:
            height = self._sizes.real(TRACK)
        elif mark.leg is not None:
            height = self._sizes.real(MARK_HEIGHT) * max(0.75, self._layout.size)
        return QRectF(left, (self.height() - height) / 2, width, height)

    def _baseline(self) -> float:
        metrics = QFontMetricsF(self.bold_at(TIME_SIZE))
        return (self.height() + metrics.capHeight()) / 2

    def _line_width(self) -> float:
        gap = LINE_GAP_RIGHT if self._is_roomy() else LEAST_LINE_GAP
        right = self._left_box().left() - self._sizes.real(gap)
        return max(1.0, right - self._line_left())

    def _is_roomy(self) -> bool:
        return self.width() >= self._sizes.real(ROOMY_WIDTH)

    def _line_left(self) -> float:
        """Return where the line begins: after the longest time that will stand before it."""
        is_roomy = self._is_roomy()
        least = self._sizes.real(LINE_LEFT) if is_roomy else 0.0
        if self._timeline is None:
            return least
        longest = clock_time(self._timeline.duration).translate(ANY_DIGIT)
        wide = QFontMetricsF(self.bold_at(TIME_SIZE)).horizontalAdvance(longest)
        gap = LINE_GAP_LEFT if is_roomy else LEAST_LINE_GAP
        return max(least, self._sizes.real(MARGIN + gap) + wide)

    def _line_box(self) -> QRect:
        left = round(self._line_left()) - 8
        return QRect(left, 0, round(self._line_width()) + 16, self.height())

    def _elapsed_box(self) -> QRect:
        return QRect(0, 0, round(self._line_left()) - 8, self.height())

    def _left_box(self) -> QRect:
        # Room for the digits whatever they are: the line does not shift as time goes by.
        bold = QFontMetricsF(self.bold_at(TIME_SIZE))
        word = QFontMetricsF(self.font_at(LEFT_WORD_SIZE)).horizontalAdvance(self._left_word)
        wide = bold.horizontalAdvance("0" * (len(self._left) - 1) + ":") + word
        left = self.width() - round(wide + self._sizes.real(MARGIN + 6))
        return QRect(left, 0, self.width() - left, self.height())
