"""Where the feet of a body go: they stand, lie, are raised, or are on their way."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from math import pi, sin, sqrt

from stretchcoach.core.figure import KeyPose, LegGoal
from stretchcoach.core.skeleton import (
    ANKLE_HEIGHT,
    LEG,
    SHANK,
    THIGH,
    LegBones,
    Point,
    polar,
    sole_height,
    two_bones,
)
from stretchcoach.core.stance import Between, Stance, mix, mix_points

STEP_LIFT = 45.0
STEP_TILT = 14.0
LIFT_FOR_WAY = 0.5
"""A short step is a low one."""


class _Kind(Enum):
    STANDING = auto()
    LYING = auto()
    STRAIGHT = auto()
    FREE = auto()


@dataclass(frozen=True, slots=True)
class _Foot:
    """Where the ankle goes, and the direction of the foot."""

    ankle: Point
    toes: float
    kind: _Kind

    @property
    def on_straight_leg(self) -> bool:
        return self.kind in (_Kind.LYING, _Kind.STRAIGHT)


def solve_leg(hip: Point, stance: Stance, leg: Callable[[KeyPose], LegGoal]) -> LegBones:
    """Return the bones of the leg whose goals `leg` picks out."""
    foot = _foot(hip, stance, leg)
    knee, ankle = two_bones(hip, foot.ankle, THIGH, SHANK, 1)
    return LegBones(hip, knee, ankle, foot.toes)


def _foot(hip: Point, stance: Stance, leg: Callable[[KeyPose], LegGoal]) -> _Foot:
    if isinstance(stance, Between):
        start = _foot(hip, stance.start, leg)
        return _mix_feet(hip, start, _aim(hip, leg(stance.end)), stance.t)
    return _aim(hip, leg(stance))


def _aim(hip: Point, goal: LegGoal) -> _Foot:
    if goal.sole is not None:
        return _Foot(Point(goal.sole, ANKLE_HEIGHT), 0.0, _Kind.STANDING)
    if goal.raised is not None:
        return _Foot(hip + polar(goal.raised, LEG), goal.toes, _Kind.STRAIGHT)
    if goal.ankle is not None:
        return _Foot(_above_floor(Point(*goal.ankle), goal.toes), goal.toes, _Kind.FREE)
    return _lie(hip, goal.toes)


def _lie(hip: Point, toes: float) -> _Foot:
    height = sole_height(toes)
    # From a hip that is higher than the leg is long it hangs down, until one sits.
    along = sqrt(max(LEG**2 - (hip.y - height) ** 2, 0.0))
    return _Foot(Point(hip.x + along, height), toes, _Kind.LYING)


def _mix_feet(hip: Point, a: _Foot, b: _Foot, t: float) -> _Foot:
    toes = mix(a.toes, b.toes, t)
    if a.kind is _Kind.LYING and b.kind is _Kind.LYING:
        return _lie(hip, toes)
    if a.on_straight_leg and b.on_straight_leg:
        # The straight leg swings about the hip.
        turn = mix((a.ankle - hip).angle, (b.ankle - hip).angle, t)
        return _Foot(hip + polar(turn, LEG), toes, _Kind.STRAIGHT)
    ankle = mix_points(a.ankle, b.ankle, t)
    if _Kind.STANDING in (a.kind, b.kind):
        lift = min(STEP_LIFT, LIFT_FOR_WAY * (b.ankle - a.ankle).length) * sin(pi * t)
        toes -= STEP_TILT * lift / STEP_LIFT
        ankle += Point(0, lift)
    return _Foot(_above_floor(ankle, toes), toes, _Kind.FREE)


def _above_floor(ankle: Point, toes: float) -> Point:
    return Point(ankle.x, max(ankle.y, sole_height(toes)))
