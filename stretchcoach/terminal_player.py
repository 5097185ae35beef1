"""A playing as text: a picture in a terminal, else plain lines."""

import signal
import sys
from contextlib import ExitStack
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.snapshot import State
from stretchcoach.core.summary import SessionSummary, summarise
from stretchcoach.core.timeline import Cue, Phase
from stretchcoach.core.words import clock_time
from stretchcoach.playing import Playing
from stretchcoach.terminal_keys import TerminalKeys, single_keys
from stretchcoach.terminal_output import TerminalOutput
from stretchcoach.terminal_view import draw, phase_words, state_words, summary_words
from stretchcoach.translation import translate
from stretchcoach.voice.speaker import Speaker

REDRAW_MS = 200
OVER = (State.FINISHED, State.ENDED)


class TerminalPlayer(QObject):
    """Shows a playing on `output` and obeys the keys, where there are any."""

    def __init__(
        self,
        playing: Playing,
        exercises: dict[str, Exercise],
        speaker: Speaker,
        output: TerminalOutput,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._playing = playing
        self._exercises = exercises
        self._speaker = speaker
        self._output = output
        self._notices: dict[str, tuple[str, ...]] = {}
        self._is_left = False
        # It also lets Python see a signal while the session is paused.
        self._redraw = QTimer(self, interval=REDRAW_MS)
        self._redraw.timeout.connect(self._draw)

    def run(self) -> SessionSummary:
        """Play to the end. Raises StoreError where the session can't be recorded."""
        conductor = self._playing.conductor
        with ExitStack() as stack:
            if has_keyboard():
                stack.enter_context(single_keys())
                keys = TerminalKeys(self)
                stack.callback(keys.stop)
                keys.pressed.connect(self._on_key)
                keys.closed.connect(self._break_off)
            if self._output.is_terminal:
                stack.enter_context(self._output.picture())
                self._output.lost.connect(self._break_off)
            else:
                conductor.phase_changed.connect(self._print_phase)
                conductor.cue_due.connect(self._print_cue)
                conductor.state_changed.connect(self._print_state)
                # Not in the midst of what the conductor tells.
                self._output.lost.connect(self._end_unattended, Qt.ConnectionType.QueuedConnection)
            for number, slot in (
                (signal.SIGINT, self._on_interrupt),
                (signal.SIGTERM, self._on_terminate),
            ):
                stack.callback(signal.signal, number, signal.getsignal(number))
                signal.signal(number, slot)
            self._playing.silent.connect(QCoreApplication.quit)
            self._redraw.start()
            self._playing.start()
            if not self._is_over and not self._is_left:
                QCoreApplication.exec()
            self._redraw.stop()
        summary = summarise(
            self._playing.routine,
            self._playing.records,
            started_at=self._playing.started_at,
            completed=self._playing.is_complete,
        )
        self._output.say(summary_words(summary, is_over=self._is_over))
        return summary

    @property
    def is_attended(self) -> bool:
        """Whether someone is there to answer a question."""
        return has_keyboard() and self._output.is_terminal and not self._is_left

    def tell(self, subject: str, *notices: str) -> None:
        """Tell what is wrong with a subject until it has other notices, or none."""
        told = self._notices.get(subject, ())
        self._notices[subject] = notices
        if not self._output.is_terminal:
            for notice in notices:
                if notice not in told:
                    self._output.say(notice)

    @property
    def _is_over(self) -> bool:
        return self._playing.snapshot().state in OVER

    def _draw(self) -> None:
        notices = [notice for each in self._notices.values() for notice in each]
        if self._speaker.muted:
            notices.insert(0, translate("Terminal", "Voice off."))
        self._output.show(
            draw(
                self._playing.snapshot(),
                self._playing.timeline,
                self._exercises,
                " ".join(notices),
            )
        )

    def _print_phase(self, phase: Phase) -> None:
        self._output.say(f"{clock_time(phase.start)} {phase_words(phase, self._exercises)}")

    def _print_cue(self, cue: Cue) -> None:
        if cue.kind.is_words:
            self._output.say(f"{clock_time(cue.at)}   {cue.text}")

    def _print_state(self, state: State) -> None:
        if state is State.PAUSED:
            self._output.say(state_words(self._playing.snapshot()))

    def _on_key(self, key: str) -> None:
        conductor = self._playing.conductor
        match key.lower():
            case "p" | " ":
                conductor.toggle_pause()
            case "n":
                self._playing.skip()
            case "b":
                self._playing.back()
            case "q":
                conductor.end()
            case "m":
                self._speaker.muted = not self._speaker.muted
        self._draw()

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        self._end_unattended()

    def _on_terminate(self, number: int, frame: FrameType | None) -> None:
        self._break_off()

    def _end_unattended(self) -> None:
        self._is_left = True
        self._playing.conductor.end()

    def _break_off(self) -> None:
        """Leave the session as it is: nobody has ended it, and it can be gone on with later."""
        self._is_left = True
        QCoreApplication.quit()


def has_keyboard() -> bool:
    """Whether someone can answer; a program without a console has no stdin."""
    return sys.stdin is not None and sys.stdin.isatty()
