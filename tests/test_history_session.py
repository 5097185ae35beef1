"""A session of the history: its holds, what is edited, and the way back after it is deleted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchcoach.core.pain import Pains
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.pain_scale import PainScale
from tests.history_parts import make_page, session
from tests.ui_parts import NAMES, button_named, words_shown
from tests.widget_parts import press


@pytest.fixture
def page(qtbot: QtBot) -> HistoryPage:
    return make_page(qtbot, Style())


def scales_of(page: HistoryPage) -> list[PainScale]:
    return [scale for scale in page.findChildren(PainScale) if scale.isVisible()]


def test_a_session_shows_its_holds_and_goes_back_to_its_list(page: HistoryPage) -> None:
    page.overview.sessions.all_requested.emit()
    page.show_session(session(holds=12), NAMES)
    words = words_shown(page)
    assert words.count("Done") == 10
    assert words.count("Held in part") == 1
    assert words.count("Skipped") == 1
    assert {"12 of 30 s", "0 of 30 s", "2 more holds were planned."} <= set(words)
    assert "Right leg, set 1" in words
    press(Qt.Key.Key_Escape)
    assert page.all_sessions.isVisible()
    assert page.all_sessions.list.hasFocus()
    press(Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_pain_and_note_of_a_session_are_edited(page: HistoryPage, qtbot: QtBot) -> None:
    edits: list[tuple[int, Pains, str]] = []
    page.session_edited.connect(lambda *edit: edits.append(edit))
    page.show_session(session(note="Tight."), NAMES)
    right, left = scales_of(page)
    assert (right.pain, left.pain) == (2, 4)
    right.setFocus()
    press(Qt.Key.Key_5)
    assert edits == [(7, Pains(5, 4), "Tight.")]
    page.findChild(QPlainTextEdit).setPlainText("Looser.")
    page.close_session()
    assert edits[1:] == [(7, Pains(5, 4), "Looser.")]


def test_a_session_rated_as_a_whole_is_edited_as_a_whole(page: HistoryPage) -> None:
    edits: list[Pains] = []
    page.session_edited.connect(lambda id_, pains, note: edits.append(pains))
    page.show_session(session(pains=Pains(whole=3)), NAMES)
    [scale] = scales_of(page)
    scale.setFocus()
    press(Qt.Key.Key_1)
    assert edits == [Pains(whole=1)]


def test_pain_of_the_whole_session_stays_beside_that_of_the_legs(page: HistoryPage) -> None:
    edits: list[Pains] = []
    page.session_edited.connect(lambda id_, pains, note: edits.append(pains))
    page.show_session(session(pains=Pains(right=1, whole=3)), NAMES)
    scales_of(page)[0].setFocus()
    press(Qt.Key.Key_2)
    assert edits == [Pains(right=2, whole=3)]


def test_a_fast_session_is_marked(page: HistoryPage) -> None:
    page.show_session(session(speed=20.0), NAMES)
    assert any("20 times as fast, not counted" in words for words in words_shown(page))


def test_undo_has_the_keyboard_and_hands_it_back(page: HistoryPage, qtbot: QtBot) -> None:
    page.offer_undo("The session was deleted.")
    assert QApplication.focusWidget().text() == "Undo"
    page.undo.timer.timeout.emit()
    assert page.undo.isVisible()  # never under the hands of who is about to press it
    with qtbot.waitSignal(page.undo_requested):
        press(Qt.Key.Key_Return)
    assert not page.undo.isVisible()
    assert page.overview.isAncestorOf(QApplication.focusWidget())


def test_undo_goes_after_a_while(page: HistoryPage) -> None:
    page.offer_undo("The session was deleted.")
    page.overview.sessions.list.setFocus()
    assert page.undo.timer.interval() == 10_000
    page.undo.timer.timeout.emit()
    assert not page.undo.isVisible()


def test_the_notice_of_undo_can_be_put_away(page: HistoryPage, qtbot: QtBot) -> None:
    page.offer_undo("The session was deleted.")
    close = button_named(page.undo, "Hide this notice")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not page.undo.isVisible()
