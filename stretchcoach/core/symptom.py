"""A note of symptoms: what a doctor asks about a pain or a cramp."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Which leg it concerns."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


class Place(StrEnum):
    """Where it hurts."""

    CALF = "calf"
    THIGH = "thigh"
    FRONT = "front"
    BACK = "back"
    SIDE = "side"
    INSIDE_KNEE = "inside_knee"
    UNDER_KNEECAP = "under_kneecap"


class Kind(StrEnum):
    """What the pain is like."""

    ACHING = "aching"
    STINGING = "stinging"
    PULLING = "pulling"
    STABBING = "stabbing"
    DULL = "dull"


class WorseWith(StrEnum):
    """What makes it worse; anything else is written as text."""

    WALKING = "walking"
    BENDING = "bending"
    RUNNING = "running"
    STAIRS = "stairs"


class Spreads(StrEnum):
    """Where it goes from there."""

    NOWHERE = "nowhere"
    ABOVE_KNEE = "above_knee"
    HIP = "hip"


class Tissue(StrEnum):
    """What seems to hurt."""

    MUSCLE = "muscle"
    JOINT = "joint"
    BONE = "bone"


class When(StrEnum):
    """Whether it comes without moving."""

    AT_REST = "at_rest"
    AT_NIGHT = "at_night"


class Course(StrEnum):
    """How a cramp goes."""

    STEADY = "steady"
    WAVES = "waves"


class Before(StrEnum):
    """What came before a cramp; anything else is written as text."""

    WALKING = "walking"
    STRESS = "stress"
    MEDICINE = "medicine"


@dataclass(frozen=True, slots=True)
class Cramps:
    """What is asked about cramps; texts are the user's own and may be empty."""

    how_often: str = ""
    course: Course | None = None
    how_long: str = ""
    eased_by: str = ""
    before: tuple[Before, ...] = ()
    before_other: str = ""


@dataclass(frozen=True, slots=True)
class SymptomNote:
    """One note, written at an aware time. `strength` is 0 to 10; what is not told is None or empty.

    `id` is None before the history has it; `key` is the same wherever the note is copied to.
    """

    written_at: datetime
    side: Side | None = None
    places: tuple[Place, ...] = ()
    strength: int | None = None
    kinds: tuple[Kind, ...] = ()
    worse_with: tuple[WorseWith, ...] = ()
    worse_other: str = ""
    spreads: Spreads | None = None
    tissue: Tissue | None = None
    when: tuple[When, ...] = ()
    cramps: Cramps | None = None
    text: str = ""
    id: int | None = None
    key: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told at all."""
        told = (self.side, self.spreads, self.tissue, self.strength)
        lists = (self.places, self.kinds, self.worse_with, self.when)
        has_cramps = self.cramps is not None
        texts = (self.worse_other.strip(), self.text.strip())
        return not (has_cramps or any(lists) or any(texts)) and all(one is None for one in told)
