"""How an exercise is drawn: the key poses of its steps, its props, the muscle that is felt.

This is what the `[figure]` table of an exercise's file holds. The poses are those for the right
leg; the left is their mirror. Lengths and angles are those of the skeleton.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class LegGoal:
    """Where a leg goes: `sole` stands flat at that x, `raised` is straight at that angle.

    `ankle` is a place for the ankle, to which the knee bends. With none of them, it lies straight
    with its heel on the floor. `toes` is the direction of the foot.
    """

    sole: float | None = None
    raised: float | None = None
    ankle: tuple[float, float] | None = None
    toes: float = 85.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmGoal:
    """Where an arm goes: its `wrist`, a `palm` on the wall at that height, or the taut `strap`.

    `strap` is the direction from the ball of the foot to the hand. Without `hand` the hand is in
    line with the forearm. `curl` is 0 for flat fingers and 1 for a fist.
    """

    wrist: tuple[float, float] | None = None
    palm: float | None = None
    strap: float | None = None
    hand: float | None = None
    curl: float = 0.0


class Spot(StrEnum):
    """What a callout points to."""

    MUSCLE = "muscle"
    BALL = "ball"
    HEEL = "heel"
    HANDS = "hands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Words beside the figure with a line to a spot; `at` is the middle of the words."""

    title: str
    text: str
    spot: Spot
    at: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """A pose that must be met.

    `payout` is the strap between foot and hands, none before it is put on. `felt` says that the
    stretch is felt. With palms on the wall and arms straight, `trunk` follows from them.
    """

    hip: tuple[float, float]
    trunk: float
    near: LegGoal
    far: LegGoal
    arms: ArmGoal
    far_arm: ArmGoal | None = None
    neck: float | None = None
    face: float | None = None
    payout: float | None = None
    felt: bool = False
    callout: Callout | None = None


class Bone(StrEnum):
    """A bone that a muscle lies along."""

    THIGH = "thigh"
    SHANK = "shank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """Where the stretch is felt: part of the way along a bone of the near leg, `back` from it.

    `label` is the middle of the words "Feel it here".
    """

    bone: Bone
    at: float
    back: float
    length: float
    width: float
    label: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What must be seen: `centre` is its x, its floor is the lower edge."""

    centre: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strap:
    """A strap: its length from the foot to each end, and where it lies before it is used."""

    length: float
    rest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Breath:
    """How far a full breath moves the body in the hold."""

    trunk: float = 0.8
    hip: tuple[float, float] = (0.0, 0.0)
    chest: float = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """All that is drawn of an exercise. Without `hold` one holds the pose of the last step.

    `wall` is the x of the wall's face, `mat` its left and right end.
    """

    view: View
    muscle: Muscle
    steps: tuple[KeyPose, ...]
    hold: KeyPose | None = None
    wall: float | None = None
    mat: tuple[float, float] | None = None
    strap: Strap | None = None
    breath: Breath = Breath()

    @property
    def hold_pose(self) -> KeyPose:
        """The pose of the hold."""
        return self.hold or self.steps[-1]

    @property
    def ready_pose(self) -> KeyPose:
        """The pose of the hold before the stretch is felt."""
        return replace(self.hold_pose, felt=False, callout=None)

    @property
    def rest_pose(self) -> KeyPose:
        """The last pose on the way to the hold in which nothing is stretched yet."""
        free = [pose for pose in self.steps if not pose.felt]
        return replace(free[-1], callout=None) if free else self.ready_pose
