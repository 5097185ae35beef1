"""What is said about days, weeks and sessions that are over."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from stretchcoach.core.adherence import DAYS_IN_WEEK, DayTotal, WeekTotal
from stretchcoach.core.date_form import date_form
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains, band_of
from stretchcoach.core.record import HoldRecord, Outcome, SessionLine, SessionStatus
from stretchcoach.translation import fill, translate
from stretchcoach.ui.pain_words import band_word, report_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.routine_words import day_words, time_words

MINUTE = 60.0


def minutes_number(seconds: float, locale: QLocale, decimals: int | None = None) -> str:
    """Return minutes as a number; by default with a decimal only where it is not zero."""
    tenths = round(seconds / MINUTE * 10)
    places = (1 if tenths % 10 else 0) if decimals is None else decimals
    return locale.toString(tenths / 10, "f", places)


def minutes_words(seconds: float, locale: QLocale) -> str:
    """Return a length in minutes."""
    return fill(translate("History", "{count} min"), count=minutes_number(seconds, locale))


def length_figure(seconds: float) -> tuple[str, str]:
    """Return hours and minutes as a figure and the unit after it."""
    hours, minutes = divmod(round(seconds / MINUTE), 60)
    unit = translate("History", "min")
    if not hours:
        return str(minutes), unit
    return fill(translate("History", "{hours} h {minutes}"), hours=hours, minutes=minutes), unit


def sessions_words(count: int) -> str:
    """Return how many sessions."""
    if count == 1:
        return translate("History", "1 session")
    return fill(translate("History", "{count} sessions"), count=count)


def short_day(day: date, locale: QLocale) -> str:
    """Return day and month in short, as under a bar."""
    return locale.toString(_qdate(day), date_form(long_form(locale)))


def month_day(day: date, locale: QLocale) -> str:
    """Return day and month."""
    return locale.toString(_qdate(day), date_form(long_form(locale), short=False))


def month_words(day: date, locale: QLocale) -> str:
    """Return month and year; months stand alone here, which some languages spell otherwise."""
    name = locale.standaloneMonthName(day.month)
    words = translate("History", "{month} {year}")
    return fill(words, month=name[:1].upper() + name[1:], year=day.year)


def line_day(moment: datetime, today: date, locale: QLocale) -> str:
    """Return day and time of a session in short; the year only where it is another."""
    same = moment.year == today.year
    form = date_form(long_form(locale), weekday=same, year=not same)
    day = locale.toString(_qdate(moment.date()), form)
    words = translate("History", "{day}, {time}")
    return fill(words, day=day, time=time_words(moment, locale))


def day_cell_words(day: date, total: DayTotal | None, locale: QLocale) -> str:
    """Return a day of the calendar in words."""
    if total is None:
        words = translate("History", "{day}, no session")
        return fill(words, day=month_day(day, locale))
    words = translate("History", "{day}, {minutes}, {sessions}")
    return fill(
        words,
        day=month_day(day, locale),
        minutes=minutes_words(total.seconds, locale),
        sessions=sessions_words(total.sessions),
    )


def week_words(week: WeekTotal, locale: QLocale) -> str:
    """Return a week of the chart in words."""
    last = week.first + timedelta(days=DAYS_IN_WEEK - 1)
    words = translate("History", "{first} to {last}: {minutes}, right {right}, left {left}")
    words = fill(
        words,
        first=short_day(week.first, locale),
        last=short_day(last, locale),
        minutes=minutes_words(week.seconds, locale),
        right=minutes_number(week.right_s, locale),
        left=minutes_number(week.left_s, locale),
    )
    if not week.goal_s:
        return words
    goal = translate("History", "{week}, goal {minutes}")
    return fill(goal, week=words, minutes=minutes_number(week.goal_s, locale))


def pains_words(pains: Pains) -> str:
    """Return what was rated, for each leg; empty where nothing was."""
    told = []
    for leg, pain in ((Leg.RIGHT, pains.right), (Leg.LEFT, pains.left)):
        if pain is not None:
            words = translate("History", "{leg}: {pain}")
            told.append(fill(words, leg=leg_words(leg), pain=report_words(pain)))
    if pains.whole is not None:
        told.append(report_words(pains.whole))
    return ". ".join(told)


def pain_point_words(day: date, pains: Pains, locale: QLocale) -> str:
    """Return a point of the chart of pain in words."""
    words = translate("History", "{day}. {pains}")
    return fill(words, day=month_day(day, locale), pains=pains_words(pains))


def band_of_words(pain: int) -> str:
    """Return the name of the band a pain lies in."""
    return band_word(band_of(pain))


def speed_words(speed: float, locale: QLocale) -> str:
    """Say that a session was only looked at."""
    words = translate("History", "{speed} times as fast, not counted")
    if speed < 1:
        words = translate("History", "At {speed} times the speed, not counted")
    return fill(words, speed=locale.toString(speed, "g", 3))


def holds_words(done: int, planned: int) -> str:
    """Return the holds done of those planned."""
    return fill(translate("History", "{done} of {planned}"), done=done, planned=planned)


def stopped_words() -> str:
    """Say in short that a session was stopped before its end."""
    return translate("History", "stopped")


def line_words(line: SessionLine, locale: QLocale) -> str:
    """Return a session of the list in words, as a screen reader says it."""
    start = line.started_at
    parts = [f"{day_words(start.date(), locale)}, {time_words(start, locale)}", line.routine]
    if line.speed != 1:
        parts.append(speed_words(line.speed, locale))
    else:
        done = translate("History", "{holds} holds done")
        parts.append(fill(done, holds=holds_words(line.done, line.planned_holds)))
        parts.append(minutes_words(line.seconds, locale))
    if line.status is SessionStatus.STOPPED:
        parts.append(translate("History", "Stopped before its end"))
    parts.append(pains_words(line.pains) or translate("History", "Pain not rated"))
    return ". ".join(parts)


def outcome_words(outcome: Outcome) -> str:
    """Return how a hold went."""
    return {
        Outcome.DONE: translate("History", "Done"),
        Outcome.PARTIAL: translate("History", "Held in part"),
        Outcome.SKIPPED: translate("History", "Skipped"),
    }[outcome]


def held_words(hold: HoldRecord, locale: QLocale) -> str:
    """Return the seconds held of those planned."""
    words = translate("History", "{held} of {planned} s")
    return fill(
        words,
        held=locale.toString(round(hold.held)),
        planned=locale.toString(round(hold.planned)),
    )


def long_form(locale: QLocale) -> str:
    """Return how the locale writes a date in full."""
    return locale.dateFormat(QLocale.FormatType.LongFormat)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
