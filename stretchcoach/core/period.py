"""The days that one asks for by their distance from today."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from stretchcoach.core.export_kinds import Span

ONE_DAY = timedelta(days=1)
FOUR_WEEKS = timedelta(weeks=4)


class Reach(StrEnum):
    """How far back one looks; `DAYS` are from one day to another."""

    WEEKS = "weeks"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are asked for; `days` hold where the reach says so."""

    reach: Reach = Reach.ALL
    days: Span = field(default_factory=Span)

    def span(self, today: date) -> Span:
        """Return the first and the last day, as seen from `today`, which counts."""
        match self.reach:
            case Reach.WEEKS:
                return Span(today - FOUR_WEEKS + ONE_DAY, today)
            case Reach.QUARTER:
                return Span(_months_before(today, 3) + ONE_DAY, today)
            case Reach.YEAR:
                return Span(_months_before(today, 12) + ONE_DAY, today)
            case Reach.DAYS:
                return self.days
            case Reach.ALL:
                return Span()


def _months_before(day: date, months: int) -> date:
    """Return the day with the same number, or the last one where that month has fewer."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
