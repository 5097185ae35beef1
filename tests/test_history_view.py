"""What the History page shows: its numbers, its words, and where things stand on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QRectF

from stretchcoach.core.adherence import Heat, Streak, WeekTotal
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Band, Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.history_view import PainPoint, first_of, session_seconds
from stretchcoach.ui.history_words import (
    day_cell_words,
    length_figure,
    line_day,
    line_words,
    minutes_number,
    pains_words,
    speed_words,
    week_words,
)
from stretchcoach.ui.month_grid import Month, days_of, place_in_month
from stretchcoach.ui.pain_points import lay_out_pains
from stretchcoach.ui.session_columns import ListForm, lay_out_session, row_height
from stretchcoach.ui.week_layout import ABOVE, lay_out_weeks
from tests.history_parts import PLAN, SESSION_S, TODAY, daily, line, view_of

ENGLISH = QLocale("en_GB")
seconds = st.floats(0, 20_000)
a_week = st.builds(WeekTotal, st.just(date(2025, 11, 17)), seconds, seconds, seconds)


def test_the_figures_count_eight_weeks_up_to_today() -> None:
    view = view_of(daily(100))
    assert view.streak == Streak(100, 100)
    # From the Monday seven weeks before this one up to yesterday.
    days = (TODAY - first_of(TODAY, 8)).days
    assert view.period.sessions == days
    assert view.period.seconds == days * SESSION_S
    assert view.adherence.prescribed == 8 * 5 * 14
    assert len(view.weeks) == 12
    assert view.weeks[-1].seconds == 5 * SESSION_S


def test_what_ran_faster_is_listed_and_not_counted() -> None:
    now = datetime(2025, 11, 21, 7, 12, tzinfo=UTC)
    view = view_of([line(2, now, speed=20.0), line(1, now - timedelta(days=1))])
    assert view.count == 2
    assert view.period.sessions == 1
    assert view.heat_of(now.date()) is Heat.NONE


def test_heat_goes_by_the_session_of_the_plan_that_held() -> None:
    short = Plan(TODAY - timedelta(days=1), frozenset(Weekday), 7, SESSION_S / 2)
    view = view_of(daily(3), (PLAN, short))
    assert view.heat_of(TODAY - timedelta(days=1)) is Heat.MORE
    assert view.heat_of(TODAY - timedelta(days=2)) is Heat.ONE
    assert view.heat_of(TODAY) is Heat.NONE


def test_days_before_the_first_plan_go_by_it() -> None:
    assert session_seconds((PLAN,), PLAN.since - timedelta(days=9)) == SESSION_S
    assert session_seconds((), TODAY) == 0.0


def test_no_history_is_empty() -> None:
    assert view_of([]).is_empty
    assert not view_of(daily(1)).is_empty


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 6))
def test_each_day_stands_below_the_name_of_its_weekday(day: date, first: int) -> None:
    places = [place_in_month(one, first) for one in days_of(Month.of(day))]
    assert len(set(places)) == len(places)
    assert places == sorted(places)
    assert places[0][0] == 0
    row, column = place_in_month(day, first)
    assert (first + column) % 7 == day.weekday()
    assert 0 <= row <= 5


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-100, 100))
def test_months_go_on_and_back(day: date, months: int) -> None:
    month = Month.of(day)
    moved = month.moved(months)
    assert moved.moved(-months) == month
    assert (moved > month) == (months > 0)
    assert moved.day_like(day).day <= day.day


@pytest.mark.parametrize(
    ("length", "shown"),
    [(0, ("0", "min")), (59 * 60, ("59", "min")), (229 * 60, ("3 h 49", "min"))],
)
def test_a_length_is_a_figure_and_its_unit(length: float, shown: tuple[str, str]) -> None:
    assert length_figure(length) == shown


@pytest.mark.parametrize(
    ("length", "decimals", "shown"),
    [(1470, None, "24.5"), (420, None, "7"), (420, 1, "7.0"), (0, None, "0"), (119.9, None, "2")],
)
def test_minutes_have_a_decimal_where_it_tells_something(
    length: float, decimals: int | None, shown: str
) -> None:
    assert minutes_number(length, ENGLISH, decimals) == shown


def test_a_day_in_words() -> None:
    view = view_of(daily(1))
    day = TODAY - timedelta(days=1)
    assert day_cell_words(day, view.days[day], ENGLISH) == "21 November, 7 min, 1 session"
    assert day_cell_words(TODAY, None, ENGLISH) == "22 November, no session"


def test_a_week_in_words() -> None:
    week = WeekTotal(date(2025, 11, 10), 1260.0, 1230.0, 2100.0)
    words = "10 Nov to 16 Nov: 41.5 min, right 21, left 20.5, goal 35"
    assert week_words(week, ENGLISH) == words
    assert "goal" not in week_words(WeekTotal(week.first, 1.0, 1.0, 0.0), ENGLISH)


def test_a_session_in_words() -> None:
    one = line(1, datetime(2025, 11, 21, 7, 12, tzinfo=UTC), done=11, pains=Pains(2, 4))
    assert line_words(one, ENGLISH) == (
        "Friday, 21 November 2025, 07:12. Calf & hamstring routine. 11 of 14 holds done. 5.5 min. "
        "Stopped before its end. Right leg: Mild pain, 2 of 10. Left leg: Moderate pain, 4 of 10"
    )
    fast = line(1, one.started_at, speed=20.0)
    assert "20 times as fast, not counted" in line_words(fast, ENGLISH)
    assert "holds" not in line_words(fast, ENGLISH)
    assert "Pain not rated" in line_words(fast, ENGLISH)


def test_a_slow_session_is_not_counted_either() -> None:
    assert speed_words(0.5, ENGLISH) == "At 0.5 times the speed, not counted"


def test_a_session_of_another_year_tells_the_year() -> None:
    then = datetime(2024, 11, 21, 7, 12, tzinfo=UTC)
    assert line_day(then, TODAY, ENGLISH) == "21 Nov 2024, 07:12"
    assert line_day(then.replace(year=2025), TODAY, ENGLISH) == "Fri 21 Nov, 07:12"


def test_pain_without_a_leg_is_told_as_it_is() -> None:
    assert pains_words(Pains(whole=8)) == "Severe pain, 8 of 10"
    assert pains_words(Pains()) == ""


@given(st.lists(a_week, min_size=1, max_size=12), st.floats(1.0, 2.0))
def test_bars_are_as_high_as_what_was_held(weeks: list[WeekTotal], scale: float) -> None:
    layout = lay_out_weeks(weeks, 500, 240, scale, 60)
    most = max(60.0, *(max(week.seconds, week.goal_s) for week in weeks))
    per_second = (layout.base - ABOVE * scale) / most
    for week, bar in zip(weeks, layout.bars, strict=True):
        assert bar.right.height() == pytest.approx(week.right_s * per_second, abs=1e-6)
        assert bar.left.height() == pytest.approx(week.left_s * per_second, abs=1e-6)
        assert bar.right.bottom() == pytest.approx(layout.base)
        assert bar.left.bottom() == pytest.approx(bar.right.top())
        assert bar.top >= ABOVE * scale - 1e-6
        if bar.goal_y is not None:
            assert layout.base - bar.goal_y == pytest.approx(week.goal_s * per_second, abs=1e-6)
        assert (bar.goal_y is None) == (week.goal_s == 0)


def test_no_weeks_have_no_bars() -> None:
    assert lay_out_weeks((), 500, 240, 1.0, 0).bars == ()


def test_dots_go_up_with_pain_and_right_with_time() -> None:
    first, last = date(2025, 11, 1), date(2025, 11, 21)
    points = [PainPoint(first, Pains(0, 10)), PainPoint(last, Pains(whole=5))]
    layout = lay_out_pains(points, first, last, (500, 240), 1.0, (20, 70))
    [low], [high], [middle] = layout.of(Leg.RIGHT), layout.of(Leg.LEFT), layout.of(None)
    assert low.at.y() == layout.plot.bottom()
    assert high.at.y() == layout.plot.top()
    assert middle.at.y() == pytest.approx(layout.plot.center().y())
    assert low.at.x() < middle.at.x() <= layout.plot.right()
    assert [band for band, _ in layout.bands] == list(Band)


def test_legs_that_hurt_alike_stand_side_by_side() -> None:
    layout = lay_out_pains([PainPoint(TODAY, Pains(3, 3))], TODAY, TODAY, (500, 240), 1.0, (20, 70))
    right, left = layout.of(Leg.RIGHT)[0].at, layout.of(Leg.LEFT)[0].at
    assert right.y() == left.y()
    assert left.x() < right.x()


@given(st.sampled_from(ListForm), st.floats(1.0, 2.0), st.floats(320, 1200))
def test_the_parts_of_a_row_stay_within_it_and_apart(
    form: ListForm, scale: float, width: float
) -> None:
    row = QRectF(10, 20, width, row_height(form, scale))
    rects = lay_out_session(row, form, scale)
    assert (rects.routine is None) == (form is ListForm.NO_ROUTINE)
    rooms = [room for room in (rects.date, rects.routine, rects.holds, rects.pain) if room]
    for room in rooms:
        assert row.adjusted(-1, -1, 1, 1).contains(room)
    for index, room in enumerate(rooms):
        assert not any(room.adjusted(1, 1, -1, -1).intersects(other) for other in rooms[:index])
