"""A session in numbers: what was done of what was planned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, best_attempts, was_held
from stretchcoach.core.routine import Routine

# What was held for less shows as no time.
LEAST_S = 1.0
NO_PAINS = Pains()


@dataclass(frozen=True, slots=True)
class ExerciseCount:
    """How many holds of an exercise were done of those planned."""

    exercise: str
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """`seconds` are those really held with each leg, parts of holds as well.

    `started_at` knows the offset of where it was; `has_stretched` tells whether any hold was more
    than passed through.
    """

    routine: str
    started_at: datetime
    completed: bool
    has_stretched: bool
    exercises: tuple[ExerciseCount, ...]
    seconds: Mapping[Leg, float]
    pains: Pains = NO_PAINS

    @property
    def done(self) -> int:
        """How many holds were done to their end."""
        return sum(count.done for count in self.exercises)

    @property
    def planned(self) -> int:
        """How many holds the routine has."""
        return sum(count.planned for count in self.exercises)

    @property
    def total_seconds(self) -> float:
        """How long was stretched, both legs together."""
        return sum(self.seconds.values())

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs that were stretched, each a second at least."""
        return tuple(leg for leg in Leg if self.seconds[leg] >= LEAST_S)


def summarise(
    routine: Routine,
    records: Sequence[HoldRecord],
    *,
    started_at: datetime,
    completed: bool,
    pains: Pains = NO_PAINS,
) -> SessionSummary:
    """Return a playing of `routine` in numbers; of attempts at the same hold the longest counts."""
    best = best_attempts(records)
    planned: Counter[str] = Counter()
    for step in routine.steps:
        planned[step.exercise] += len(step.turns())
    done = Counter(record.exercise for record in best if record.outcome is Outcome.DONE)
    counts = (ExerciseCount(exercise, done[exercise], count) for exercise, count in planned.items())
    seconds = {leg: sum(record.held for record in best if record.leg is leg) for leg in Leg}
    return SessionSummary(
        routine.name, started_at, completed, was_held(best), tuple(counts), seconds, pains
    )
