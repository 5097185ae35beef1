"""The welcome of the first start: its steps, the voice check, what is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.core.weekdays import Weekday
from stretchcoach.open_history import HistoryState
from stretchcoach.parts import Parts
from stretchcoach.settings import load_settings
from stretchcoach.ui.pages.welcome import WelcomePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.day_toggles import DayToggles
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.step_dots import StepDots
from stretchcoach.voice.problems import SoundFault, SoundProblem
from stretchcoach.welcome_screen import WelcomeScreen, is_welcome_due
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import EXERCISES, ROUTINE, button_named, unfinished_after, words_shown

DAYS = tuple(list(Weekday)[:5])
EMPTY = HistoryState(None, None, None)


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))


MakePage = Callable[..., WelcomePage]


@pytest.fixture
def make_page(qtbot: QtBot) -> MakePage:
    def make(width: int = 1280, height: int = 800, text_scale: float = 1.0) -> WelcomePage:
        page = WelcomePage(Style(text_scale=text_scale), ROUTINE, EXERCISES, 735.0)
        page.setMinimumSize(300, 300)
        page.resize(width, height)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.setFocus()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage) -> WelcomePage:
    return make_page()


@pytest.fixture
def finished(page: WelcomePage) -> list[tuple[Weekday, ...]]:
    told: list[tuple[Weekday, ...]] = []
    page.finished.connect(told.append)
    return told


def press(page: WelcomePage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget(), key)


def step_of(page: WelcomePage) -> str:
    return page.findChild(StepDots).accessibleName()


def go_on(page: WelcomePage, times: int = 1) -> None:
    for _ in range(times):
        button_named(page, "Next").click()


def test_it_says_what_it_is_and_what_one_needs_with_pictures(page: WelcomePage) -> None:
    words = words_shown(page)
    assert "Welcome to Stretch Coach" in words
    assert {"A wall", "A mat", "A strap or towel"} <= set(words)
    assert any("two to three metres" in one for one in words)
    assert len([one for one in page.findChildren(FigureView) if one.isVisible()]) == 3
    assert step_of(page) == "Step 1 of 4"


def test_next_and_back_go_through_the_steps(page: WelcomePage) -> None:
    seen = [step_of(page)]
    go_on(page, 3)
    seen.append(step_of(page))
    button_named(page, "Back").click()
    seen.append(step_of(page))
    assert seen == ["Step 1 of 4", "Step 4 of 4", "Step 3 of 4"]


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_escape_skips_to_the_safety_note_and_no_further(
    page: WelcomePage, finished: list[tuple[Weekday, ...]], steps: int
) -> None:
    go_on(page, steps)
    press(page, Qt.Key.Key_Escape)
    assert "Before you start" in words_shown(page)
    press(page, Qt.Key.Key_Escape)
    assert step_of(page) == "Step 4 of 4"
    assert finished == []
    assert not [
        one for one in page.findChildren(Button) if one.text() == "Skip" and one.isVisible()
    ]


def test_the_safety_note_names_the_warning_signs_and_must_be_read(
    page: WelcomePage, finished: list[tuple[Weekday, ...]]
) -> None:
    button_named(page, "Skip").click()
    text = " ".join(words_shown(page))
    for sign in (
        *("sharp or sudden pain", "a pop", "numbness or tingling", "dizziness", "chest pain"),
        *("breathlessness", "new swelling", "Ask a doctor", "no medical device"),
    ):
        assert sign in text
    button_named(page, "I have read this").click()
    assert finished == [DAYS]


def test_who_presses_enter_through_all_steps_has_not_read_it(
    page: WelcomePage, finished: list[tuple[Weekday, ...]]
) -> None:
    for _ in range(12):
        press(page, Qt.Key.Key_Return)
    assert finished == []


def test_days_are_chosen_and_told_in_words(
    page: WelcomePage, finished: list[tuple[Weekday, ...]]
) -> None:
    go_on(page, 2)
    assert "Monday, Tuesday, Wednesday, Thursday and Friday" in words_shown(page)
    toggles = page.findChild(DayToggles)
    for day in DAYS[1:]:
        toggles.days[day].click()
    assert "Monday" in words_shown(page)
    toggles.days[Weekday.MON].click()
    assert "No day is planned." in words_shown(page)
    toggles.days[Weekday.SUN].click()
    go_on(page)
    button_named(page, "I have read this").click()
    assert finished == [(Weekday.SUN,)]


def test_the_question_comes_once_something_is_said(page: WelcomePage, qtbot: QtBot) -> None:
    go_on(page)
    assert "Did you hear this?" not in words_shown(page)
    with qtbot.waitSignal(page.voice_check_requested):
        press(page, Qt.Key.Key_Return)
    page.check.show_said("Heel down.")
    assert {"Heel down.", "Did you hear this?"} <= set(words_shown(page))


def test_yes_leads_on(page: WelcomePage, qtbot: QtBot) -> None:
    go_on(page)
    page.check.show_said("Heel down.")
    with qtbot.waitSignal(page.voice_check_answered, check_params_cb=bool):
        button_named(page, "Yes").click()
    assert button_named(page, "Next").hasFocus()
    assert any(words.startswith("Good.") for words in words_shown(page))
    button_named(page, "No").click()
    assert not any(words.startswith("Good.") for words in words_shown(page))


def test_no_says_what_to_do_and_can_be_tried_again(page: WelcomePage, qtbot: QtBot) -> None:
    go_on(page)
    page.check.show_said("Heel down.")
    page.check.show_problem("No voice: the speech engine stopped.")
    with qtbot.waitSignal(page.voice_check_answered, check_params_cb=lambda heard: not heard):
        button_named(page, "No").click()
    assert "No voice: the speech engine stopped." in words_shown(page)
    [words] = [one for one in words_shown(page) if "volume" in one]
    assert "speaker or headphones" in words
    page.check.show_problem("No sound: there is no speaker.")
    assert any(one.startswith("No sound") for one in words_shown(page))
    with qtbot.waitSignal(page.voice_check_requested):
        button_named(page, "Retry").click()
    assert not any("volume" in one for one in words_shown(page))
    page.check.show_problem("")
    page.check.show_ended()
    assert button_named(page, "Play it again").isVisible()


@pytest.mark.parametrize("step", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("width", "height", "text_scale"),
    [(1280, 800, 1.0), (1024, 640, 1.0), (1280, 800, 2.0), (480, 480, 1.0)],
)
def test_it_fits_the_window(
    make_page: MakePage, width: int, height: int, text_scale: float, step: int
) -> None:
    page = make_page(width, height, text_scale)
    go_on(page, step)
    page.grab()
    assert page._content.width() <= width
    for button in page.findChildren(Button):
        if button.isVisible() and page.footer.indexOf(button) >= 0:
            assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def screen_of(page: WelcomePage, parts: Parts) -> WelcomeScreen:
    parts.preferences.load()
    return WelcomeScreen(parts, page, ROUTINE)


def test_what_was_chosen_is_kept(page: WelcomePage, parts: Parts, qtbot: QtBot) -> None:
    screen = screen_of(page, parts)
    page.set_days((Weekday.TUE,))
    button_named(page, "Skip").click()
    with qtbot.waitSignal(screen.finished):
        button_named(page, "I have read this").click()
    kept = load_settings(parts.paths.settings).settings
    assert (kept.welcomed, kept.days) == (True, (Weekday.TUE,))


def test_the_days_of_the_routine_stay_its_own(page: WelcomePage, parts: Parts) -> None:
    screen_of(page, parts)
    button_named(page, "Skip").click()
    button_named(page, "I have read this").click()
    assert load_settings(parts.paths.settings).settings.days is None


def test_the_voice_check_says_that_nothing_is_heard_without_sound(
    page: WelcomePage, parts: Parts, qtbot: QtBot
) -> None:
    parts.speaker.muted = True
    screen = screen_of(page, parts)
    go_on(page)
    with qtbot.waitSignal(screen.sample.ended, timeout=LONG_MS):
        button_named(page, "Play the voice").click()
        button_named(page, "Next").click()
    assert not screen.sample.is_running


def test_that_there_is_no_speaker_is_said_at_once(
    page: WelcomePage, parts: Parts, qtbot: QtBot
) -> None:
    screen_of(page, parts)
    go_on(page)
    parts.speaker._problem = SoundProblem(SoundFault.NO_DEVICE)
    parts.speaker.settled.emit()
    assert any(one.startswith("No sound: there is no speaker") for one in words_shown(page))
    assert button_named(page, "Retry").isVisible()
    parts.speaker._problem = None
    parts.speaker.sound_back.emit()
    assert not any(one.startswith("No sound") for one in words_shown(page))
    assert button_named(page, "Play the voice").isVisible()


def test_only_who_is_new_is_welcomed(parts: Parts) -> None:
    parts.preferences.load()
    assert is_welcome_due(parts, EMPTY)
    parts.preferences.change(replace(parts.preferences.settings, welcomed=True))
    assert not is_welcome_due(parts, EMPTY)


@pytest.mark.parametrize(
    "state",
    [HistoryState(None, None, None, count=3), HistoryState(unfinished_after(2), None, None)],
)
def test_who_has_a_history_has_been_here(parts: Parts, state: HistoryState) -> None:
    parts.preferences.load()
    assert not is_welcome_due(parts, state)
    assert load_settings(parts.paths.settings).settings.welcomed


@pytest.mark.parametrize(
    ("width", "text_scale"), [(1280, 1.0), (1024, 1.0), (480, 1.0), (1280, 2.0)]
)
def test_the_button_that_says_one_has_read_it_is_never_where_back_was(
    make_page: MakePage, width: int, text_scale: float
) -> None:
    page = make_page(width, 640, text_scale)
    places = []
    for _ in range(3):
        go_on(page)
        page.grab()
        places.append(button_named(page, "Back").geometry())
    assert places == places[:1] * 3
    read = button_named(page, "I have read this")
    assert not read.geometry().intersects(places[0])
    assert read.width() >= read.sizeHint().width()
