"""The ring that empties as a phase goes by, with the seconds left in its middle."""

from dataclasses import dataclass
from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

FULL_CIRCLE = 360 * 16
# The arc moves in steps of this part of a device pixel: finer is not seen, only painted.
ARC_STEP = 0.5


@dataclass(frozen=True, slots=True)
class RingShape:
    """Sizes in design pixels; `digits_drop` is how far their baseline is below the middle."""

    diameter: float
    width: float
    ending_width: float
    digits: float
    digits_drop: float
    words: float = 0.0
    words_drop: float = 0.0

    @property
    def box(self) -> float:
        """The side of the square that the ring needs at its widest."""
        return self.diameter + self.ending_width - self.width


LARGE_RING = RingShape(296, 22, 26, 160, 46, 24, 77)
MIDDLE_RING = RingShape(256, 20, 24, 132, 38, 22, 66)
SMALL_RING = RingShape(160, 12, 14, 96, 33)


class Ring(PlayerPart):
    """Empties clockwise for the right leg, anticlockwise for the left."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Style, shape: RingShape, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shape = shape
        self._leg = Leg.RIGHT
        self._left = 1.0
        self._ending = 0.0
        self._is_ending = False
        self._seconds = ""
        self._words = ""
        self._is_still = False
        self._is_counting = False
        self._span = FULL_CIRCLE
        self._digits_font = QFont()
        self._fitted_words = NOTHING

    def set_seconds(self, seconds: str, words: str) -> None:
        """Show the seconds and the words under them."""
        if (seconds, words) == (self._seconds, self._words):
            return
        same_width = len(seconds) == len(self._seconds) and words == self._words
        self._seconds, self._words = seconds, words
        self.setAccessibleName(f"{seconds} {words}".strip())
        if same_width:
            self.update(self._digits_box())
        else:
            self.arrange()

    def set_leg(self, leg: Leg) -> None:
        """Take the leg's colour and direction."""
        if leg is not self._leg:
            self._leg = leg
            self.update()

    def set_still(self, still: bool) -> None:
        """Show whether the time stands still: the arc is then in no leg's colour."""
        if still != self._is_still:
            self._is_still = still
            self.update()

    def set_counting(self, counting: bool) -> None:
        """Show whether the seconds count in to a hold that goes on."""
        if counting != self._is_counting:
            self._is_counting = counting
            self.update()

    def set_left(self, left: float, ending: float) -> None:
        """Show the part that is left, 1 to 0, and how far the last seconds are gone, 0 to 1."""
        if (ending > 0) != self._is_ending:
            self._is_ending = ending > 0
            self.update(self._digits_box())
        if self._look.reduced_motion:
            ending = 0.0
        if ending != self._ending:
            self._ending = ending
            self._left, self._span = left, self._quantised(left)
            self.update()
            return
        span = self._quantised(left)
        self._left = left
        if span != self._span:
            before, self._span = self._span, span
            self.update(self._swept(before, span))

    def arrange(self) -> None:
        """Find the fonts for the digits and the words."""
        inside = self._radius() * 2 - self._sizes.real(self._shape.ending_width) - 2
        size = self._shape.digits
        self._digits_font = self.bold_at(size)
        while size > 24 and self._digits_width() > inside * 0.88:
            size *= 0.95
            self._digits_font = self.bold_at(size)
        size = self.readable(self._shape.words * min(self._sizes.words, 1.1))
        self._fitted_words = fit_text(
            self._words if self._shape.words else "",
            self.font_at,
            inside * 0.74,
            self._sizes.real(size * 1.25),
            size,
            size / 2,
        )
        self._span = self._quantised(self._left)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, what is left of the ring, and the seconds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arc(painter)
        if event.rect().intersects(self._digits_box()):
            painter.setPen(self._digits_colour())
            painter.setFont(self._digits_font)
            drop = self._sizes.real(self._shape.digits_drop)
            middle = self._middle()
            full = QFontMetricsF(self.bold_at(self._shape.digits)).capHeight()
            lift = (full - QFontMetricsF(self._digits_font).capHeight()) / 2
            left = middle.x() - self._digits_width() / 2
            painter.drawText(QPointF(left, middle.y() + drop - lift), self._seconds)
        words = self._fitted_words
        words_top = self._words_top()
        if words.lines and event.rect().bottom() >= words_top:
            painter.setPen(self.colour("ink2"))
            words.draw(painter, self._middle().x() - words.width / 2, words_top)

    def _paint_arc(self, painter: QPainter) -> None:
        radius = self._radius()
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(self._middle())
        width = self._sizes.real(self._shape.width)
        painter.setPen(QPen(self.colour("track"), width))
        painter.drawEllipse(box)
        if self._span <= 0:
            return
        grown = self._shape.ending_width - self._shape.width
        colour = self.colour("ctl") if self._is_still else self.leg_colour(self._leg)
        pen = QPen(colour, width + self._sizes.real(grown) * self._ending)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        # Qt counts anticlockwise. The gap opens at 12 o'clock and grows the way of the leg, so
        # what is left reaches back to 12 o'clock from the other side.
        turn = 1 if self._leg is Leg.RIGHT else -1
        painter.drawArc(box, 90 * 16, turn * self._span)

    def _digits_colour(self) -> QColor:
        if self._is_counting:
            return self.colour("primary")
        if self._is_ending and not self._is_still:
            return self.leg_colour(self._leg)
        return self.colour("ink")

    def _digits_width(self) -> float:
        return QFontMetricsF(self._digits_font).horizontalAdvance(self._seconds)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _radius(self) -> float:
        side = min(self.width(), self.height())
        return side / 2 * (self._shape.diameter - self._shape.width) / self._shape.box

    def _digits_box(self) -> QRect:
        radius = self._radius() - self._sizes.real(self._shape.ending_width) / 2
        middle = self._middle()
        top = middle.y() - radius * 0.7
        bottom = middle.y() + self._sizes.real(self._shape.digits_drop + 4)
        return QRectF(middle.x() - radius, top, 2 * radius, bottom - top).toAlignedRect()

    def _words_top(self) -> float:
        drop = self._sizes.real(self._shape.words_drop - self._shape.words * 0.36)
        return self._middle().y() + drop - self._fitted_words.line_height / 2

    def _quantised(self, left: float) -> int:
        """Return the arc's span in 16ths of a degree, rounded to what can be seen."""
        length = 2 * pi * max(1.0, self._radius()) * self.devicePixelRatioF() / ARC_STEP
        return round(ceil(left * length - 1e-9) / ceil(length) * FULL_CIRCLE)

    def _swept(self, before: int, now: int) -> QRect:
        """Return the rectangle in which the end of the arc moved."""
        turn = 1 if self._leg is Leg.RIGHT else -1
        reach = self._sizes.real(self._shape.ending_width) / 2 + 2
        swept = QRectF()
        low, high = sorted((before, now))
        step = max(1, min(high - low, 30 * 16))
        for span in [*range(low, high, step), high]:
            angle = (90 + turn * span / 16) * pi / 180
            tip = self._middle() + QPointF(cos(angle), -sin(angle)) * self._radius()
            swept |= QRectF(tip.x() - reach, tip.y() - reach, 2 * reach, 2 * reach)
        return swept.toAlignedRect()
