"""What a pain of 0 to 10 is called, and what follows from it.

Authors draw the bands differently; here is the one place where they are drawn.
"""

from dataclasses import dataclass
from enum import StrEnum

LOWEST = 0
HIGHEST = 10


class Band(StrEnum):
    """What a pain is called."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Advice(StrEnum):
    """What to do after a pain during the stretches."""

    CARRY_ON = "carry_on"
    EASE_OFF = "ease_off"
    STOP = "stop"


BANDS = {
    Band.NONE: range(0, 1),
    Band.MILD: range(1, 4),
    Band.MODERATE: range(4, 7),
    Band.SEVERE: range(7, 11),
}
EASE_OFF_FROM = 4
STOP_FROM = 6
# A session that ended with the advice to stop asks for rest on its own day and the next.
REST_DAYS = 1


def band_of(pain: int) -> Band:
    """Return what `pain` is called. Raises ValueError outside 0 to 10."""
    for band, numbers in BANDS.items():
        if pain in numbers:
            return band
    raise ValueError(f"not a pain of {LOWEST} to {HIGHEST}: {pain}")


def advice_for(pain: int) -> Advice:
    """Return what to do after `pain`."""
    if pain >= STOP_FROM:
        return Advice.STOP
    return Advice.EASE_OFF if pain >= EASE_OFF_FROM else Advice.CARRY_ON


@dataclass(frozen=True, slots=True)
class Pains:
    """How much each leg hurt, 0 to 10; `whole` is a session's pain of which no leg is told."""

    right: int | None = None
    left: int | None = None
    whole: int | None = None

    @property
    def worst(self) -> int | None:
        """The highest that is told; None where none is."""
        told = (self.right, self.left, self.whole)
        return max((pain for pain in told if pain is not None), default=None)

    @property
    def is_stop(self) -> bool:
        """Whether the advice after them is to stop."""
        return self.worst is not None and advice_for(self.worst) is Advice.STOP
