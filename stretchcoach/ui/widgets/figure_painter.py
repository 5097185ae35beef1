"""Draws a body on a painter whose unit is a thousandth of body height, y up."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient, QTransform

from stretchcoach.core.figure import Bone, Figure, Muscle, Spot
from stretchcoach.core.skeleton import HEEL, ArmBones, Body, LegBones, Point, polar
from stretchcoach.ui.body_look import BodyColours, BodyLook
from stretchcoach.ui.widgets import body_shapes as shapes
from stretchcoach.ui.widgets import hand_shapes as hands
from stretchcoach.ui.widgets.flat_shapes import draw_line, fill_shape
from stretchcoach.ui.widgets.hand_painter import paint_hand
from stretchcoach.ui.widgets.head_painter import paint_head
from stretchcoach.ui.widgets.outline import to_qt
from stretchcoach.ui.widgets.strap_painter import StrapPainter

SLEEVE_GROW = 6.0
FAR_SLEEVE_GROW = 1.0
TROUSER_GROW = 4.5
HEM = 0.035
UNDER_HEM = 0.15
IN_SHOE = 2.965
APART = 40.0
"""Of a far shoe right behind the near one only the edge is seen, not the laces."""
FAR_HEM = 118


class FigurePainter:
    """Draws one body in one look."""

    def __init__(self, painter: QPainter, look: BodyLook, colours: BodyColours) -> None:
        self._painter = painter
        self._look = look
        self._colours = colours

    def paint(self, body: Body, figure: Figure, glow: float) -> None:
        """Draw `body` from back to front; `glow` (0 to 1) is the strength of the muscle's light."""
        strap = StrapPainter(self._painter, self._colours)
        strap_length = figure.strap.length if figure.strap else 0.0
        if figure.strap is not None:
            strap.coil(figure.strap.rest, _part(body.strapped, 0.65, 0.2))
        shown = _part(body.strapped, 0.35, 0.8)
        self._leg(body, body.far_leg, far=True)
        self._arm(body.far_arm, far=True)
        if shown > 0:
            strap.strand(body, body.far_arm, strap_length, shown, far=True)
        paint_hand(self._painter, body.far_arm, self._colours, shown, far=True)
        paint_head(self._painter, body, self._look.hair, self._colours)
        self._leg(body, body.near_leg, far=False)
        if glow > 0:
            self._glow(body, figure.muscle, glow)
        self._trunk(body)
        if shown > 0:
            strap.strand(body, body.near_arm, strap_length, shown, far=False)
        self._edge_on_leg(body)
        self._arm(body.near_arm, far=False)
        paint_hand(self._painter, body.near_arm, self._colours, shown, far=False)

    def _leg(self, body: Body, leg: LegBones, *, far: bool) -> None:
        c = self._colours
        end = 1 + 2 * self._look.trouser
        skin = shapes.leg_outline(body, leg, end - UNDER_HEM, IN_SHOE)
        fill_shape(self._painter, skin, c.skin_shade if far else c.skin)
        laced = not far or (leg.ankle - body.near_leg.ankle).length > APART
        self._shoe(leg, far=far, laced=laced)
        cloth = c.bottom_shade if far else c.bottom
        fill_shape(self._painter, shapes.leg_outline(body, leg, 0.74, end, TROUSER_GROW), cloth)
        hem = QColor(c.bottom_shade).lighter(FAR_HEM).name() if far else c.bottom_light
        fill_shape(self._painter, shapes.leg_outline(body, leg, end - HEM, end, TROUSER_GROW), hem)

    def _shoe(self, leg: LegBones, *, far: bool, laced: bool) -> None:
        c = self._colours
        painter = self._painter
        painter.save()
        painter.translate(to_qt(leg.ankle))
        painter.rotate(leg.toes)
        fill_shape(self._painter, shapes.shoe_outline(), c.shoe_shade if far else c.shoe)
        if laced:
            draw_line(self._painter, shapes.shoe_details(), c.sole_shade if far else c.sole, 4)
        fill_shape(self._painter, shapes.shoe_sole(), c.sole_shade if far else c.sole)
        painter.restore()

    def _glow(self, body: Body, muscle: Muscle, strength: float) -> None:
        leg = body.near_leg
        start, end = (leg.knee, leg.ankle) if muscle.bone is Bone.SHANK else (leg.hip, leg.knee)
        centre = muscle_point(body, muscle)
        colour = QColor(self._colours.glow)
        gradient = QRadialGradient(QPointF(0, 0), 1)
        for stop, alpha in ((0.0, 0.95), (0.45, 0.72), (0.8, 0.22), (1.0, 0.0)):
            colour.setAlphaF(alpha * strength)
            gradient.setColorAt(stop, colour)
        brush = QBrush(gradient)
        spread = QTransform.fromTranslate(centre.x, centre.y)
        spread.rotate((end - start).angle)
        spread.scale(muscle.length, muscle.width)
        brush.setTransform(spread)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(brush)
        lit = shapes.leg_outline(body, leg, 0.74, 3.0)
        lit.addPath(shapes.leg_outline(body, leg, 0.74, 1 + 2 * self._look.trouser, TROUSER_GROW))
        self._painter.drawPath(lit)

    def _trunk(self, body: Body) -> None:
        c = self._colours
        shirt = shapes.trunk_outline(body, body.near_leg)
        fill_shape(self._painter, shirt, c.top)
        notch, nape = shapes.collar_ends(body)
        middle = Point((notch.x + nape.x) / 2, (notch.y + nape.y) / 2)
        low = middle + polar((body.hip - body.shoulder).angle, 14)
        path = QPainterPath(to_qt(nape))
        path.quadTo(to_qt(low), to_qt(notch))
        painter = self._painter
        for within in (shirt, shapes.neck_outline(body)):
            painter.save()
            painter.setClipPath(within, Qt.ClipOperation.IntersectClip)
            draw_line(painter, path, c.top_shade, 9, Qt.PenCapStyle.FlatCap)
            painter.restore()

    def _arm(self, arm: ArmBones, *, far: bool) -> None:
        c = self._colours
        fill_shape(self._painter, shapes.arm_outline(arm), c.skin_shade if far else c.skin)
        sleeve = c.top_shade if far else c.top_light
        end = 2 * self._look.sleeve
        grow = FAR_SLEEVE_GROW if far else SLEEVE_GROW
        fill_shape(self._painter, shapes.arm_outline(arm, end, grow), sleeve)
        hem = c.top_shade if far else c.top
        fill_shape(self._painter, shapes.sleeve_hem(arm, end, HEM * 1.2, grow), hem)

    def _edge_on_leg(self, body: Body) -> None:
        """Draw the edge of the near arm where it lies on the leg, skin on skin."""
        painter = self._painter
        painter.save()
        skin = shapes.leg_outline(body, body.near_leg, 1 + 2 * self._look.trouser, 3.0)
        painter.setClipPath(skin, Qt.ClipOperation.IntersectClip)
        for outline in (shapes.arm_outline(body.near_arm), hands.hand_outline(body.near_arm)):
            draw_line(self._painter, outline, self._colours.skin_shade, 7)
        painter.restore()


def _part(value: float, start: float, end: float) -> float:
    """Return how far `value` is from `start` to `end`, 0 to 1."""
    return min(max((value - start) / (end - start), 0.0), 1.0)


def muscle_point(body: Body, muscle: Muscle) -> Point:
    """Return the middle of the muscle that is felt."""
    leg = body.near_leg
    start, end = (leg.knee, leg.ankle) if muscle.bone is Bone.SHANK else (leg.hip, leg.knee)
    way = end - start
    return start + polar(way.angle, way.length * muscle.at) + polar(way.angle - 90, muscle.back)


def spot_point(body: Body, spot: Spot, muscle: Muscle) -> Point:
    """Return what a callout points to."""
    match spot:
        case Spot.MUSCLE:
            return muscle_point(body, muscle)
        case Spot.BALL:
            return body.near_leg.ball
        case Spot.HEEL:
            return body.near_leg.foot_point(HEEL + 12, -18)
        case Spot.HANDS:
            return body.near_arm.grip
