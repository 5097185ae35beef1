"""From key poses to bodies.

Between two poses the inputs are blended and the joints solved again, so that bones keep their
lengths, planted soles stay and palms stay on the wall.
"""

from dataclasses import dataclass
from math import acos, degrees, pi, sin, sqrt

from stretchcoach.core.figure import ArmGoal, Figure, KeyPose, LegGoal
from stretchcoach.core.skeleton import (
    ANKLE_HEIGHT,
    ARM,
    FOREARM,
    GRIP,
    LEG,
    PALM_DEPTH,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    ArmBones,
    Body,
    LegBones,
    Point,
    polar,
    sole_height,
    two_bones,
)

STEP_LIFT = 45.0
STEP_TILT = 14.0
FAR_STRAP = 3.0
FAR_SHIFT = Point(0.0, 13.0)
"""How the far arm is drawn apart from the near one, which would hide it on the wall."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """What an arm is solved for: the point `beyond` the wrist that must be at `target`.

    `hand` is the direction of the hand as far as `turned` (0 to 1), else it follows the forearm.
    """

    target: Point
    beyond: float
    hand: float
    turned: float
    curl: float


def solve(figure: Figure, pose: KeyPose, breath: float = 0.0) -> Body:
    """Return the body in `pose`, its lungs filled to `breath` (0 to 1)."""
    return blend(figure, pose, pose, 0.0, breath)


def blend(figure: Figure, a: KeyPose, b: KeyPose, t: float, breath: float = 0.0) -> Body:
    """Return the body at `t` (0 to 1) of the way from `a` to `b`."""
    breathing = figure.breath
    hip = Point(
        _mix(a.hip[0], b.hip[0], t) + breath * breathing.hip[0],
        _mix(a.hip[1], b.hip[1], t) + breath * breathing.hip[1],
    )
    trunk = _mix(a.trunk, b.trunk, t) + breath * breathing.trunk
    near_leg = _solve_leg(hip, a.near, b.near, t)
    far_leg = _solve_leg(hip, a.far, b.far, t)
    payout = _mix(_payout(a, b), _payout(b, a), t)
    reaches = [
        _mix_reach(
            _reach(figure, near_leg.ball, payout, first),
            _reach(figure, near_leg.ball, payout, second),
            t,
            (near_leg.ball, payout)
            if first.strap is not None and second.strap is not None
            else None,
        )
        for first, second in ((a.arms, b.arms), (_far_arm(a), _far_arm(b)))
    ]
    if a.arms.palm is not None or b.arms.palm is not None:
        trunk = _lean_to_reach(hip, trunk, reaches[0].target)
    shoulder = hip + polar(trunk, TRUNK)
    near_arm = _solve_arm(shoulder, reaches[0])
    apart = _mix(float(a.arms.palm is not None), float(b.arms.palm is not None), t)
    far_shoulder = shoulder + Point(FAR_SHIFT.x * apart, FAR_SHIFT.y * apart)
    far_arm = _solve_arm(far_shoulder, reaches[1])
    return Body(
        hip=hip,
        shoulder=shoulder,
        neck=_mix(_neck(a), _neck(b), t) + breath * breathing.trunk,
        face=_mix(_face(a), _face(b), t) + breath * breathing.trunk,
        near_leg=near_leg,
        far_leg=far_leg,
        near_arm=near_arm,
        far_arm=far_arm,
        payout=payout,
        strapped=_mix(float(a.payout is not None), float(b.payout is not None), t),
        felt=_mix(float(a.felt), float(b.felt), t),
        chest=breath * breathing.chest,
    )


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _mix_points(a: Point, b: Point, t: float) -> Point:
    return Point(_mix(a.x, b.x, t), _mix(a.y, b.y, t))


def _payout(pose: KeyPose, other: KeyPose) -> float:
    return pose.payout if pose.payout is not None else other.payout or 0.0


def _neck(pose: KeyPose) -> float:
    return pose.neck if pose.neck is not None else 90 + (pose.trunk - 90) * 0.8


def _face(pose: KeyPose) -> float:
    return pose.face if pose.face is not None else 90 + (pose.trunk - 90) * 0.5


def _far_arm(pose: KeyPose) -> ArmGoal:
    """Return the goal of the far arm: unless it is given, a little apart from the near one's."""
    if pose.far_arm is not None:
        return pose.far_arm
    near = pose.arms
    return ArmGoal(
        wrist=near.wrist,
        palm=None if near.palm is None else near.palm + FAR_SHIFT.y,
        strap=None if near.strap is None else near.strap - FAR_STRAP,
        hand=near.hand,
        curl=near.curl,
    )


