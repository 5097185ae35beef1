"""A body seen from the side: its bones, and where joints must be for hands and feet to be placed.

Lengths are thousandths of body height (Winter 2009, Drillis and Contini 1966). x points to where
the person faces, y up from the floor, angles are degrees anticlockwise from x.
"""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, hypot, radians, sin

THIGH = 245.0
SHANK = 246.0
LEG = THIGH + SHANK
ANKLE_HEIGHT = 39.0
HEEL = -38.0
BALL = 73.0
TOE = 114.0
TRUNK = 288.0
UPPER_ARM = 186.0
FOREARM = 146.0
ARM = UPPER_ARM + FOREARM
GRIP = 50.0
PALM_DEPTH = 22.0


@dataclass(frozen=True, slots=True)
class Point:
    """A place, or the way from one place to another."""

    x: float
    y: float

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    @property
    def length(self) -> float:
        """How far it is from the origin."""
        return hypot(self.x, self.y)

    @property
    def angle(self) -> float:
        """The direction from the origin."""
        return degrees(atan2(self.y, self.x))

    def turned(self, angle: float) -> "Point":
        """Return it turned about the origin."""
        c, s = cos(radians(angle)), sin(radians(angle))
        return Point(self.x * c - self.y * s, self.x * s + self.y * c)


HEEL_BACK = Point(HEEL - 1, -28.0)
"""The edge of the sole behind the heel, on which a foot stands whose toes point up and back."""


def polar(angle: float, length: float) -> Point:
    """Return the point at `length` from the origin in the direction `angle`."""
    return Point(length * cos(radians(angle)), length * sin(radians(angle)))


@dataclass(frozen=True, slots=True)
class LegBones:
    """A leg; `toes` is the direction in which the foot points."""

    hip: Point
    knee: Point
    ankle: Point
    toes: float

    def foot_point(self, along: float, up: float) -> Point:
        """Return the point `along` the foot from below the ankle and `up` from the ankle."""
        return self.ankle + Point(along, up).turned(self.toes)

    @property
    def ball(self) -> Point:
        """The ball of the foot, on the sole."""
        return self.foot_point(BALL, -ANKLE_HEIGHT)

    @property
    def knee_flexion(self) -> float:
        """How far the knee is bent; below 0 it would bend backwards."""
        return _turn((self.knee - self.hip).angle - (self.ankle - self.knee).angle)


@dataclass(frozen=True, slots=True)
class ArmBones:
    """An arm; `hand` is the direction of the hand, `curl` 0 for flat fingers and 1 for a fist."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hand: float
    curl: float

    @property
    def grip(self) -> Point:
        """The middle of the hand, where it holds a strap."""
        return self.wrist + polar(self.hand, GRIP)

    @property
    def elbow_flexion(self) -> float:
        """How far the elbow is bent; below 0 it would bend backwards."""
        return _turn((self.wrist - self.elbow).angle - (self.elbow - self.shoulder).angle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body in a pose. The near leg is the stretched one.

    `face` is 90 for an upright head and 180 for one that looks up. `payout` is the strap between
    the ball of the foot and the hands, `strapped` how much of it is to be seen (0 to 1), `felt`
    how much the muscle is to glow, `chest` how far it is lifted by the breath.
    """

    hip: Point
    shoulder: Point
    neck: float
    face: float
    near_leg: LegBones
    far_leg: LegBones
    near_arm: ArmBones
    far_arm: ArmBones
    payout: float
    strapped: float
    felt: float
    chest: float


def two_bones(
    root: Point, end: Point, first: float, second: float, side: int
) -> tuple[Point, Point]:
    """Return the joint between two bones from `root` towards `end`, and where they really end.

    `side` 1 puts the joint anticlockwise of the straight line, -1 clockwise. Where `end` is out of
    reach the bones point to it, straight.
    """
    way = end - root
    distance = min(max(way.length, abs(first - second)), first + second)
    ratio = (first**2 + distance**2 - second**2) / (2 * first * distance)
    bend = degrees(acos(min(max(ratio, -1.0), 1.0)))
    joint = root + polar(way.angle + side * bend, first)
    return joint, root + polar(way.angle, distance)


def sole_height(toes: float) -> float:
    """Return how high the ankle is when a foot that points to `toes` touches the floor."""
    corners = (Point(HEEL, -ANKLE_HEIGHT), Point(TOE, -ANKLE_HEIGHT), HEEL_BACK)
    return -min(corner.turned(toes).y for corner in corners)


def _turn(angle: float) -> float:
    return (angle + 180.0) % 360.0 - 180.0
