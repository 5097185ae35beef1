"""Draws a hand: flat, gripping a strap, or flat on a wall."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from stretchcoach.core.skeleton import ArmBones
from stretchcoach.ui.body_look import BodyColours
from stretchcoach.ui.widgets import hand_shapes as hands
from stretchcoach.ui.widgets.flat_shapes import draw_line, fill_shape
from stretchcoach.ui.widgets.strap_painter import WIDTH as STRAP_WIDTH

GRIPPING = 0.6
FAR_LINE = 118


def paint_hand(
    painter: QPainter, arm: ArmBones, colours: BodyColours, strapped: float, *, far: bool
) -> None:
    """Draw the hand of `arm`; `strapped` (0 to 1) is how much is seen of the strap it holds."""
    c = colours
    skin = c.skin_shade if far else c.skin
    line = QColor(c.skin_shade).darker(FAR_LINE).name() if far else c.skin_shade
    outline = hands.hand_outline(arm)
    fill_shape(painter, hands.wrist(arm), skin)
    fill_shape(painter, outline, skin)
    if arm.curl <= GRIPPING:
        if not hands.on_wall(arm):
            draw_line(painter, hands.flat_thumb(arm), line, 3.5)
        return
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(strapped)
    draw_line(painter, hands.wrap(arm), c.strap_shade if far else c.strap, STRAP_WIDTH)
    painter.restore()
    draw_line(painter, hands.fingers(arm), line, 3.5)
    draw_line(painter, hands.thumb(arm), line, 5)
    fill_shape(painter, hands.thumb(arm), skin)
