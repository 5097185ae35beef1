"""The planned days as an iCalendar file (RFC 5545)."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from math import ceil
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import ExportError
from stretchcoach.translation import fill, translate

# Time enough to fetch the strap and put the mat down.
ALARM_BEFORE = timedelta(minutes=10)
DAYS_IN_WEEK = 7

_PRODUCT = "-//Stretch Coach//Stretch Coach//EN"
_UIDS = UUID("6f2d2c1e-5b0c-4a53-9d0b-0d9a1f6f7c11")
_SHORTEST = timedelta(minutes=1)


def plan_calendar(
    routine: Routine,
    days: Collection[Weekday],
    at: time,
    seconds: float,
    *,
    first: date,
    last: date | None,
    now: datetime,
) -> bytes:
    """Return the calendar of `routine`, which lasts `seconds`, on `days` from `first` on.

    It ends with `last`, if given. `now`, an aware time, tells the calendars which of two exports is
    the newer one. Raises ExportError where no day is planned.
    """
    if not days:
        raise ExportError(
            translate(
                "Export",
                "No days of the week are planned, so there is nothing to put into a calendar. "
                "Choose the days in the settings first.",
            )
        )
    begins = _first_planned(days, first)
    if last is not None and begins > last:
        text = translate("Export", "No day from {first} to {last} is planned. Choose other dates.")
        raise ExportError(fill(text, first=first, last=last))
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(routine, days, datetime.combine(begins, at), seconds, last, now))
    return bytes(calendar.to_ical())


def _event(
    routine: Routine,
    days: Collection[Weekday],
    start: datetime,
    seconds: float,
    last: date | None,
    now: datetime,
) -> Event:
    event = Event()
    # By its name: another export of the routine, with other days or doses, takes the place of
    # this one in the calendar. That also asks for a SEQUENCE that grows.
    event.add("uid", f"{uuid5(_UIDS, routine.name)}@stretchcoach")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", routine.name)
    event.add("description", _description(routine))
    # Times without a zone: at 7 in the morning wherever one is, also on a journey and whatever
    # the clocks are changed to.
    event.add("dtstart", start)
    event.add("dtend", start + max(_SHORTEST, timedelta(minutes=ceil(seconds / 60))))
    rule: dict[str, object] = {"freq": "weekly", "byday": _letters(days)}
    if last is not None:
        # Of the same kind as DTSTART, as the RFC asks.
        rule["until"] = datetime.combine(last, start.time())
    event.add("rrule", rule)
    event.add_component(_alarm(routine))
    return event


def _alarm(routine: Routine) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM_BEFORE)
    text = translate("Export", "{routine} in {minutes} minutes")
    minutes = ALARM_BEFORE // timedelta(minutes=1)
    alarm.add("description", fill(text, routine=routine.name, minutes=minutes))
    return alarm


def _description(routine: Routine) -> str:
    text = translate("Export", "{holds} holds, {minutes} minutes of holding. Stop if it hurts.")
    minutes = f"{routine.hold_seconds / 60:.1f}".removesuffix(".0")
    return fill(text, holds=routine.hold_count, minutes=minutes)


def _first_planned(days: Collection[Weekday], first: date) -> date:
    ahead = (first + timedelta(days=number) for number in range(DAYS_IN_WEEK))
    return next(day for day in ahead if Weekday.of(day) in days)


def _letters(days: Collection[Weekday]) -> list[str]:
    """Return the days as iCalendar writes them, in the week's order."""
    return [day.value[:2].upper() for day in Weekday if day in days]
