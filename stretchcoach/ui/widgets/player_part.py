"""What the painted parts of the player have in common: their look and their size."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QColor, QFont
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.theme import Style

TIGHT_FROM = 72
TIGHT_PERCENT = 97.5
LEAST_READ = 14


class PlayerPart(QWidget):
    """A widget whose sizes are design pixels; it lays itself out anew when any of them change."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sizes = Sizes()
        look.changed.connect(self._on_look_changed)

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the window as it is now."""
        if sizes != self._sizes:
            self._sizes = sizes
            self.arrange()

    def arrange(self) -> None:
        """Lay out what is painted, after its words, its size or the look changed."""
        self.update()

    def colour(self, token: str) -> QColor:
        """Return a colour of the theme."""
        return self._look.theme[token]

    def leg_colour(self, leg: Leg) -> QColor:
        """Return the colour of a leg on a card."""
        return self._look.theme["right" if leg is Leg.RIGHT else "left"]

    def font_at(self, design: float, bold: bool = False) -> QFont:
        """Return the font of a size in design pixels; its size follows the window alone."""
        font = self._look.font(self._sizes.real(design) / self._look.text_scale, bold)
        if design >= TIGHT_FROM:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TIGHT_PERCENT)
        return font

    def bold_at(self, design: float) -> QFont:
        """Return the bold font of a size in design pixels."""
        return self.font_at(design, bold=True)

    def readable(self, design: float) -> float:
        """Return a size in design pixels that can be read by one who sits at a small window."""
        return max(design, LEAST_READ / self._sizes.scale)

    def resizeEvent(self, event: QEvent) -> None:
        """Lay out for the new size."""
        self.arrange()

    def _on_look_changed(self) -> None:
        self.arrange()
