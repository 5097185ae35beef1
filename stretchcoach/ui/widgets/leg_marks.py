"""The marks that tell right from left without colour: badges by shape, and two soles."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from stretchcoach.core.exercise import Leg

SOLE_WIDTH = 24.0
SOLE_HEIGHT = 40.0
SQUARE_CORNER = 0.2


def badge_path(box: QRectF, leg: Leg) -> QPainterPath:
    """Return the shape of a leg's badge: a circle for right, a square for left."""
    path = QPainterPath()
    if leg is Leg.RIGHT:
        path.addEllipse(box)
    else:
        corner = box.height() * SQUARE_CORNER
        path.addRoundedRect(box, corner, corner)
    return path


def draw_badge(
    painter: QPainter, box: QRectF, leg: Leg, letter: str, font: QFont, fill: QColor, ink: QColor
) -> None:
    """Draw a leg's badge with its letter."""
    painter.fillPath(badge_path(box, leg), fill)
    draw_centred(painter, box, letter, font, ink)


def draw_centred(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Draw a short text so that its capitals are in the middle of `box`."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    left = box.center().x() - metrics.horizontalAdvance(text) / 2
    painter.drawText(QPointF(left, box.center().y() + metrics.capHeight() / 2), text)


def draw_soles(painter: QPainter, box: QRectF, active: Leg, colour: QColor) -> None:
    """Draw two soles seen from above, as high as `box`; the active one is filled."""
    scale = box.height() / SOLE_HEIGHT
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    pen = QPen(colour, 3.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    left_sole = _left_sole()
    for leg in (Leg.LEFT, Leg.RIGHT):
        if leg is Leg.RIGHT:
            painter.translate(2 * SOLE_WIDTH, 0.0)
            painter.scale(-1.0, 1.0)
        painter.setPen(pen)
        painter.setBrush(colour if leg is active else Qt.BrushStyle.NoBrush)
        painter.drawPath(left_sole)
    painter.restore()


def _left_sole() -> QPainterPath:
    """Return the outline of the left sole in its box, the toes up."""
    path = QPainterPath(QPointF(12.4, 1.5))
    path.cubicTo(18.5, 1.5, 22.5, 6.2, 22.5, 13.2)
    path.cubicTo(22.5, 19.5, 20.6, 22.5, 20.3, 27.0)
    path.cubicTo(20.1, 30.2, 20.6, 38.5, 13.2, 38.5)
    path.cubicTo(6.6, 38.5, 5.2, 33.5, 4.9, 28.5)
    path.cubicTo(4.5, 22.5, 1.5, 19.0, 1.5, 12.8)
    path.cubicTo(1.5, 6.2, 6.2, 1.5, 12.4, 1.5)
    path.closeSubpath()
    return path
