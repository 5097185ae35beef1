"""Sounds the cues of a session, and says when nothing can be heard."""

import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from stretchcoach.child import Child, Role
from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import Cue
from stretchcoach.json_lines import Message
from stretchcoach.voice.chimes import ALL, chime_name, chime_path
from stretchcoach.voice.clip import read_clip
from stretchcoach.voice.clip_cache import ClipCache
from stretchcoach.voice.problems import SoundFault, SoundProblem

SOUND_PROCESS = Role("stretchcoach.voice.sound_process", "--play-sounds")
START_MS = 4000
ANSWER_S = 5.0  # after the end of a clip; the sound process itself notices sooner
ROOM_S = 0.02
TAIL_S = 0.25  # words may begin this long before the end of older ones, which came a little late
TRY_AGAIN_S = 5.0  # at first; each try in vain doubles it
LONGEST_PAUSE_S = 60.0


class Played(Enum):
    """Whether a cue sounds."""

    SOUNDED = "sounded"
    SHOWN_ONLY = "shown_only"


class Speaker(QObject):
    """Hands clips to the sound process, and replaces that when it falls silent.

    `settled` says that it is known whether there is sound; `sound_lost` and `sound_back` come
    once for each change.
    """

    settled = Signal()
    sound_lost = Signal()
    sound_back = Signal()

    def __init__(
        self,
        cache: ClipCache,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._clock = clock
        self._chimes = {name: read_clip(chime_path(name)) for name in ALL}
        self._child: Child | None = None
        self._started_at = 0.0
        self._is_awake = False
        self._is_muted = False
        self._volume = 1.0
        self._has_sound: bool | None = None
        self._device: str | None = None
        self._problem: SoundProblem | None = None
        self._pause = TRY_AGAIN_S
        self._words_end = 0.0
        self._words_number = 0
        self._number = 0
        self._unheard: set[int] = set()
        self._watch = QTimer(self, singleShot=True)
        self._watch.timeout.connect(self._on_silent)

    @property
    def problem(self) -> SoundProblem | None:
        """Why nothing can be heard; None while there is sound."""
        return self._problem

    @property
    def has_sound(self) -> bool | None:
        """Whether cues can be heard; None before that is known."""
        return self._has_sound

    @property
    def device(self) -> str | None:
        """The name of the output that sounds."""
        return self._device

    @property
    def process_id(self) -> int:
        """The id of the sound process; 0 where none runs."""
        return self._child.process_id if self._child is not None else 0

    @property
    def muted(self) -> bool:
        """Whether words and chimes are silenced."""
        return self._is_muted

    @muted.setter
    def muted(self, is_muted: bool) -> None:
        self._is_muted = is_muted
        if is_muted:
            self.stop()

    @property
    def volume(self) -> float:
        """How loud all sounds, by ear: 1 is as loud as the system lets it, 0 is silence."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        if volume != self._volume:
            self._volume = volume
            self._send({"volume": volume})

    @property
    def is_heard(self) -> bool:
        """Whether what is played can be heard, as far as is known."""
        return not self._is_muted and self._volume > 0 and self._has_sound is not False

    def open(self) -> None:
        """Start the sound process ahead of the first cue; `settled` follows."""
        if self._child is None:
            self._start()

    def wake(self) -> None:
        """Keep the device awake from now on, so that it swallows no word. Opens if need be."""
        self._is_awake = True
        self.open()
        self._send({"awake": True})

    def rest(self) -> None:
        """Let the device fall asleep."""
        self._is_awake = False
        self._send({"awake": False})

    def play_cue(self, cue: Cue, leg: Leg = Leg.RIGHT) -> Played:
        """Sound a cue; `leg` is that of its phase, which the start chime tells."""
        if not cue.spoken:
            return Played.SHOWN_ONLY
        if cue.kind.is_words:
            return self._play_words(cue.text, cue.room + ROOM_S)
        name = chime_name(cue.kind, leg)
        clip = self._chimes[name]
        if clip is None or clip.duration > cue.room + ROOM_S:
            return Played.SHOWN_ONLY
        return self._play(chime_path(name), clip.duration)

    def play_words(self, text: str) -> Played:
        """Speak words that belong to no timeline."""
        return self._play_words(text, float("inf"))

    def stop(self) -> None:
        """Silence everything at once."""
        self._words_end = 0.0
        self._unheard.clear()
        self._watch.stop()
        self._send({"stop": True})

    def retry(self) -> None:
        """Try anew to get sound."""
        self._pause = TRY_AGAIN_S
        self._start()

    def close(self) -> None:
        """Silence everything and end the sound process."""
        self._drop_child()

    def _play_words(self, text: str, room: float) -> Played:
        path = self._cache.find(text)
        length = self._cache.length(text)
        now = self._clock()
        if path is None or length is None or length > room or now < self._words_end - TAIL_S:
            return Played.SHOWN_ONLY
        played = self._play(path, length)
        if played is Played.SOUNDED:
            self._words_end = now + length
            self._words_number = self._number
        return played

    def _play(self, path: Path, length: float) -> Played:
        if self._is_muted:
            return Played.SHOWN_ONLY
        if not self._has_sound:
            # Also where a child lives: it tells of a device that appears, but where no sound server
            # ran at its start, it never finds one.
            if self._clock() - self._started_at > self._pause:
                self._pause = min(2 * self._pause, LONGEST_PAUSE_S)
                self._start()
            return Played.SHOWN_ONLY
        self._number += 1
        self._unheard.add(self._number)
        self._send({"play": str(path), "number": self._number})
        left = self._watch.remainingTime()
        self._watch.start(max(left, round((length + ANSWER_S) * 1000)))
        return Played.SOUNDED

    def _start(self) -> None:
        self._drop_child()
        self._started_at = self._clock()
        self._child = Child(SOUND_PROCESS, self)
        self._child.answered.connect(self._on_answer)
        self._child.ended.connect(self._on_ended)
        self._child.start()
        self._send({"volume": self._volume})
        if self._is_awake:
            self._send({"awake": True})
        self._watch.start(START_MS)

    def _send(self, message: Message) -> None:
        if self._child is not None:
            self._child.send(message)

    def _on_answer(self, answer: Message) -> None:
        if "sounded" in answer:
            self._pause = TRY_AGAIN_S
            self._forget_cue(answer["sounded"])
        elif "unread" in answer:
            if answer["unread"] == self._words_number:
                self._words_end = 0.0
            self._forget_cue(answer["unread"])
        elif "device" in answer:
            self._device = answer["device"]
            if not self._unheard:
                self._watch.stop()
            if self._device is None:
                self._lose(SoundProblem(SoundFault.NO_DEVICE))
            else:
                self._regain()
        elif "broken" in answer:
            self._drop_child()
            self._lose(SoundProblem(SoundFault(answer["broken"]), answer["detail"]))

    def _forget_cue(self, number: int) -> None:
        self._unheard.discard(number)
        if not self._unheard:
            self._watch.stop()

    def _on_ended(self) -> None:
        log = self._child.log if self._child is not None else ""
        self._drop_child()
        self._lose(SoundProblem(SoundFault.LOST, log))

    def _on_silent(self) -> None:
        self._drop_child()
        self._lose(SoundProblem(SoundFault.LOST, "no answer"))

    def _lose(self, problem: SoundProblem) -> None:
        had_sound, self._has_sound = self._has_sound, False
        self._problem = problem
        if had_sound is None:
            self.settled.emit()
        if had_sound is not False:
            self.sound_lost.emit()

    def _regain(self) -> None:
        had_sound, self._has_sound = self._has_sound, True
        self._problem = None
        if had_sound is None:
            self.settled.emit()
        if had_sound is False:
            self.sound_back.emit()

    def _drop_child(self) -> None:
        self._watch.stop()
        self._unheard.clear()
        self._words_end = 0.0
        if self._child is not None:
            self._child.kill()
            self._child = None
