"""Flat shapes and lines in one colour, of which the figure is made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def fill_shape(painter: QPainter, path: QPainterPath, colour: str) -> None:
    """Fill `path`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(path)


def draw_line(
    painter: QPainter,
    path: QPainterPath,
    colour: str,
    width: float,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
) -> None:
    """Draw a line along `path`."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(cap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
