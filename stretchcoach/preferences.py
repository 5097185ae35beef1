"""The settings at work: what is chosen acts at once and is written."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchcoach.desktop.system_motion import SystemMotion
from stretchcoach.errors import SettingsError
from stretchcoach.notices import settings_set_aside_words
from stretchcoach.settings import MotionChoice, Settings, load_settings, save_settings
from stretchcoach.ui.theme import Style


class Preferences(QObject):
    """Keeps the settings in `path`, and `look` and figures as they say.

    `problem_changed` says in words that they could not be written, and "" once they are.
    """

    problem_changed = Signal(str)

    def __init__(
        self, path: Path, look: Style, motion: SystemMotion, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._look = look
        self._motion = motion
        self._settings = Settings()
        self._notice = ""
        self._problem = ""
        self._load()
        self._apply()
        motion.changed.connect(self._apply)

    @property
    def settings(self) -> Settings:
        """What is chosen."""
        return self._settings

    @property
    def notice(self) -> str:
        """What was wrong with the file at the start, in words; "" if nothing was."""
        return self._notice

    def change(self, settings: Settings) -> None:
        """Let the settings act, and write them."""
        self._settings = settings
        self._apply()
        problem = ""
        try:
            save_settings(self._path, settings)
        except SettingsError as error:
            problem = str(error)
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)

    def _load(self) -> None:
        try:
            loaded = load_settings(self._path)
        except SettingsError as error:
            self._notice = str(error)
            return
        self._settings = loaded.settings
        if loaded.set_aside is not None:
            self._notice = settings_set_aside_words(loaded.set_aside)

    def _apply(self) -> None:
        settings = self._settings
        wanted = {MotionChoice.REDUCED: True, MotionChoice.FULL: False}
        self._look.set_theme(settings.theme)
        self._look.set_text_scale(settings.text_size / 100)
        self._look.set_reduced_motion(wanted.get(settings.reduced_motion, self._motion.reduced))
        self._look.set_body(settings.figure)
