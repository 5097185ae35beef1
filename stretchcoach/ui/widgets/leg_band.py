"""The band that says which leg is held, large enough to be read from the mat."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_view import PlayerView
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_soles
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text
from stretchcoach.ui.widgets.transition import Transition, mix

MARGIN = 32
NAME_SIZE = 28
NAME_MIDDLE = 40
SIDE_SIZE = 104
SIDE_SIZE_LEAST = 84
SMALL_SIDE_GAIN = 24
LIMB_SIZE = 44
LIMB_SIZE_LEAST = 32
LIMB_GAP = 13
BASELINE_ABOVE_BOTTOM = 18
SOLES = QRectF(0, 20, 48, 40)
NARROW = 80
NARROWEST = 60
COLOUR_MS = 200


class LegBand(PlayerPart):
    """Shows exercise, side word and soles on the leg's colour, to which it changes."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._leg = Leg.RIGHT
        self._name = ""
        self._side = ""
        self._limb = ""
        self._fitted_name = NOTHING
        self._side_font = QFont()
        self._limb_font = QFont()
        self._shows_limb = True
        self._coloured_leg: Leg | None = None
        self._before = QColor()
        self._change = Transition(look, self, COLOUR_MS)
        self._change.valueChanged.connect(self.update)

    def set_view(self, view: PlayerView) -> None:
        """Show the exercise's name and the two words of the leg."""
        words = (view.leg, view.exercise, view.side, view.limb)
        if words != (self._leg, self._name, self._side, self._limb):
            self._leg, self._name, self._side, self._limb = words
            self.setAccessibleName(f"{view.leg_words}, {view.exercise}")
            self.arrange()
        if view.leg is not self._coloured_leg:
            self._before = self._ground()
            self._coloured_leg = view.leg
            self._change.begin()
        if not view.is_running:
            self._change.finish()

    @property
    def side_size(self) -> float:
        """The size of the side word in design pixels."""
        return self._side_font.pixelSize() / self._sizes.scale

    def arrange(self) -> None:
        """Find the sizes in which name and side word fit."""
        width = self.width() - 2 * self._sizes.real(MARGIN)
        name_size = NAME_SIZE * self._sizes.words
        self._fitted_name = fit_text(
            self._name,
            self.font_at,
            width - self._sizes.real(SOLES.width() + 8),
            self._sizes.real(name_size * 1.25),
            name_size,
            22,
        )
        self.setToolTip(self._name if self._fitted_name.shortened else "")
        self._fit_side(width)
        self.update()

    def _fit_side(self, width: float) -> None:
        gain = SMALL_SIDE_GAIN * self._sizes.small / self._sizes.scale
        side, limb, self._shows_limb = SIDE_SIZE + gain, float(LIMB_SIZE), True
        stretch = 100
        while self._measure(side, limb, stretch) > width:
            if side > SIDE_SIZE_LEAST:
                side = max(SIDE_SIZE_LEAST, side - 2)
            elif limb > LIMB_SIZE_LEAST:
                limb -= 2
            elif stretch > (NARROW if self._shows_limb else NARROWEST):
                # Height is what makes it legible from afar, so it becomes narrower.
                stretch -= 4
            elif self._shows_limb:
                self._shows_limb, stretch = False, 100
            else:
                break

    def _measure(self, side: float, limb: float, stretch: int) -> float:
        """Set the fonts and return the width of the words in them."""
        self._side_font = self.bold_at(side)
        if stretch < 100:
            self._side_font.setStretch(stretch)
        self._limb_font = self.bold_at(limb)
        width = QFontMetricsF(self._side_font).horizontalAdvance(self._side)
        if self._shows_limb:
            gap = self._sizes.real(LIMB_GAP)
            width += gap + QFontMetricsF(self._limb_font).horizontalAdvance(self._limb)
        return width

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin on the card again when it comes back."""
        if not event.spontaneous():
            self._change.finish()
            self._coloured_leg = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.colour("bandR" if self._leg is Leg.RIGHT else "bandL")
        painter.fillRect(self.rect(), mix(self._before, self._ground(), self._change.progress))
        painter.setPen(ink)
        margin = self._sizes.real(MARGIN)
        name_top = self._sizes.real(NAME_MIDDLE) - self._fitted_name.height / 2
        self._fitted_name.draw(painter, margin, name_top)
        baseline = self.height() - self._sizes.real(BASELINE_ABOVE_BOTTOM)
        # The bearing of a large letter would set it visibly to the right of the name.
        metrics = QFontMetricsF(self._side_font)
        left = margin - metrics.leftBearing(self._side[:1] or " ") * 0.75
        painter.setFont(self._side_font)
        painter.drawText(QPointF(left, baseline), self._side)
        if self._shows_limb:
            left += metrics.horizontalAdvance(self._side) + self._sizes.real(LIMB_GAP)
            painter.setFont(self._limb_font)
            painter.drawText(QPointF(left, baseline), self._limb)
        width = self._sizes.real(SOLES.width())
        soles = QRectF(
            self.width() - margin - width,
            self._sizes.real(SOLES.top()),
            width,
            self._sizes.real(SOLES.height()),
        )
        draw_soles(painter, soles, self._leg, ink)

    def _ground(self) -> QColor:
        """Return the colour under the words."""
        if self._coloured_leg is None:
            return self.colour("card")
        return self.colour("bandRbg" if self._coloured_leg is Leg.RIGHT else "bandLbg")
