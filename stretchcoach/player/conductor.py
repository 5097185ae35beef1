"""Wakes a session at its deadlines and tells what happens."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchcoach.core.session import Due, Session
from stretchcoach.core.snapshot import Snapshot, State
from stretchcoach.core.timeline import Cue, CueKind, Phase

# Sleep and a changed clock are noticed within this time.
LONGEST_WAIT_MS = 1000
# Later than this a tick or a time would be untrue; words that guide are still of use.
LATEST_S = 0.3
STILL_OF_USE = (CueKind.PHASE, CueKind.STEP)


class Conductor(QObject):
    """Plays a session whose clock runs `speed` times as fast as real time.

    Cues come with the room that is left for them in real seconds; one that comes too late to be
    heard is no longer `spoken`.
    """

    phase_changed = Signal(Phase)
    cue_due = Signal(Cue)
    state_changed = Signal(State)
    finished = Signal(bool)
    """Emitted once, at the end: whether the timeline was played to its end."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, speed: float = 1.0
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._speed = speed
        self._phase: Phase | None = None
        self._state: State | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Let the time run, and tell of the first phase."""
        self._session.begin()
        self._go_on()

    def snapshot(self) -> Snapshot:
        """Return how the session stands now."""
        return self._session.snapshot()

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._session.state is State.PAUSED:
            self.resume()
        else:
            self.pause()

    def pause(self) -> None:
        """Stop the time."""
        self._session.pause()
        self._go_on()

    def resume(self) -> None:
        """Go on; a hold goes on after a count-in."""
        self._session.resume()
        self._go_on()

    def skip(self) -> None:
        """Go to the next phase."""
        self._session.skip()
        self._go_on()

    def back(self) -> None:
        """Go to the start of this phase, or to the one before."""
        self._session.back()
        self._go_on()

    def end(self) -> None:
        """End the session here."""
        self._session.end()
        self._go_on()

    def _go_on(self) -> None:
        due = self._session.advance()
        self._tell_changes()
        for one in due:
            self.cue_due.emit(self._in_real_time(one))
        # A slot may have given a command, which has aimed the timer already.
        wait = self._session.seconds_to_next()
        if wait is None:
            self.timer.stop()
        else:
            self.timer.start(min(LONGEST_WAIT_MS, ceil(wait / self._speed * 1000)))

    def _tell_changes(self) -> None:
        phase = self._session.snapshot().moment.phase
        if phase is not self._phase:
            self._phase = phase
            self.phase_changed.emit(phase)
        state = self._session.state
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
            if self._session.is_over:
                self.finished.emit(state is State.FINISHED)

    def _in_real_time(self, due: Due) -> Cue:
        late = due.late / self._speed
        room = due.cue.room / self._speed - late
        duration = due.cue.duration / self._speed
        in_time = late <= LATEST_S or (due.cue.kind in STILL_OF_USE and duration <= room)
        return replace(due.cue, room=room, spoken=due.cue.spoken and in_time)
