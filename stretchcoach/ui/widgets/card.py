"""A card: the flat surface that holds what belongs together."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.theme import Style

RADIUS = 16


class Card(QWidget):
    """A rounded surface in the colour of `fill`, with a line round it unless `line` is empty."""

    def __init__(
        self,
        look: Style,
        *,
        fill: str = "card",
        line: str = "line",
        radius: int = RADIUS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._fill = fill
        self._line = line
        self._radius = radius
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        painter.setPen(QPen(theme[self._line], 1.0) if self._line else Qt.PenStyle.NoPen)
        painter.setBrush(theme[self._fill])
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._radius, self._radius)


class Rule(QWidget):
    """A thin line between parts of a card."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), self._look.theme["line"])
