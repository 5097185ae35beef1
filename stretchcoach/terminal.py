"""The text player: the same session without a window."""

import signal
import sys
from contextlib import ExitStack
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from rich.console import Console
from rich.live import Live

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine
from stretchcoach.core.snapshot import State
from stretchcoach.core.summary import SessionSummary, summarise
from stretchcoach.core.timeline import Cue, Phase
from stretchcoach.core.words import clock_time
from stretchcoach.crash_report import CrashReporter
from stretchcoach.library.routines import decode_routine
from stretchcoach.notices import set_aside_words
from stretchcoach.parts import Parts, SoundWait, is_spoken_at, make_parts
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.terminal_keys import TerminalKeys, single_keys
from stretchcoach.terminal_rating import ask_for_pains
from stretchcoach.terminal_view import draw, phase_words, state_words, summary_words
from stretchcoach.translation import fill, translate
from stretchcoach.voice.problems import describe
from stretchcoach.voice.speaker import Speaker

REDRAW_MS = 200


class TextPlayer(QObject):
    """Shows a playing on `console`: a picture where it is a terminal, else plain lines."""

    def __init__(
        self,
        playing: Playing,
        exercises: dict[str, Exercise],
        speaker: Speaker,
        console: Console,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._playing = playing
        self._exercises = exercises
        self._speaker = speaker
        self._console = console
        self._live: Live | None = None
        self._notice = ""
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
                keys.pressed.connect(self._on_key)
                keys.closed.connect(self._leave)
            if self._console.is_terminal:
                self._live = stack.enter_context(
                    Live(console=self._console, auto_refresh=False, transient=True)
                )
            else:
                conductor.phase_changed.connect(self._print_phase)
                conductor.cue_due.connect(self._print_cue)
                conductor.state_changed.connect(self._print_state)
            for number in (signal.SIGINT, signal.SIGTERM):
                stack.callback(signal.signal, number, signal.getsignal(number))
                signal.signal(number, self._on_signal)
            self._playing.silent.connect(QCoreApplication.quit)
            self._redraw.start()
            self._playing.start()
            if self._playing.snapshot().state not in (State.FINISHED, State.ENDED):
                QCoreApplication.exec()
            self._redraw.stop()
            self._live = None
        summary = summarise(
            self._playing.routine,
            self._playing.records,
            started_at=self._playing.started_at,
            completed=self._playing.snapshot().state is State.FINISHED,
        )
        self._print(summary_words(summary))
        return summary

    @property
    def is_attended(self) -> bool:
        """Whether someone is there to answer a question."""
        return has_keyboard() and self._console.is_terminal and not self._is_left

    def show_notice(self, text: str) -> None:
        """Tell what is wrong with voice, sound or history."""
        self._notice = text
        if self._live is None:
            self._print(text)

    def show_notices(self, texts: list[str]) -> None:
        """Tell all that is wrong."""
        for text in texts:
            self.show_notice(text)

    def _print(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    def _draw(self) -> None:
        if self._live is not None:
            picture = draw(
                self._playing.snapshot(),
                self._playing.timeline,
                self._exercises,
                translate("Terminal", "Voice off.") if self._speaker.muted else self._notice,
            )
            self._live.update(picture, refresh=True)

    def _print_phase(self, phase: Phase) -> None:
        self._print(f"{clock_time(phase.start)} {phase_words(phase, self._exercises)}")

    def _print_cue(self, cue: Cue) -> None:
        if cue.kind.is_words:
            self._print(f"{clock_time(cue.at)}   {cue.text}")

    def _print_state(self, state: State) -> None:
        if state is State.PAUSED:
            self._print(state_words(self._playing.snapshot()))

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

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._leave()

    def _leave(self) -> None:
        self._is_left = True
        self._playing.conductor.end()


def run_terminal(
    paths: Paths,
    exercises: dict[str, Exercise],
    routine: Routine,
    *,
    speed: float,
    mute: bool,
) -> int:
    """Play `routine`, or what was broken off, as text. Raises UserError."""
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    console = Console(highlight=False)
    parts = make_parts(paths, exercises, app)
    try:
        parts.preferences.load()
        if parts.preferences.notice:
            console.print(parts.preferences.notice, markup=False, soft_wrap=True)
        state = parts.recorder.open(parts.now())
        if state.set_aside is not None:
            console.print(set_aside_words(state.set_aside), markup=False, soft_wrap=True)
        if state.backup_problem:
            console.print(state.backup_problem, markup=False, soft_wrap=True)
        resumed = _ask_to_go_on(state.unfinished, parts, console)
        if resumed is not None:
            source = resumed.routine_json.encode()
            routine = decode_routine(source, resumed.routine, frozenset(exercises))
        parts.speaker.muted = mute
        if is_spoken_at(speed) and not mute:
            parts.speaker.open()
            parts.prepare_voice(routine)
            _wait_for_sound(parts, app)
        playing = Playing(parts, routine, speed=speed, resumed=resumed, parent=app)
        player = TextPlayer(playing, exercises, parts.speaker, console, app)
        parts.recorder.failed.connect(player.show_notice)
        parts.recorder.broke.connect(CrashReporter(app).report)
        parts.narrator.failed.connect(lambda problem: player.show_notice(describe(problem)))
        parts.speaker.sound_lost.connect(lambda: player.show_notices(parts.voice_notices()))
        player.show_notices(parts.voice_notices())
        summary = player.run()
        # What ran faster than time was a look at a routine, and nobody felt anything.
        is_felt = summary.has_stretched and (resumed.speed if resumed else speed) == 1
        if player.is_attended and is_felt:
            ask_for_pains(
                summary.legs,
                lambda question: console.input(question, markup=False),
                lambda words: console.print(words, markup=False, soft_wrap=True),
                lambda pains: parts.recorder.rate(pains, ""),
            )
    finally:
        parts.close()
    return 0


def has_keyboard() -> bool:
    """Whether someone can answer; a program without a console has no stdin."""
    return sys.stdin is not None and sys.stdin.isatty()


def _wait_for_sound(parts: Parts, app: QCoreApplication) -> None:
    SoundWait(parts.speaker, app.quit, app)
    app.exec()


def _ask_to_go_on(
    unfinished: SessionRecord | None, parts: Parts, console: Console
) -> SessionRecord | None:
    """Offer to go on with a session that was broken off, where someone can answer."""
    if unfinished is None or not has_keyboard() or not console.is_terminal:
        return None
    words = translate(
        "Terminal", "{routine} was broken off. Go on with hold {next} of {planned}? [y/n] "
    )
    question = fill(
        words,
        routine=unfinished.routine,
        next=unfinished.next_hold + 1,
        planned=unfinished.planned_holds,
    )
    yes = translate("Terminal", "y")
    if console.input(question, markup=False).strip().lower().startswith(yes):
        return unfinished
    parts.recorder.discard(unfinished)
    return None
