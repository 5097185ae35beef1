"""The shapes of a hand: flat, gripping a strap, or flat on a wall."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from stretchcoach.core.skeleton import ArmBones, Point
from stretchcoach.ui.widgets.outline import blob, resting, to_qt

# A hand along its direction and to its back, wrist at 0: flat in line with the arm, gripping, and
# flat on a wall with the wrist bent back.
FLAT_HAND = (
    (-18, 9), (2, 16), (22, 19), (48, 20), (82, 13), (104, 5), (108, -3), (100, -10), (60, -18),
    (28, -20), (4, -17), (-18, -9),
)  # fmt: skip
GRIPPING_HAND = (
    (-18, 9), (2, 16), (16, 20), (36, 28), (58, 26), (72, 12), (72, -8), (60, -24), (42, -29),
    (20, -24), (4, -17), (-18, -9),
)  # fmt: skip
WALL_HAND = (
    (11, 18), (16, 15), (26, 9), (48, -1), (76, -6), (100, -10), (107, -16), (100, -22), (60, -22),
    (0, -22), (-20, -16), (-11, 18),
)  # fmt: skip
WRIST = 15.5


def hand_outline(arm: ArmBones) -> QPainterPath:
    """Return the hand: flat or gripping, in line with the arm or bent back on a wall."""
    bent = _bent(arm)
    points = []
    for flat, grip, wall in zip(FLAT_HAND, GRIPPING_HAND, WALL_HAND, strict=True):
        x = (flat[0] * (1 - arm.curl) + grip[0] * arm.curl) * (1 - bent) + wall[0] * bent
        y = (flat[1] * (1 - arm.curl) + grip[1] * arm.curl) * (1 - bent) + wall[1] * bent
        points.append(arm.wrist + Point(x, y).turned(arm.hand))
    return blob(resting(points))


def wrist(arm: ArmBones) -> QPainterPath:
    """Return the wrist, which is round where the hand is bent."""
    path = QPainterPath()
    path.addEllipse(to_qt(arm.wrist), WRIST, WRIST)
    return path


def on_wall(arm: ArmBones) -> bool:
    """Return whether the hand is bent back more than straight."""
    return _bent(arm) > 0.5


def _bent(arm: ArmBones) -> float:
    """Return how far the wrist is bent back, 0 to 1."""
    forearm = (arm.wrist - arm.elbow).angle
    return min(max(((arm.hand - forearm + 180) % 360 - 180) / 90, 0.0), 1.0)


def fingers(arm: ArmBones) -> QPainterPath:
    """Return the lines between the fingers of a gripping hand."""
    path = QPainterPath()
    for along, up in ((66, 4), (66, -8), (58, -18)):
        path.moveTo(to_qt(arm.wrist + Point(along, up).turned(arm.hand)))
        path.lineTo(to_qt(arm.wrist + Point(along - 22, up - 1).turned(arm.hand)))
    return path


def thumb(arm: ArmBones) -> QPainterPath:
    """Return the thumb that lies over the fingers of a gripping hand."""
    local = ((10, 10), (26, 22), (50, 22), (58, 14), (50, 6), (30, 5))
    return blob([arm.wrist + Point(x, y).turned(arm.hand) for x, y in local])


def wrap(arm: ArmBones) -> QPainterPath:
    """Return the strap's way across a gripping hand."""
    path = QPainterPath(_place(arm, 46, 34))
    path.lineTo(_place(arm, 34, -34))
    return path


def flat_thumb(arm: ArmBones) -> QPainterPath:
    """Return the line of the thumb along a flat hand."""
    path = QPainterPath(_place(arm, 16, 5))
    path.cubicTo(_place(arm, 34, -3), _place(arm, 48, -4), _place(arm, 58, -2))
    return path


def _place(arm: ArmBones, along: float, up: float) -> QPointF:
    return to_qt(arm.wrist + Point(along, up).turned(arm.hand))
