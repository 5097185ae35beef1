"""What was really done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains


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


def best_attempts(records: Iterable[HoldRecord]) -> tuple[HoldRecord, ...]:
    """Return the longest attempt at each hold, in the order of the routine."""
    best: dict[int, HoldRecord] = {}
    for record in records:
        earlier = best.get(record.hold)
        best[record.hold] = record if earlier is None else better(earlier, record)
    return tuple(best[hold] for hold in sorted(best))


def was_held(records: Iterable[HoldRecord]) -> bool:
    """Tell whether there is anything to keep: holds that were passed through leave nothing."""
    return any(record.outcome is not Outcome.SKIPPED for record in records)


def better(one: HoldRecord, other: HoldRecord) -> HoldRecord:
    """Return the longer of two attempts at the same hold, so that a repeat loses nothing."""
    return one if one.held >= other.held else other


class SessionStatus(StrEnum):
    """How far a session came."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    UNFINISHED = "unfinished"


def is_complete(at_end: bool, records: Iterable[HoldRecord]) -> bool:
    """Tell whether a session that is over counts as completed: `at_end`, with a hold done.

    Who skips two of fourteen holds has completed it, who skips them all has not.
    """
    return at_end and any(record.outcome is Outcome.DONE for record in records)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One playing of a routine as the history keeps it; its times know their offset.

    A `speed` other than 1 is a look at the routine, not stretching in real time. `pain` is that
    of a session of which no leg is told; `key` is the same wherever the session is copied to.
    """

    id: int
    routine: str
    routine_json: str
    planned_holds: int
    started_at: datetime
    ended_at: datetime | None
    status: SessionStatus
    pain: int | None
    note: str
    speed: float
    holds: tuple[HoldRecord, ...]
    pain_right: int | None = None
    pain_left: int | None = None
    key: str = ""

    @property
    def pains(self) -> Pains:
        """How much it hurt."""
        return Pains(self.pain_right, self.pain_left, self.pain)

    @property
    def next_hold(self) -> int:
        """The index of the hold to go on with; `planned_holds` when none is left.

        What was held in part was skipped, so that what comes after it is next. Only of the last
        hold that can't be, for its skip ends the session: it was left to be held again.
        """
        last = max(self.holds, key=lambda record: record.hold, default=None)
        if last is None:
            return 0
        was_left = last.outcome is Outcome.PARTIAL and last.hold + 1 == self.planned_holds
        return last.hold if was_left else last.hold + 1


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as a list shows it; `done` holds, and the seconds held with each leg."""

    id: int
    key: str
    routine: str
    planned_holds: int
    started_at: datetime
    ended_at: datetime | None
    status: SessionStatus
    pains: Pains
    note: str
    speed: float
    done: int
    right_s: float
    left_s: float

    @property
    def seconds(self) -> float:
        """How long was held, with both legs together."""
        return self.right_s + self.left_s
