from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.adherence import (
    ONE_DAY,
    Adherence,
    DayTotal,
    Heat,
    Streak,
    Totals,
    adherence,
    heat,
    local_day,
    streak,
    totals,
    week_of,
    weeks,
)
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.weekdays import Weekday

MONDAY = date(2026, 3, 2)
WEEKDAYS = frozenset(Weekday) - {Weekday.SAT, Weekday.SUN}
HOLDS, SECONDS = 14, 420.0
PLAN = Plan(date(2026, 1, 1), WEEKDAYS, HOLDS, SECONDS)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def did(*days: int, holds: int = HOLDS) -> list[DayTotal]:
    """Return the days, counted from Monday, with one session of so many holds each."""
    return [DayTotal(after(day), 1, holds, HOLDS, 15.0 * holds, 15.0 * holds) for day in days]


@pytest.mark.parametrize(
    ("started_at", "day"),
    [
        ("2026-03-04T23:55:00+01:00", date(2026, 3, 4)),
        ("2026-03-05T00:00:00+01:00", date(2026, 3, 5)),
        ("2026-03-04T23:59:59-08:00", date(2026, 3, 4)),
        ("2026-03-05T00:30:00+14:00", date(2026, 3, 5)),
        ("2026-03-29T01:59:59+01:00", date(2026, 3, 29)),
        ("2026-10-25T02:30:00+02:00", date(2026, 10, 25)),
    ],
)
def test_a_session_belongs_to_the_day_on_which_it_started_where_one_was(
    started_at: str, day: date
) -> None:
    assert local_day(datetime.fromisoformat(started_at)) == day


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_a_session_each_day_is_a_streak_whatever_the_clocks_do(name: str) -> None:
    zone = ZoneInfo(name)
    first = date(2026, 1, 1)
    starts = [
        datetime(2026, 1, 1, hour, 55, tzinfo=zone) + timedelta(days=number)
        for number in range(365)
        for hour in (0, 23)
    ]
    found = {local_day(start) for start in starts}
    days = [DayTotal(day, 1, 1, 1, 30.0, 0.0) for day in sorted(found)]
    assert streak(days, (), first + timedelta(days=364)) == Streak(365, 365)


def test_a_traveller_keeps_each_day_that_was_one_there() -> None:
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    # Tuesday morning in Tokyo, a flight, and Monday evening in Honolulu: two days, not three.
    starts = [
        datetime(2026, 3, 2, 7, tzinfo=tokyo),
        datetime(2026, 3, 3, 7, tzinfo=tokyo),
        datetime(2026, 3, 2, 20, tzinfo=honolulu),
        datetime(2026, 3, 3, 20, tzinfo=honolulu),
    ]
    assert [local_day(start) for start in sorted(starts)] == [
        after(0),
        after(1),
        after(0),
        after(1),
    ]
    days = did(*sorted({(local_day(start) - MONDAY).days for start in starts}))
    assert streak(days, (PLAN,), after(1)) == Streak(2, 2)
    # While it is still Monday where one is, Tuesday's session is not counted yet.
    assert streak(days, (PLAN,), after(0)) == Streak(1, 1)


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ([], 4, Streak(0, 0)),
        ([0, 1, 2, 3, 4], 4, Streak(5, 5)),
        # The weekend is not planned: it neither breaks nor counts,
        ([3, 4, 7, 8], 8, Streak(4, 4)),
        ([4], 6, Streak(1, 1)),
        # but what is done on it counts.
        ([4, 5, 7], 7, Streak(3, 3)),
        ([5], 6, Streak(1, 1)),
        # A planned day that was missed breaks, today not before it is over.
        ([0, 1, 3], 3, Streak(1, 2)),
        ([0, 1], 2, Streak(2, 2)),
        ([0, 1], 3, Streak(0, 2)),
        ([0, 1, 2, 4], 4, Streak(1, 3)),
        # Days to come are no days yet.
        ([0, 1, 9], 1, Streak(2, 2)),
    ],
)
def test_a_streak_is_broken_by_planned_days_alone(
    days: list[int], today: int, expected: Streak
) -> None:
    assert streak(did(*days), (PLAN,), after(today)) == expected


def test_without_a_plan_every_day_counts() -> None:
    nothing = Plan(date(2026, 1, 1), frozenset(), 0, 0.0)
    for plans in ((), (nothing,)):
        assert streak(did(4, 7), plans, after(7)) == Streak(1, 1)
        assert streak(did(4, 5, 6, 7), plans, after(8)) == Streak(4, 4)


