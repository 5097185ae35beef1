"""A few seconds of voice and sounds, as a session would have them."""

from PySide6.QtCore import QObject, QTimer, Signal

from stretchcoach.core.sample import compile_sample, sample_phrases
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import Cue, Timeline
from stretchcoach.parts import LONGEST_WAIT_FOR_SOUND_MS, Parts
from stretchcoach.player.conductor import Conductor
from stretchcoach.settings import Settings
from stretchcoach.voice.speaker import Played

# A device may lag behind; the last chime must not be cut off.
SILENT_AFTER_MS = 500


class VoiceSample(QObject):
    """Plays the sample with the settings as they are.

    `said` tells the words as they are spoken or, where there is no voice, as they would be.
    `ended` comes once for each start: whether all of it could be heard.
    """

    said = Signal(str)
    ended = Signal(bool)

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._conductor: Conductor | None = None
        self._timeline: Timeline | None = None
        self._is_heard = True
        self._is_running = False
        self._settings = parts.preferences.settings
        self._sound_wait = QTimer(self, singleShot=True, interval=LONGEST_WAIT_FOR_SOUND_MS)
        self._sound_wait.timeout.connect(self._go_on)
        self._silence = QTimer(self, singleShot=True, interval=SILENT_AFTER_MS)
        self._silence.timeout.connect(self.stop)
        parts.narrator.settled.connect(self._go_on)
        parts.speaker.settled.connect(self._go_on)
        parts.preferences.changed.connect(self._on_settings_changed)

    @property
    def is_running(self) -> bool:
        """Whether it sounds, or is about to."""
        return self._is_running

    def start(self) -> None:
        """Play it from the beginning, as soon as voice and sound are ready."""
        if self._is_running:
            return
        parts = self._parts
        self._settings = parts.preferences.settings
        self._is_running = True
        self._is_heard = True
        parts.speaker.wake()
        self._sound_wait.start()
        parts.narrator.prepare(self._texts())

    def stop(self) -> None:
        """Silence it at once."""
        if not self._is_running:
            return
        self._is_running = False
        self._sound_wait.stop()
        self._silence.stop()
        if self._conductor is None:
            self._is_heard = False
        else:
            conductor, self._conductor = self._conductor, None
            conductor.end()
            conductor.deleteLater()
        self._parts.speaker.stop()
        self._parts.speaker.rest()
        self.ended.emit(self._is_heard)

    def _texts(self) -> list[str]:
        parts = self._parts
        return sample_phrases(parts.exercises, parts.phrases, self._settings.sounds)

    def _go_on(self) -> None:
        """Begin, once the words are rendered or can't be and the device is known."""
        parts = self._parts
        knows_sound = parts.speaker.has_sound is not None or not self._sound_wait.isActive()
        if not self._is_running or self._conductor is not None or not knows_sound:
            return
        if parts.narrator.is_busy:
            return
        self._sound_wait.stop()
        self._timeline = compile_sample(
            parts.exercises, parts.narrator.length, parts.phrases, self._settings.sounds
        )
        session = Session(self._timeline, parts.clock, lambda record: None)
        self._conductor = Conductor(session, self)
        self._conductor.cue_due.connect(self._on_cue)
        self._conductor.state_changed.connect(self._on_state_changed)
        self._conductor.start()

    def _on_cue(self, cue: Cue) -> None:
        if not cue.wanted or self._timeline is None:
            return
        if cue.kind.is_words:
            self.said.emit(cue.text)
        leg = self._timeline.phase_at(cue.at).leg
        if self._parts.speaker.play_cue(cue, leg) is Played.SHOWN_ONLY:
            self._is_heard = False

    def _on_state_changed(self, state: State) -> None:
        if state is State.FINISHED:
            self._silence.start()
        elif state is State.PAUSED:  # the computer slept
            self.stop()

    def _on_settings_changed(self, settings: Settings) -> None:
        """Let the volume act on what sounds; after any other change this is no sample any more."""
        if _heard(settings) != _heard(self._settings):
            self.stop()


def _heard(settings: Settings) -> tuple[object, ...]:
    return settings.voice, settings.speech_rate, settings.sounds
