"""The numbers of the history, each defined here and nowhere else.

A session belongs to the local day on which it started, by the offset its start was written with:
one from 23:55 to 00:10 belongs to the first day, and a later journey moves none. Only sessions in
real time count (speed 1), and of these what was really held. Weeks begin with the day `start`,
which is the same in all that one user is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.weekdays import Weekday

DAYS_IN_WEEK = 7
ONE_DAY = timedelta(days=1)
# Seconds count as a whole session from this share on: a timer is not exact to the last bit.
WHOLE = 0.999


def local_day(started_at: datetime) -> date:
    """Return the day a session belongs to."""
    return started_at.date()


def week_of(day: date, start: Weekday = Weekday.MON) -> date:
    """Return the first day of the week of `day`."""
    return day - timedelta(days=(day.weekday() - tuple(Weekday).index(start)) % DAYS_IN_WEEK)


@dataclass(frozen=True, slots=True)
class DayTotal:
    """A day with sessions: how many, their holds done and planned, seconds held with each leg."""

    day: date
    sessions: int
    done: int
    planned: int
    right_s: float
    left_s: float

    @property
    def seconds(self) -> float:
        """How long was held, with both legs together."""
        return self.right_s + self.left_s


@dataclass(frozen=True, slots=True)
class Totals:
    """What a number of days add up to."""

    sessions: int = 0
    done: int = 0
    right_s: float = 0.0
    left_s: float = 0.0

    @property
    def seconds(self) -> float:
        """How long was held, with both legs together."""
        return self.right_s + self.left_s


@dataclass(frozen=True, slots=True)
class Streak:
    """How many days in a row, now and at best."""

    current: int
    longest: int


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """The seconds held in the week from the day `first` on, and those prescribed for it."""

    first: date
    right_s: float
    left_s: float
    goal_s: float

    @property
    def seconds(self) -> float:
        """How long was held, with both legs together."""
        return self.right_s + self.left_s


@dataclass(frozen=True, slots=True)
class Adherence:
    """Holds done of those prescribed."""

    done: int
    prescribed: int

    @property
    def share(self) -> float | None:
        """The part done, 0 to 1; None where nothing was prescribed."""
        return self.done / self.prescribed if self.prescribed else None


class Heat(IntEnum):
    """How much was held on a day, in sessions: none, under one, one, two or more."""

    NONE = 0
    PART = 1
    ONE = 2
    MORE = 3


def totals(days: Iterable[DayTotal], first: date, last: date) -> Totals:
    """Return what the days from `first` to `last`, both counted, add up to."""
    counted = [day for day in days if first <= day.day <= last]
    return Totals(
        sum(day.sessions for day in counted),
        sum(day.done for day in counted),
        sum(day.right_s for day in counted),
        sum(day.left_s for day in counted),
    )


def streak(days: Iterable[DayTotal], plans: Sequence[Plan], today: date) -> Streak:
    """Return how many days in a row at least one hold was done.

    A day on which nothing is prescribed neither counts nor breaks, unless something was done.
    Today breaks nothing before it is over.
    """
    active = {day.day for day in days if day.done and day.day <= today}
    if not active:
        return Streak(0, 0)
    current = longest = 0
    day = min(active)
    while day <= today:
        if day in active:
            current += 1
            longest = max(longest, current)
        elif day != today and _is_missed(plans, day):
            current = 0
        day += ONE_DAY
    return Streak(current, longest)


def weeks(
    days: Iterable[DayTotal],
    plans: Sequence[Plan],
    today: date,
    count: int,
    start: Weekday = Weekday.MON,
) -> tuple[WeekTotal, ...]:
    """Return the `count` weeks up to the one of `today`, oldest first."""
    last = week_of(today, start)
    firsts = [last - timedelta(weeks=back) for back in reversed(range(count))]
    right = dict.fromkeys(firsts, 0.0)
    left = dict.fromkeys(firsts, 0.0)
    for day in days:
        week = week_of(day.day, start)
        if week in right and day.day <= today:
            right[week] += day.right_s
            left[week] += day.left_s
    return tuple(WeekTotal(week, right[week], left[week], _goal(plans, week)) for week in firsts)


def adherence(
    days: Iterable[DayTotal],
    plans: Sequence[Plan],
    first: date,
    today: date,
    start: Weekday = Weekday.MON,
) -> Adherence:
    """Return the holds done of those prescribed, from `first` to `today`, both counted.

    Counted by weeks, so that a session on another day of the week makes up for a missed one; more
    than was prescribed for a week makes up for no other week. Today counts once something is
    done. Where no plan holds, what was begun was prescribed.
    """
    done: dict[date, int] = {}
    prescribed: dict[date, int] = {}
    by_day = {day.day: day for day in days if first <= day.day <= today}
    free = Adherence(0, 0)
    day = max(first, min((*by_day, *(plan.since for plan in plans)), default=first))
    while day <= today:
        total = by_day.get(day)
        plan = plan_on(plans, day)
        if plan is not None and plan.days:
            week = week_of(day, start)
            done[week] = done.get(week, 0) + (total.done if total else 0)
            counts = plan.is_for(day) and (day != today or (total is not None and total.done > 0))
            prescribed[week] = prescribed.get(week, 0) + (plan.holds if counts else 0)
        elif total is not None:
            free = Adherence(free.done + total.done, free.prescribed + total.planned)
        day += ONE_DAY
    held = sum(min(done[week], prescribed[week]) for week in done)
    return Adherence(free.done + held, free.prescribed + sum(prescribed.values()))


def heat(seconds: float, session_s: float) -> Heat:
    """Return how much `seconds` are beside the `session_s` of one session."""
    if seconds <= 0:
        return Heat.NONE
    if session_s <= 0 or seconds < session_s * WHOLE:
        return Heat.PART
    return Heat.MORE if seconds >= 2 * session_s * WHOLE else Heat.ONE


def _is_missed(plans: Sequence[Plan], day: date) -> bool:
    """Tell whether a day without a hold breaks a streak: one prescribed, or any without a plan."""
    plan = plan_on(plans, day)
    return plan is None or not plan.days or plan.is_for(day)


def _goal(plans: Sequence[Plan], first: date) -> float:
    """Return the seconds prescribed for a week: of each day by the plan that holds on it."""
    days = [first + timedelta(days=number) for number in range(DAYS_IN_WEEK)]
    held = [(day, plan_on(plans, day)) for day in days]
    return sum(plan.seconds for day, plan in held if plan is not None and plan.is_for(day))
