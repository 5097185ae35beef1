"""One number of the scale for pain."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.pain_words import cell_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.radio import Radio

RADIUS = 12
LETTERS = 20
SKIN = Skin(
    Paint("card", "ink", "ctl"),
    Paint("primaryTint", "ink", "ctl"),
    Paint("primary", "onPrimary"),
    Paint("card", "disabled", "line"),
    selected=Paint("primary", "onPrimary"),
)


class PainCell(Radio):
    """A cell whose number is large and bold where it is chosen."""

    def __init__(self, look: Style, number: int, parent: QWidget, where: str = "") -> None:
        super().__init__(look, str(number), RADIUS, parent)
        self.number = number
        self.setAccessibleName(cell_words(number))
        self.setAccessibleDescription(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        colours = self._hover.colours(SKIN, self)
        has_outline = colours.outline.alpha() > 0
        painter.setPen(QPen(colours.outline, 1.0) if has_outline else Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
        box = QRectF(self.rect())
        inset = 0.5 if has_outline else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        font = self._look.font(LETTERS + 2 * chosen, bold=chosen)
        draw_centred(painter, box, self.text(), font, colours.ink)
