"""Minutes held per week, the part of each leg, and the goal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.core.adherence import WeekTotal
from stretchcoach.core.exercise import Leg
from stretchcoach.translation import fill
from stretchcoach.ui.history_words import minutes_number, short_day, week_words
from stretchcoach.ui.player_words import leg_letter
from stretchcoach.ui.theme import Style
from stretchcoach.ui.week_layout import GAP, WeekBar, WeekLayout, lay_out_weeks
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.stepped_chart import SteppedChart

HEIGHT = 200
LEAST_WIDTH = 280
LETTERS = 14
AXIS_LETTERS = 13
MARK_LETTERS = 13
CORNER = 4
DASHES = (4.0, 3.0)


class WeekChart(SteppedChart):
    """A bar for each week, oldest first; the last one is that of today."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._weeks: tuple[WeekTotal, ...] = ()
        self._begun = 0
        self._layout = WeekLayout((), 0.0)
        self.setAccessibleName(self.tr("Minutes held per week"))

    def show_weeks(self, weeks: Sequence[WeekTotal], first_day: date) -> None:
        """Show these weeks; those before the one of `first_day` count for nothing."""
        self._weeks = tuple(weeks)
        self._begun = max(0, sum(week.first <= first_day for week in self._weeks) - 1)
        locale = QLocale()
        self.set_values([week_words(week, locale) for week in self._weeks])

    @property
    def layout_now(self) -> WeekLayout:
        """Where everything is."""
        return self._layout

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._look.px(LEAST_WIDTH), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which it can be read."""
        return QSize(LEAST_WIDTH, self._look.px(HEIGHT))

    def arrange(self) -> None:
        """Find the places of the bars."""
        words = self._goal_words()
        metrics = QFontMetricsF(self._look.font(LETTERS))
        goal = metrics.horizontalAdvance(words) if words else 0.0
        self._layout = lay_out_weeks(
            self._weeks, self.width(), self.height(), self._look.text_scale, goal
        )

    def index_at(self, position: QPoint) -> int | None:
        """Return the week at a point."""
        bars = self._layout.bars
        found = (n for n, bar in enumerate(bars) if bar.column.contains(QPointF(position)))
        return next(found, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, then the goal, then the numbers over both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self._layout.bars
        last = len(bars) - 1
        for index, bar in enumerate(bars):
            marked = index == last if self._looked_at is None else index == self._looked_at
            self._paint_bar(painter, bar, marked=marked)
        self._paint_goal(painter)
        every = self._label_step()
        for index, bar in enumerate(bars):
            bold = index == last or index == self._looked_at
            if index >= self._begun:
                self._paint_value(painter, bar, self._weeks[index], bold)
            if (last - index) % every == 0:
                self._paint_day(painter, bar, self._weeks[index], bold)

    def _paint_bar(self, painter: QPainter, bar: WeekBar, *, marked: bool) -> None:
        theme = self._look.theme
        whole = bar.right.united(bar.left)
        if whole.height() <= 0:
            return
        corner = min(self._look.px(CORNER), whole.height())
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0, 0, 0, corner), corner, corner)
        painter.save()
        painter.setClipRect(whole)
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        painter.fillRect(bar.right, theme["right"])
        painter.fillRect(bar.left, theme["left"])
        if bar.right.height() > GAP and bar.left.height() > GAP:
            seam = QRectF(whole.left(), bar.left.bottom() - GAP / 2, whole.width(), GAP)
            painter.fillRect(seam, theme["card"])
        painter.restore()
        if marked:
            for leg, part, ink in (
                (Leg.RIGHT, bar.right, "onRight"),
                (Leg.LEFT, bar.left, "onLeft"),
            ):
                font = self._look.font(MARK_LETTERS, bold=True)
                if part.height() > QFontMetricsF(font).capHeight() + 2 * GAP:
                    draw_centred(painter, part, leg_letter(leg), font, theme[ink])

    def _paint_goal(self, painter: QPainter) -> None:
        theme = self._look.theme
        pen = QPen(theme["ink3"], 1.5)
        pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        bars = self._layout.bars
        for index, bar in enumerate(bars):
            # Before the first session the line of the goal leads to where it begins.
            goal = bars[max(index, self._begun)].goal_y
            if goal is not None:
                y = round(goal) + 0.5
                painter.drawLine(QPointF(bar.column.left(), y), QPointF(bar.column.right(), y))
        words = self._goal_words()
        if words:
            y = self._layout.bars[-1].goal_y or 0.0
            font = self._look.font(LETTERS)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(theme["ink2"])
            left = self.width() - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, y + metrics.capHeight() / 2), words)

    def _paint_value(self, painter: QPainter, bar: WeekBar, week: WeekTotal, bold: bool) -> None:
        font = self._look.font(LETTERS, bold)
        words = minutes_number(week.seconds, QLocale())
        metrics = QFontMetricsF(font)
        high = metrics.capHeight() + self._look.px(8)
        wide = metrics.horizontalAdvance(words) + self._look.px(4)
        box = QRectF(bar.column.center().x() - wide / 2, bar.top - high - 1, wide, high)
        # So that the goal's line does not go through the number.
        painter.fillRect(box, self._look.theme["card"])
        draw_centred(painter, box, words, font, self._look.theme["ink"])

    def _paint_day(self, painter: QPainter, bar: WeekBar, week: WeekTotal, bold: bool) -> None:
        theme = self._look.theme
        top = self._layout.base + self._look.px(2)
        box = QRectF(bar.column.left(), top, bar.column.width(), self.height() - top)
        font = self._look.font(AXIS_LETTERS, bold)
        words = short_day(week.first, QLocale())
        half = QFontMetricsF(font).horizontalAdvance(words) / 2
        middle = min(max(box.center().x(), half), self.width() - half)
        box.moveCenter(QPointF(middle, box.center().y()))
        draw_centred(painter, box, words, font, theme["ink" if bold else "ink2"])

    def _label_step(self) -> int:
        """Return 1 where each week has room for its day, 2 where every other has, and so on."""
        bars = self._layout.bars
        if not bars:
            return 1
        metrics = QFontMetricsF(self._look.font(AXIS_LETTERS, bold=True))
        locale = QLocale()
        widest = max(metrics.horizontalAdvance(short_day(w.first, locale)) for w in self._weeks)
        return int((widest + self._look.px(6)) // bars[0].column.width()) + 1

    def _goal_words(self) -> str:
        if not self._weeks or not self._weeks[-1].goal_s:
            return ""
        minutes = minutes_number(self._weeks[-1].goal_s, QLocale())
        return fill(self.tr("Goal {minutes}"), minutes=minutes)
