"""From key poses to bodies.

Between two poses the inputs are blended and the joints solved again, so that bones keep their
lengths, planted soles stay and palms stay on the wall.
"""

from stretchcoach.core.figure import Figure, KeyPose
from stretchcoach.core.footing import solve_leg
from stretchcoach.core.reach import (
    FAR_SHIFT,
    Surroundings,
    far_arm,
    lean_to_reach,
    reach_in,
    solve_arm,
)
from stretchcoach.core.skeleton import TRUNK, Body, Point, polar
from stretchcoach.core.stance import Stance, has_palms, payout_in, value_in


def solve(figure: Figure, stance: Stance, breath: float = 0.0) -> Body:
    """Return the body in `stance`, its lungs filled to `breath` (0 to 1)."""
    breathing = figure.breath
    hip = Point(
        value_in(stance, lambda pose: pose.hip[0]) + breath * breathing.hip[0],
        value_in(stance, lambda pose: pose.hip[1]) + breath * breathing.hip[1],
    )
    near_leg = solve_leg(hip, stance, lambda pose: pose.near)
    far_leg = solve_leg(hip, stance, lambda pose: pose.far)
    around = Surroundings(figure.wall, near_leg.ball, payout_in(stance) or 0.0)
    near_reach = reach_in(stance, around, lambda pose: pose.arms)
    trunk = value_in(stance, lambda pose: pose.trunk) + breath * breathing.trunk
    if has_palms(stance):
        trunk = lean_to_reach(hip, trunk, near_reach.target)
    shoulder = hip + polar(trunk, TRUNK)
    near_arm = solve_arm(shoulder, near_reach)
    apart = value_in(stance, lambda pose: float(pose.arms.palm is not None))
    far_shoulder = shoulder + Point(FAR_SHIFT.x * apart, FAR_SHIFT.y * apart)
    far_hand = solve_arm(far_shoulder, reach_in(stance, around, far_arm))
    # The strap runs through hands that can't come as near as they should.
    grips = (near_arm.grip, far_hand.grip) if around.payout else ()
    payout = max([around.payout, *((grip - near_leg.ball).length for grip in grips)])
    return Body(
        hip=hip,
        shoulder=shoulder,
        neck=value_in(stance, _neck) + breath * breathing.trunk,
        face=value_in(stance, _face) + breath * breathing.trunk,
        near_leg=near_leg,
        far_leg=far_leg,
        near_arm=near_arm,
        far_arm=far_hand,
        payout=payout,
        strapped=value_in(stance, lambda pose: float(pose.payout is not None)),
        felt=value_in(stance, lambda pose: float(pose.felt)),
        chest=breath * breathing.chest,
    )


def longest_way(a: Body, b: Body) -> float:
    """Return how far the joint goes that goes furthest from `a` to `b`."""
    return max((q - p).length for p, q in zip(_joints(a), _joints(b), strict=True))


def _joints(body: Body) -> tuple[Point, ...]:
    near_leg, far_leg, near_arm, far_arm = body.near_leg, body.far_leg, body.near_arm, body.far_arm
    legs = (near_leg.knee, near_leg.ankle, far_leg.knee, far_leg.ankle)
    arms = (near_arm.elbow, near_arm.wrist, far_arm.elbow, far_arm.wrist)
    return (body.hip, body.shoulder, *legs, *arms)


def _neck(pose: KeyPose) -> float:
    return pose.neck if pose.neck is not None else 90 + (pose.trunk - 90) * 0.8


def _face(pose: KeyPose) -> float:
    return pose.face if pose.face is not None else 90 + (pose.trunk - 90) * 0.5
