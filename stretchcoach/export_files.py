"""What is exported: the history, a report of it, or the planned days, as the content of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.history_copy import HistoryCopy, Merged
from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import ExportError
from stretchcoach.reports.history_document import encode_history
from stretchcoach.reports.history_formats import csv_file
from stretchcoach.reports.report_facts import Kept, ReportFacts, gather
from stretchcoach.settings import Settings
from stretchcoach.store.archive import Archive
from stretchcoach.translation import fill, translate
from stretchcoach.whole_file import SHARED, write_whole


@dataclass(frozen=True, slots=True)
class Subject:
    """What exports tell beside the history; `seconds` is how long a session of `routine` takes.

    Weeks begin with `week_start`.
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    seconds: float
    settings: Settings
    now: datetime
    week_start: Weekday = Weekday.MON

    @property
    def days(self) -> tuple[Weekday, ...]:
        """The days on which one stretches, as chosen or as the routine says."""
        days = self.settings.days
        return self.routine.days if days is None else days


def find(kind: ExportKind, archive: Archive, span: Span) -> Kept | HistoryCopy:
    """Return what of the history goes into the file. Raises StoreError."""
    match kind:
        case ExportKind.PDF:
            lines = archive.lines(0, archive.count())
            return Kept(archive.day_totals(), archive.plans(), lines, archive.symptoms())
        case ExportKind.CSV | ExportKind.JSON:
            return archive.everything(span.first, span.last)
        case ExportKind.CALENDAR:
            return HistoryCopy(())


def make(
    kind: ExportKind,
    found: Kept | HistoryCopy,
    subject: Subject,
    span: Span,
    write_report: Callable[[ReportFacts], bytes] | None = None,
) -> bytes:
    """Return the content of a file; a report is written by `write_report`. Raises ExportError."""
    now = subject.now
    if isinstance(found, Kept):
        assert write_report is not None
        facts = gather(
            found,
            subject.routine,
            subject.exercises,
            today=now.date(),
            first=span.first,
            last=span.last,
            week_start=subject.week_start,
        )
        return write_report(facts)
    match kind:
        case ExportKind.CSV:
            return csv_file(found.sessions)
        case ExportKind.JSON:
            return encode_history(found, now)
        case _:
            # Its library takes longer to load than most of the window.
            from stretchcoach.reports.plan_calendar import plan_calendar

            return plan_calendar(
                subject.routine,
                subject.days,
                time.fromisoformat(subject.settings.day_time),
                subject.seconds,
                first=span.first or now.date(),
                last=span.last,
                now=now,
            )


def save(path: Path, content: bytes) -> None:
    """Write the file, in place of one that is there. Raises ExportError."""
    try:
        write_whole(path, content, mode=SHARED)
    except (OSError, ValueError) as error:
        text = translate(
            "Export",
            "{file} can't be written ({reason}). Check that its folder exists, that you may write "
            "there and that no other program has the file open.",
        )
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(fill(text, file=path, reason=reason)) from error


def merged_words(merged: Merged) -> str:
    """Say what a file brought."""
    if merged.new_sessions == 1:
        text = translate("Import", "1 session new, {known} known already")
    else:
        text = translate("Import", "{new} sessions new, {known} known already")
    words = [fill(text, new=merged.new_sessions, known=merged.known_sessions)]
    if merged.new_symptoms or merged.known_symptoms:
        if merged.new_symptoms == 1:
            text = translate("Import", "1 note of symptoms new, {known} known already")
        else:
            text = translate("Import", "{new} notes of symptoms new, {known} known already")
        words.append(fill(text, new=merged.new_symptoms, known=merged.known_symptoms))
    return "; ".join(words) + "."
