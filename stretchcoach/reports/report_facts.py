"""What a progress report tells: the numbers of a period, by core's own definitions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from stretchcoach.core.adherence import (
    DAYS_IN_WEEK,
    ONE_DAY,
    Adherence,
    DayTotal,
    Totals,
    WeekTotal,
    adherence,
    local_day,
    totals,
    week_of,
    weeks,
)
from stretchcoach.core.exercise import Exercise
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.record import SessionLine
from stretchcoach.core.routine import Routine
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import ExportError
from stretchcoach.translation import fill, translate

# The weeks of a year, the first and the last one in part, still stand beside each other on a page.
MOST_WEEKS = 54


@dataclass(frozen=True, slots=True)
class Kept:
    """What the history holds that a report needs; its days and plans oldest first."""

    days: tuple[DayTotal, ...]
    plans: tuple[Plan, ...]
    sessions: tuple[SessionLine, ...]
    symptoms: tuple[SymptomNote, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether `day` is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The content of a report. Sessions and notes stand newest first, pains oldest first.

    `weeks` are the last `MOST_WEEKS` of the period; `days_a_week` are those prescribed at its end.
    """

    period: Period
    made_on: date
    active_days: int
    totals: Totals
    adherence: Adherence
    weeks: tuple[WeekTotal, ...]
    pains: tuple[tuple[datetime, Pains], ...]
    sessions: tuple[SessionLine, ...]
    symptoms: tuple[SymptomNote, ...]
    routine: Routine
    exercises: Mapping[str, Exercise]
    days_a_week: int

    @property
    def worst(self) -> tuple[datetime, int] | None:
        """The highest pain, and when it was last felt; None where none was rated."""
        told = [(at, worst) for at, pains in self.pains if (worst := pains.worst) is not None]
        return max(told, key=lambda one: (one[1], one[0]), default=None)


def gather(
    kept: Kept,
    routine: Routine,
    exercises: Mapping[str, Exercise],
    *,
    today: date,
    first: date | None = None,
    last: date | None = None,
    week_start: Weekday = Weekday.MON,
) -> ReportFacts:
    """Return the facts of the days from `first` to `last`; without them from the first one kept.

    What is still to come is left out. Raises ExportError where all of it is.
    """
    if first is not None and first > today:
        text = translate("Export", "A report tells of days that are over; {day} is still to come.")
        raise ExportError(fill(text, day=first))
    last = min(last or today, today)
    period = Period(first or min(_first_kept(kept), last), last)
    days = [day for day in kept.days if period.holds(day.day)]
    # Today counts once something is done; a day that is over counts in any case.
    day_after = last if last == today else last + ONE_DAY
    # What was a look at the routine, faster than time, is no session here: it counts nowhere.
    sessions = [
        session
        for session in kept.sessions
        if session.speed == 1 and period.holds(local_day(session.started_at))
    ]
    told = ((session.started_at, session.pains) for session in sessions)
    pains = sorted((one for one in told if one[1].worst is not None), key=lambda one: one[0])
    plan = plan_on(kept.plans, last)
    return ReportFacts(
        period=period,
        made_on=today,
        active_days=sum(day.done > 0 for day in days),
        totals=totals(days, period.first, period.last),
        adherence=adherence(days, kept.plans, period.first, day_after, week_start),
        weeks=weeks(days, kept.plans, last, _week_count(period, week_start), week_start),
        pains=tuple(pains),
        sessions=tuple(sessions),
        symptoms=tuple(note for note in kept.symptoms if period.holds(note.written_at.date())),
        routine=routine,
        exercises=exercises,
        days_a_week=len(plan.days if plan is not None else routine.days),
    )


def _first_kept(kept: Kept) -> date:
    """Return the day with which the history begins; a far one where there is none."""
    begins = [
        *(local_day(session.started_at) for session in kept.sessions if session.speed == 1),
        *(note.written_at.date() for note in kept.symptoms),
        *(plan.since for plan in kept.plans),
    ]
    return min(begins, default=date.max)


def _week_count(period: Period, week_start: Weekday) -> int:
    between = week_of(period.last, week_start) - week_of(period.first, week_start)
    return min(between.days // DAYS_IN_WEEK + 1, MOST_WEEKS)
