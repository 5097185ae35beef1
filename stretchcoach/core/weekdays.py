"""The days of the week."""

from datetime import date
from enum import StrEnum


class Weekday(StrEnum):
    """A day of the week, in the week's order from Monday; the value is its name in files."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Return the day of the week on which `day` falls."""
        return tuple(cls)[day.weekday()]
