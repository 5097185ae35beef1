"""What Today says of the week."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from stretchcoach.core.adherence import DayTotal, streak
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.history_view import derive_history
from stretchcoach.ui.history_words import minutes_number
from stretchcoach.ui.locale_week import week_start
from stretchcoach.ui.today_view import DayState, describe_week, minutes_words, rests_after
from tests.ui_parts import STARTED, summary_of

BRITISH = QLocale("en_GB")
AMERICAN = QLocale("en_US")
GERMAN = QLocale("de_DE")
TODAY = date(2025, 11, 20)  # a Thursday
WEEKDAYS = frozenset(list(Weekday)[:5])
PLAN = Plan(date(2025, 11, 1), WEEKDAYS, 14, 420.0)

dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
plans = st.lists(
    st.builds(
        Plan,
        since=dates,
        days=st.frozensets(st.sampled_from(Weekday)),
        holds=st.integers(1, 40),
        seconds=st.floats(5, 3000),
    ),
    max_size=3,
    unique_by=lambda plan: plan.since,
).map(lambda found: sorted(found, key=lambda plan: plan.since))


def day(number: int, done: int = 14, seconds: float = 420.0) -> DayTotal:
    return DayTotal(date(2025, 11, number), 1, done, 14, seconds / 2, seconds / 2)


def states(days: list[DayTotal], plan: Plan | None = PLAN, today: date = TODAY) -> list[str]:
    shown = describe_week(days, [plan] if plan else [], today, BRITISH)
    return [str(one.state) for one in shown.days]


def test_each_day_is_told_by_what_happened_and_what_is_planned():
    assert states([day(18), day(19)]) == [
        "missed", "done", "done", "today", "planned", "off", "off",
    ]  # fmt: skip


def test_before_the_plan_nothing_was_missed():
    assert states([], Plan(date(2025, 11, 19), WEEKDAYS, 14, 420.0))[:3] == ["off", "off", "missed"]


def test_a_session_in_which_no_hold_was_done_is_none():
    assert states([day(19, done=0, seconds=12.0)])[2] == "missed"


def test_without_planned_days_none_is_missed_and_nothing_is_said():
    view = describe_week([day(18)], [], TODAY, BRITISH)
    kept = [str(one.state) for one in view.days]
    assert kept == ["off", "done", "off", "today", "off", "off", "off"]
    assert view.today_words == ""
    assert [one.words.split(": ")[1] for one in view.days] == [
        "nothing done", "done, 7 min stretched", "nothing done", "today",
        "to come", "to come", "to come",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "first", "name"),
    [(BRITISH, 17, "Mon"), (AMERICAN, 16, "Sun"), (GERMAN, 17, "Mo")],
)
def test_the_week_begins_as_weeks_do_there(locale: QLocale, first: int, name: str):
    shown = describe_week([], [PLAN], TODAY, locale).days
    assert shown[0].day == date(2025, 11, first)
    assert shown[0].name == name
    assert [one.day for one in shown if one.is_today] == [TODAY]


@pytest.mark.parametrize(
    ("today", "done", "words"),
    [
        (20, [], "Today is one of your days"),
        (20, [day(20)], "Done for today"),
        (20, [day(20, done=3)], "3 of 14 holds done today"),
        (21, [day(20)], "Today is one of your days"),
        (22, [], "No stretching planned today. Next: Monday"),
        (22, [day(22)], "Done for today"),
        (20, [day(20, done=28)], "Done for today"),
    ],
)
def test_it_says_whether_today_is_a_day(today: int, done: list[DayTotal], words: str):
    assert describe_week(done, [PLAN], date(2025, 11, today), BRITISH).today_words == words


def test_the_only_day_of_the_week_comes_again_in_a_week():
    plan = Plan(date(2025, 11, 1), frozenset({Weekday.WED}), 14, 420.0)
    words = describe_week([], [plan], TODAY, BRITISH).today_words
    assert words == "No stretching planned today. Next: Wednesday"


def test_who_rests_is_not_sent_to_stretch():
    assert describe_week([], [PLAN], TODAY, BRITISH, rests=True).today_words == "Rest for now"


def test_streak_and_minutes_of_the_week():
    view = describe_week(
        [day(14), day(17), day(18), day(19, seconds=330.0)], [PLAN], TODAY, BRITISH
    )
    assert (view.streak, view.streak_unit) == ("4", "days")
    assert (view.minutes, view.minutes_unit) == ("19.5", "of 35 min")


def test_one_day_is_no_days_and_minutes_without_a_goal_are_just_minutes():
    view = describe_week([day(19)], [], TODAY, BRITISH)
    assert (view.streak, view.streak_unit, view.minutes_unit) == ("1", "day", "min")


def test_minutes_are_those_of_the_days_shown():
    sunday = day(16)
    assert describe_week([sunday], [PLAN], TODAY, BRITISH).minutes == "0"
    assert describe_week([sunday], [PLAN], TODAY, AMERICAN).minutes == "7"


def test_numbers_are_written_as_they_are_there():
    assert minutes_words(1590.0, GERMAN) == "26,5"
    assert minutes_words(1590.0, BRITISH) == "26.5"


@given(
    plans=plans,
    today=dates,
    done=st.dictionaries(st.integers(0, 13), st.integers(0, 20), max_size=10),
    locale=st.sampled_from([BRITISH, AMERICAN, GERMAN, QLocale("ar_EG"), QLocale("fa_IR")]),
)
def test_any_week_has_seven_days_with_words_and_one_today(
    plans: list[Plan], today: date, done: dict[int, int], locale: QLocale
):
    days = [
        DayTotal(today - timedelta(days=back), 1, holds, 20, 30.0 * holds, 0.0)
        for back, holds in sorted(done.items(), reverse=True)
    ]
    view = describe_week(days, plans, today, locale)
    assert [one.day - view.days[0].day for one in view.days] == [
        timedelta(days=index) for index in range(7)
    ]
    assert [one.day for one in view.days if one.is_today] == [today]
    assert all(one.words and one.name and one.number for one in view.days)
    assert all(
        one.state in (DayState.PLANNED, DayState.OFF) for one in view.days if one.day > today
    )
    assert view.streak == str(streak(days, plans, today).current)


@pytest.mark.parametrize(
    ("pains", "after", "rests"),
    [
        (Pains(right=6), 0, True),
        (Pains(left=9), 1, True),
        (Pains(whole=6), 2, False),
        (Pains(right=5, left=5), 0, False),
        (Pains(), 0, False),
    ],
)
def test_much_pain_asks_for_rest_on_its_day_and_the_next(pains: Pains, after: int, rests: bool):
    today: datetime = STARTED + timedelta(days=after)
    assert rests_after(summary_of(14, pains), today.date()) is rests


@pytest.mark.parametrize(
    ("started_at", "rests"),
    [
        (datetime(2025, 11, 20, 0, 10, tzinfo=timezone(timedelta(hours=14))), True),
        (datetime(2025, 11, 18, 23, 50, tzinfo=timezone(timedelta(hours=-11))), False),
    ],
)
def test_pain_belongs_to_the_day_on_which_the_session_started_there(
    started_at: datetime, rests: bool
):
    summary = replace(summary_of(14, Pains(right=8)), started_at=started_at)
    assert rests_after(summary, TODAY) is rests


def test_without_a_session_there_is_no_rest():
    assert not rests_after(None, TODAY)


@pytest.mark.parametrize("locale", [BRITISH, AMERICAN])
@pytest.mark.parametrize("today", [date(2025, 11, number) for number in range(16, 23)])
def test_today_tells_of_the_same_week_as_the_history(locale: QLocale, today: date) -> None:
    days = [day(number) for number in range(3, 23) if date(2025, 11, number) <= today]
    plans = [Plan(date(2025, 1, 1), PLAN.days, PLAN.holds, PLAN.seconds)]
    shown = describe_week(days, plans, today, locale)
    history = derive_history(days, plans, today, week_start=week_start(locale))
    bar = history.weeks[-1]
    assert bar.first == shown.days[0].day
    assert shown.minutes == minutes_number(bar.seconds, locale)
    assert minutes_number(bar.goal_s, locale) in shown.minutes_unit
