from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import ExportError
from stretchcoach.reports.plan_calendar import plan_calendar
from tests.parts_for_tests import short_routine

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=1)))
ROUTINE = replace(short_routine(), name="Calf; hamstring, ü 日本 " + "long " * 20)
ALL_DAYS = tuple(Weekday)


def written(
    days: tuple[Weekday, ...] = (Weekday.MON, Weekday.THU),
    at: time = time(7, 0),
    first: date = date(2026, 11, 24),
    last: date | None = None,
    routine: Routine = ROUTINE,
    seconds: float = 700.0,
    now: datetime = NOW,
) -> bytes:
    return plan_calendar(routine, days, at, seconds, first=first, last=last, now=now)


def event(content: bytes) -> Any:
    """Return the one event, as another library than the writing one understands it."""
    calendar = vobject.readOne(content.decode(), validate=True)
    [only] = calendar.vevent_list
    return only


def dates(content: bytes, count: int = 1000) -> list[datetime]:
    found = []
    for moment in event(content).getrruleset(addRDate=True):
        found.append(moment)
        if len(found) == count:
            break
    return found


def test_another_library_finds_event_rule_and_alarm():
    found = event(written())
    assert found.summary.value == ROUTINE.name
    assert found.rrule.value == "FREQ=WEEKLY;BYDAY=MO,TH"
    assert found.dtend.value - found.dtstart.value == timedelta(minutes=12)
    [alarm] = found.valarm_list
    assert alarm.action.value == "DISPLAY"
    assert alarm.trigger.value == timedelta(minutes=-10)
    assert alarm.description.value == f"{ROUTINE.name} in 10 minutes"
    assert "2 holds, 0.2 minutes of holding." in found.description.value


def test_it_starts_with_the_first_planned_day_and_goes_on():
    assert dates(written(), count=3) == [
        datetime(2026, 11, 26, 7, 0),
        datetime(2026, 11, 30, 7, 0),
        datetime(2026, 12, 3, 7, 0),
    ]


def test_its_times_are_those_of_the_place_where_one_is():
    content = written(at=time(6, 30)).decode()
    assert "DTSTART:20261126T063000\r\n" in content
    assert "TZID" not in content


def test_another_export_takes_the_place_of_the_first():
    first = event(written())
    later = event(written(days=(Weekday.SUN,), now=NOW + timedelta(minutes=5)))
    assert later.uid.value == first.uid.value
    assert int(later.sequence.value) > int(first.sequence.value)
    assert later.dtstamp.value > first.dtstamp.value
    other = event(written(routine=replace(ROUTINE, name="Another")))
    assert other.uid.value != first.uid.value


def test_without_days_it_says_so():
    with pytest.raises(ExportError, match="No days of the week are planned"):
        written(days=())


def test_without_a_planned_day_in_the_time_asked_for_it_says_so():
    with pytest.raises(ExportError, match="No day from 2026-11-24 to 2026-11-25 is planned"):
        written(last=date(2026, 11, 25))


def test_lines_are_as_long_as_calendars_can_read():
    assert max(map(len, written().split(b"\r\n"))) <= 75


@given(
    days=st.sets(st.sampled_from(ALL_DAYS), min_size=1).map(tuple),
    at=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    first=st.dates(date(2020, 1, 1), date(2080, 1, 1)),
    length=st.integers(7, 90),
)
def test_it_expands_to_the_planned_days_and_no_others(days, at, first, length):
    last = first + timedelta(days=length - 1)
    span = [first + timedelta(days=number) for number in range(length)]
    planned = [datetime.combine(day, at) for day in span if Weekday.of(day) in days]
    assert dates(written(days, at, first, last)) == planned
