"""A routine: which exercises, how many sets, how long, which legs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.core.exercise import Leg
from stretchcoach.core.weekdays import Weekday


class Legs(StrEnum):
    """Which legs a step stretches."""

    BOTH = "both"
    RIGHT = "right"
    LEFT = "left"


class Order(StrEnum):
    """How two legs take turns over several sets."""

    ALTERNATE = "alternate"
    ONE_LEG_FIRST = "one_leg_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineStep:
    """The dose of one exercise. Times are whole seconds; without `get_ready_s` it is worked out."""

    exercise: str
    sets: int = 1
    hold_s: int = 30
    legs: Legs = Legs.BOTH
    first_leg: Leg = Leg.RIGHT
    order: Order = Order.ALTERNATE
    switch_s: int = 10
    rest_s: int = 0
    get_ready_s: int | None = None

    def turns(self) -> list[tuple[int, Leg]]:
        """Return set number (from 1) and leg of each hold, in the order they are held."""
        if self.legs is not Legs.BOTH:
            legs = [Leg(self.legs)]
        else:
            legs = [self.first_leg, self.first_leg.other]
        sets = range(1, self.sets + 1)
        if self.order is Order.ALTERNATE:
            return [(number, leg) for number in sets for leg in legs]
        return [(number, leg) for leg in legs for number in sets]


@dataclass(frozen=True, slots=True)
class Routine:
    """A named list of steps, and the days of the week on which it is prescribed, if any are."""

    name: str
    steps: tuple[RoutineStep, ...]
    days: tuple[Weekday, ...] = ()

    @property
    def hold_count(self) -> int:
        """How many holds it prescribes."""
        return sum(len(step.turns()) for step in self.steps)

    @property
    def hold_seconds(self) -> int:
        """How many seconds of holding it prescribes."""
        return sum(len(step.turns()) * step.hold_s for step in self.steps)


class Reason(StrEnum):
    """Why a field's limits are what they are."""

    HOLD = "hold"
    SETS = "sets"
    GAP = "gap"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Limit:
    """The lowest and highest value allowed, and why."""

    lowest: int
    highest: int
    reason: Reason


HOLD_LIMIT = Limit(5, 300, Reason.HOLD)
SETS_LIMIT = Limit(1, 20, Reason.SETS)
GAP_LIMIT = Limit(0, 300, Reason.GAP)
STEPS_LIMIT = Limit(1, 30, Reason.STEPS)
NAME_LENGTH = 80

LIMITS = {
    "sets": SETS_LIMIT,
    "hold_s": HOLD_LIMIT,
    "switch_s": GAP_LIMIT,
    "rest_s": GAP_LIMIT,
    "get_ready_s": GAP_LIMIT,
}


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """A number that its limit does not allow; `field` is its path in the routine's file."""

    field: str
    value: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class UnknownExercise:
    """A step names an exercise that is not in the library."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class BadName:
    """The routine's name is empty or too long, or has characters that steer a terminal."""

    field: str
    value: str


Problem = OutOfRange | UnknownExercise | BadName


def find_problems(routine: Routine, known_exercises: Collection[str]) -> Iterator[Problem]:
    """Yield what keeps `routine` from being played, in the order of its file."""
    if not (1 <= len(routine.name.strip()) <= NAME_LENGTH and routine.name.isprintable()):
        yield BadName("name", routine.name)
    count = len(routine.steps)
    if not STEPS_LIMIT.lowest <= count <= STEPS_LIMIT.highest:
        yield OutOfRange("steps", count, STEPS_LIMIT)
    for index, step in enumerate(routine.steps):
        if step.exercise not in known_exercises:
            yield UnknownExercise(f"steps[{index}].exercise", step.exercise)
        for name, limit in LIMITS.items():
            value = getattr(step, name)
            if value is not None and not limit.lowest <= value <= limit.highest:
                yield OutOfRange(f"steps[{index}].{name}", value, limit)
