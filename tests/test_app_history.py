"""The window and the history behind it: what is gone on with, and what can't be written."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionStatus
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.parts import Parts, SoundWait
from stretchcoach.paths import Paths
from stretchcoach.recorder import HistoryState
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from tests.app_parts import Start, broken_off, button, locked, press, stored
from tests.parts_for_tests import LONG_MS


def test_a_session_broken_off_is_gone_on_with_at_its_next_hold(
    start: Start, parts: Parts, paths: Paths
):
    broken_off(paths, done=2)
    app = start()
    press(Qt.Key.Key_Return)
    assert app.screen.playing is not None
    moment = app.screen.playing.snapshot().moment
    assert moment.phase.kind is PhaseKind.GET_READY
    assert (moment.phase.hold, moment.phase.leg, moment.phase.set) == (2, Leg.RIGHT, 2)
    app.screen.end()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED
    assert len(session.holds) == 2


def state_of(qtbot: QtBot, parts: Parts) -> HistoryState:
    with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
        parts.recorder.read(parts.now())
    state = read.args[0]
    assert isinstance(state, HistoryState)
    return state


def test_what_is_to_be_played_at_once_is_played(qtbot: QtBot, start: Start, parts: Parts):
    app = start()
    app.play_at_once(state_of(qtbot, parts))
    qtbot.waitUntil(lambda: app.screen.is_playing, timeout=LONG_MS)


def test_what_was_broken_off_is_offered_before_anything_is_played_at_once(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    broken_off(paths, done=2)
    app = start()
    app.play_at_once(state_of(qtbot, parts))
    known: list[bool] = []
    SoundWait(parts.speaker, lambda: known.append(True), app)
    qtbot.waitUntil(lambda: known != [], timeout=LONG_MS)
    assert not app.screen.is_playing
    assert app.window.focusWidget() is button(app.today, "Continue at hold 3 of 14")


def test_a_session_that_was_ended_elsewhere_is_not_gone_on_with(
    start: Start, parts: Parts, paths: Paths
):
    broken_off(paths, done=2)
    app = start()
    with closing(open_database(paths.history).connection) as connection:
        other = History(connection, PlayLock(paths.data))
        other.stop_unfinished(other.sessions()[0])
    press(Qt.Key.Key_Return)
    assert not app.screen.is_playing
    words = [widget.accessibleName() for widget in app.today.findChildren(QWidget)]
    assert any("ended elsewhere" in text for text in words)


def test_a_session_broken_off_can_be_given_up(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    broken_off(paths, done=2)
    app = start()
    with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS):
        button(app.today, "Do not continue").click()
    press(Qt.Key.Key_Return)
    assert app.screen.playing is not None
    assert app.screen.playing.snapshot().moment.phase.hold == 0
    app.screen.end()
    [session] = stored(parts, paths)
    assert (session.status, len(session.holds)) == (SessionStatus.STOPPED, 2)


def test_a_rating_that_can_not_be_written_is_told_and_written_later(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    app = start(speed=20)
    with qtbot.waitSignal(app.screen.finished, timeout=LONG_MS):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(parts.recorder.written, timeout=LONG_MS):
        parts.recorder.rate(Pains(), "")
    with closing(locked(paths)), qtbot.waitSignal(parts.recorder.failed, timeout=LONG_MS):
        press(Qt.Key.Key_4)
    words = [widget.accessibleName() for widget in app.complete.findChildren(QWidget)]
    assert any("locked" in text for text in words)
    button(app.complete, "Done").click()
    assert app.today.isVisible()
    [session] = stored(parts, paths)
    assert session.pains == Pains(right=4)


def test_a_history_set_aside_is_told(qtbot: QtBot, start: Start, parts: Parts, tmp_path: Path):
    app = start()
    state = HistoryState(None, None, None)
    app.show(replace(state, set_aside=tmp_path / "history-damaged.db"))
    words = [widget.accessibleName() for widget in app.today.findChildren(QWidget)]
    assert any("history-damaged.db" in text for text in words)


def test_a_session_that_can_not_be_recorded_does_not_begin(
    start: Start, parts: Parts, paths: Paths
):
    app = start()
    other = PlayLock(paths.data)
    other.acquire()
    press(Qt.Key.Key_Return)
    other.release()
    assert not app.screen.is_playing
    assert app.today.isVisible()
    words = [widget.accessibleName() for widget in app.today.findChildren(QWidget)]
    assert any("another window" in text for text in words)
