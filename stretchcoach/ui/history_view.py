"""What the History page shows, derived from what is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from stretchcoach.core.adherence import (
    Adherence,
    DayTotal,
    Heat,
    Streak,
    Totals,
    WeekTotal,
    adherence,
    heat,
    streak,
    totals,
    week_of,
    weeks,
)
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.record import SessionLine
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday

WEEKS = 8
MOST_WEEKS = 12
FIRST_LINES = 8


@dataclass(frozen=True, slots=True)
class PainPoint:
    """How much a session of `day` hurt."""

    day: date
    pains: Pains


@dataclass(frozen=True, slots=True)
class SymptomEntry:
    """A note of symptoms with its words: one line, and one for each thing told."""

    note: SymptomNote
    headline: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The numbers of the page. `weeks` are the last 12, `period` is what the last 8 add up to.

    `count` sessions are kept, of which `lines` are the newest.
    """

    today: date
    streak: Streak
    period: Totals
    adherence: Adherence
    weeks: tuple[WeekTotal, ...]
    days: Mapping[date, DayTotal] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    pains: tuple[PainPoint, ...] = ()
    count: int = 0
    lines: tuple[SessionLine, ...] = ()
    week_start: Weekday = Weekday.MON

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever played."""
        return self.count == 0

    @property
    def first_day(self) -> date:
        """The oldest day that has something to show."""
        return min(self.days, default=self.today)

    def heat_of(self, day: date) -> Heat:
        """Return how much was held on `day`, beside the session prescribed then."""
        total = self.days.get(day)
        return heat(total.seconds, session_seconds(self.plans, day)) if total else Heat.NONE


def derive_history(
    days: Iterable[DayTotal],
    plans: Sequence[Plan],
    today: date,
    *,
    pains: Sequence[PainPoint] = (),
    count: int = 0,
    lines: Sequence[SessionLine] = (),
    week_start: Weekday = Weekday.MON,
) -> HistoryView:
    """Return what the page shows on `today`, in weeks that begin with `week_start`."""
    kept = tuple(days)
    first = first_of(today, WEEKS, week_start)
    return HistoryView(
        today=today,
        streak=streak(kept, plans, today),
        period=totals(kept, first, today),
        adherence=adherence(kept, plans, first, today, week_start),
        weeks=weeks(kept, plans, today, MOST_WEEKS, week_start),
        days={day.day: day for day in kept},
        plans=tuple(plans),
        pains=tuple(pains),
        count=count,
        lines=tuple(lines),
        week_start=week_start,
    )


def first_of(today: date, count: int, week_start: Weekday = Weekday.MON) -> date:
    """Return the first day of the `count` weeks that end with the one of `today`."""
    return week_of(today, week_start) - timedelta(weeks=count - 1)


def session_seconds(plans: Sequence[Plan], day: date) -> float:
    """Return how long a session is by the plan of `day`, or by the first one before it; else 0."""
    plan = plan_on(plans, day)
    if plan is None and plans:
        plan = plans[0]
    return plan.seconds if plan is not None else 0.0
