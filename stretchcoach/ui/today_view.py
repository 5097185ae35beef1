"""What Today says of the week: its days, the streak, the minutes, and whether today is a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale

from stretchcoach.core.adherence import (
    DAYS_IN_WEEK,
    ONE_DAY,
    DayTotal,
    streak,
    week_of,
    weeks,
)
from stretchcoach.core.date_form import date_form
from stretchcoach.core.pain import REST_DAYS
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.summary import SessionSummary
from stretchcoach.translation import fill, translate
from stretchcoach.ui.history_words import long_form
from stretchcoach.ui.locale_week import week_start

SECONDS_IN_MINUTE = 60


class DayState(StrEnum):
    """How a day of the week stands."""

    DONE = "done"
    MISSED = "missed"
    TODAY = "today"
    PLANNED = "planned"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day in the strip: its short name and number, and what a screen reader says of it."""

    day: date
    name: str
    number: str
    state: DayState
    is_today: bool
    words: str


@dataclass(frozen=True, slots=True)
class WeekView:
    """The week of today. `today_words` are empty where no days are planned.

    `minutes` are those of the seven days shown; `minutes_unit` says the goal where there is one.
    """

    days: tuple[WeekDay, ...]
    streak: str
    streak_unit: str
    minutes: str
    minutes_unit: str
    today_words: str


def describe_week(
    days: Sequence[DayTotal],
    plans: Sequence[Plan],
    today: date,
    locale: QLocale,
    *,
    rests: bool = False,
) -> WeekView:
    """Return the week of `today`, which begins on the day on which weeks do in `locale`.

    One who `rests` after pain is not told that today is a day to stretch.
    """
    start = week_start(locale)
    first = week_of(today, start)
    shown = [first + index * ONE_DAY for index in range(DAYS_IN_WEEK)]
    by_day = {total.day: total for total in days}
    current = streak(days, plans, today).current
    day_words = translate("Today", "day") if current == 1 else translate("Today", "days")
    [week] = weeks(days, plans, today, 1, start)
    unit = translate("Today", "min")
    if week.goal_s > 0:
        unit = fill(translate("Today", "of {goal} min"), goal=minutes_words(week.goal_s, locale))
    return WeekView(
        tuple(_week_day(day, by_day.get(day), plans, today, locale) for day in shown),
        str(current),
        day_words,
        minutes_words(week.seconds, locale),
        unit,
        translate("Today", "Rest for now")
        if rests
        else _today_words(by_day.get(today), plans, today, locale),
    )


def rests_after(summary: SessionSummary | None, today: date) -> bool:
    """Tell whether the last session asks for rest today."""
    if summary is None or not summary.pains.is_stop:
        return False
    return (today - summary.started_at.date()).days <= REST_DAYS


def minutes_words(seconds: float, locale: QLocale) -> str:
    """Return seconds as minutes with one decimal, where it is not 0."""
    tenths = round(seconds / SECONDS_IN_MINUTE * 10)
    return locale.toString(tenths / 10, "f", 1 if tenths % 10 else 0)


def _week_day(
    day: date, total: DayTotal | None, plans: Sequence[Plan], today: date, locale: QLocale
) -> WeekDay:
    # What will hold on a day to come is what holds today.
    plan = plan_on(plans, min(day, today))
    is_planned = plan is not None and plan.is_for(day)
    has_days = plan is not None and bool(plan.days)
    if total is not None and total.done:
        state, words = DayState.DONE, _done_words(total, locale)
    elif day == today:
        state = DayState.TODAY
        words = _today_state_words(is_planned, has_days)
    elif day > today:
        state = DayState.PLANNED if is_planned else DayState.OFF
        words = _coming_words(is_planned, has_days)
    else:
        state = DayState.MISSED if is_planned else DayState.OFF
        words = _past_words(is_planned, has_days)
    form = date_form(long_form(locale), weekday=True, short=False)
    called = locale.toString(QDate(day.year, day.month, day.day), form)
    return WeekDay(
        day,
        locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat),
        locale.toString(day.day),
        state,
        day == today,
        f"{called}: {words}",
    )


def _done_words(total: DayTotal, locale: QLocale) -> str:
    words = translate("Today", "done, {minutes} min stretched")
    return fill(words, minutes=minutes_words(total.seconds, locale))


def _today_state_words(is_planned: bool, has_days: bool) -> str:
    if not has_days:
        return translate("Today", "today")
    return translate("Today", "today, planned") if is_planned else translate("Today", "today, off")


def _coming_words(is_planned: bool, has_days: bool) -> str:
    if not has_days:
        return translate("Today", "to come")
    return translate("Today", "planned") if is_planned else translate("Today", "day off")


def _past_words(is_planned: bool, has_days: bool) -> str:
    if is_planned:
        return translate("Today", "planned, not done")
    return translate("Today", "day off") if has_days else translate("Today", "nothing done")


def _today_words(
    total: DayTotal | None, plans: Sequence[Plan], today: date, locale: QLocale
) -> str:
    """Say whether today is a planned day; nothing where none is planned at all."""
    plan = plan_on(plans, today)
    if plan is None or not plan.days:
        return ""
    done = total.done if total is not None else 0
    if done and done >= plan.holds:
        return translate("Today", "Done for today")
    if done:
        words = translate("Today", "{done} of {count} holds done today")
        return fill(words, done=done, count=plan.holds)
    if plan.is_for(today):
        return translate("Today", "Today is one of your days")
    coming = (today + (index + 1) * ONE_DAY for index in range(DAYS_IN_WEEK))
    following = next(day for day in coming if plan.is_for(day))
    words = translate("Today", "No stretching planned today. Next: {day}")
    return fill(words, day=locale.standaloneDayName(following.isoweekday()))
