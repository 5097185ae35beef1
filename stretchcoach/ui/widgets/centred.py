"""A short text in the middle of a shape."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter


def draw_centred(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Draw a short text so that its capitals are in the middle of `box`."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), text)
