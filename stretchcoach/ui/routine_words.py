"""What is said about a routine and about a session in numbers."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from stretchcoach.core.exercise import Leg
from stretchcoach.core.routine import Legs, Order, Routine, RoutineStep
from stretchcoach.core.summary import SessionSummary
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill, translate

SEPARATOR = " \N{MIDDLE DOT} "


def outline_words(routine: Routine, duration: float) -> str:
    """Return how many exercises and holds a routine has and how long it takes, in one line."""
    return SEPARATOR.join(
        [_exercises(len(routine.steps)), _holds(routine), about_minutes(duration)]
    )


def about_minutes(seconds: float) -> str:
    """Return a length to the minute."""
    return fill(translate("Routine", "about {count} min"), count=max(1, round(seconds / 60)))


def dose_words(step: RoutineStep) -> str:
    """Return how many sets of an exercise, and for which legs."""
    if step.sets == 1:
        sets = translate("Routine", "1 set")
    else:
        sets = fill(translate("Routine", "{count} sets"), count=step.sets)
    legs = {
        Legs.BOTH: translate("Routine", "each leg"),
        Legs.RIGHT: translate("Routine", "right leg only"),
        Legs.LEFT: translate("Routine", "left leg only"),
    }[step.legs]
    return f"{sets}, {legs}{_order(step)}"


def done_words(summary: SessionSummary) -> str:
    """Return how much of a session was done, in one line."""
    holds = translate("Routine", "{done} of {count} holds")
    holds = fill(holds, done=summary.done, count=summary.planned)
    minutes = translate("Routine", "{time} min stretched")
    return holds + SEPARATOR + fill(minutes, time=clock_time(summary.total_seconds))


def day_words(day: date, locale: QLocale) -> str:
    """Return a day in full."""
    return locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def time_words(moment: datetime, locale: QLocale) -> str:
    """Return the time of day."""
    return locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def when_words(moment: datetime, today: date, locale: QLocale) -> str:
    """Return day and time of something past, as one would say it today."""
    day = moment.date()
    if day == today:
        words = translate("Routine", "Today, {time}")
    elif day == today - timedelta(days=1):
        words = translate("Routine", "Yesterday, {time}")
    else:
        words = f"{day_words(day, locale)}, {{time}}"
    return fill(words, time=time_words(moment, locale))


def _exercises(count: int) -> str:
    if count == 1:
        return translate("Routine", "1 exercise")
    return fill(translate("Routine", "{count} exercises"), count=count)


def _holds(routine: Routine) -> str:
    lengths = {step.hold_s for step in routine.steps}
    if len(lengths) > 1:
        words = translate("Routine", "{count} holds, {time} min in all")
        return fill(words, count=routine.hold_count, time=clock_time(routine.hold_seconds))
    if routine.hold_count == 1:
        words = translate("Routine", "1 hold of {seconds} s")
    else:
        words = translate("Routine", "{count} holds of {seconds} s")
    return fill(words, count=routine.hold_count, seconds=lengths.pop())


def _order(step: RoutineStep) -> str:
    if step.legs is not Legs.BOTH:
        return ""
    if step.order is Order.ONE_LEG_FIRST and step.sets > 1:
        if step.first_leg is Leg.LEFT:
            return translate("Routine", ", all of the left first")
        return translate("Routine", ", all of the right first")
    return translate("Routine", ", left first") if step.first_leg is Leg.LEFT else ""
