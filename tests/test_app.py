"""The window from Start to the history, driven by keys as a person would."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import Outcome, SessionStatus
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.ui.widgets.page_stack import PageVeil
from tests.app_parts import Start, button, kind, play_a_second, press, state, stored
from tests.parts_for_tests import LONG_MS
from tests.strategies import EXERCISES


def test_start_has_the_keyboard_and_enter_starts(start: Start):
    app = start()
    press(Qt.Key.Key_Return)
    assert app.screen.is_playing
    assert app.player.isVisible()
    assert app.window.isFullScreen()


def test_the_player_does_not_fade_in_while_the_window_grows(start: Start):
    app = start()
    app.today_screen.start()
    assert app.player.isVisible()
    assert not any(veil.isVisible() for veil in app.window.findChildren(PageVeil))


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
    assert stored(parts, paths) == []


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


def test_ending_shows_what_was_done_and_keeps_it(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    app = play_a_second(qtbot, start)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert app.complete.isVisible()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED
    assert [hold.outcome for hold in session.holds] == [Outcome.PARTIAL]


def test_ending_before_anything_was_held_leads_back_and_keeps_nothing(
    start: Start, parts: Parts, paths: Paths
):
    app = start()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert app.today.isVisible()
    assert not app.complete.isVisible()
    assert button(app.today, "Start").hasFocus()
    assert stored(parts, paths) == []


def test_skipping_all_leads_back_and_keeps_nothing(start: Start, parts: Parts, paths: Paths):
    app = start(load_routine(DEFAULT, frozenset(EXERCISES)))
    press(Qt.Key.Key_Return)
    assert app.screen.playing is not None
    for _ in app.screen.playing.timeline.phases:
        press(Qt.Key.Key_Right)
    assert not app.screen.is_playing
    assert app.today.isVisible()
    assert stored(parts, paths) == []


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


def test_closing_it_again_ends_the_session_and_closes(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths
):
    app = play_a_second(qtbot, start)
    app.window.close()
    app.window.close()
    assert not app.window.isVisible()
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED


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
    assert stored(parts, paths) == []