def _foot(hip: Point, goal: LegGoal) -> tuple[Point, float]:
    """Return where the ankle goes and the foot points."""
    if goal.sole is not None:
        return Point(goal.sole, ANKLE_HEIGHT), 0.0
    if goal.raised is not None:
        return hip + polar(goal.raised, LEG), goal.toes
    height = sole_height(goal.toes)
    return Point(hip.x + sqrt(LEG**2 - (hip.y - height) ** 2), height), goal.toes


def _solve_leg(hip: Point, a: LegGoal, b: LegGoal, t: float) -> LegBones:
    (first, first_toes), (second, second_toes) = _foot(hip, a), _foot(hip, b)
    toes = _mix(first_toes, second_toes, t)
    if a.sole is None and b.sole is None:
        # The straight leg swings about the hip.
        turn = _mix((first - hip).angle, (second - hip).angle, t)
        ankle = hip + polar(turn, LEG)
        if a.raised is None and b.raised is None:
            ankle, toes = _foot(hip, LegGoal(toes=toes))
    else:
        ankle = _mix_points(first, second, t)
        if abs(first.x - second.x) + abs(first.y - second.y) > 1:
            step = sin(pi * t)
            toes -= STEP_TILT * step
            ankle += Point(0, STEP_LIFT * step)
            ankle = Point(ankle.x, max(ankle.y, sole_height(toes)))
    knee, ankle = two_bones(hip, ankle, THIGH, SHANK, 1)
    return LegBones(hip, knee, ankle, toes)


def _reach(figure: Figure, ball: Point, payout: float, goal: ArmGoal) -> _Reach:
    if goal.palm is not None and figure.wall is not None:
        return _Reach(Point(figure.wall - PALM_DEPTH, goal.palm), 0.0, 90.0, 1.0, goal.curl)
    if goal.strap is not None:
        return _Reach(ball + polar(goal.strap, payout), GRIP, 0.0, 0.0, goal.curl)
    wrist = goal.wrist or (0.0, 0.0)
    turned = float(goal.hand is not None)
    return _Reach(Point(*wrist), 0.0, goal.hand or 0.0, turned, goal.curl)


def _mix_reach(a: _Reach, b: _Reach, t: float, strap: tuple[Point, float] | None) -> _Reach:
    """Blend two reaches; with `strap` (ball of the foot, payout) both hold it taut all the way."""
    if strap is None:
        target = _mix_points(a.target, b.target, t)
    else:
        ball, payout = strap
        start, end = (a.target - ball).angle % 360, (b.target - ball).angle % 360
        target = ball + polar(_mix(start, end, t), payout)
    return _Reach(
        target,
        _mix(a.beyond, b.beyond, t),
        _mix(a.hand if a.turned else b.hand, b.hand if b.turned else a.hand, t),
        _mix(a.turned, b.turned, t),
        _mix(a.curl, b.curl, t),
    )


def _lean_to_reach(hip: Point, trunk: float, wrist: Point) -> float:
    """Return the trunk's angle, leaned forward just far enough that a straight arm reaches."""
    if (wrist - hip - polar(trunk, TRUNK)).length <= ARM:
        return trunk
    way = wrist - hip
    ratio = (TRUNK**2 + way.length**2 - ARM**2) / (2 * TRUNK * way.length)
    return way.angle + degrees(acos(min(max(ratio, -1.0), 1.0)))


def _solve_arm(shoulder: Point, reach: _Reach) -> ArmBones:
    lower = FOREARM + reach.beyond
    elbow, end = two_bones(shoulder, reach.target, UPPER_ARM, lower, -1)
    along = (end - elbow).angle
    wrist = elbow + polar(along, FOREARM)
    turn = (reach.hand - along + 180) % 360 - 180
    return ArmBones(shoulder, elbow, wrist, along + turn * reach.turned, reach.curl)
