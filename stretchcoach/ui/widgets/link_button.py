"""A link: words that lead to another page."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover

LETTERS = 16
HEIGHT = 32
RADIUS = 6
UNDERLINE_GAP = 3


class LinkButton(QPushButton):
    """Underlined words, pressed by mouse, Space and Enter."""

    def __init__(self, look: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._hover = Hover(look, self)
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

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the line under them."""
        painter = QPainter(self)
        ink = self._hover.between("primary", "primaryHover")
        if self.isDown():
            ink = self._look.theme["primaryPress"]
        font = self._look.font(LETTERS)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 1)
        painter.setFont(font)
        painter.setPen(QPen(ink, 1.0))
        baseline = round((self.height() + metrics.capHeight()) / 2)
        painter.drawText(QPointF(1, baseline), words)
        line = baseline + self._look.px(UNDERLINE_GAP)
        painter.drawLine(QPointF(1, line), QPointF(1 + metrics.horizontalAdvance(words), line))
