"""A child process that can't start."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from stretchcoach.child import Child, Role
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.problems import SoundFault, VoiceFault
from stretchcoach.voice.speaker import Speaker

ROLE = Role("stretchcoach.voice.sound_process", "--play-sounds")


@pytest.fixture(params=["at once", "later"])
def no_start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process start, as Windows tells it (at once) and as other systems do (later)."""
    if request.param == "later":
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
        return

    def fail(process: QProcess, *_: object) -> None:
        process.errorOccurred.emit(QProcess.ProcessError.FailedToStart)

    monkeypatch.setattr(QProcess, "start", fail)


@pytest.mark.usefixtures("no_start")
def test_a_child_that_can_not_start_has_ended(qtbot: QtBot) -> None:
    owner = QObject()
    child = Child(ROLE, owner)
    ended: list[bool] = []
    child.ended.connect(lambda: ended.append(True))
    child.start()
    assert not ended
    qtbot.waitUntil(lambda: ended == [True])


@pytest.mark.usefixtures("no_start")
def test_a_child_killed_before_its_failure_is_told_says_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    child = Child(ROLE, owner)
    ended: list[bool] = []
    child.ended.connect(lambda: ended.append(True))
    child.start()
    child.kill()
    qtbot.waitUntil(lambda: not isValid(child))
    assert not ended


@pytest.mark.usefixtures("no_start")
def test_without_processes_there_is_neither_sound_nor_voice(qtbot: QtBot, tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, VoiceSettings())
    speaker, narrator = Speaker(cache), Narrator(cache)
    with qtbot.waitSignals([speaker.settled, narrator.settled]):
        speaker.wake()
        narrator.prepare(["Words."])
    assert speaker.problem is not None
    assert speaker.problem.kind is SoundFault.LOST
    assert narrator.problem is not None
    assert narrator.problem.kind is VoiceFault.CRASHED
