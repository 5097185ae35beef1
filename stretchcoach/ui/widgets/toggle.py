"""A switch: on or off, and acts at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

WIDTH = 48
HEIGHT = 28
KNOB = 20
LINE = 2.0


class Toggle(QCheckBox):
    """The knob is right and the switch filled where it is on. To a screen reader: a check box."""

    def __init__(self, look: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return its size, which grows with the text."""
        return QSize(self._look.px(WIDTH), self._look.px(HEIGHT))

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere, where Qt would look for a box."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the switch and its knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._look.theme, self.isChecked()
        fill, outline, knob = "card", "ctl", "ctl"
        if not self.isEnabled():
            fill, outline, knob = ("line" if on else "card"), "line", ("card" if on else "line")
        elif on:
            fill = outline = self._fill_of_on()
            knob = "onPrimary"
        elif self.underMouse():
            fill = "hover"
        half = LINE / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme[outline], LINE))
        painter.setBrush(theme[fill])
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = self._look.px(KNOB)
        gap = (self.height() - side) / 2
        left = self.width() - side - gap if on else gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme[knob])
        painter.drawEllipse(QRectF(left, gap, side, side))

    def _fill_of_on(self) -> str:
        if self.isDown():
            return "primaryPress"
        return "primaryHover" if self.underMouse() else "primary"

    def _refresh(self) -> None:
        set_ring_radius(self, self._look.px(HEIGHT) / 2)
        self.updateGeometry()
        self.update()
