"""A switch: on or off, and acts at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
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
        fill, outline, knob = self._fill(), theme["ctl"], theme["ctl"]
        if not self.isEnabled():
            outline = theme["line"]
            fill, knob = (theme["line"], theme["card"]) if on else (theme["card"], theme["line"])
        elif on:
            outline, knob = fill, theme["onPrimary"]
        half = LINE / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(outline, LINE))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = self._look.px(KNOB)
        gap = (self.height() - side) / 2
        left = self.width() - side - gap if on else gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        painter.drawEllipse(QRectF(left, gap, side, side))

    def _fill(self) -> QColor:
        if not self.isChecked():
            return self._hover.between("card", "hover")
        if self.isDown():
            return self._look.theme["primaryPress"]
        return self._hover.between("primary", "primaryHover")
