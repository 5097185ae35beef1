"""One number of the scale for pain."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from stretchcoach.ui.pain_words import cell_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.leg_marks import draw_centred

RADIUS = 12
LETTERS = 20
SKIN = Skin(
    Paint("card", "ink", "ctl"),
    Paint("primaryTint", "ink", "ctl"),
    Paint("primary", "onPrimary"),
    Paint("card", "disabled", "line"),
    selected=Paint("primary", "onPrimary"),
)


class PainCell(QPushButton):
    """A radio button; its scale decides what is chosen, and moves between the cells."""

    def __init__(self, look: Style, number: int, parent: QWidget) -> None:
        super().__init__(str(number), parent)
        self._look = look
        self.number = number
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(cell_words(number))
        set_ring_radius(self, RADIUS)
        look.changed.connect(self.update)

    def set_chosen(self, chosen: bool) -> None:
        """Check it, or uncheck it, which Qt allows no member of a group that is exclusive."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all but pressing to the scale."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        paint = SKIN.paint_for(self.isEnabled(), self.isDown(), chosen, self.underMouse())
        theme = self._look.theme
        painter.setPen(QPen(theme[paint.outline], 1.0) if paint.outline else Qt.PenStyle.NoPen)
        painter.setBrush(theme[paint.fill])
        box = QRectF(self.rect())
        inset = 0.5 if paint.outline else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        font = self._look.font(LETTERS + 2 * chosen, bold=chosen)
        draw_centred(painter, box, self.text(), font, theme[paint.ink])