def test_a_day_without_a_hold_that_was_finished_is_none() -> None:
    assert streak([*did(0), *did(1, holds=0), *did(2)], (PLAN,), after(2)) == Streak(1, 1)


def test_a_plan_that_changed_judges_its_own_days_alone() -> None:
    fewer = Plan(after(7), frozenset({Weekday.MON, Weekday.THU}), HOLDS, SECONDS)
    days = did(0, 1, 2, 3, 4, 7, 10, 14)
    assert streak(days, (PLAN, fewer), after(14)) == Streak(8, 8)
    assert streak(days, (PLAN,), after(14)) == Streak(1, 6)
    assert adherence(days, (PLAN, fewer), MONDAY, after(13)) == Adherence(7 * 14, 7 * 14)
    goals = [week.goal_s for week in weeks(days, (PLAN, fewer), after(14), 3)]
    assert goals == [5 * SECONDS, 2 * SECONDS, 2 * SECONDS]


def test_a_week_in_which_a_plan_begins_or_changes_asks_for_each_day_by_its_plan() -> None:
    begins = Plan(after(3), WEEKDAYS, HOLDS, SECONDS)
    assert [week.goal_s for week in weeks([], (begins,), after(7), 3)] == [
        0.0,
        2 * SECONDS,
        5 * SECONDS,
    ]
    longer = Plan(after(3), frozenset({Weekday.FRI}), HOLDS, 600.0)
    assert weeks([], (PLAN, longer), after(0), 1)[0].goal_s == 3 * SECONDS + 600.0


def test_weeks_add_up_each_leg_from_monday_to_sunday() -> None:
    days = [
        DayTotal(after(-1), 1, 2, 2, 30.0, 20.0),
        DayTotal(after(0), 1, 2, 2, 1.0, 2.0),
        DayTotal(after(6), 2, 2, 2, 10.0, 0.0),
        DayTotal(after(7), 1, 2, 2, 5.0, 5.0),
        DayTotal(after(9), 1, 2, 2, 500.0, 5.0),
    ]
    found = weeks(days, (PLAN,), after(8), 3)
    assert [(week.first, week.right_s, week.left_s) for week in found] == [
        (after(-7), 30.0, 20.0),
        (after(0), 11.0, 2.0),
        (after(7), 5.0, 5.0),
    ]
    assert found[1].seconds == 13.0
    assert {week.goal_s for week in found} == {5 * SECONDS}


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        (did(0, 1, 2, 3, 4), 6, (70, 70)),
        (did(0, 1, 2, 3), 6, (56, 70)),
        # Saturday makes up for Friday,
        (did(0, 1, 2, 3, 5), 6, (70, 70)),
        # two sessions on one day for another day,
        ([*did(0, 1, 2), DayTotal(after(3), 2, 28, 28, 0.0, 0.0)], 6, (70, 70)),
        # and more than was prescribed for nothing else.
        (did(0, 1, 2, 3, 4, 5, 6), 6, (70, 70)),
        (did(0, 1, 2, 3, 4, 5, 6, 7, 8), 13, (98, 140)),
        # Today counts once something is done, also on a day that is not planned.
        (did(0, 1), 2, (28, 28)),
        ([*did(0, 1), *did(2, holds=3)], 2, (31, 42)),
        (did(0, 2), 3, (28, 42)),
        (did(0, 1, 2, 3, 5), 5, (70, 70)),
        ([], 0, (0, 0)),
        ([], 1, (0, 14)),
    ],
)
def test_adherence_counts_the_holds_of_each_week(
    days: list[DayTotal], today: int, expected: tuple[int, int]
) -> None:
    assert adherence(days, (PLAN,), MONDAY, after(today)) == Adherence(*expected)


def test_where_no_plan_holds_what_was_begun_was_prescribed() -> None:
    days = [*did(0), *did(1, holds=7)]
    assert adherence(days, (), MONDAY, after(4)) == Adherence(21, 28)
    later = Plan(after(1), WEEKDAYS, HOLDS, SECONDS)
    assert adherence(days, (later,), MONDAY, after(4)) == Adherence(21, 56)
    assert adherence([], (), MONDAY, after(4)).share is None
    assert adherence(days, (), date.min, after(4)) == Adherence(21, 28)
    assert adherence(days, (later,), after(5), after(4)) == Adherence(0, 0)


