"""Where a body is: in a key pose, or on its way to one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from stretchcoach.core.figure import KeyPose
from stretchcoach.core.skeleton import Point


@dataclass(frozen=True, slots=True)
class Between:
    """`t` (0 to 1) of the way from `start` to `end`; a move that was broken off can be a start."""

    start: "KeyPose | Between"
    end: KeyPose
    t: float


Stance: TypeAlias = KeyPose | Between


def value_in(stance: Stance, value: Callable[[KeyPose], float]) -> float:
    """Return what `value` is in `stance`, blended where that is on its way."""
    if isinstance(stance, Between):
        return mix(value_in(stance.start, value), value(stance.end), stance.t)
    return value(stance)


def payout_in(stance: Stance) -> float | None:
    """Return the strap between foot and hands; a pose without one has that of the other."""
    if isinstance(stance, KeyPose):
        return stance.payout
    start, end = payout_in(stance.start), stance.end.payout
    if start is None or end is None:
        return end if start is None else start
    return mix(start, end, stance.t)


def has_palms(stance: Stance) -> bool:
    """Tell whether the palms are on the wall, come to it or leave it."""
    if isinstance(stance, Between):
        return has_palms(stance.start) or has_palms(stance.end)
    return stance.arms.palm is not None


def breaks_in(stance: Stance) -> int:
    """Return how many moves were broken off on the way that it is on."""
    breaks = 0
    while isinstance(stance, Between):
        stance = stance.start
        breaks += 1
    return breaks


def mix(a: float, b: float, t: float) -> float:
    """Return what is `t` of the way from `a` to `b`."""
    return a + (b - a) * t


def mix_points(a: Point, b: Point, t: float) -> Point:
    """Return the point `t` of the way from `a` to `b`."""
    return Point(mix(a.x, b.x, t), mix(a.y, b.y, t))
