"""The week as a locale has it."""

from PySide6.QtCore import QLocale

from stretchcoach.core.weekdays import Weekday


def week_start(locale: QLocale) -> Weekday:
    """Return the day with which weeks begin; Qt counts the days from 1, Monday."""
    return tuple(Weekday)[locale.firstDayOfWeek().value - 1]
