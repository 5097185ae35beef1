"""The settings at work: what is chosen acts at once and is written."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchcoach.errors import SettingsError
from stretchcoach.notices import settings_set_aside_words
from stretchcoach.settings import Settings, load_settings, save_settings


class Preferences(QObject):
    """Keeps the settings in `path`; before `load` all is as designed.

    `problem_changed` says in words that they could not be written, and "" once they are.
    """

    changed = Signal(Settings)
    problem_changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = Settings()
        self._notice = ""
        self._problem = ""

    @property
    def settings(self) -> Settings:
        """What is chosen."""
        return self._settings

    @property
    def notice(self) -> str:
        """What was wrong with the file when it was read, in words; "" if nothing was."""
        return self._notice

    def load(self) -> None:
        """Let the settings of the file act."""
        try:
            loaded = load_settings(self._path)
        except SettingsError as error:
            self._notice = str(error)
            return
        if loaded.set_aside is not None:
            self._notice = settings_set_aside_words(loaded.set_aside)
        self._settings = loaded.settings
        self.changed.emit(loaded.settings)

    def change(self, settings: Settings) -> None:
        """Let the settings act, and write them."""
        self._settings = settings
        self.changed.emit(settings)
        problem = ""
        try:
            save_settings(self._path, settings)
        except SettingsError as error:
            problem = str(error)
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
