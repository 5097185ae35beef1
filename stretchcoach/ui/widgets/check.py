"""Check boxes that draw themselves."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover


class Check(QCheckBox):
    """A subclass paints it, all of which can be pressed; `height` is in design pixels."""

    def __init__(self, look: Style, text: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._hover = Hover(look, self)
        self._design_height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refresh)
        self._refresh()

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere, where Qt would look for a box and its words."""
        return self.rect().contains(position)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        set_ring_radius(self, self._look.px(self._design_height) / 2)
        self.updateGeometry()
        self.update()
