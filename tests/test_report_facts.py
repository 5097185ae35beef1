from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.adherence import Adherence, Totals, adherence, totals
from stretchcoach.core.pain import Pains
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import ExportError
from stretchcoach.reports.axes import day_marks, scale_for
from stretchcoach.reports.report_facts import MOST_WEEKS, Kept, Period, ReportFacts, gather
from tests.report_parts import ROUTINE, TODAY, ZONE, kept, line, plan
from tests.strategies import EXERCISES

MONDAY = date(2026, 11, 16)


def facts(found: Kept, first: date | None = None, last: date | None = None) -> ReportFacts:
    return gather(found, ROUTINE, EXERCISES, today=TODAY, first=first, last=last)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_without_a_history_it_is_of_today_alone():
    found = facts(kept())
    assert found.period == Period(TODAY, TODAY)
    assert found.totals == Totals()
    assert found.adherence == Adherence(0, 0)
    assert found.worst is None
    assert found.days_a_week == 5  # as the routine says


def test_all_of_it_begins_with_the_first_that_is_kept():
    note = SymptomNote(datetime.combine(day(-9), time(21), ZONE))
    assert facts(kept(line(day(0)))).period == Period(day(0), TODAY)
    assert facts(kept(line(day(0)), plans=(plan(day(-3)),))).period.first == day(-3)
    found = facts(kept(line(day(0)), plans=(plan(day(-3)),), symptoms=(note,)))
    assert found.period.first == day(-9)
    assert found.symptoms == (note,)


def test_only_the_days_asked_for_count():
    lines = [line(day(number)) for number in range(5)]
    notes = tuple(SymptomNote(datetime.combine(day(n), time(21), ZONE)) for n in (0, 1, 2))
    found = facts(kept(*lines, symptoms=notes), day(1), day(2))
    assert found.totals == Totals(2, 28, 420.0, 420.0)
    assert [session.started_at.date() for session in found.sessions] == [day(2), day(1)]
    assert found.symptoms == notes[1:]
    assert [week.seconds for week in found.weeks] == [840.0]


def test_a_look_at_the_routine_counts_nowhere():
    found = facts(kept(line(day(0), pains=Pains(whole=9), speed=20.0)))
    assert found.sessions == ()
    assert found.pains == ()
    assert found.period == Period(TODAY, TODAY)


def test_the_last_day_counts_when_it_is_over_and_today_once_something_is_done():
    plans = (plan(day(0)),)
    over = facts(kept(line(day(0)), plans=plans), day(0), day(1))
    assert over.adherence == Adherence(14, 28)
    until_today = facts(kept(line(day(0)), plans=plans), day(0), TODAY)
    assert until_today.adherence == Adherence(14, 70)
    busy = facts(kept(line(day(0)), line(TODAY), plans=plans))
    assert busy.adherence == Adherence(28, 84)


def test_a_sunday_that_is_over_begins_no_other_week():
    every = (plan(day(0), frozenset(Weekday)),)
    found = facts(kept(line(day(0)), plans=every), day(0), day(6))
    assert found.adherence == Adherence(14, 7 * 14)


def test_what_is_to_come_is_left_out():
    found = facts(kept(line(TODAY), plans=(plan(TODAY),)), TODAY, TODAY + timedelta(days=300))
    assert found.period == Period(TODAY, TODAY)
    with pytest.raises(ExportError, match="2026-11-24 is still to come"):
        facts(kept(), TODAY + timedelta(days=1))


def test_the_highest_pain_is_told_with_its_last_day():
    lines = (
        line(day(0), pains=Pains(right=6, left=2)),
        line(day(1), pains=Pains(whole=6)),
        line(day(2), pains=Pains(left=5)),
        line(day(3)),
    )
    found = facts(kept(*lines))
    assert found.worst == (lines[1].started_at, 6)
    assert [pains for _, pains in found.pains] == [one.pains for one in lines[:3]]


def test_the_dose_is_that_of_the_plan_at_the_end():
    plans = (plan(day(0)), plan(day(3), frozenset({Weekday.MON})))
    assert facts(kept(plans=plans), day(0), day(2)).days_a_week == 5
    assert facts(kept(plans=plans), day(0), day(4)).days_a_week == 1


def test_of_many_years_the_last_weeks_are_shown():
    found = facts(kept(line(date(2020, 1, 1)), line(TODAY)))
    assert len(found.weeks) == MOST_WEEKS
    assert found.totals.sessions == 2
    year = facts(kept(line(TODAY - timedelta(days=365)), line(TODAY)))
    assert sum(week.seconds for week in year.weeks) == year.totals.seconds


@given(
    st.sets(st.integers(0, 60), max_size=30),
    st.integers(0, 60),
    st.integers(0, 60),
    st.frozensets(st.sampled_from(Weekday)),
)
def test_the_numbers_are_those_of_core(held, start, length, prescribed):
    begin = TODAY - timedelta(days=60)
    lines = [line(begin + timedelta(days=number)) for number in sorted(held)]
    found = kept(*lines, plans=(plan(begin, prescribed),))
    first = begin + timedelta(days=start)
    last = min(first + timedelta(days=length), TODAY)
    report = facts(found, first, last)
    assert report.totals == totals(found.days, first, last)
    days = [one for one in found.days if one.day <= last]
    if last == TODAY or Weekday.of(last) not in prescribed or any(o.day == last for o in days):
        assert report.adherence == adherence(days, found.plans, first, last)
    else:
        before = adherence(days, found.plans, first, last)
        assert report.adherence.prescribed == before.prescribed + 14
    assert sum(week.seconds for week in report.weeks) == pytest.approx(report.totals.seconds)


@given(st.floats(0, 20_000))
def test_a_scale_reaches_what_it_is_for_with_few_marks(highest):
    scale = scale_for(highest)
    assert scale.top >= highest
    assert scale.marks[-1] == scale.top
    assert 2 <= len(scale.marks) <= 6


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 30_000), st.integers(2, 8))
def test_days_are_marked_within_their_time_and_are_not_too_many(first, length, most):
    last = first + timedelta(days=length)
    marks = day_marks(first, last, most)
    assert 1 <= len(marks) <= most + 1
    assert all(first <= mark <= last for mark in marks)
    assert list(marks) == sorted(set(marks))


def test_its_weeks_are_those_of_the_place_one_is_at():
    sunday = [line(day(number)) for number in (-1, 0)]
    found = gather(
        kept(*sunday), ROUTINE, EXERCISES, today=day(1), first=day(-1), week_start=Weekday.SUN
    )
    assert [(week.first, week.seconds) for week in found.weeks] == [(day(-1), 2 * 420.0)]
    assert [week.seconds for week in facts(kept(*sunday), day(-1), day(1)).weeks] == [420.0, 420.0]
