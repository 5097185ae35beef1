"""The text player: the same session without a window."""

import sys

from PySide6.QtCore import QCoreApplication

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine
from stretchcoach.crash_report import CrashReporter
from stretchcoach.library.routines import decode_routine
from stretchcoach.notices import set_aside_words
from stretchcoach.parts import Parts, SoundWait, is_spoken_at, make_parts
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.recorder import HistoryState
from stretchcoach.terminal_output import TerminalOutput
from stretchcoach.terminal_player import TerminalPlayer, has_keyboard
from stretchcoach.terminal_rating import ask_for_pains
from stretchcoach.terminal_resume import ask_to_go_on


def run_terminal(
    paths: Paths,
    exercises: dict[str, Exercise],
    routine: Routine,
    *,
    speed: float,
    mute: bool,
) -> int:
    """Play `routine`, or what was broken off, as text.

    Raises UserError, and OSError where nothing can be written on the terminal any more.
    """
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    output = TerminalOutput(app)
    parts = make_parts(paths, exercises, app)
    try:
        parts.preferences.load()
        state = parts.recorder.open(parts.now())
        _tell_of_files(parts, state, output)
        output.check()
        resumed = _session_to_go_on_with(state.unfinished, parts, output)
        if resumed is not None:
            source = resumed.routine_json.encode()
            routine = decode_routine(source, resumed.routine, frozenset(exercises))
        parts.speaker.muted = mute
        if is_spoken_at(speed) and not mute:
            parts.speaker.open()
            parts.prepare_voice(routine)
            _wait_for_sound(parts, app)
        playing = Playing(parts, routine, speed=speed, resumed=resumed, parent=app)
        player = TerminalPlayer(playing, exercises, parts.speaker, output, app)
        _tell_of_changes(parts, player)
        parts.recorder.broke.connect(CrashReporter(app).report)
        output.check()
        summary = player.run()
        # What ran faster than time was a look at a routine, and nobody felt anything.
        is_felt = summary.has_stretched and (resumed.speed if resumed else speed) == 1
        if player.is_attended and is_felt:
            ask_for_pains(
                summary.legs, output.ask, output.say, lambda pains: parts.recorder.rate(pains, "")
            )
    finally:
        parts.close()
    output.check()
    return 0


def _tell_of_files(parts: Parts, state: HistoryState, output: TerminalOutput) -> None:
    if parts.preferences.notice:
        output.say(parts.preferences.notice)
    if state.set_aside is not None:
        output.say(set_aside_words(state.set_aside))
    if state.backup_problem:
        output.say(state.backup_problem)


def _tell_of_changes(parts: Parts, player: TerminalPlayer) -> None:
    """Tell how voice, sound and history stand, now and whenever that changes."""

    def tell_of_voice() -> None:
        player.tell("voice", *parts.voice_notices(can_retry=False))

    parts.narrator.failed.connect(tell_of_voice)
    parts.narrator.settled.connect(tell_of_voice)
    parts.speaker.sound_lost.connect(tell_of_voice)
    parts.speaker.sound_back.connect(tell_of_voice)
    parts.recorder.failed.connect(lambda words: player.tell("history", words))
    parts.recorder.written.connect(lambda: player.tell("history"))
    tell_of_voice()


def _wait_for_sound(parts: Parts, app: QCoreApplication) -> None:
    SoundWait(parts.speaker, app.quit, app)
    app.exec()


def _session_to_go_on_with(
    unfinished: SessionRecord | None, parts: Parts, output: TerminalOutput
) -> SessionRecord | None:
    """Offer to go on with a session that was broken off, where someone can answer."""
    if unfinished is None or not has_keyboard() or not output.is_terminal:
        return None
    answer = ask_to_go_on(unfinished, output.ask, output.say)
    if answer is False:
        parts.recorder.discard(unfinished)
    return unfinished if answer else None
