"""A switch: on or off, and acts at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.check import Check

WIDTH = 48
HEIGHT = 28
KNOB = 20
LINE = 2.0


class Toggle(Check):
    """The knob is right and the switch filled where it is on. To a screen reader: a check box."""

    def __init__(self, look: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "", HEIGHT, parent)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Return its size, which grows with the text."""
        return QSize(self._look.px(WIDTH), self._look.px(HEIGHT))

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
