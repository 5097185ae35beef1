"""Every page as a screen reader meets it: names, roles, states and actions of what is shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.parts import Parts
from stretchcoach.settings import ThemeChoice
from stretchcoach.ui.accessibility import tell_roles
from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.pages.exercise_detail import ExerciseDetail
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.pages.welcome import WelcomePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.advice_box import AdviceBox
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.end_question import EndQuestion
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.focus import RADIUS_PROPERTY, FocusRing
from stretchcoach.ui.widgets.leg_band import LegBand
from stretchcoach.ui.widgets.leg_choice import LegChoice
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.notice_strip import NoticeStrip
from stretchcoach.ui.widgets.pain_scale import PainScale
from stretchcoach.ui.widgets.player_columns import Column
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.ring import Ring
from stretchcoach.ui.widgets.scroll_page import ScrollPage
from stretchcoach.ui.widgets.step_list import StepList
from stretchcoach.ui.widgets.step_rows import StepRows
from tests.parts_for_tests import LONG_MS
from tests.player_snapshots import TIMELINE, at, phase_of
from tests.screen_reader import (
    NO_ROLE,
    Role,
    Told,
    act,
    called,
    controls,
    is_shown_page,
    lacks,
    name_of,
    press,
    read,
    reader,
)
from tests.strategies import EXERCISES
from tests.ui_parts import NAMES, ROUTINE, button_named, summary_of, unfinished_after

WALL = "wall-calf-stretch"
HOLD = TIMELINE.holds[2]
READY = phase_of(PhaseKind.GET_READY)
STEP = next(cue for cue in TIMELINE.cues if cue.setup_step == 1 and cue.at > READY.start)
PAUSED = at(HOLD, 12.0, State.PAUSED, reason=PauseReason.USER)
SNAPSHOTS = {
    "get ready": at(READY, STEP.at - READY.start),
    "hold": at(HOLD, 12.0),
    "switch": at(phase_of(PhaseKind.SWITCH), 3.0),
    "rest": at(phase_of(PhaseKind.REST), 3.0),
    "paused": PAUSED,
    "count-in": at(HOLD, 12.0, State.COUNT_IN, count_in=3.0),
}
FRAMES_PER_SECOND = 20
NAMES_PER_SECOND = 3

Show = Callable[[str], QWidget]


@pytest.fixture(scope="session", autouse=True)
def roles(qapp: QApplication) -> None:
    tell_roles()


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture
def app(qtbot: QtBot, parts: Parts) -> Iterator[App]:
    parts.speaker.muted = True
    app = App(parts, Style(), load_routine(DEFAULT, frozenset(EXERCISES)))
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
        parts.recorder.read(parts.now())
    app.show(read.args[0])
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=LONG_MS)
    yield app
    app.screen.end()


@pytest.fixture
def player(qtbot: QtBot) -> PlayerPage:
    page = PlayerPage(Style())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.set_session(TIMELINE, EXERCISES)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.hasFocus, timeout=LONG_MS)
    page.show_snapshot(SNAPSHOTS["hold"])
    return page


@pytest.fixture
def complete(qtbot: QtBot) -> CompletePage:
    page = CompletePage(Style())
    page.setMinimumSize(300, 300)
    page.resize(1280, 800)
    qtbot.addWidget(page)
    page.show_summary(summary_of(14), NAMES)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def welcome(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(Style(), ROUTINE, EXERCISES, 735.0)
    page.setMinimumSize(300, 300)
    page.resize(1280, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def show(request: pytest.FixtureRequest) -> Show:
    """Show a page, or a state of one, by its name."""

    def in_app(name: str) -> QWidget:
        app: App = request.getfixturevalue("app")
        if name == "Today with all there is":
            app.today.show_unfinished(unfinished_after(3))
            app.today.show_last(summary_of(14))
            app.today.add_notice(Notice(Style(), "There is no voice.", "Retry"))
        elif name == "Exercise":
            app.window.show_page("exercises")
            app.exercises.open(WALL)
        elif name == "Preview":
            app.today_screen.preview()
        elif name in ("Icons", "Menu"):
            app.window.resize(900 if name == "Icons" else 700, 700)
        elif name != "Today":
            app.window.show_page(name.lower())
        return app.window

    def in_player(name: str) -> QWidget:
        player: PlayerPage = request.getfixturevalue("player")
        if name == "question":
            player.show_snapshot(PAUSED)
            player.ask_to_end()
        elif name == "notice":
            player.set_notice("There is no voice.", can_retry=True)
        else:
            player.show_snapshot(SNAPSHOTS[name])
        return player

    def in_welcome(name: str) -> QWidget:
        welcome: WelcomePage = request.getfixturevalue("welcome")
        for _ in range(WELCOME.index(name)):
            button_named(welcome, "Next").click()
        welcome.check.show_said("Heel down.")
        return welcome

    def shown(name: str) -> QWidget:
        if name in (*SNAPSHOTS, "question", "notice"):
            return in_player(name)
        if name.startswith("Welcome"):
            return in_welcome(name)
        if not name.startswith("Complete"):
            return in_app(name)
        complete: CompletePage = request.getfixturevalue("complete")
        if name == "Complete with advice":
            complete.setFocus()
            press(Qt.Key.Key_8)
        return complete

    return shown


IN_APP = ["Today", "Today with all there is", "Exercises", "Exercise", "Settings", "Icons", "Menu"]
AFTERWARDS = ["Complete", "Complete with advice"]
WELCOME = ["Welcome", "Welcome, voice", "Welcome, days", "Welcome, safety"]
STATES = [*IN_APP, "Preview", *WELCOME, *SNAPSHOTS, "question", "notice", *AFTERWARDS]


@pytest.mark.parametrize("state", STATES)
def test_each_control_has_name_role_states_and_action(show: Show, state: str) -> None:
    window = show(state)
    found = controls(window)
    assert found
    assert [lack for widget in found for lack in lacks(widget)] == []


@pytest.mark.parametrize("state", STATES)
def test_no_two_controls_have_the_same_name(show: Show, state: str) -> None:
    described = [
        (name_of(widget), reader(widget).text(QAccessible.Text.Description))
        for widget in controls(show(state))
    ]
    assert sorted(described) == sorted(set(described))


@pytest.mark.parametrize("state", STATES)
def test_each_control_gets_the_focus_ring(show: Show, state: str) -> None:
    controls_shown = controls(show(state))
    assert [called(one) for one in controls_shown if one.property(RADIUS_PROPERTY) is None] == []


PAINTED = [*SNAPSHOTS, "question"]


def painted(window: QWidget) -> list[QWidget]:
    """Return the parts of the player that paint their words."""
    kinds = (PlayerPart, FigureView)
    parts = [part for kind in kinds for part in window.findChildren(kind)]
    return [part for part in parts if part.isVisible() and not isinstance(part, Column)]


@pytest.mark.parametrize("state", PAINTED)
def test_each_painted_part_of_the_player_is_in_words(show: Show, state: str) -> None:
    parts = painted(show(state))
    assert parts
    assert [type(part).__name__ for part in parts if not name_of(part).strip()] == []


@pytest.mark.parametrize("state", PAINTED)
def test_each_painted_part_of_the_player_has_a_role(show: Show, state: str) -> None:
    parts = painted(show(state))
    assert [type(part).__name__ for part in parts if reader(part).role() in NO_ROLE] == []


@pytest.mark.parametrize(
    ("state", "kind", "role"),
    [
        ("hold", Ring, Role.Graphic),
        ("hold", FigureView, Role.Graphic),
        ("hold", LegBand, Role.StaticText),
        ("question", EndQuestion, Role.Dialog),
        ("notice", NoticeStrip, Role.AlertMessage),
        ("Today with all there is", Notice, Role.AlertMessage),
        ("Complete with advice", AdviceBox, Role.AlertMessage),
        ("Complete", PainScale, Role.Grouping),
        ("Exercise", StepRows, Role.Grouping),
        ("Exercise", LegChoice, Role.Grouping),
    ],
)
def test_parts_are_told_as_what_they_are(
    show: Show, state: str, kind: type[QWidget], role: QAccessible.Role
) -> None:
    assert reader(show(state).findChild(kind)).role() is role


def test_parts_come_and_go_while_a_reader_knows_them(qtbot: QtBot) -> None:
    look = Style()
    for _ in range(200):
        page = QWidget()
        parts = [LegBand(look, page), StepRows(look, 3, page)]
        assert [reader(part).role() for part in parts] == [Role.StaticText, Role.Grouping]
        identity = QAccessible.uniqueId(reader(page))
        with qtbot.waitSignal(page.destroyed):
            page.deleteLater()
        assert QAccessible.accessibleInterface(identity) is None


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("get ready", ["Get ready", "Wall calf stretch", STEP.text, "Right leg"]),
        ("hold", ["Right leg", "18 seconds", "Set 2 of 3", "Next: left leg", "Wall calf stretch"]),
        ("switch", ["Switch. Left leg", "seconds", "Set", "Next: hold, 30 s", "Left leg next."]),
        ("rest", ["Rest. Right leg", "seconds", "Next: hold, 30 s", "Right leg next."]),
        ("paused", ["Paused. Press Space to go on. It counts to three first."]),
        ("count-in", ["3 then 18 s more", "Back into the stretch"]),
        ("question", ["End this session?"]),
    ],
)
def test_what_the_player_means_can_be_read(show: Show, state: str, expected: list[str]) -> None:
    words = "\n".join(map(name_of, painted(show(state))))
    assert [word for word in expected if word not in words] == []


@pytest.mark.parametrize(
    ("state", "order"),
    [
        (
            "Today with all there is",
            [
                *("Settings", "There is no voice.", "Continue", "What you need", "Start Calf"),
                *("Last session", "Stop if it hurts."),
            ],
        ),
        ("Exercise", ["Back to all exercises", "Step 1 of 4", "Steps", "When not"]),
        (
            "Preview",
            [
                *("Close the preview", "3 exercises", "Start", "What you need", "A wall"),
                *("Session: 0:00 gone", "Exercise 1 of 3", "Previous", "What comes", "Get ready"),
                "Hold, right leg",
            ],
        ),
        ("Welcome, safety", ["Before you start", "Stop at once", "Step 4 of 4", "I have read"]),
        ("Welcome, voice", ["Can you hear", "Play the voice", "Did you hear", "Yes", "No", "Next"]),
        ("get ready", ["Get ready. ", "Step 1", "seconds, then hold", "Voice on"]),
        ("hold", ["Right leg", "18 seconds", "Set 2", "Next:", "Session: ", "Voice on"]),
        (
            "Complete",
            [
                "Session complete",
                "14 of 14 holds done",
                "How did that",
                "Pain, 0 to 10",
                "Note, optional",
                "Skip",
            ],
        ),
    ],
)
def test_it_is_read_from_top_to_bottom(show: Show, state: str, order: list[str]) -> None:
    words = read(reader(show(state)))
    places = [next((i for i, name in enumerate(words) if part in name), -1) for part in order]
    assert -1 not in places, str(words)
    assert places == sorted(places), str(words)


def test_steps_that_are_done_are_told_as_done(show: Show) -> None:
    steps = show("get ready").findChild(StepList)
    assert name_of(steps).startswith("Step 1, done: Face the wall")
    assert "Step 2, now: Hands on the wall" in name_of(steps)
    assert "Step 3: Step your right leg back" in name_of(steps)


def test_the_figure_says_where_it_is_felt(show: Show) -> None:
    figure = show("hold").findChild(FigureView)
    said = reader(figure).text(QAccessible.Text.Description)
    assert said == f"Feel it here: {EXERCISES[WALL].feel}"


def test_a_label_that_says_what_is_has_words_for_what_a_press_does(player: PlayerPage) -> None:
    player.set_muted(True)
    player.set_full_screen(True)
    said = {
        name_of(one): reader(one).text(QAccessible.Text.Description)
        for one in player.findChildren(Button)
    }
    assert said["Voice off"] == "Turns the voice on. Key: M"
    assert said["Window"] == "Leaves full screen. Key: F"


def test_measuring_a_button_does_not_rename_it(
    player: PlayerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed: list[str] = []
    monkeypatch.setattr(Button, "setText", lambda button, text: renamed.append(text))
    player.resize(1000, 700)
    assert renamed == []


def test_the_menu_is_told_as_one(show: Show) -> None:
    menu = button_named(show("Menu"), "Menu")
    assert reader(menu).role() is Role.ButtonMenu
    assert reader(menu).state().hasPopup


def test_names_do_not_change_with_each_frame(player: PlayerPage) -> None:
    seconds = 4
    before: dict[QWidget, str] = {}
    changes = 0
    for frame in range(seconds * FRAMES_PER_SECOND):
        player.show_snapshot(at(HOLD, 6.13 + frame / FRAMES_PER_SECOND))
        names = {part: name_of(part) for part in painted(player)}
        changes += sum(name != before.get(part, name) for part, name in names.items())
        before = names
    assert seconds <= changes <= NAMES_PER_SECOND * seconds


def test_phase_pause_and_going_on_are_told_once_each(player: PlayerPage, told: Told) -> None:
    shown: list[Snapshot] = [
        *(at(HOLD, 12.0 + frame / 10) for frame in range(11)),
        at(HOLD, 13.0, State.PAUSED, reason=PauseReason.USER),
        *(at(HOLD, 13.0, State.COUNT_IN, count_in=left) for left in (3.0, 2.0, 1.0)),
        at(HOLD, 13.0),
        SNAPSHOTS["switch"],
    ]
    for snapshot in shown:
        player.show_snapshot(snapshot)
    going_on = "Back into the stretch, 3 seconds"
    assert [words.split(".")[0] for words in told.words] == ["Paused", going_on, "Hold", "Switch"]


def test_a_hold_that_begins_again_is_told_again(player: PlayerPage, told: Told) -> None:
    player.show_snapshot(at(HOLD, 0.0))
    assert [words.split(".")[0] for words in told.words] == ["Hold"]


def test_what_the_voice_does_not_say_is_told(player: PlayerPage, told: Told) -> None:
    for cue in TIMELINE.cues_between(READY.start, READY.end):
        player.tell_unheard(cue)
    assert told.words == list(TIMELINE.steps[READY.index])


@pytest.mark.parametrize(("completed", "words"), [(True, "complete"), (False, "stopped")])
def test_how_the_session_ended_is_told(app: App, told: Told, completed: bool, words: str) -> None:
    app.complete.show_summary(summary_of(14 if completed else 3), NAMES)
    app.window.show_full(app.complete)
    assert told.words == [f"Session {words}"]


def test_the_question_is_told(player: PlayerPage, told: Told) -> None:
    player.ask_to_end()
    assert any("End this session?" in words for words in told.words)


def test_the_advice_is_told(complete: CompletePage, told: Told) -> None:
    complete.setFocus()
    press(Qt.Key.Key_8)
    assert any("Stop for today" in words for words in told.words)


def test_the_pause_is_not_told_over_the_question(player: PlayerPage, told: Told) -> None:
    player.ask_to_end()
    player.show_snapshot(PAUSED)
    assert [words for words in told.words if "Paused" in words] == []


def test_notices_are_told(app: App, player: PlayerPage, told: Told) -> None:
    app.today.add_notice(Notice(Style(), "There is no history."))
    player.set_notice("There is no voice.", can_retry=True)
    assert {"There is no history.", "There is no voice."} <= set(told.words)


def test_tab_stays_in_the_question(player: PlayerPage) -> None:
    player.show_snapshot(PAUSED)
    player.set_notice("There is no voice.", can_retry=True)
    player.ask_to_end()
    question = player.findChild(EndQuestion)
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        assert question.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert player.hasFocus()
    press(Qt.Key.Key_Tab)
    assert name_of(QApplication.focusWidget()) == "Retry"


TAB_ORDERS = [
    (
        "Preview",
        ["Pause the figure", "Close the preview", "Start", "Next", "Pause the figure"],
    ),
    (
        "Today",
        ["When to see a doctor", "Today", "Preview", "Start Calf & hamstring routine"],
    ),
    ("Settings", ["Speed", "Volume", "Normal", "Captions on screen", "Test the voice"]),
    ("hold", ["Voice on", "Full screen", "Back", "Pause", "Skip", "End session"]),
    ("Complete", ["Pain 0 of 10, none", "Note, optional", "Skip", "Pain 0 of 10, none"]),
    (
        "Exercise",
        [
            *("Back to all exercises", "Practise this one", "Right leg", "Next"),
            *("1. Face the wall at arm's length, feet shoulder-width apart.", "Exercises"),
        ],
    ),
]


@pytest.mark.parametrize("state", ["Today", "Complete"])
def test_a_page_hands_the_keyboard_on_without_taking_it(
    qapp: QApplication, show: Show, state: str
) -> None:
    window = show(state)
    [page] = [one for one in (window, *window.findChildren(ScrollPage)) if is_shown_page(one)]
    had: list[QWidget | None] = []
    page.setFocus()
    elsewhere = next(one for one in controls(window) if one is not page.focusWidget())
    elsewhere.setFocus()
    follow = qapp.focusChanged.connect(lambda before, now: had.append(now))
    page.setFocus()
    qapp.disconnect(follow)
    assert had == [QApplication.focusWidget()]
    assert had != [elsewhere]
    assert page.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(("state", "order"), TAB_ORDERS)
def test_tab_goes_from_top_to_bottom(show: Show, state: str, order: list[str]) -> None:
    window = show(state)
    if state == "Complete":
        window.setFocus()
    reached = []
    for _ in order:
        press(Qt.Key.Key_Tab)
        reached.append(name_of(QApplication.focusWidget()))
    assert reached == order


def test_the_focused_answer_is_ringed_whatever_key_asked(app: App) -> None:
    app.play(load_routine(DEFAULT, frozenset(EXERCISES)))
    press(Qt.Key.Key_Escape)
    assert name_of(QApplication.focusWidget()) == "Keep going"
    assert app.window.findChild(FocusRing).isVisible()


def test_typing_rings_nothing(show: Show) -> None:
    page = show("Complete")
    window = FocusRing(Style(), page)
    window.watch(page.windowHandle())
    page.findChild(QPlainTextEdit).setFocus()
    press(Qt.Key.Key_A)
    assert not window.isVisible()
    press(Qt.Key.Key_Left)
    assert window.isVisible()


@pytest.mark.parametrize("state", ["Exercise", "hold"])
def test_a_page_is_no_tab_stop(show: Show, state: str) -> None:
    kind = ExerciseDetail if state == "Exercise" else PlayerPage
    window = show(state)
    page = window if isinstance(window, kind) else window.findChild(kind)
    assert not page.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_screen_reader_rates_pain(qtbot: QtBot, complete: CompletePage) -> None:
    ratings: list[Pains] = []
    complete.rating_changed.connect(lambda pains, note: ratings.append(pains))
    cells = [one for one in complete.findChildren(QAbstractButton) if one.text() == "7"]
    [cell] = [one for one in cells if "Left leg" in one.accessibleDescription()]
    act(qtbot, cell)
    assert ratings == [Pains(left=7)]


def test_a_screen_reader_goes_to_a_page(qtbot: QtBot, app: App) -> None:
    act(qtbot, button_named(app.window, "Settings"))
    assert app.settings.isVisible()


@pytest.mark.parametrize(
    ("chosen", "place", "leg"),
    [("Left leg", "Step 1 of 4", Leg.LEFT), ("3. ", "Step 3 of 4", Leg.RIGHT)],
)
def test_a_screen_reader_walks_through_an_exercise(
    qtbot: QtBot, app: App, show: Show, chosen: str, place: str, leg: Leg
) -> None:
    detail = show("Exercise").findChild(ExerciseDetail)
    [row] = [one for one in controls(detail) if name_of(one).startswith(chosen)]
    act(qtbot, row)
    figure = detail.findChild(FigureView)
    words = [name_of(widget) for widget in detail.findChildren(QWidget) if widget.isVisible()]
    assert name_of(figure).endswith(f"{leg} leg")
    assert place in words


@pytest.mark.parametrize(("state", "name"), [("Today", "Settings"), ("Exercise", "2. ")])
def test_what_is_one_of_a_choice_is_told_as_that(show: Show, state: str, name: str) -> None:
    [one] = [one for one in controls(show(state)) if name_of(one).startswith(name)]
    assert reader(one).role() is Role.RadioButton


def test_a_screen_reader_changes_a_setting(qtbot: QtBot, app: App, show: Show) -> None:
    [dark] = [one for one in controls(show("Settings")) if name_of(one) == "Dark"]
    act(qtbot, dark)
    assert app.preferences.settings.theme is ThemeChoice.DARK


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Pause", "pause_toggled"),
        ("Skip", "skip_requested"),
        ("Back", "back_requested"),
        ("Voice on", "mute_toggled"),
        ("Full screen", "full_screen_toggled"),
        ("End session", "end_requested"),
    ],
)
def test_a_screen_reader_plays(qtbot: QtBot, player: PlayerPage, name: str, signal: str) -> None:
    buttons = [one for one in player.findChildren(Button) if one.isVisible()]
    [found] = [one for one in buttons if name_of(one) == name]
    with qtbot.waitSignal(getattr(player, signal)):
        act(qtbot, found)


def test_a_screen_reader_starts_a_session_and_ends_it(qtbot: QtBot, app: App) -> None:
    act(qtbot, button_named(app.today, "Start"))
    assert app.screen.is_playing
    app.screen.ask_to_end()
    act(qtbot, button_named(app.player.findChild(EndQuestion), "End session"))
    assert not app.screen.is_playing
    assert button_named(app.today, "Start").hasFocus()


def test_a_screen_reader_opens_an_exercise_and_practises_it(qtbot: QtBot, app: App) -> None:
    app.window.show_page("exercises")
    [card] = [one for one in controls(app.window) if name_of(one) == EXERCISES[WALL].name]
    act(qtbot, card)
    detail = app.window.findChild(ExerciseDetail)
    act(qtbot, button_named(detail, "Next"))
    assert "Step 2 of 4" in [name_of(one) for one in detail.findChildren(QWidget)]
    act(qtbot, button_named(detail, "Practise this one"))
    assert app.screen.is_playing
