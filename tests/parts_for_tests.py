"""The real parts of a playing, in a folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.parts import Parts, make_parts
from stretchcoach.paths import Paths, find_paths
from stretchcoach.ui.theme import Style
from tests.strategies import EXERCISES

LONG_MS = 30_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "kept")


@pytest.fixture
def parts(qtbot: QtBot, paths: Paths) -> Iterator[Parts]:
    owner = QObject()
    parts = make_parts(paths, EXERCISES, owner)
    parts.recorder.open(parts.now())
    yield parts
    parts.close()


@pytest.fixture
def start(qtbot: QtBot, parts: Parts) -> Callable[..., App]:
    """Show the app's window; it is silent and its sessions run at the speed asked for."""

    def make(routine: Routine | None = None, speed: float = 1.0) -> App:
        parts.speaker.muted = True
        app = App(parts, Style(), routine or short_routine(), speed=speed)
        qtbot.addWidget(app.window)
        with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
            parts.recorder.read(parts.now())
        app.show(read.args[0])
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow, timeout=LONG_MS)
        return app

    return make


def short_routine(hold_s: int = 5, legs: str = "both") -> Routine:
    """Both legs of the wall stretch for as short as can be; about twenty seconds."""
    step = RoutineStep(
        exercise="wall-calf-stretch", sets=1, hold_s=hold_s, switch_s=5, get_ready_s=6
    )
    return Routine("Short", (step,))
