"""The settings of what is seen, at work."""

from PySide6.QtCore import QObject

from stretchcoach.desktop.system_motion import SystemMotion
from stretchcoach.preferences import Preferences
from stretchcoach.settings import MotionChoice
from stretchcoach.ui.theme import Style

REDUCED = {MotionChoice.REDUCED: True, MotionChoice.FULL: False}


class Appearance(QObject):
    """Keeps `look` and the figures as the settings, and the system, want them."""

    def __init__(
        self,
        preferences: Preferences,
        look: Style,
        motion: SystemMotion,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._look = look
        self._motion = motion
        self._apply()
        preferences.changed.connect(self._apply)
        motion.changed.connect(self._apply)

    def _apply(self) -> None:
        settings = self._preferences.settings
        self._look.set_theme(settings.theme)
        self._look.set_text_scale(settings.text_size / 100)
        reduced = REDUCED.get(settings.reduced_motion, self._motion.reduced)
        self._look.set_reduced_motion(reduced)
        self._look.set_body(settings.figure)
