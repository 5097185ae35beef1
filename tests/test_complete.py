"""The page after a session: its numbers, the rating, the advice."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import Outcome
from stretchcoach.core.summary import summarise
from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.stylesheet import build_stylesheet
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.advice_box import AdviceBox
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.leg_signs import LegBar
from stretchcoach.ui.widgets.pain_scale import PainScale
from tests.ui_parts import (
    NAMES,
    ROUTINE,
    STARTED,
    button_named,
    records_of,
    summary_of,
    words_shown,
)

Rating = tuple[Pains, str]
NONE = Pains()


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture
def page(qtbot: QtBot) -> CompletePage:
    page = CompletePage(Style())
    page.setMinimumSize(300, 300)
    page.resize(1280, 800)
    qtbot.addWidget(page)
    page.show_summary(summary_of(14), NAMES)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    return page


@pytest.fixture
def told(page: CompletePage) -> list[Rating]:
    ratings: list[Rating] = []
    page.rating_changed.connect(lambda pains, note: ratings.append((pains, note)))
    return ratings


def note_of(page: CompletePage) -> QPlainTextEdit:
    (note,) = page.findChildren(QPlainTextEdit)
    return note


def scale_of(page: CompletePage, where: str) -> PainScale:
    (scale,) = [one for one in page.findChildren(PainScale) if one.accessibleDescription() == where]
    return scale


def press(page: CompletePage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget(), key)


def test_a_whole_session_in_numbers(page: CompletePage) -> None:
    words = words_shown(page)
    assert "Session complete" in words
    assert words.count("3:30") == 2
    assert [w for w in words if " of " in w and len(w) < 8] == ["6 of 6", "6 of 6", "2 of 2"]


def test_a_stopped_session_says_so(page: CompletePage) -> None:
    page.show_summary(summary_of(3), NAMES)
    words = words_shown(page)
    assert "Session stopped" in words
    assert "Session complete" not in words
    assert [w for w in words if " of " in w and len(w) < 8] == ["3 of 6", "0 of 6", "0 of 2"]


def test_it_tells_the_start_by_the_time_of_the_place_it_was_at(page: CompletePage) -> None:
    nepal = timezone(timedelta(hours=5, minutes=45))
    summary = replace(summary_of(3), started_at=datetime(2025, 11, 22, 0, 4, tzinfo=nepal))
    page.show_summary(summary, NAMES)
    assert f"{ROUTINE.name} · Saturday, 22 November 2025, 00:04" in words_shown(page)


def test_legs_that_were_hardly_held_have_no_bars(page: CompletePage) -> None:
    records = [replace(one, held=0.02, outcome=Outcome.SKIPPED) for one in records_of(14)]
    page.show_summary(summarise(ROUTINE, records, started_at=STARTED, completed=False), NAMES)
    shown = [bar for bar in page.findChildren(LegBar) if bar.isVisible()]
    drawn = [bar.grab().toImage() for bar in shown]
    for bar in shown:
        bar.set_share(0)
    assert drawn == [bar.grab().toImage() for bar in shown]


def test_the_keyboard_is_on_the_scale(page: CompletePage, told: list[Rating]) -> None:
    press(page, Qt.Key.Key_4)
    assert told == [(Pains(right=4), "")]


@pytest.mark.parametrize(
    ("pain", "advice"),
    [(0, "You can carry on like this."), (5, "Ease off: pull less next time.")],
)
def test_up_to_five_it_is_one_line(page: CompletePage, pain: int, advice: str) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key(Qt.Key.Key_0 + pain))
    assert advice in words_shown(page)
    assert not page.findChild(AdviceBox).isVisible()


@pytest.mark.parametrize("pain", [6, 7, 9])
def test_from_six_it_says_stop_and_when_to_get_help(page: CompletePage, pain: int) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key(Qt.Key.Key_0 + pain))
    text = " ".join(words_shown(page))
    assert "Stop for today" in text
    assert "See a doctor" in text
    assert "Get help today" in text
    assert "call the emergency number" in text
    assert "carry on" not in text


def test_the_advice_goes_with_the_pain(page: CompletePage) -> None:
    press(page, Qt.Key.Key_8)
    press(page, Qt.Key.Key_2)
    assert not page.findChild(AdviceBox).isVisible()


def test_the_advice_follows_the_worse_leg(page: CompletePage) -> None:
    scale_of(page, "Right leg").setFocus()
    press(page, Qt.Key.Key_2)
    scale_of(page, "Left leg").setFocus()
    press(page, Qt.Key.Key_6)
    assert page.findChild(AdviceBox).isVisible()
    press(page, Qt.Key.Key_4)
    assert not page.findChild(AdviceBox).isVisible()
    assert "Ease off: pull less next time." in words_shown(page)


def test_the_advice_leads_to_the_guide(
    page: CompletePage, told: list[Rating], qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_7)
    QTest.keyClicks(note_of(page), "sore")
    with qtbot.waitSignal(page.guide_requested):
        button_named(page, "When to see a doctor").click()
    assert told[-1] == (Pains(right=7), "sore")


def test_each_leg_is_told_at_once(page: CompletePage, told: list[Rating]) -> None:
    press(page, Qt.Key.Key_2)
    scale_of(page, "Left leg").setFocus()
    press(page, Qt.Key.Key_5)
    assert told == [(Pains(right=2), ""), (Pains(right=2, left=5), "")]
    words = words_shown(page)
    assert "2 · Mild" in words
    assert "5 · Moderate" in words


@pytest.mark.parametrize(
    ("holds", "scales", "rated"),
    [
        (14, ["Right leg", "Left leg"], Pains(right=3)),
        (1, ["Right leg"], Pains(right=3)),
        (0, [""], Pains(whole=3)),
    ],
)
def test_there_is_a_scale_for_each_leg_that_was_stretched(
    page: CompletePage, told: list[Rating], holds: int, scales: list[str], rated: Pains
) -> None:
    page.show_summary(summary_of(holds), NAMES)
    page.setFocus()
    shown = [one for one in page.findChildren(PainScale) if one.isVisible()]
    assert [one.accessibleDescription() for one in shown] == scales
    press(page, Qt.Key.Key_3)
    assert told == [(rated, "")]


@pytest.mark.parametrize("holds", [1, 14])
def test_the_button_stays_where_it_is(page: CompletePage, holds: int, qtbot: QtBot) -> None:
    page.show_summary(summary_of(holds), NAMES)
    page.setFocus()
    press(page, Qt.Key.Key_2)
    done = button_named(page, "Done")
    qtbot.waitUntil(lambda: done.width() == done.sizeHint().width())
    before = done.mapTo(page, done.rect().topLeft())
    press(page, Qt.Key.Key_8)
    (advice,) = (box for box in page.findChildren(AdviceBox) if box.isVisible())
    qtbot.waitUntil(lambda: advice.height() >= advice.sizeHint().height())
    assert done.mapTo(page, done.rect().topLeft()) == before


def test_a_note_is_told_when_the_typing_stops(
    page: CompletePage, told: list[Rating], qtbot: QtBot
) -> None:
    QTest.keyClicks(note_of(page), "tight")
    assert told == []
    qtbot.waitUntil(lambda: told == [(NONE, "tight")])


def test_a_note_is_told_at_once_with_a_number(page: CompletePage, told: list[Rating]) -> None:
    QTest.keyClicks(note_of(page), "tight")
    scale_of(page, "Right leg").setFocus()
    press(page, Qt.Key.Key_3)
    assert told == [(Pains(right=3), "tight")]


def test_a_closing_window_can_ask_for_a_waiting_note(
    page: CompletePage, told: list[Rating]
) -> None:
    QTest.keyClicks(note_of(page), "tight")
    page.flush()
    page.flush()
    assert told == [(NONE, "tight")]


def test_done_tells_a_waiting_note_and_ends(
    page: CompletePage, told: list[Rating], qtbot: QtBot
) -> None:
    QTest.keyClicks(note_of(page), "tight")
    with qtbot.waitSignal(page.done):
        qtbot.mouseClick(button_named(page, "Done"), Qt.MouseButton.LeftButton)
    assert told == [(NONE, "tight")]


def test_control_and_enter_in_the_note_end_it(page: CompletePage, qtbot: QtBot) -> None:
    note_of(page).setFocus()
    with qtbot.waitSignal(page.done):
        QTest.keyClick(note_of(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_was_rated_can_not_be_skipped(page: CompletePage, told: list[Rating]) -> None:
    skip = button_named(page, "Skip")
    assert not [one for one in page.findChildren(Button) if one.isVisible() and one is not skip]
    press(page, Qt.Key.Key_6)
    assert not skip.isVisible()
    button_named(page, "Done").click()
    assert told == [(Pains(right=6), "")]


def test_what_was_written_can_not_be_skipped(page: CompletePage, told: list[Rating]) -> None:
    skip = button_named(page, "Skip")
    QTest.keyClicks(note_of(page), "tight")
    assert not skip.isVisible()
    note_of(page).clear()
    assert skip.isVisible()
    skip.click()
    assert told == [(NONE, "")]


def test_skip_without_a_rating_tells_nothing(
    page: CompletePage, told: list[Rating], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.done):
        qtbot.mouseClick(button_named(page, "Skip"), Qt.MouseButton.LeftButton)
    assert told == []


def test_the_next_session_starts_with_nothing_rated(page: CompletePage, told: list[Rating]) -> None:
    press(page, Qt.Key.Key_6)
    QTest.keyClicks(note_of(page), "tight")
    told.clear()
    page.show_summary(summary_of(14), NAMES)
    page.flush()
    assert scale_of(page, "Right leg").pain is None
    assert button_named(page, "Skip").isVisible()
    assert note_of(page).toPlainText() == ""
    assert told == []


def test_tab_goes_from_the_scales_to_the_note_and_the_button(page: CompletePage) -> None:
    press(page, Qt.Key.Key_Tab)
    assert scale_of(page, "Left leg").isAncestorOf(page.focusWidget())
    press(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is note_of(page)
    press(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is button_named(page, "Skip")


@pytest.mark.parametrize(
    ("width", "height", "text_scale", "stacked"),
    [
        (1280, 800, 1.0, False),
        (1920, 1080, 1.0, False),
        (1024, 640, 1.0, True),
        (1280, 800, 2.0, True),
    ],
)
def test_it_fits_the_window(
    qtbot: QtBot, width: int, height: int, text_scale: float, stacked: bool
) -> None:
    page = CompletePage(Style(text_scale=text_scale))
    page.setMinimumSize(300, 300)
    page.resize(width, height)
    qtbot.addWidget(page)
    page.show_summary(summary_of(14, Pains(left=7)), NAMES)
    with qtbot.waitExposed(page):
        page.show()
    save = button_named(page, "Done")
    assert page.rect().contains(save.mapTo(page, save.rect().bottomRight()))
    scale = scale_of(page, "Right leg")
    assert scale.mapTo(page, scale.rect().topLeft()).x() < width / 2
    assert (scale.width() > 0.6 * width) is stacked


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("holds", [14, 0])
def test_a_note_shows_whole_lines_and_grows_to_five(
    page: CompletePage, qtbot: QtBot, holds: int, text_scale: float
) -> None:
    look = page._look
    look.set_text_scale(text_scale)
    page.setStyleSheet(build_stylesheet(look.theme, text_scale, look.font(16).family()))
    page.show_summary(summary_of(holds), NAMES)
    note = note_of(page)
    for text in ("The left side felt tighter", "Tight\nOn the left", "It felt " * 16, "A\n" * 4):
        note.setPlainText(text)
        qtbot.waitUntil(lambda: note.verticalScrollBar().maximum() == 0)
    assert note.document().lineCount() == 5
    five = note.height()
    note.setPlainText("A\n" * 20)
    assert note.height() == five
