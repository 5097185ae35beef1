"""The welcome at work: who is new is told what it is, hears the voice and chooses the days."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.open_history import HistoryState
from stretchcoach.parts import Parts
from stretchcoach.ui.pages.welcome import WelcomePage
from stretchcoach.voice_sample import VoiceSample


class WelcomeScreen(QObject):
    """Joins `page` with voice and settings; `finished` says that all was read."""

    finished = Signal()

    def __init__(self, parts: Parts, page: WelcomePage, routine: Routine) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._routine = routine
        self.sample = VoiceSample(parts, self)
        chosen = parts.preferences.settings.days
        page.set_days(routine.days if chosen is None else chosen)
        page.finished.connect(self._on_finished)
        page.voice_check_requested.connect(self._on_check_requested)
        page.voice_check_answered.connect(self._on_answered)
        page.left_voice.connect(self.sample.stop)
        self.sample.said.connect(page.check.show_said)
        self.sample.ended.connect(self._on_ended)
        speaker, narrator = parts.speaker, parts.narrator
        for change in (narrator.failed, narrator.settled, speaker.settled):
            change.connect(self._tell_of_voice)
        for change in (speaker.sound_lost, speaker.sound_back):
            change.connect(self._tell_of_voice)

    def _on_check_requested(self) -> None:
        self.sample.stop()
        self._parts.retry_voice()
        self._tell_of_voice()
        self.sample.start()

    def _on_answered(self, heard: bool) -> None:
        self.sample.stop()
        self._tell_of_voice()

    def _on_ended(self, heard: bool) -> None:
        self._page.check.show_ended()
        self._tell_of_voice()

    def _tell_of_voice(self) -> None:
        self._page.check.show_problem(" ".join(self._parts.voice_notices()))

    def _on_finished(self, days: tuple[Weekday, ...]) -> None:
        self.sample.stop()
        preferences = self._parts.preferences
        chosen = None if set(days) == set(self._routine.days) else days
        preferences.change(replace(preferences.settings, welcomed=True, days=chosen))
        self.finished.emit()


def is_welcome_due(parts: Parts, state: HistoryState) -> bool:
    """Tell whether to welcome; who has a history is taken as welcomed, which is kept."""
    preferences = parts.preferences
    if preferences.settings.welcomed:
        return False
    if not state.count and state.unfinished is None:
        return True
    preferences.change(replace(preferences.settings, welcomed=True))
    return False
