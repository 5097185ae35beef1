"""The card of the user's data at work: backups, and deleting all."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchcoach.open_history import HistoryState
from stretchcoach.parts import Parts
from stretchcoach.store.backup import BackupInfo
from stretchcoach.store.cold_pack_file import forget_rounds
from stretchcoach.ui.restore_dialog import BackupLine
from stretchcoach.ui.widgets.data_card import DataCard


class DataScreen(QObject):
    """Has done what `card` asks for and tells how it went; `changed` once the history is another.

    `backup_failed` tells in words what is wrong with a backup that nobody asked for, "" if nothing.
    """

    changed = Signal()
    backup_failed = Signal(str)

    def __init__(self, parts: Parts, card: DataCard) -> None:
        super().__init__(card)
        self._parts = parts
        self._card = card
        self._was_asked = False
        self._backed_up_on: date | None = None
        card.backup_requested.connect(self._on_backup_requested)
        card.restore_requested.connect(self._on_restore_requested)
        card.delete_all_confirmed.connect(self._on_delete_all_confirmed)
        parts.recorder.upkeep_failed.connect(self._on_failed)
        parts.recorder.backed_up.connect(self._on_backed_up)
        parts.recorder.state_read.connect(self._on_state_read)

    def back_up(self) -> None:
        """Have the history backed up, unless that was done today."""
        self._parts.recorder.back_up(self._parts.now().date())

    def show(self) -> None:
        """Have the card show where the data is, and what backups there are."""
        self._parts.recorder.backups(self._show)

    def tell(self, words: str) -> None:
        """Say what came of an action."""
        self._card.show_result(words)

    def _show(self, backups: tuple[BackupInfo, ...]) -> None:
        lines = [BackupLine(str(one.path), one.made_at, one.sessions) for one in backups]
        last = backups[0].made_at.date() if backups else None
        self._card.show_data(str(self._parts.paths.data), last, lines)

    def _on_state_read(self, state: HistoryState) -> None:
        """Back up once on each day on which a program that stays open is turned to."""
        today = self._parts.now().date()
        if state.count and today != self._backed_up_on:
            self._backed_up_on = today
            self.back_up()

    def _on_backup_requested(self) -> None:
        self._was_asked = True
        today = self._parts.now().date()
        self._parts.recorder.back_up_now(today, self._on_backed_up_now)

    def _on_backed_up_now(self, backups: tuple[BackupInfo, ...]) -> None:
        self._was_asked = False
        self._show(backups)
        self.tell(self.tr("Your history was backed up."))
        self.backup_failed.emit("")

    def _on_backed_up(self) -> None:
        self.backup_failed.emit("")
        self.show()

    def _on_restore_requested(self, key: str) -> None:
        self._was_asked = True

        def tell() -> None:
            self._finish(self.tr("Your history is as it was in the backup."))

        self._parts.recorder.restore(Path(key), self._parts.now().date(), tell)

    def _on_delete_all_confirmed(self) -> None:
        self._was_asked = True

        def finish() -> None:
            forget_rounds(self._parts.paths.cold_pack)
            self._finish(self.tr("All was deleted."))

        self._parts.recorder.delete_all(finish)

    def _finish(self, words: str) -> None:
        self._was_asked = False
        self.tell(words)
        self.show()
        self.changed.emit()

    def _on_failed(self, words: str) -> None:
        if self._was_asked:
            self._was_asked = False
            self.tell(words)
        else:
            self._backed_up_on = None
            self.backup_failed.emit(words)
