"""Draws a session in the list."""

from datetime import date

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stretchcoach.core.record import SessionLine, SessionStatus
from stretchcoach.translation import fill
from stretchcoach.ui.history_words import (
    band_of_words,
    holds_words,
    line_day,
    minutes_number,
    minutes_words,
    speed_words,
    stopped_words,
)
from stretchcoach.ui.routine_words import SEPARATOR
from stretchcoach.ui.session_columns import (
    BAR_GAP,
    BAR_HEIGHT,
    BAR_WIDTH,
    ListForm,
    SessionRects,
    lay_out_session,
    row_height,
)
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.session_rows import LINE_ROLE

LETTERS = 15
RING = 2.0
RADIUS = 8
INSIDE = 8
"""How far the surface of a row reaches beyond its texts."""
PAIN_GAP = 12

Index = QModelIndex | QPersistentModelIndex


class SessionPainter(QStyledItemDelegate):
    """One row is one session; `shows_focus` says whether the current one is ringed."""

    def __init__(self, look: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._locale = QLocale()
        self.today = date.min
        self.form = ListForm.WHOLE
        self.shows_focus = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; it takes the width there is."""
        return QSize(0, row_height(self.form, self._look.text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the surface, then the parts from left to right, then the line below."""
        theme = self._look.theme
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["hover"])
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        painter.fillRect(
            QRectF(rect.left() + INSIDE, rect.bottom() - 1, rect.width() - 2 * INSIDE, 1),
            theme["line"],
        )
        line = index.data(LINE_ROLE)
        if isinstance(line, SessionLine):
            inner = rect.adjusted(INSIDE, 0, -INSIDE, 0)
            rects = lay_out_session(inner, self.form, self._look.text_scale)
            self._paint_line(painter, line, rects)
        if self.shows_focus and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], RING))
            half = RING / 2
            painter.drawRoundedRect(rect.adjusted(half, half, -half, -half - 1), RADIUS, RADIUS)
        painter.restore()

    def _paint_line(self, painter: QPainter, line: SessionLine, rects: SessionRects) -> None:
        counts = line.speed == 1
        ink = "ink" if counts else "ink2"
        cards = self.form is ListForm.CARDS
        when = line_day(line.started_at, self.today, self._locale)
        self._text(painter, rects.date, when, ink, bold=cards)
        if rects.routine is not None:
            routine = self._with_status(line.routine, line) if cards else line.routine
            self._text(painter, rects.routine, routine, "ink2" if cards else ink)
        if counts:
            self._paint_holds(painter, line, rects.holds, with_minutes=cards)
            if not cards:
                minutes = minutes_number(line.seconds, self._locale, decimals=1)
                self._text(painter, rects.minutes, minutes, ink, right=True)
        else:
            words = speed_words(line.speed, self._locale)
            self._text(painter, rects.holds if cards else rects.after_date, words, "ink2")
        self._paint_pain(painter, line, rects.pain, right=cards)

    def _paint_holds(
        self, painter: QPainter, line: SessionLine, room: QRectF, *, with_minutes: bool
    ) -> None:
        px = self._look.px
        words = holds_words(line.done, line.planned_holds)
        longest = holds_words(line.planned_holds, line.planned_holds)
        if with_minutes:
            words += SEPARATOR + minutes_words(line.seconds, self._locale)
            longest = words
        else:
            words = self._with_status(words, line)
            longest += SEPARATOR + stopped_words()
        # Bars beside each other are as long, whatever is said after them.
        letters = QFontMetricsF(self._look.font(LETTERS)).horizontalAdvance(longest)
        wide = min(px(BAR_WIDTH), room.width() - letters - px(BAR_GAP))
        if wide >= px(BAR_WIDTH) / 2:
            high = px(BAR_HEIGHT)
            bar = QRectF(room.left(), room.center().y() - high / 2, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme["track"])
            painter.drawRoundedRect(bar, high / 2, high / 2)
            share = min(1.0, line.done / line.planned_holds) if line.planned_holds else 0.0
            if share:
                bar.setWidth(max(high, wide * share))
                painter.setBrush(self._look.theme["primary"])
                painter.drawRoundedRect(bar, high / 2, high / 2)
            room = room.adjusted(wide + px(BAR_GAP), 0, 0, 0)
        self._text(painter, room, words, "ink")

    def _with_status(self, words: str, line: SessionLine) -> str:
        stopped = line.status is SessionStatus.STOPPED and line.speed == 1
        return words + SEPARATOR + stopped_words() if stopped else words

    def _paint_pain(
        self, painter: QPainter, line: SessionLine, room: QRectF, *, right: bool
    ) -> None:
        worst = line.pains.worst
        if worst is None:
            words = self.tr("Pain not rated") if right else self.tr("Not rated")
            self._text(painter, room, words, "ink3", right=right)
            return
        number, word = str(worst), band_of_words(worst)
        if right:
            number = fill(self.tr("Pain {number}"), number=number)
        metrics = QFontMetricsF(self._look.font(LETTERS, bold=True))
        step = metrics.horizontalAdvance(number if right else "00") + self._look.px(PAIN_GAP)
        if right:
            plain = QFontMetricsF(self._look.font(LETTERS))
            room = room.adjusted(
                max(0.0, room.width() - step - plain.horizontalAdvance(word)), 0, 0, 0
            )
        self._text(painter, room, number, "ink", bold=True)
        self._text(painter, room.adjusted(step, 0, 0, 0), word, "ink2")

    def _text(
        self,
        painter: QPainter,
        room: QRectF,
        words: str,
        ink: str,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> None:
        font = self._look.font(LETTERS, bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
        left = room.right() - metrics.horizontalAdvance(shown) if right else room.left()
        painter.setFont(font)
        painter.setPen(self._look.theme[ink])
        painter.drawText(QPointF(left, room.center().y() + metrics.capHeight() / 2), shown)
