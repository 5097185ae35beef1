"""Draws a body on a painter whose unit is a thousandth of body height, y up."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from stretchcoach.core.figure import Bone, Figure, Muscle, Spot
from stretchcoach.core.skeleton import HEEL, ArmBones, Body, LegBones, Point, polar
from stretchcoach.ui.body_look import BodyColours, BodyLook, Hair
from stretchcoach.ui.widgets import body_shapes as shapes
from stretchcoach.ui.widgets import hand_shapes as hands
from stretchcoach.ui.widgets import head_shapes as heads
from stretchcoach.ui.widgets.outline import to_qt
from stretchcoach.ui.widgets.strap_painter import WIDTH as STRAP_WIDTH
from stretchcoach.ui.widgets.strap_painter import StrapPainter

SLEEVE_GROW = 6.0
FAR_SLEEVE_GROW = 1.0
TROUSER_GROW = 4.5
HEM = 0.035
UNDER_HEM = 0.15
IN_SHOE = 2.965
GRIPPING = 0.6
APART = 40.0
"""Of a far shoe right behind the near one only the edge is seen, not the laces."""
FAR_LINE = 118
FAR_HEM = 118
ABOVE_FLOOR = QRectF(-5000, 0, 10000, 5000)
"""Hair that is thick is pressed flat where the head lies on the floor."""


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
        self._hand(body.far_arm, shown, far=True)
        self._neck_and_head(body)
        self._leg(body, body.near_leg, far=False)
        if glow > 0:
            self._glow(body, figure.muscle, glow)
        self._trunk(body)
        if shown > 0:
            strap.strand(body, body.near_arm, strap_length, shown, far=False)
        self._edge_on_leg(body)
        self._arm(body.near_arm, far=False)
        self._hand(body.near_arm, shown, far=False)

    def _fill(self, path: QPainterPath, colour: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPath(path)

    def _line(self, path: QPainterPath, colour: str, width: float) -> None:
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, pen)

    def _leg(self, body: Body, leg: LegBones, *, far: bool) -> None:
        c = self._colours
        end = 1 + 2 * self._look.trouser
        skin = shapes.leg_outline(body, leg, end - UNDER_HEM, IN_SHOE)
        self._fill(skin, c.skin_shade if far else c.skin)
        laced = not far or (leg.ankle - body.near_leg.ankle).length > APART
        self._shoe(leg, far=far, laced=laced)
        cloth = c.bottom_shade if far else c.bottom
        self._fill(shapes.leg_outline(body, leg, 0.74, end, TROUSER_GROW), cloth)
        hem = QColor(c.bottom_shade).lighter(FAR_HEM).name() if far else c.bottom_light
        self._fill(shapes.leg_outline(body, leg, end - HEM, end, TROUSER_GROW), hem)

    def _shoe(self, leg: LegBones, *, far: bool, laced: bool) -> None:
        c = self._colours
        painter = self._painter
        painter.save()
        painter.translate(to_qt(leg.ankle))
        painter.rotate(leg.toes)
        self._fill(shapes.shoe_outline(), c.shoe_shade if far else c.shoe)
        if laced:
            self._line(shapes.shoe_details(), c.sole_shade if far else c.sole, 4)
        self._fill(shapes.shoe_sole(), c.sole_shade if far else c.sole)
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
        self._fill(shirt, c.top)
        notch, nape = shapes.collar_ends(body)
        middle = Point((notch.x + nape.x) / 2, (notch.y + nape.y) / 2)
        low = middle + polar((body.hip - body.shoulder).angle, 14)
        path = QPainterPath(to_qt(nape))
        path.quadTo(to_qt(low), to_qt(notch))
        pen = QPen(QColor(c.top_shade), 9)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter = self._painter
        for within in (shirt, shapes.neck_outline(body)):
            painter.save()
            painter.setClipPath(within, Qt.ClipOperation.IntersectClip)
            painter.strokePath(path, pen)
            painter.restore()

    def _arm(self, arm: ArmBones, *, far: bool) -> None:
        c = self._colours
        self._fill(shapes.arm_outline(arm), c.skin_shade if far else c.skin)
        sleeve = c.top_shade if far else c.top_light
        end = 2 * self._look.sleeve
        grow = FAR_SLEEVE_GROW if far else SLEEVE_GROW
        self._fill(shapes.arm_outline(arm, end, grow), sleeve)
        hem = c.top_shade if far else c.top
        self._fill(shapes.sleeve_hem(arm, end, HEM * 1.2, grow), hem)

    def _edge_on_leg(self, body: Body) -> None:
        """Draw the edge of the near arm where it lies on the leg, skin on skin."""
        painter = self._painter
        painter.save()
        skin = shapes.leg_outline(body, body.near_leg, 1 + 2 * self._look.trouser, 3.0)
        painter.setClipPath(skin, Qt.ClipOperation.IntersectClip)
        for outline in (shapes.arm_outline(body.near_arm), hands.hand_outline(body.near_arm)):
            self._line(outline, self._colours.skin_shade, 7)
        painter.restore()

    def _hand(self, arm: ArmBones, strapped: float, *, far: bool) -> None:
        c = self._colours
        skin = c.skin_shade if far else c.skin
        line = QColor(c.skin_shade).darker(FAR_LINE).name() if far else c.skin_shade
        outline = hands.hand_outline(arm)
        self._fill(hands.wrist(arm), skin)
        self._fill(outline, skin)
        if arm.curl <= GRIPPING:
            if not hands.on_wall(arm):
                self._line(hands.flat_thumb(arm), line, 3.5)
            return
        painter = self._painter
        painter.save()
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        painter.setOpacity(strapped)
        self._line(hands.wrap(arm), c.strap_shade if far else c.strap, STRAP_WIDTH)
        painter.restore()
        self._line(hands.fingers(arm), line, 3.5)
        self._line(hands.thumb(arm), line, 5)
        self._fill(hands.thumb(arm), skin)

    def _neck_and_head(self, body: Body) -> None:
        c = self._colours
        painter = self._painter
        centre = shapes.head_centre(body)
        up = body.face
        style = self._look.hair
        painter.save()
        painter.setClipRect(ABOVE_FLOOR, Qt.ClipOperation.IntersectClip)
        painter.save()
        painter.translate(to_qt(centre))
        painter.rotate(up - 90)
        self._fill(heads.hair_behind(style), c.hair_shade)
        painter.restore()
        self._fill(shapes.neck_outline(body), c.skin_shade)
        painter.save()
        painter.translate(to_qt(centre))
        painter.rotate(up - 90)
        self._fill(heads.face(), c.skin)
        self._fill(heads.cheek(), c.cheek)
        self._fill(heads.eye(), c.features)
        self._line(heads.eyebrow(), c.brow, 4.0)
        self._line(heads.smile(), c.mouth, 4.0)
        if style is not Hair.SCARF:
            self._fill(heads.ear(), c.skin_shade)
        self._fill(heads.hair_sides(style), c.hair_shade)
        self._fill(heads.hair_over(style), c.hair)
        painter.restore()
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
