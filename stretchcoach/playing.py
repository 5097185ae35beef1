"""One playing of a routine: timeline, voice, record and display brought together."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from stretchcoach.clock import ScaledClock
from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.record import (
    HoldRecord,
    SessionRecord,
    SessionStatus,
    best_attempts,
    is_complete,
)
from stretchcoach.core.routine import Routine
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import Snapshot, State
from stretchcoach.core.timeline import Cue, Timeline
from stretchcoach.library.routines import encode_routine
from stretchcoach.parts import Parts, is_spoken_at
from stretchcoach.player.conductor import Conductor
from stretchcoach.voice.speaker import Played

# The conductor looks at the clock every second; after more than this it was held up.
LONGEST_STALL_S = 3.0
CLOSING_WORDS_AFTER_MS = 300
# A device may lag behind; what is heard last must not be cut off.
SILENT_AFTER_S = 0.5


class Playing(QObject):
    """Plays `routine` once, or goes on with `resumed` at its next hold.

    `shown_only` tells of a chime or words that are wanted and can't be heard; `finished` whether
    it is complete, and `silent`, later, that the closing words have been said as well.
    """

    shown_only = Signal(Cue)
    finished = Signal(bool)
    silent = Signal()

    def __init__(
        self,
        parts: Parts,
        routine: Routine,
        *,
        speed: float = 1.0,
        resumed: SessionRecord | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._routine = routine
        # What is gone on with keeps its pace: the history says of a session how fast it ran.
        self._speed = resumed.speed if resumed else speed
        self._resumed = resumed
        self._started_at = resumed.started_at if resumed else parts.now()
        self._is_spoken = is_spoken_at(self._speed)
        self.timeline = self._compile()
        scaled = self._speed != 1.0
        clock = ScaledClock(parts.clock, self._speed) if scaled else parts.clock
        stall = LONGEST_STALL_S * self._speed
        self._session = Session(self.timeline, clock, parts.recorder.hold, longest_stall=stall)
        self.conductor = Conductor(self._session, self, speed=self._speed)
        self.conductor.cue_due.connect(self._on_cue)
        self.conductor.state_changed.connect(self._on_state_changed)
        self.conductor.finished.connect(self._on_finished)
        self._closing = QTimer(self, singleShot=True, interval=CLOSING_WORDS_AFTER_MS)
        self._closing.timeout.connect(self._say_closing_words)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self.hush)

    @property
    def records(self) -> tuple[HoldRecord, ...]:
        """The best attempt at each hold, those before a resumption too."""
        earlier = self._resumed.holds if self._resumed else ()
        return best_attempts((*earlier, *self._session.records))

    @property
    def is_complete(self) -> bool:
        """Whether it came to its end, and not without a hold that was done."""
        return is_complete(self._session.state is State.FINISHED, self.records)

    @property
    def started_at(self) -> datetime:
        """When it began; what is gone on with began when it did at first."""
        return self._started_at

    @property
    def speed(self) -> float:
        """How many times as fast as time it runs."""
        return self._speed

    @property
    def is_spoken(self) -> bool:
        """Whether it is slow enough for voice and sounds."""
        return self._is_spoken

    @property
    def routine(self) -> Routine:
        """What is played."""
        return self._routine

    def start(self) -> None:
        """Begin. Raises StoreError, with nothing begun, where the session can't be recorded."""
        recorder = self._parts.recorder
        if self._resumed is not None:
            recorder.go_on(self._resumed, self._parts.now())
        else:
            recorder.start(
                self._routine.name,
                encode_routine(self._routine).decode(),
                self._routine.hold_count,
                self._started_at,
                self._speed,
            )
        if self._parts.preferences.settings.keep_screen_on:
            self._parts.keep_awake.start()
        if self._is_spoken:
            self._parts.speaker.wake()
        self.conductor.start()

    def snapshot(self) -> Snapshot:
        """Return how it stands now."""
        return self.conductor.snapshot()

    def skip(self) -> None:
        """Go to the next phase; what sounds belongs to this one."""
        self._parts.speaker.stop()
        self.conductor.skip()

    def back(self) -> None:
        """Go back; what sounds belongs to where one was."""
        self._parts.speaker.stop()
        self.conductor.back()

    def _compile(self) -> Timeline:
        if self._is_spoken:
            self._parts.prepare_voice(self._routine)
        return compile_timeline(
            self._routine,
            self._parts.exercises,
            self._parts.narrator.length,
            self._parts.phrases,
            first_hold=self._resumed.next_hold if self._resumed else 0,
            pace=self._speed if self._is_spoken else 1.0,
            choices=self._parts.preferences.settings.sounds,
        )

    def _on_cue(self, cue: Cue) -> None:
        # The sounds that count a hold in are on no timeline.
        if not cue.wanted or not self._parts.preferences.settings.sounds.wants(cue.kind):
            return
        leg = self.timeline.phase_at(cue.at).leg
        if not self._is_spoken or self._parts.speaker.play_cue(cue, leg) is Played.SHOWN_ONLY:
            self.shown_only.emit(cue)

    def _on_state_changed(self, state: State) -> None:
        if state is State.PAUSED:
            self._parts.speaker.stop()

    def _on_finished(self) -> None:
        is_complete = self.is_complete
        status = SessionStatus.COMPLETED if is_complete else SessionStatus.STOPPED
        self._parts.recorder.end(status, self._parts.now())
        self._parts.keep_awake.stop()
        self.finished.emit(is_complete)
        is_heard = self._is_spoken and not self._parts.speaker.muted
        if is_complete and is_heard:
            self._closing.start()
        else:
            self.hush()

    def hush(self) -> None:
        """Silence what is still to be heard of a session that is over."""
        self._closing.stop()
        self._silence.stop()
        self._parts.speaker.stop()
        self._parts.speaker.rest()
        self.silent.emit()

    def _say_closing_words(self) -> None:
        words = self._parts.phrases.finished
        self._parts.speaker.play_words(words)
        length = self._parts.narrator.length(words)
        self._silence.start(round((length + SILENT_AFTER_S) * 1000))
