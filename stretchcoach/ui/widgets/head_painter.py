"""Draws neck, head and hair."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from stretchcoach.core.skeleton import Body
from stretchcoach.ui.body_look import BodyColours, Hair
from stretchcoach.ui.widgets import head_shapes as heads
from stretchcoach.ui.widgets.body_shapes import head_centre, neck_outline
from stretchcoach.ui.widgets.flat_shapes import draw_line, fill_shape
from stretchcoach.ui.widgets.outline import to_qt

ABOVE_FLOOR = QRectF(-5000, 0, 10000, 5000)
"""Hair that is thick is pressed flat where the head lies on the floor."""


def paint_head(painter: QPainter, body: Body, style: Hair, colours: BodyColours) -> None:
    """Draw neck, head and hair of `body`."""
    c = colours
    centre = head_centre(body)
    up = body.face
    painter.save()
    painter.setClipRect(ABOVE_FLOOR, Qt.ClipOperation.IntersectClip)
    painter.save()
    painter.translate(to_qt(centre))
    painter.rotate(up - 90)
    fill_shape(painter, heads.hair_behind(style), c.hair_shade)
    painter.restore()
    fill_shape(painter, neck_outline(body), c.skin_shade)
    painter.save()
    painter.translate(to_qt(centre))
    painter.rotate(up - 90)
    fill_shape(painter, heads.face(), c.skin)
    fill_shape(painter, heads.cheek(), c.cheek)
    fill_shape(painter, heads.eye(), c.features)
    draw_line(painter, heads.eyebrow(), c.brow, 4.0)
    draw_line(painter, heads.smile(), c.mouth, 4.0)
    if style is not Hair.SCARF:
        fill_shape(painter, heads.ear(), c.skin_shade)
    fill_shape(painter, heads.hair_sides(style), c.hair_shade)
    fill_shape(painter, heads.hair_over(style), c.hair)
    painter.restore()
    painter.restore()
