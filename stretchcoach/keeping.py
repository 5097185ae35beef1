"""The pages about what is kept: history, symptom notes, files, backups and settings, at work."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.routine import Routine
from stretchcoach.data_screen import DataScreen
from stretchcoach.exporting import Exporter, Importer, export_words
from stretchcoach.file_dialogs import FileDialogs
from stretchcoach.history_screen import HistoryScreen
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.parts import Parts
from stretchcoach.period_question import PeriodQuestion
from stretchcoach.settings_screen import SettingsScreen
from stretchcoach.symptom_screen import SymptomScreen
from stretchcoach.translation import fill
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.pages.symptom import SymptomPage
from stretchcoach.ui.theme import Style


class Keeping(QObject):
    """Joins `history` and `settings` with what keeps the data.

    `changed` comes once the history is another, `backup_failed` as DataScreen's, `broke` with an
    exception that only a defect of the program can raise.
    """

    changed = Signal()
    backup_failed = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        parts: Parts,
        look: Style,
        window: MainWindow,
        dialogs: FileDialogs,
        routine: Callable[[], Routine],
        history: HistoryPage,
        settings: SettingsPage,
    ) -> None:
        super().__init__(window)
        self._recorder = parts.recorder
        self._routine = routine
        self._history_page = history
        self._settings_page = settings
        self.history = HistoryScreen(parts, history)
        self.settings = SettingsScreen(parts, settings)
        self.data = DataScreen(parts, settings.data)
        self.symptom_page = SymptomPage(look)
        self.symptoms = SymptomScreen(parts, self.symptom_page, window)
        self.exporter = Exporter(parts, dialogs, routine, self)
        self.importer = Importer(parts, dialogs, self)
        self._period = PeriodQuestion(look, window, parts.now)
        self.notices = NoticeBoard(look, history.add_notice, self)
        self._connect()
        # What became of a file is news where it was asked for, and only there.
        window.page_changed.connect(partial(self._tell, ""))
        history.part_changed.connect(partial(self.notices.tell, "files", ""))

    def show(self) -> None:
        """Show what the cards of the settings offer, and have the history backed up."""
        self.settings.show(self._routine().days)
        self.data.show()
        self.data.back_up()

    def flush(self) -> None:
        """Have written what is still being typed."""
        self._history_page.flush()
        self.symptoms.flush()

    def close(self) -> None:
        """Wait until every file that was chosen is written or read.

        Raises UserError where one can't be.
        """
        with ExitStack() as stack:
            for worker in (self.importer, self.exporter):
                stack.callback(worker.close)

    def _connect(self) -> None:
        history, settings = self._history_page, self._settings_page
        history.symptom_requested.connect(self.symptoms.open)
        history.export_requested.connect(self._on_export_requested)
        self.symptoms.kept.connect(self.history.renew)
        self.history.changed.connect(self.changed)
        self.history.was_read.connect(partial(self.notices.tell, "history", ""))
        self._recorder.failed.connect(partial(self.notices.tell, "history"))
        settings.plan.calendar_requested.connect(self._on_calendar_requested)
        settings.data.export_requested.connect(self._on_history_file_requested)
        settings.data.import_requested.connect(self._on_import_requested)
        self.data.changed.connect(self.history.start_over)
        self.data.backup_failed.connect(self.backup_failed)
        self.exporter.exported.connect(self._on_exported)
        self.importer.imported.connect(self._on_imported)
        for worker in (self.exporter, self.importer):
            worker.failed.connect(self._tell)
            worker.broke.connect(self.broke)

    def _on_export_requested(self, kind: str) -> None:
        """Ask of which days; the calendar is of days to come."""
        wanted = ExportKind(kind)
        if wanted is ExportKind.CALENDAR:
            self._export(wanted)
        else:
            title, _ = export_words(wanted)
            self._period.ask(wanted, title, partial(self._export, wanted))

    def _on_calendar_requested(self) -> None:
        self._export(ExportKind.CALENDAR)

    def _on_history_file_requested(self) -> None:
        self._export(ExportKind.JSON)

    def _export(self, kind: ExportKind, span: Span | None = None) -> None:
        self._tell("")
        self.exporter.export(kind, span)

    def _on_import_requested(self) -> None:
        self._tell("")
        self.importer.choose()

    def _on_exported(self, path: object) -> None:
        self._tell(fill(self.tr("Saved as {file}."), file=path))

    def _on_imported(self, words: str) -> None:
        self._tell(words)
        self.data.show()
        self.history.renew()

    def _tell(self, words: str) -> None:
        """Say how it went on the page that is shown; both have a place for it."""
        self.notices.tell("files", words)
        self.data.tell(words)
