"""Which files can be exported, and of which days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ExportKind(StrEnum):
    """A kind of file; the value is the ending of its name."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    CALENDAR = "ics"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are asked for, both counted; None is from the first, or up to today."""

    first: date | None = None
    last: date | None = None

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.first is not None and self.last is not None and self.first > self.last
