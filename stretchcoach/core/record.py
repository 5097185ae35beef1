"""What was really done."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.core.exercise import Leg


class Outcome(StrEnum):
    """How a hold went."""

    DONE = "done"
    PARTIAL = "partial"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class HoldRecord:
    """One hold as it went: `hold` is its index in the routine, times are seconds."""

    hold: int
    exercise: str
    leg: Leg
    set: int
    planned: float
    held: float
    outcome: Outcome