def test_totals_are_those_of_the_days_between() -> None:
    assert totals(did(0, 1, 2, 3), after(1), after(2)) == Totals(2, 28, 420.0, 420.0)
    assert totals([], after(1), after(2)).seconds == 0.0


@pytest.mark.parametrize(
    ("seconds", "level"),
    [
        (0.0, Heat.NONE),
        (0.5, Heat.PART),
        (419.0, Heat.PART),
        (419.7, Heat.ONE),
        (420.0, Heat.ONE),
        (838.0, Heat.ONE),
        (840.0, Heat.MORE),
        (9000.0, Heat.MORE),
    ],
)
def test_heat_is_measured_in_sessions(seconds: float, level: Heat) -> None:
    assert heat(seconds, SECONDS) is level


def test_without_a_session_to_measure_by_something_is_a_part() -> None:
    assert (heat(0.0, 0.0), heat(30.0, 0.0)) == (Heat.NONE, Heat.PART)


weekdays = st.frozensets(st.sampled_from(Weekday))
plans_made = st.lists(st.tuples(st.integers(-30, 60), weekdays), max_size=4).map(
    lambda made: tuple(
        Plan(after(since), days, HOLDS, SECONDS) for since, days in sorted(dict(made).items())
    )
)
days_made = st.dictionaries(
    st.integers(-40, 70), st.tuples(st.integers(0, HOLDS), st.integers(1, 3)), max_size=60
).map(
    lambda made: [
        DayTotal(after(day), times, done * times, HOLDS * times, done * 20.0, done * 10.0)
        for day, (done, times) in sorted(made.items())
    ]
)
todays = st.integers(-10, 60).map(after)


@given(days_made, plans_made, todays)
def test_a_streak_is_never_longer_than_the_days_with_a_hold(
    days: list[DayTotal], plans: Sequence[Plan], today: date
) -> None:
    found = streak(days, plans, today)
    active = [day for day in days if day.done and day.day <= today]
    assert 0 <= found.current <= found.longest <= len(active)
    assert (found.longest > 0) == bool(active)


@given(days_made, plans_made, todays)
def test_to_stretch_today_never_shortens_a_streak(
    days: list[DayTotal], plans: Sequence[Plan], today: date
) -> None:
    before = [day for day in days if day.day < today]
    now = DayTotal(today, 1, HOLDS, HOLDS, 210.0, 210.0)
    earlier = streak(before, plans, today).current
    assert streak([*before, now], plans, today).current == earlier + 1


@given(days_made, plans_made, todays, st.integers(1, 12), st.sampled_from(Weekday))
def test_weeks_hold_what_the_days_hold(
    days: list[DayTotal], plans: Sequence[Plan], today: date, count: int, start: Weekday
) -> None:
    found = weeks(days, plans, today, count, start)
    assert [Weekday.of(week.first) for week in found] == [start] * count
    assert found[-1].first == week_of(today, start)
    whole = totals(days, found[0].first, today)
    assert sum(week.right_s for week in found) == pytest.approx(whole.right_s)
    assert sum(week.left_s for week in found) == pytest.approx(whole.left_s)


@given(days_made, plans_made, todays, st.sampled_from(Weekday))
def test_weeks_and_adherence_prescribe_the_same(
    days: list[DayTotal], plans: Sequence[Plan], today: date, start: Weekday
) -> None:
    """Of weeks that are over, in days on which a plan holds."""
    begun = week_of(today, start)
    planned = [day for day in days if (plan := plan_on(plans, day.day)) and plan.days]
    last = weeks(days, plans, begun - ONE_DAY, 1, start)[0]
    found = adherence(planned, plans, last.first, begun, start)
    begun_today = any(day.day == begun and day.done for day in planned)
    plan = plan_on(plans, begun)
    prescribed_today = HOLDS if begun_today and plan and plan.is_for(begun) else 0
    assert found.prescribed - prescribed_today == pytest.approx(last.goal_s / SECONDS * HOLDS)


@given(days_made, plans_made, todays, st.integers(0, 40))
def test_a_share_lies_between_nothing_and_all(
    days: list[DayTotal], plans: Sequence[Plan], today: date, back: int
) -> None:
    first = today - timedelta(days=back)
    found = adherence(days, plans, first, today)
    assert 0 <= found.done <= found.prescribed
    assert found.done <= totals(days, first, today).done
    assert found.share is None or 0 <= found.share <= 1
