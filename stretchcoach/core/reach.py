"""Where the arms of a body reach: to a place, to the wall, along the strap, or on their way."""

from collections.abc import Callable
from dataclasses import dataclass
from math import acos, degrees

from stretchcoach.core.figure import ArmGoal, KeyPose
from stretchcoach.core.skeleton import (
    ARM,
    FOREARM,
    GRIP,
    PALM_DEPTH,
    TRUNK,
    UPPER_ARM,
    ArmBones,
    Point,
    polar,
    two_bones,
)
from stretchcoach.core.stance import Between, Stance, mix, mix_points

FAR_STRAP = 3.0
FAR_SHIFT = Point(0.0, 13.0)
"""How the far arm is drawn apart from the near one, which would hide it on the wall."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What hands hold on to: the wall's face, and `payout` of strap from the `ball` of the foot."""

    wall: float | None
    ball: Point
    payout: float


@dataclass(frozen=True, slots=True)
class Reach:
    """What an arm is solved for: the point `beyond` the wrist that must be at `target`.

    `hand` is the direction of the hand as far as `turned` (0 to 1), else it follows the forearm.
    With `taut` it holds the strap.
    """

    target: Point
    beyond: float
    hand: float
    turned: float
    curl: float
    taut: bool = False


def reach_in(stance: Stance, around: Surroundings, arm: Callable[[KeyPose], ArmGoal]) -> Reach:
    """Return what the arm whose goals `arm` picks out reaches for."""
    if isinstance(stance, Between):
        start = reach_in(stance.start, around, arm)
        return _mix_reaches(start, _aim(arm(stance.end), around), stance.t, around)
    return _aim(arm(stance), around)


def far_arm(pose: KeyPose) -> ArmGoal:
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


def lean_to_reach(hip: Point, trunk: float, wrist: Point) -> float:
    """Return the trunk's angle, leaned forward just far enough that a straight arm reaches."""
    if (wrist - hip - polar(trunk, TRUNK)).length <= ARM:
        return trunk
    way = wrist - hip
    ratio = (TRUNK**2 + way.length**2 - ARM**2) / (2 * TRUNK * way.length)
    return way.angle + degrees(acos(min(max(ratio, -1.0), 1.0)))


def solve_arm(shoulder: Point, reach: Reach) -> ArmBones:
    """Return the bones of an arm."""
    lower = FOREARM + reach.beyond
    elbow, end = two_bones(shoulder, reach.target, UPPER_ARM, lower, -1)
    along = (end - elbow).angle
    wrist = elbow + polar(along, FOREARM)
    turn = (reach.hand - along + 180) % 360 - 180
    return ArmBones(shoulder, elbow, wrist, along + turn * reach.turned, reach.curl)


def _aim(goal: ArmGoal, around: Surroundings) -> Reach:
    if goal.palm is not None and around.wall is not None:
        return Reach(Point(around.wall - PALM_DEPTH, goal.palm), 0.0, 90.0, 1.0, goal.curl)
    if goal.strap is not None:
        target = around.ball + polar(goal.strap, around.payout)
        return Reach(target, GRIP, 0.0, 0.0, goal.curl, taut=True)
    turned = float(goal.hand is not None)
    return Reach(Point(*(goal.wrist or (0.0, 0.0))), 0.0, goal.hand or 0.0, turned, goal.curl)


def _mix_reaches(a: Reach, b: Reach, t: float, around: Surroundings) -> Reach:
    taut = a.taut and b.taut
    if taut:
        # The hands swing about the foot, so that the strap stays taut.
        ball = around.ball
        start, end = (a.target - ball).angle % 360, (b.target - ball).angle % 360
        target = ball + polar(mix(start, end, t), around.payout)
    else:
        target = mix_points(a.target, b.target, t)
    return Reach(
        target,
        mix(a.beyond, b.beyond, t),
        mix(a.hand if a.turned else b.hand, b.hand if b.turned else a.hand, t),
        mix(a.turned, b.turned, t),
        mix(a.curl, b.curl, t),
        taut,
    )
