"""What a progress report says."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from stretchcoach.core.adherence import Adherence
from stretchcoach.core.date_form import date_form
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import HIGHEST, Pains
from stretchcoach.core.routine import Legs, RoutineStep
from stretchcoach.reports.report_facts import ReportFacts
from stretchcoach.translation import fill, translate

MINUTE = 60.0
DAYS_IN_WEEK = 7
NOTHING = "\N{EN DASH}"


def day_words(day: date, locale: QLocale) -> str:
    """Return a date that needs no one to know which number is the month."""
    return locale.toString(_qdate(day), date_form(_long_form(locale), year=True))


def short_day(day: date, locale: QLocale) -> str:
    """Return day and month, as under a bar."""
    return locale.toString(_qdate(day), date_form(_long_form(locale)))


def moment_words(moment: datetime, locale: QLocale) -> str:
    """Return date and time as they were at the place."""
    time = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    text = translate("Report", "{day}, {time}")
    return fill(text, day=day_words(moment.date(), locale), time=time)


def period_words(facts: ReportFacts, locale: QLocale) -> str:
    """Return from when to when the report is."""
    text = translate("Report", "{first} to {last}")
    if facts.period.first == facts.period.last:
        return day_words(facts.period.last, locale)
    first, last = (day_words(day, locale) for day in (facts.period.first, facts.period.last))
    return fill(text, first=first, last=last)


def length_words(seconds: float) -> str:
    """Return hours and whole minutes."""
    return _minutes_words(round(seconds / MINUTE))


def _minutes_words(count: int) -> str:
    hours, minutes = divmod(count, 60)
    text = translate("Report", "{hours} h {minutes} min")
    return fill(
        text if hours else translate("Report", "{minutes} min"), hours=hours, minutes=minutes
    )


def minutes_number(seconds: float, locale: QLocale) -> str:
    """Return minutes with one decimal."""
    return locale.toString(seconds / MINUTE, "f", 1)


def share_words(adherence: Adherence) -> str:
    """Return the part done in per cent; never 100 while a hold is missing."""
    if adherence.share is None:
        return NOTHING
    return f"{int(adherence.share * 100 + 1e-9)} %"


def holds_words(adherence: Adherence) -> str:
    """Return holds done of those prescribed."""
    if not adherence.prescribed:
        return translate("Report", "no holds\nplanned so far")
    text = translate("Report", "{done} of {planned}\nplanned holds")
    return fill(text, done=adherence.done, planned=adherence.prescribed)


def days_words(days: int) -> str:
    """Return on how many days something was done."""
    if days == 1:
        return translate("Report", "on 1 day")
    return fill(translate("Report", "on {count} days"), count=days)


def legs_words(right_s: float, left_s: float) -> str:
    """Return how long each leg was held, in minutes that add up to those of both."""
    right, left = int(right_s // MINUTE), int(left_s // MINUTE)
    missing = round((right_s + left_s) / MINUTE) - right - left
    # One minute that is made of parts of both is told of the leg with the greater part.
    is_rights = missing > 1 or (missing == 1 and right_s % MINUTE >= left_s % MINUTE)
    right += is_rights
    left += missing - is_rights
    text = translate("Report", "Right {right}\nLeft {left}")
    return fill(text, right=_minutes_words(right), left=_minutes_words(left))


def pain_words(pain: int) -> str:
    """Return a pain on its scale."""
    return fill(translate("Report", "{pain} of {highest}"), pain=pain, highest=HIGHEST)


def letter(leg: Leg) -> str:
    """Return the letter that stands for a leg."""
    return translate("Report", "R") if leg is Leg.RIGHT else translate("Report", "L")


def pains_words(pains: Pains) -> str:
    """Return a session's pains as they stand in a cell: "R 2  L 3", or the whole session's."""
    told = ((Leg.RIGHT, pains.right), (Leg.LEFT, pains.left))
    cells = [f"{letter(leg)} {pain}" for leg, pain in told if pain is not None]
    if not cells and pains.whole is not None:
        return str(pains.whole)
    return "   ".join(cells) or NOTHING


def dose_words(step: RoutineStep) -> str:
    """Return the dose as a physiotherapist writes it."""
    text = (
        translate("Report", "1 repetition \N{MULTIPLICATION SIGN} {hold} s hold, {side}")
        if step.sets == 1
        else translate("Report", "{reps} repetitions \N{MULTIPLICATION SIGN} {hold} s hold, {side}")
    )
    side = {
        Legs.BOTH: translate("Report", "each side"),
        Legs.RIGHT: translate("Report", "right side"),
        Legs.LEFT: translate("Report", "left side"),
    }[step.legs]
    return fill(text, reps=step.sets, hold=step.hold_s, side=side)


def often_words(days: int) -> str:
    """Return on how many days of the week; nothing where no days are prescribed."""
    if days == 0:
        return ""
    if days == 1:
        return translate("Report", "1 day a week")
    if days == DAYS_IN_WEEK:
        return translate("Report", "every day")
    return fill(translate("Report", "{count} days a week"), count=days)


def disclaimer() -> str:
    """Return what the report is not."""
    return translate(
        "Report",
        "Written by Stretch Coach from what was recorded during the sessions. It gives general "
        "exercise information, is no medical device, does not diagnose or treat, and replaces no "
        "doctor or physiotherapist.",
    )


def _long_form(locale: QLocale) -> str:
    return locale.dateFormat(QLocale.FormatType.LongFormat)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
