"""A link: words that lead to another page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

LETTERS = 16
HEIGHT = 32
RADIUS = 6
UNDERLINE_GAP = 3


class LinkButton(QPushButton):
    """Underlined words, pressed by mouse, Space and Enter."""

    def __init__(self, look: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size in which the words fit."""
        width = QFontMetricsF(self._look.font(LETTERS)).horizontalAdvance(self.text())
        return QSize(round(width) + 2, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters: the words are cut before a page grows wider."""
        return QSize(self._look.px(3 * LETTERS), self._look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the line under them."""
        painter = QPainter(self)
        pressed, hovered = self.isDown(), self.underMouse()
        token = "primaryPress" if pressed else "primaryHover" if hovered else "primary"
        font = self._look.font(LETTERS)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 1)
        painter.setFont(font)
        painter.setPen(QPen(self._look.theme[token], 1.0))
        baseline = round((self.height() + metrics.capHeight()) / 2)
        painter.drawText(QPointF(1, baseline), words)
        line = baseline + self._look.px(UNDERLINE_GAP)
        painter.drawLine(QPointF(1, line), QPointF(1 + metrics.horizontalAdvance(words), line))
