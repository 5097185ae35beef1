"""Where the user's data is, and what can be done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.restore_dialog import BackupLine, RestoreDialog
from stretchcoach.ui.routine_words import day_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.words import Words

BUTTON_GAP = 8


class DataCard(SettingCard):
    """`restore_requested` brings the key of a backup; it and `delete_all_confirmed` were asked."""

    folder_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal(str)
    import_requested = Signal()
    export_requested = Signal()
    delete_all_confirmed = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, "data", self.tr("Your data"), parent=parent)
        self._backups: tuple[BackupLine, ...] = ()
        self._folder = Words("meta")
        self._last = Words("meta")
        self.add(Words("body", self.tr("All of it is on this computer alone, in this folder:")))
        self.add(self._folder)
        self.add_row(self.tr("Last backup"), self._last)
        self._restore = self._button(self.tr("Restore"), "restore")
        self._restore.set_effect(self.tr("Goes back to a backup"))
        self._restore.clicked.connect(self._ask_which)
        self._delete = self._button(self.tr("Delete all"), "delete", Skins.DANGER)
        self._delete.clicked.connect(self._ask_whether)
        buttons = FlowLayout(BUTTON_GAP, BUTTON_GAP)
        for text, icon, signal in (
            (self.tr("Open folder"), "folder", self.folder_requested),
            (self.tr("Back up now"), "save", self.backup_requested),
        ):
            buttons.addWidget(self._button(text, icon, signal=signal))
        buttons.addWidget(self._restore)
        for text, icon, signal in (
            (self.tr("Export"), "export", self.export_requested),
            (self.tr("Import"), "import", self.import_requested),
        ):
            buttons.addWidget(self._button(text, icon, signal=signal))
        buttons.addWidget(self._delete)
        self.add_layout(buttons)
        self._result = self.add_words("")
        self._result.hide()
        self.show_data("", None, ())

    def show_data(
        self, folder: str, last_backup: date | None, backups: Sequence[BackupLine]
    ) -> None:
        """Show where the data is and which backups there are."""
        self._backups = tuple(backups)
        self._folder.setText(folder)
        day = self.tr("None yet")
        if last_backup is not None:
            day = day_words(last_backup, QLocale())
        self._last.setText(day)
        self._restore.setEnabled(bool(backups))

    def show_result(self, words: str) -> None:
        """Say what came of an action, or nothing ("")."""
        self._result.setText(words)
        self._result.setVisible(bool(words))
        if self._result.isVisible():
            announce(self, words)

    def _button(
        self,
        text: str,
        icon: str,
        skin: Skins = Skins.SECONDARY,
        signal: SignalInstance | None = None,
    ) -> Button:
        button = Button(self._look, text, icon, skin=skin, shape=Shapes.COMPACT)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def _ask_which(self) -> None:
        dialog = RestoreDialog(self._look, self._backups, self.window())
        dialog.accepted.connect(lambda: self.restore_requested.emit(dialog.chosen))
        self._open(dialog)

    def _ask_whether(self) -> None:
        dialog = TypedConfirmation(
            self._look,
            self.tr("Delete all your data?"),
            self.tr(
                "Every session, pain rating, note and backup on this computer will be gone, and "
                "can't be brought back. Your settings and your exported files stay."
            ),
            self.tr("delete", "the word to type"),
            self.tr("Delete all"),
            self.window(),
        )
        dialog.accepted.connect(self.delete_all_confirmed)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
