"""What the tests of the whole window share."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import read_history
from tests.parts_for_tests import LONG_MS, short_routine
from tests.strategies import EXERCISES

Start = Callable[..., App]


def broken_off(paths: Paths, done: int) -> None:
    """Leave a session in the history as a program that was killed an hour ago would."""
    routine = load_routine(DEFAULT, frozenset(EXERCISES))
    started = datetime.now().astimezone() - timedelta(hours=1)
    source = encode_routine(routine).decode()
    with closing(open_database(paths.history).connection) as connection:
        history = History(connection, PlayLock(paths.data))
        session = history.start_session(routine.name, source, routine.hold_count, started)
        for hold in range(done):
            leg = Leg.LEFT if hold % 2 else Leg.RIGHT
            number = hold // 2 + 1
            record = HoldRecord(hold, "wall-calf-stretch", leg, number, 30.0, 30.0, Outcome.DONE)
            history.record_hold(session, record)


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    QTest.keyClick(focused, key)


def button(page: QWidget, text: str) -> QAbstractButton:
    [found] = [b for b in page.findChildren(QAbstractButton) if b.text() == text and b.isVisible()]
    return found


def state(app: App) -> State:
    assert app.screen.playing is not None
    return app.screen.playing.snapshot().state


def kind(app: App) -> PhaseKind:
    assert app.screen.playing is not None
    return app.screen.playing.snapshot().moment.phase.kind


def play_a_second(qtbot: QtBot, start: Start) -> App:
    """Play into the first hold until something of it counts; it would go on for long."""
    app = start(short_routine(hold_s=300), speed=20)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kind(app) is PhaseKind.HOLD, timeout=LONG_MS)
    playing = app.screen.playing
    assert playing is not None
    qtbot.waitUntil(lambda: playing.snapshot().moment.into >= 1.0, timeout=LONG_MS)
    return app


def stored(parts: Parts, paths: Paths) -> list[SessionRecord]:
    """Wait until all is written, and read it from the disk."""
    parts.recorder.close()
    return read_history(paths.history)


def locked(paths: Paths) -> sqlite3.Connection:
    """Keep the history locked, as another program may."""
    connection = sqlite3.connect(paths.history, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection
