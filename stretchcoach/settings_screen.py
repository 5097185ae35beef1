"""The Settings page at work: choices are kept, voices offered, the sample played."""

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from stretchcoach.core.weekdays import Weekday
from stretchcoach.parts import Parts
from stretchcoach.settings import Settings
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.voice_sample import VoiceSample


class SettingsScreen(QObject):
    """Joins `page` with the settings, the voice and the sound of `parts`."""

    def __init__(self, parts: Parts, page: SettingsPage) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._was_stopped = False
        self.sample = VoiceSample(parts, self)
        page.show_settings(parts.preferences.settings)
        page.settings_changed.connect(parts.preferences.change)
        page.voice.sample_toggled.connect(self._on_sample_toggled)
        page.data.folder_requested.connect(self._on_folder_requested)
        parts.preferences.changed.connect(self._on_preferences_changed)
        parts.preferences.problem_changed.connect(page.show_problem)
        parts.narrator.voices_found.connect(self._show_voices)
        for change in (parts.narrator.failed, parts.narrator.settled):
            change.connect(self._tell_of_voice)
        for change in (parts.speaker.settled, parts.speaker.sound_lost, parts.speaker.sound_back):
            change.connect(self._tell_of_voice)
        self.sample.said.connect(page.voice.show_said)
        self.sample.ended.connect(self._on_sample_ended)
        page.installEventFilter(self)

    def show(self, routine_days: tuple[Weekday, ...]) -> None:
        """Show the days of the routine, which hold until others are chosen."""
        self._page.plan.set_routine_days(routine_days)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the voices when the page is opened, silence the sample when it is left."""
        if event.type() == QEvent.Type.Show:
            self._parts.narrator.find_voices()
            self._show_voices()
            self._tell_of_voice()
        elif event.type() == QEvent.Type.Hide:
            self._stop_sample()
        return super().eventFilter(watched, event)

    def _show_voices(self) -> None:
        voices = self._parts.narrator.voices
        if voices:
            self._page.voice.set_voices({voice.id: voice.name for voice in voices})

    def _on_preferences_changed(self, settings: Settings) -> None:
        if not self._page.shows(settings):
            self._page.show_settings(settings)

    def _on_sample_toggled(self) -> None:
        if self.sample.is_running:
            self._stop_sample()
            return
        self._was_stopped = False
        # A problem that stands is what the button reads "Retry" for.
        self._parts.retry_voice()
        self._tell_of_voice()
        self._page.voice.show_sample(True)
        self.sample.start()

    def _stop_sample(self) -> None:
        self._was_stopped = True
        self.sample.stop()

    def _on_sample_ended(self, heard: bool) -> None:
        voice = self._page.voice
        voice.show_sample(False)
        if not heard and not self._was_stopped:
            if self._parts.speaker.muted:
                words = self.tr("The sound is switched off. M switches it on in a session.")
            elif self._parts.preferences.settings.volume == 0:
                words = self.tr("The volume is at 0 %.")
            else:
                words = self.tr("Not all of it could be heard.")
            voice.show_said(words, spoken=False)
        self._tell_of_voice()

    def _tell_of_voice(self) -> None:
        parts = self._parts
        words = " ".join(parts.voice_notices())
        self._page.voice.show_problem(words, can_retry=parts.may_retry_voice)

    def _on_folder_requested(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.paths.data))):
            words = self.tr("The folder can't be opened from here. Its name stands above.")
            self._page.data.show_result(words)
