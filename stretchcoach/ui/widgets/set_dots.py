"""The sets of an exercise as dots, with the number of this one in words."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

DOT = 24
DOT_LEAST = 12
DOT_GAP = 10
WORDS_GAP = 21
WORDS_SIZE = 36
HOLE = 10


class SetDots(PlayerPart):
    """Filled dots for sets done, a ring for this one, outlines for those to come."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._leg = Leg.RIGHT
        self._number = 1
        self._count = 1
        self._words = ""
        self._fitted = NOTHING
        self._dot = 0.0

    def set_set(self, leg: Leg, number: int, count: int, words: str) -> None:
        """Show set `number` of `count`."""
        if (leg, number, count, words) == (self._leg, self._number, self._count, self._words):
            return
        self._leg, self._number, self._count, self._words = leg, number, count, words
        self.setAccessibleName(words)
        self.arrange()

    def arrange(self) -> None:
        """Find the size of the dots beside the words; too many of them are left out."""
        real = self._sizes.real
        self._fitted = fit_text(
            self._words, self.bold_at, self.width() * 0.9, self.height(), WORDS_SIZE, 24
        )
        room = self.width() * 0.92 - self._fitted.width - real(WORDS_GAP)
        self._dot = min(real(DOT), room / (self._count * (1 + DOT_GAP / DOT)))
        if self._dot < real(DOT_LEAST):
            self._dot = 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint dots and words in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._dot * DOT_GAP / DOT
        dots = self._count * (self._dot + gap) - gap + self._sizes.real(WORDS_GAP)
        left = (self.width() - self._fitted.width - (dots if self._dot else 0)) / 2
        middle = self.height() / 2
        if self._dot:
            for number in range(1, self._count + 1):
                x = left + (number - 1) * (self._dot + gap) + self._dot / 2
                self._paint_dot(painter, QPointF(x, middle), number)
            left += dots
        painter.setPen(self.colour("ink"))
        self._fitted.draw(painter, left, middle - self._fitted.height / 2)

    def _paint_dot(self, painter: QPainter, middle: QPointF, number: int) -> None:
        radius = self._dot / 2
        if number > self._number:
            width = max(1.5, self._dot / 12)
            painter.setPen(QPen(self.colour("ctl"), width))
            painter.setBrush(self.colour("card"))
            painter.drawEllipse(middle, radius - width / 2, radius - width / 2)
            return
        painter.setPen(self.colour("card"))
        painter.setBrush(self.leg_colour(self._leg))
        painter.drawEllipse(middle, radius + 0.5, radius + 0.5)
        if number == self._number:
            hole = self._dot * HOLE / DOT / 2
            painter.setBrush(self.colour("card"))
            painter.drawEllipse(middle, hole, hole)
