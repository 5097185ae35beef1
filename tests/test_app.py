"""The window from Start to the history, driven by keys as a person would."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.routines import DEFAULT, encode_routine, load_routine
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.recorder import HistoryState
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import read_history
from stretchcoach.ui.theme import Style
from tests.parts_for_tests import LONG_MS, short_routine
from tests.strategies import EXERCISES

Start = Callable[..., App]


@pytest.fixture
def start(qtbot: QtBot, parts: Parts) -> Iterator[Start]:
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


def test_start_has_the_keyboard_and_enter_starts(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    assert app.screen.is_playing
    assert app.player.isVisible()
    assert app.window.isFullScreen()


def test_the_preview_keeps_nothing_and_can_start(start: Start, parts: Parts, paths: Paths):
    app = start()
    button(app.today, "Preview").click()
    assert app.preview.isVisible()
    press(Qt.Key.Key_Escape)
    assert app.today.isVisible()
    button(app.today, "Preview").click()
    assert not app.screen.is_playing
    button(app.preview, "Start").click()
    assert app.screen.is_playing
    assert app.player.isVisible()
    app.screen.end()
    assert len(stored(parts, paths)) == 1


def test_space_pauses_and_goes_on(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    assert state(app) is State.PAUSED
    press(Qt.Key.Key_Space)
    assert state(app) is State.RUNNING


def test_a_paused_hold_goes_on_with_a_count_in(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert state(app) is State.COUNT_IN


def test_arrows_skip_and_go_back(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    assert kind(app) is PhaseKind.HOLD
    press(Qt.Key.Key_Left)
    assert kind(app) is PhaseKind.GET_READY


def test_m_turns_the_sound_off_and_on(start: Start, parts: Parts):
    start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_M)
    assert not parts.speaker.muted
    press(Qt.Key.Key_M)
    assert parts.speaker.muted


def test_f_leaves_the_full_screen_and_comes_back(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F)
    assert not app.window.isFullScreen()
    press(Qt.Key.Key_F)
    assert app.window.isFullScreen()


def test_escape_pauses_and_asks_and_escape_goes_on(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert state(app) is State.PAUSED
    press(Qt.Key.Key_Escape)
    assert state(app) is State.RUNNING


def test_escape_during_a_pause_leaves_it_paused(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert state(app) is State.PAUSED


def test_ending_shows_what_was_done_and_keeps_it(start: Start, parts: Parts, paths: Paths):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert app.complete.isVisible()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED


def test_played_to_its_end_it_is_in_the_history_with_its_rating(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    app = start(speed=20)
    with qtbot.waitSignal(app.screen.finished, timeout=LONG_MS):
        press(Qt.Key.Key_Return)
    assert app.complete.isVisible()
    press(Qt.Key.Key_7)
    button(app.complete, "Done").click()
    assert app.today.isVisible()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.COMPLETED
    assert [(h.leg, h.held, h.outcome) for h in session.holds] == [
        ("right", 5.0, Outcome.DONE),
        ("left", 5.0, Outcome.DONE),
    ]
    assert session.pains == Pains(right=7)


def test_skip_leaves_without_a_rating(qtbot: QtBot, start: Start, parts: Parts, paths: Paths):
    app = start(speed=20)
    with qtbot.waitSignal(app.screen.finished, timeout=LONG_MS):
        press(Qt.Key.Key_Return)
    button(app.complete, "Skip").click()
    [session] = stored(parts, paths)
    assert session.pains == Pains()


def test_closing_the_window_keeps_a_rating_just_made(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    app = start(speed=20)
    with qtbot.waitSignal(app.screen.finished, timeout=LONG_MS):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_3)
    assert app.window.close()
    [session] = stored(parts, paths)
    assert session.pains == Pains(right=3)


def test_closing_the_window_in_a_session_asks_first(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    assert not app.window.close()
    assert state(app) is State.PAUSED
    assert button(app.player, "Keep going").hasFocus()


def test_closing_it_again_ends_the_session_and_closes(start: Start, parts: Parts, paths: Paths):
    app = start()
    press(Qt.Key.Key_Return)
    app.window.close()
    app.window.close()
    assert not app.window.isVisible()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED


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
    statuses = [session.status for session in stored(parts, paths)]
    assert statuses == [SessionStatus.STOPPED, SessionStatus.STOPPED]


def test_an_exercise_is_practised_with_one_set_for_each_leg(start: Start):
    app = start()
    app.window.show_page("exercises")
    app.exercises.open("lying-strap-hamstring-stretch")
    button(app.exercises, "Practise this one").click()
    assert app.screen.playing is not None
    holds = app.screen.playing.timeline.holds
    assert [(hold.exercise, hold.leg, hold.duration) for hold in holds] == [
        ("lying-strap-hamstring-stretch", "right", 30.0),
        ("lying-strap-hamstring-stretch", "left", 30.0),
    ]


def test_a_window_that_filled_the_screen_does_so_again(start: Start):
    app = start()
    app.window.setWindowState(Qt.WindowState.WindowMaximized)
    press(Qt.Key.Key_Return)
    app.screen.end()
    assert app.window.isMaximized()
    assert not app.window.isFullScreen()


def test_going_back_while_paused_is_shown_at_once(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Left)
    assert app.player.shown is not None
    assert app.player.shown.moment.phase.kind is PhaseKind.GET_READY


def test_a_second_start_leaves_the_first_session_alone(start: Start, parts: Parts, paths: Paths):
    app = start()
    press(Qt.Key.Key_Return)
    first = app.screen.playing
    app.today.start_requested.emit()
    assert app.screen.playing is first
    app.screen.end()
    assert len(stored(parts, paths)) == 1


def locked(paths: Paths) -> sqlite3.Connection:
    """Keep the history locked, as another program may."""
    connection = sqlite3.connect(paths.history, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection


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
