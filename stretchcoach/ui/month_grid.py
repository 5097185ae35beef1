"""The days of a month as a calendar shows them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, 1 to 12."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month in which `day` lies."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def moved(self, months: int) -> "Month":
        """Return the month so many months later."""
        years, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(years, month + 1)

    def day_like(self, day: date) -> date:
        """Return the day with the number of `day`, or the last one where there are fewer."""
        return self.first.replace(day=min(day.day, self.last.day))


def place_in_month(day: date, first_weekday: int) -> tuple[int, int]:
    """Return row and column of `day` where weeks begin with `first_weekday`, 0 for Monday."""
    first = Month.of(day).first
    lead = (first.weekday() - first_weekday) % DAYS_IN_WEEK
    return divmod(lead + day.day - 1, DAYS_IN_WEEK)


def days_of(month: Month) -> tuple[date, ...]:
    """Return the days of a month."""
    return tuple(month.first + timedelta(days=index) for index in range(month.last.day))
