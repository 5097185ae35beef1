"""Export and import at the wish of the window: asks for the file, does the work elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.history_copy import Merged
from stretchcoach.core.routine import Routine
from stretchcoach.errors import UserError
from stretchcoach.export_files import Subject, find, make, merged_words, save
from stretchcoach.file_dialogs import FileDialogs
from stretchcoach.off_thread import OffThread
from stretchcoach.parts import Parts
from stretchcoach.reports.history_file import read_history_file
from stretchcoach.reports.report_facts import ReportFacts
from stretchcoach.translation import translate
from stretchcoach.ui.locale_week import week_start


class Exporter(QObject):
    """Writes files. `exported` brings the path of one that is written, `failed` words.

    `routine` gives the routine whose days and doses are told.
    """

    exported = Signal(Path)
    failed = Signal(str)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""

    def __init__(
        self,
        parts: Parts,
        dialogs: FileDialogs,
        routine: Callable[[], Routine],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialogs = dialogs
        self._routine = routine
        self._thread = OffThread("export", self)
        self._thread.failed.connect(self.failed)
        self._thread.broke.connect(self.broke)

    def export(self, kind: str, span: Span | None = None) -> None:
        """Ask where to write a `pdf`, `csv`, `json` or `ics`, and write it."""
        wanted = ExportKind(kind)
        title, words = export_words(wanted)
        start = partial(self._write, wanted, span or Span())
        self._dialogs.save(title, self._name(wanted), f"{words} (*.{wanted})", start)

    def close(self) -> None:
        """Wait until what was chosen is written. Raises UserError where it can't be."""
        self._thread.finish()

    def _name(self, kind: ExportKind) -> str:
        stem = {
            ExportKind.PDF: "stretch-coach-report",
            ExportKind.CALENDAR: "stretch-coach-plan",
        }.get(kind, "stretch-coach-history")
        return f"{stem}-{self._parts.now().date()}.{kind}"

    def _write(self, kind: ExportKind, span: Span, path: Path) -> None:
        try:
            subject = self._subject()
            write_report = self._report_writer(subject) if kind is ExportKind.PDF else None
        except UserError as error:
            self.failed.emit(str(error))
            return

        def job() -> Path:
            found = self._parts.recorder.wait_for(lambda archive: find(kind, archive, span))
            save(path, make(kind, found, subject, span, write_report))
            return path

        # All of it, for the window may be closed by then and asks for nothing more.
        self._thread.run(job, self.exported.emit)

    def _subject(self) -> Subject:
        parts, routine = self._parts, self._routine()
        settings = parts.preferences.settings
        timeline = compile_timeline(
            routine,
            parts.exercises,
            parts.narrator.length,
            parts.phrases,
            choices=settings.sounds,
        )
        return Subject(
            routine,
            parts.exercises,
            timeline.duration,
            settings,
            parts.now(),
            week_start(QLocale()),
        )

    def _report_writer(self, subject: Subject) -> Callable[[ReportFacts], bytes]:
        # Loaded with the first report, for no start needs it.
        from stretchcoach.report_figures import make_report

        return make_report(subject.exercises, QLocale(), subject.settings.figure).write


class Importer(QObject):
    """Adds what a file holds to the history. `imported` brings words, as does `failed`."""

    imported = Signal(str)
    failed = Signal(str)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""

    def __init__(self, parts: Parts, dialogs: FileDialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialogs = dialogs
        self._thread = OffThread("import", self)
        self._thread.failed.connect(self.failed)
        self._thread.broke.connect(self.broke)

    def choose(self) -> None:
        """Ask for a file, and read it in."""
        title = translate("Import", "Import a history")
        words = translate("Import", "History")
        self._dialogs.open(title, f"{words} (*.json)", self.read)

    def read(self, path: Path) -> None:
        """Read a file in."""

        def job() -> Merged:
            copy = read_history_file(path)
            return self._parts.recorder.wait_for(lambda archive: archive.merge(copy))

        self._thread.run(job, lambda merged: self.imported.emit(merged_words(merged)))

    def close(self) -> None:
        """Wait until what was chosen is read in. Raises UserError where it can't be."""
        self._thread.finish()


def export_words(kind: ExportKind) -> tuple[str, str]:
    """Return the title of what asks about an export, and what its files are called."""
    words = {
        ExportKind.PDF: (
            translate("Export", "Export a report for a doctor"),
            translate("Export", "PDF"),
        ),
        ExportKind.CSV: (
            translate("Export", "Export the history as a table"),
            translate("Export", "Table"),
        ),
        ExportKind.JSON: (
            translate("Export", "Export the history"),
            translate("Export", "History"),
        ),
        ExportKind.CALENDAR: (
            translate("Export", "Export the planned days"),
            translate("Export", "Calendar"),
        ),
    }
    return words[kind]
