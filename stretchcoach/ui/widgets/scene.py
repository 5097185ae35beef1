"""The scene round a figure: wall, floor, mat, and the words that point to a spot."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from stretchcoach.core.figure import Figure
from stretchcoach.ui.theme import Style, Theme
from stretchcoach.ui.widgets.stage import Stage

MAT_THICKNESS = 24.0
DISC_RADIUS = 0.44
DISC_CENTRE = 0.6
SKIRTING = 8.0
WALL_EDGE = 4.0
EDGE_STRENGTH = 0.5
MARGIN = 24.0
TITLE_PX = 22.0
TEXT_PX = 20.0
SMALLEST_UNIT = 0.68
DOT = 5.0


def paint_backdrop(painter: QPainter, stage: Stage, figure: Figure, theme: Theme) -> None:
    """Draw all that stands behind the figure."""
    painter.fillRect(QRectF(0, 0, stage.width, stage.floor), theme["wall"])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.save()
    painter.setClipRect(QRectF(0, 0, stage.width, stage.floor))
    painter.setBrush(theme["arch"])
    radius = DISC_RADIUS * stage.floor
    painter.drawEllipse(QPointF(stage.width / 2, DISC_CENTRE * stage.floor), radius, radius)
    painter.restore()
    skirting = SKIRTING * stage.unit
    painter.fillRect(QRectF(0, stage.floor - skirting, stage.width, skirting), theme["skirt"])
    if figure.wall is not None:
        _paint_wall(painter, stage, figure.wall, theme)
    below = QRectF(0, stage.floor, stage.width, stage.height - stage.floor)
    painter.fillRect(below, theme["floor"])
    if figure.mat is not None:
        painter.save()
        painter.setTransform(stage.transform, combine=True)
        painter.setBrush(theme["mat"])
        left, right = figure.mat
        mat = QRectF(left, -MAT_THICKNESS, right - left, MAT_THICKNESS)
        painter.drawRoundedRect(mat, MAT_THICKNESS / 2, MAT_THICKNESS / 2)
        painter.restore()


def _paint_wall(painter: QPainter, stage: Stage, x: float, theme: Theme) -> None:
    """Draw the wall in whole pixels, so that it is the same on either side."""
    face = stage.transform.map(QPointF(x, 0)).x()
    width = ceil(face if stage.mirrored else stage.width - face)
    edge = max(round(WALL_EDGE * stage.unit), 1)
    line = QColor(theme["ctl"])
    line.setAlphaF(EDGE_STRENGTH)
    left = 0.0 if stage.mirrored else stage.width - width
    painter.fillRect(QRectF(left, 0, width, stage.floor), theme["solid"])
    edge_left = left + width - edge if stage.mirrored else left
    painter.fillRect(QRectF(edge_left, 0, edge, stage.floor), line)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point to `spot`; `middle` is where they would like to be."""

    title: str
    text: str
    spot: QPointF
    middle: QPointF


def paint_pointer(painter: QPainter, stage: Stage, pointer: Pointer, look: Style) -> None:
    """Draw the words within the scene, and a line from them to the spot."""
    unit = max(stage.unit, SMALLEST_UNIT)
    title_font = look.font(TITLE_PX * unit, bold=True)
    text_font = look.font(TEXT_PX * unit)
    wide = QRectF(0, 0, stage.width * 0.4, stage.height)
    wrap = Qt.TextFlag.TextWordWrap
    title = QFontMetricsF(title_font).boundingRect(wide, wrap, pointer.title)
    text = QFontMetricsF(text_font).boundingRect(wide, wrap, pointer.text)
    box = QRectF(0, 0, max(title.width(), text.width()) + 2, title.height() + text.height())
    box.moveCenter(pointer.middle)
    margin = MARGIN * unit
    box.moveLeft(min(max(box.left(), margin), stage.width - margin - box.width()))
    box.moveTop(max(box.top(), margin))
    # Words that must wrap leave room on the inner side, where the figure is.
    outer_right = box.center().x() > stage.width / 2
    side = Qt.AlignmentFlag.AlignRight if outer_right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(look.theme["ink"])
    painter.setFont(title_font)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignTop | wrap, pointer.title)
    painter.setPen(look.theme["ink2"])
    painter.setFont(text_font)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignBottom | wrap, pointer.text)
    painter.setPen(QPen(look.theme["ink"], 2 * unit))
    painter.drawLine(_leave(box, pointer.spot, 10 * unit), pointer.spot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme["ink"])
    painter.drawEllipse(pointer.spot, DOT * unit, DOT * unit)


def _leave(box: QRectF, spot: QPointF, gap: float) -> QPointF:
    """Return where the line from the middle of `box` to `spot` leaves it."""
    around = box.adjusted(-gap, -gap / 2, gap, gap / 2)
    way = spot - around.center()
    across = around.width() / 2 / abs(way.x()) if way.x() else 1.0
    down = around.height() / 2 / abs(way.y()) if way.y() else 1.0
    return around.center() + way * min(across, down, 1.0)


def round_corners(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Take the corners off a picture that covers `rect`."""
    path = QPainterPath()
    path.addRect(rect)
    path.addRoundedRect(rect, radius, radius)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.color1)  # opaque, whatever its colour
    painter.drawPath(path)
