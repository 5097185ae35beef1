"""What the tests of the whole window share."""

import sqlite3
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from stretchcoach.app import App
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.store.reader import read_history

Start = Callable[..., App]


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


def stored(parts: Parts, paths: Paths) -> list[SessionRecord]:
    """Wait until all is written, and read it from the disk."""
    parts.recorder.close()
    return read_history(paths.history)


def locked(paths: Paths) -> sqlite3.Connection:
    """Keep the history locked, as another program may."""
    connection = sqlite3.connect(paths.history, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection
