"""A button whose face is a layout of widgets."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skin
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover

THICK = 2.0
THIN = 1.0


class ContentButton(QPushButton):
    """Takes the size of its layout. Its outline is thicker while it is pressed or checked.

    What a subclass puts into the layout should let the mouse through: `let_mouse_through`.
    """

    def __init__(self, look: Style, skin: Skin, radius: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hover = Hover(look, self)
        self._skin = skin
        self._radius = radius
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        set_ring_radius(self, radius)
        look.changed.connect(self.update)

    def let_mouse_through(self) -> None:
        """Let the button itself feel the mouse, wherever it is on it."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size its content asks for."""
        layout = self.layout()
        return layout.totalSizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of its content."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout else QSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface under the content."""
        marked = self.isDown() or self.isChecked()
        colours = self._hover.colours(self._skin, self)
        if not colours.fill.alpha():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = THICK if marked else THIN
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        if colours.outline.alpha():
            painter.setPen(QPen(colours.outline, line))
            box.adjust(line / 2, line / 2, -line / 2, -line / 2)
        painter.setBrush(colours.fill)
        painter.drawRoundedRect(box, self._radius, self._radius)
