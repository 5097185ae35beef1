"""The scales of charts: which numbers and days stand beside them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 3000, 6000)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
MONTHS = 12
FIRST_OF_MONTH_FROM = 100
"""From so many days on the marks stand at the first of months."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from 0 to `top`, one marked every `step`."""

    step: int
    top: int

    @property
    def marks(self) -> range:
        """The numbers that are marked."""
        return range(0, self.top + 1, self.step)


def scale_for(highest: float, most_marks: int = 5) -> Scale:
    """Return a scale of round numbers that reaches `highest`."""
    wanted = max(highest, 1) / most_marks
    place = bisect_left(_STEPS, wanted)
    step = _STEPS[place] if place < len(_STEPS) else round(wanted + 0.5)
    return Scale(step, step * max(1, -int(-highest // step)))


def day_marks(first: date, last: date, most: int) -> Sequence[date]:
    """Return at most `most` days to mark from `first` to `last`, the same time apart."""
    length = (last - first).days
    if length < FIRST_OF_MONTH_FROM:
        step = next((days for days in _DAY_STEPS if length // days < most), length // most + 1)
        return [first + timedelta(days=number) for number in range(0, length + 1, step)]
    months = [month for month in _months(first, last) if month >= first]
    step = next((s for s in _MONTH_STEPS if len(months) / s <= most), len(months))
    kept = [month for month in months if (month.year * MONTHS + month.month - 1) % step == 0]
    return kept or months[:1]


def _months(first: date, last: date) -> Sequence[date]:
    start, end = first.year * MONTHS + first.month - 1, last.year * MONTHS + last.month - 1
    return [date(month // MONTHS, month % MONTHS + 1, 1) for month in range(start, end + 1)]
