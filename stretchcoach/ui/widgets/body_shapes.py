"""The shapes of trunk, limbs, hands and shoes round the bones of a body."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from stretchcoach.core.skeleton import (
    ANKLE_HEIGHT,
    HEEL,
    HEEL_BACK,
    TOE,
    ArmBones,
    Body,
    LegBones,
    Point,
    polar,
)
from stretchcoach.ui.widgets.outline import arc, resting, spline, strip, to_qt, tube, widths

TRUNK_SHAPE = (
    (0.0, 52, 58), (0.12, 64, 68), (0.32, 70, 75), (0.52, 64, 67),
    (0.7, 59, 60), (0.86, 61, 67), (1.0, 64, 74),
)  # fmt: skip
THIGH_SHAPE = ((0.0, 64, 74), (0.12, 66, 73), (0.35, 62, 64), (0.7, 49, 51), (1.0, 39, 45))
SHANK_SHAPE = (
    (0.0, 39, 45), (0.12, 36, 50), (0.3, 33, 55), (0.5, 30, 49),
    (0.75, 23, 30), (0.92, 19, 21), (1.0, 19, 21),
)  # fmt: skip
UPPER_ARM_SHAPE = ((0.0, 37, 38), (0.4, 34, 35), (0.75, 29, 28), (1.0, 26, 27))
FOREARM_SHAPE = ((0.0, 26, 27), (0.25, 28, 28), (0.65, 21, 22), (1.0, 15.5, 15.5))

LEG_SHAPES = (TRUNK_SHAPE, THIGH_SHAPE, SHANK_SHAPE)
ARM_SHAPES = (UPPER_ARM_SHAPE, FOREARM_SHAPE)
NECK_SHAPE = ((0.0, 29, 30), (0.6, 31, 30), (1.0, 36, 31))
HEAD = 134.0
CAP = 0.82
SHIRT_END = 0.97
LAP_OVERLAP = 12.0


def leg_outline(
    body: Body, leg: LegBones, start: float, end: float, grow: float = 0.0
) -> QPainterPath:
    """Return the flesh of a leg. `start` and `end` count from the shoulder (0), hip 1, knee 2."""
    front, back = _leg_edges(body, leg, start, end, grow)
    return strip(front, back, sag=-4.0)


def _leg_edges(
    body: Body, leg: LegBones, start: float, end: float, grow: float
) -> tuple[list[Point], list[Point]]:
    joints = (body.shoulder, leg.hip, leg.knee, leg.ankle)
    front, back = tube(joints, LEG_SHAPES, start, end, grow)
    return resting(front), resting(back)


def trunk_outline(body: Body, leg: LegBones) -> QPainterPath:
    """Return the shirt from the collar to its hem above the bend of the hip."""
    front, back = tube(
        (body.shoulder, leg.hip, leg.knee), LEG_SHAPES[:2], 0.06, SHIRT_END, grow=6.0
    )
    way = (leg.hip - body.shoulder).angle
    lifted = [
        point + polar(way + 90, body.chest * _hill(index / (len(front) - 1)))
        for index, point in enumerate(front)
    ]
    covered = (lifted[-1] - body.shoulder).turned(-way).x
    overlap = min(LAP_OVERLAP, SHIRT_END * (leg.hip - body.shoulder).length - covered)
    if overlap > 0:
        lifted.append(lifted[-1] + polar(way, overlap))
    notch, nape = collar_ends(body)
    path = QPainterPath(to_qt(nape))
    path.setFillRule(Qt.FillRule.WindingFill)
    path.quadTo(to_qt(_trunk_point(body, -0.08, 8)), to_qt(notch))
    edge = resting([notch, *lifted])
    spline(path, edge)
    low = resting(back)
    middle = Point((edge[-1].x + low[-1].x) / 2, (edge[-1].y + low[-1].y) / 2)
    path.quadTo(to_qt(middle + polar(way, 7)), to_qt(low[-1]))
    spline(path, [*reversed(low), nape])
    path.closeSubpath()
    return path


def head_centre(body: Body) -> Point:
    """Return the middle of the head."""
    return body.shoulder + polar(body.neck, HEAD)


def neck_outline(body: Body) -> QPainterPath:
    """Return the neck, from within the head to within the shirt."""
    root = body.shoulder + polar((body.shoulder - body.hip).angle, 4)
    skull = head_centre(body) + Point(-14, -28).turned(body.face - 90)
    front, back = tube((skull, root), (NECK_SHAPE,))
    return strip(front, back)


def collar_ends(body: Body) -> tuple[Point, Point]:
    """Return where the collar meets the throat and the nape."""
    return _trunk_point(body, -0.08, 33), _trunk_point(body, -0.165, -32)


def _trunk_point(body: Body, along: float, front: float) -> Point:
    way = body.hip - body.shoulder
    return body.shoulder + polar(way.angle, along * way.length) + polar(way.angle + 90, front)


def _hill(t: float) -> float:
    return max(0.0, 1 - ((t - 0.3) / 0.5) ** 2)


def arm_outline(arm: ArmBones, end: float = 2.0, grow: float = 0.0) -> QPainterPath:
    """Return an arm, or its sleeve, from the round shoulder to `end` (elbow 1, wrist 2)."""
    joints = (arm.shoulder, arm.elbow, arm.wrist)
    front, back = tube(joints, ARM_SHAPES, 0.0, end, grow)
    way = (arm.elbow - arm.shoulder).angle
    half = sum(widths(UPPER_ARM_SHAPE, 0)) / 2 + grow
    cap = [
        arm.shoulder + Point(point.x * CAP, point.y).turned(way)
        for point in arc(Point(0, 0), half, -90, -180)
    ]
    return strip(resting([*cap, *front]), resting(back), sag=-3.0)


def sleeve_hem(arm: ArmBones, end: float, width: float, grow: float) -> QPainterPath:
    """Return the band at the end of a sleeve; `width` is a part of the bone."""
    front, back = tube((arm.shoulder, arm.elbow, arm.wrist), ARM_SHAPES, end - width, end, grow)
    return strip(resting(front), resting(back), sag=-3.0)


def shoe_outline() -> QPainterPath:
    """Return a shoe, ankle at the origin, toes along x."""
    path = QPainterPath(QPointF(-29, 14))
    path.cubicTo(-30, -2, HEEL, -8, HEEL, -32)
    path.lineTo(TOE - 5, -32)
    path.cubicTo(TOE + 1, -20, TOE - 8, -8, 90, -4)
    path.cubicTo(66, 0, 50, 8, 38, 19)
    path.quadTo(31, 24, 25, 17)
    path.quadTo(0, 7, -29, 14)
    path.closeSubpath()
    return path


def shoe_sole() -> QPainterPath:
    """Return the sole under the shoe, its lower edge on the floor."""
    path = QPainterPath(to_qt(HEEL_BACK))
    path.cubicTo(HEEL - 1, -34, HEEL, -ANKLE_HEIGHT, HEEL + 7, -ANKLE_HEIGHT)
    path.lineTo(TOE - 18, -ANKLE_HEIGHT)
    path.cubicTo(TOE - 6, -ANKLE_HEIGHT, TOE, -34, TOE, -25)
    path.quadTo(TOE - 6, -29, TOE - 20, -29)
    path.closeSubpath()
    return path


def shoe_details() -> QPainterPath:
    """Return the lines of a shoe: laces, and the seam at the toes."""
    path = QPainterPath()
    for x, y in ((41, 8), (53, 1), (66, -4)):
        path.moveTo(x, y)
        path.lineTo(x - 9, y - 10)
    return path
