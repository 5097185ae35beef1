"""Asks which backup to go back to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from stretchcoach.translation import fill, translate
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.routine_words import day_words, time_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.choice_box import ChoiceBox
from stretchcoach.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup to choose: its key for the program, when it was made, and what it holds."""

    key: str
    made_at: datetime
    sessions: int


def backup_words(backup: BackupLine) -> str:
    """Return one line that tells a backup from the others."""
    locale, made_at = QLocale(), backup.made_at
    words = translate("Backup", "{day}, {time}: {count} sessions")
    if backup.sessions == 1:
        words = translate("Backup", "{day}, {time}: one session")
    day, time = day_words(made_at.date(), locale), time_words(made_at, locale)
    return fill(words, day=day, time=time, count=backup.sessions)


class RestoreDialog(AskingDialog):
    """Offers the backups, the newest first; when it is accepted, `chosen` is the key of one."""

    def __init__(
        self, look: Style, backups: Sequence[BackupLine], parent: QWidget | None = None
    ) -> None:
        words = translate(
            "Backup",
            "Your history becomes what it was when the backup was made. "
            "What you have recorded since then will no longer be in it. "
            "A backup of how it is now is made first, so that you can come back to it.",
        )
        button = Button(look, translate("Backup", "Restore"), "restore", skin=Skins.PRIMARY)
        title = translate("Backup", "Restore a backup")
        super().__init__(look, title, words, button, parent)
        newest_first = sorted(backups, key=lambda one: one.made_at, reverse=True)
        choices = {one.key: backup_words(one) for one in newest_first}
        self._box = ChoiceBox(look, self.tr("Backup"))
        self._box.set_choices(choices, newest_first[0].key)
        # Screen readers on Linux know what it is from its label alone.
        label = Words("body", self.tr("Backup"))
        label.setBuddy(self._box)
        self.add_part(label)
        self.add_part(self._box)
        self._box.setFocus()

    @property
    def chosen(self) -> str:
        """The key of the backup that is shown."""
        return str(self._box.currentData())
