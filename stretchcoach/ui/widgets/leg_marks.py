"""The marks that tell right from left without colour: badges by shape, and two soles."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.widgets.centred import draw_centred

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


def draw_soles(painter: QPainter, box: QRectF, active: Leg, colour: QColor) -> None:
    """Draw two soles seen from above, as high as `box`; the active one is filled."""
    scale = box.height() / SOLE_HEIGHT
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    pen = QPen(colour, 3.4)
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
    path = QPainterPath(QPointF(11.4, 1.7))
    path.cubicTo(17.4, 1.7, 21.0, 6.6, 21.0, 13.4)
    path.cubicTo(21.0, 18.2, 19.4, 21.4, 19.1, 26.4)
    path.cubicTo(18.8, 32.0, 18.6, 38.3, 11.8, 38.3)
    path.cubicTo(5.0, 38.3, 4.2, 32.6, 3.9, 27.4)
    path.cubicTo(3.6, 22.0, 1.8, 18.6, 1.8, 13.2)
    path.cubicTo(1.8, 6.6, 5.4, 1.7, 11.4, 1.7)
    path.closeSubpath()
    return path
