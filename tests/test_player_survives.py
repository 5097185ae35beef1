"""A session is played to its end and recorded whatever happens to voice and sound."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.record import Outcome
from stretchcoach.core.routine import Legs, Routine, RoutineStep
from stretchcoach.core.timeline import Cue
from stretchcoach.parts import Parts, SoundWait
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.store.reader import read_history
from tests.parts_for_tests import LONG_MS
from tests.sound_server import SoundServer

pytestmark = [
    pytest.mark.usefixtures("speech_engine"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="breaks Linux's own parts"),
]

SPEED = 1.5
ROUTINE = Routine(
    "Short",
    (RoutineStep(exercise="wall-calf-stretch", sets=1, hold_s=5, legs=Legs.RIGHT, get_ready_s=3),),
)


def play(qtbot: QtBot, parts: Parts, on_cue: Callable[[Cue], None] = lambda cue: None) -> list[Cue]:
    """Play the routine to its end; return the cues that were not heard."""
    parts.speaker.wake()
    parts.prepare_voice(ROUTINE)
    begun: list[bool] = []
    SoundWait(parts.speaker, lambda: begun.append(True), parts.speaker)
    qtbot.waitUntil(lambda: bool(begun), timeout=LONG_MS)
    playing = Playing(parts, ROUTINE, speed=SPEED)
    shown: list[Cue] = []
    playing.shown_only.connect(shown.append)
    playing.conductor.cue_due.connect(on_cue)
    with qtbot.waitSignal(playing.finished, timeout=LONG_MS):
        playing.start()
    return shown


def assert_recorded(parts: Parts, paths: Paths) -> None:
    parts.recorder.close()
    [session] = read_history(paths.history)
    assert session.status == "completed"
    assert [(hold.held, hold.outcome) for hold in session.holds] == [(5.0, Outcome.DONE)]


def test_without_a_speech_engine(
    qtbot: QtBot,
    parts: Parts,
    paths: Paths,
    sound_server: SoundServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The loader takes these empty files for the libraries, and gives up.
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / library).touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with qtbot.waitSignal(parts.narrator.failed, timeout=LONG_MS):
        shown = play(qtbot, parts)
    assert "Hold, right leg." in [cue.text for cue in shown]
    assert not [cue for cue in shown if cue.kind == "end_chime"]
    [notice] = parts.voice_notices()
    assert "eSpeak NG" in notice
    assert_recorded(parts, paths)


# By name, for Windows reads this line too and has neither.
@pytest.mark.parametrize("blow", ["SIGSTOP", "SIGKILL"], ids=["hangs", "dies"])
def test_with_a_speech_engine_that_fails(
    qtbot: QtBot, parts: Parts, paths: Paths, sound_server: SoundServer, blow: str
) -> None:
    number = signal.Signals[blow]
    parts.narrator.prepared.connect(lambda: os.kill(parts.narrator.process_id, number))
    with qtbot.waitSignal(parts.narrator.failed, timeout=LONG_MS):
        shown = play(qtbot, parts)
    assert "Hold, right leg." in [cue.text for cue in shown]
    assert len(parts.voice_notices()) == 1
    assert_recorded(parts, paths)


def test_without_a_sound_server(
    qtbot: QtBot, parts: Parts, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nothing'}")
    shown = play(qtbot, parts)
    assert {"start_chime", "end_chime", "phase"} <= {cue.kind for cue in shown}
    [notice] = parts.voice_notices()
    assert notice.startswith("No sound")
    assert_recorded(parts, paths)


def test_with_a_sound_server_killed_in_mid_cue(
    qtbot: QtBot, parts: Parts, paths: Paths, sound_server: SoundServer
) -> None:
    def kill(cue: Cue) -> None:
        if cue.kind == "start_chime":
            sound_server.kill()

    shown = play(qtbot, parts, kill)
    assert "end_chime" in [cue.kind for cue in shown]
    assert parts.speaker.has_sound is False
    assert_recorded(parts, paths)
