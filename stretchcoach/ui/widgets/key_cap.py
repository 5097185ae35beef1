"""The cap of a key, drawn on the button that the key stands for."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

HEIGHT = 26.0
LEAST_WIDTH = 28.0
PADDING = 8.0
RADIUS = 6.0
LETTERS_PX = 14.0


def key_cap_size(words: str, font: QFont, scale: float) -> QSizeF:
    """Return how large the cap of the key `words` is."""
    width = QFontMetricsF(font).horizontalAdvance(words) + 2 * PADDING * scale
    return QSizeF(max(width, LEAST_WIDTH * scale), HEIGHT * scale)


def draw_key_cap(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    scale: float,
    fill: QColor,
    outline: QColor,
    ink: QColor,
) -> None:
    """Draw a cap: flat, its lower edge a little thicker, like a key seen from the front."""
    painter.setPen(QPen(outline, max(1.0, scale)))
    painter.setBrush(fill)
    half = max(1.0, scale) / 2
    radius = RADIUS * scale
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    inner = box.adjusted(2 * half + radius / 2, 0, -2 * half - radius / 2, -3 * half)
    painter.drawLine(inner.bottomLeft(), inner.bottomRight())
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(ink)
    left = box.center().x() - metrics.horizontalAdvance(words) / 2
    painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2 - half), words)
