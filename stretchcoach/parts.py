"""The parts that every playing needs, made once for the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from stretchcoach.clock import SystemClock
from stretchcoach.core.compile import spoken_phrases
from stretchcoach.core.exercise import Exercise
from stretchcoach.core.phrases import Phrases
from stretchcoach.core.routine import Routine
from stretchcoach.core.session import Clock
from stretchcoach.desktop.keep_awake import KeepAwake
from stretchcoach.library.phrases import load_phrases
from stretchcoach.paths import Paths
from stretchcoach.preferences import Preferences
from stretchcoach.recorder import Recorder
from stretchcoach.settings import FULL_VOLUME, Settings
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.problems import describe, lost_voice_words
from stretchcoach.voice.speaker import Speaker

# Faster than this nobody could follow the words.
FASTEST_SPOKEN = 1.5
LONGEST_WAIT_FOR_SOUND_MS = 1500


def is_spoken_at(speed: float) -> bool:
    """Tell whether there is voice and sound at this speed."""
    return speed <= FASTEST_SPOKEN


# Qt refers weakly to what its signals call.
@dataclass(frozen=True, slots=True, weakref_slot=True)
class Parts:
    """Settings, voice, sound, history and display, ready to play a session."""

    paths: Paths
    preferences: Preferences
    exercises: dict[str, Exercise]
    phrases: Phrases
    narrator: Narrator
    speaker: Speaker
    recorder: Recorder
    keep_awake: KeepAwake
    clock: Clock
    now: Callable[[], datetime]

    def prepare_voice(self, routine: Routine) -> None:
        """Have all that may be said in `routine` rendered ahead."""
        choices = self.preferences.settings.sounds
        self.narrator.prepare(spoken_phrases(routine, self.exercises, self.phrases, choices))

    def voice_notices(self, *, can_retry: bool = True) -> list[str]:
        """Say what is wrong with voice and sound; nothing to one who wants no sound.

        `can_retry` tells whether there is a Retry button to choose.
        """
        if self.speaker.muted:
            return []
        problems = (self.speaker.problem, self.narrator.problem)
        notices = [describe(one, can_retry=can_retry) for one in problems if one is not None]
        return [*notices, lost_voice_words()] if self.narrator.lost_voice else notices

    @property
    def may_retry_voice(self) -> bool:
        """Whether trying again may help; for a voice that is no longer installed it does not."""
        has_problem = (self.speaker.problem or self.narrator.problem) is not None
        return has_problem and not self.speaker.muted

    def retry_voice(self) -> None:
        """Try again what failed of voice and sound."""
        if self.narrator.problem is not None:
            self.narrator.retry()
        if self.speaker.problem is not None:
            self.speaker.retry()

    def close(self) -> None:
        """End the helpers and write what is to be written. Raises StoreError where it can't be."""
        self.narrator.stop()
        self.speaker.close()
        self.keep_awake.close()
        self.recorder.close()


def make_parts(
    paths: Paths,
    exercises: dict[str, Exercise],
    parent: QObject,
    preferences: Preferences | None = None,
) -> Parts:
    """Return the real parts; none of them has begun to work, and no setting has been read.

    `preferences` are those in use already, if there are.
    """
    cache = ClipCache(paths.voice_cache, VoiceSettings())
    preferences = preferences or Preferences(paths.settings, parent)
    narrator = Narrator(cache, parent)
    speaker = Speaker(cache, parent)

    def apply(settings: Settings) -> None:
        narrator.use(settings.voice, settings.speech_rate)
        speaker.volume = settings.volume / FULL_VOLUME

    preferences.changed.connect(apply)
    return Parts(
        paths,
        preferences,
        exercises,
        load_phrases(),
        narrator,
        speaker,
        Recorder(paths.history, parent),
        KeepAwake(parent),
        SystemClock(),
        lambda: datetime.now().astimezone(),
    )


class SoundWait(QObject):
    """Calls `begin` once it is known whether there is sound, and in any case soon."""

    def __init__(self, speaker: Speaker, begin: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._begin: Callable[[], None] | None = begin
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_known)
        speaker.settled.connect(self._on_known)
        is_known = speaker.has_sound is not None or speaker.muted
        self._timer.start(0 if is_known else LONGEST_WAIT_FOR_SOUND_MS)

    def _on_known(self) -> None:
        begin, self._begin = self._begin, None
        self._timer.stop()
        if begin is not None:
            begin()
