"""What the History page says of an undoing, of a failure and of a session that was stopped."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.record import SessionLine, SessionStatus
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.paths import Paths
from stretchcoach.ui.history_words import line_words
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.session_columns import ListForm
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.session_list import SessionList
from tests.app_parts import Start, broken_off, button, locked, press
from tests.history_parts import daily, line, make_page, session, view_of
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import NAMES, button_named, words_shown

NOON = datetime(2025, 11, 20, 12, tzinfo=UTC)
FAILED = "The disk is full."


@pytest.fixture
def page(qtbot: QtBot) -> HistoryPage:
    return make_page(qtbot, Style())


def undo_keys(page: QWidget) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_the_undo_key_undoes_while_the_notice_is_shown(page: HistoryPage, qtbot: QtBot) -> None:
    asked: list[None] = []
    page.undo_requested.connect(lambda: asked.append(None))
    undo_keys(page)
    assert asked == []
    page.offer_undo("The session was deleted.")
    page.overview.setFocus()
    focused = QApplication.focusWidget()
    undo_keys(page)
    assert asked == [None]
    assert not page.undo.isVisible()
    assert QApplication.focusWidget() is focused
    undo_keys(page)
    assert asked == [None]


def test_the_undo_key_on_the_notice_hands_the_keyboard_on(page: HistoryPage) -> None:
    page.offer_undo("The session was deleted.")
    assert button_named(page, "Undo").hasFocus()
    with_focus = QApplication.focusWidget()
    undo_keys(page)
    assert not page.undo.isVisible()
    assert QApplication.focusWidget() not in (None, with_focus)


def test_the_undo_key_is_told_on_the_button(page: HistoryPage) -> None:
    page.offer_undo("The session was deleted.")
    assert button_named(page, "Undo").accessibleDescription() == "Key: Ctrl+Z"


def test_in_a_note_the_undo_key_undoes_what_was_typed(page: HistoryPage) -> None:
    asked: list[None] = []
    page.undo_requested.connect(lambda: asked.append(None))
    page.show_session(session(), NAMES)
    page.offer_undo("The session was deleted.")
    note = page.findChild(QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "Sore")
    undo_keys(page)
    assert note.toPlainText() == ""
    assert asked == []


@pytest.mark.parametrize(("count", "shown"), [(1, False), (4, False), (5, True)])
def test_all_sessions_are_offered_where_there_are_more_than_can_be_seen(
    page: HistoryPage, count: int, shown: bool
) -> None:
    page.show_view(view_of(daily(count)))
    sessions = page.overview.sessions
    assert sessions.list.rows.rowCount() == min(count, 4)
    assert sessions.all_button.isVisible() is shown


def shows(page: QWidget, words: str) -> bool:
    notices = [one for one in page.findChildren(Notice) if one.isVisible()]
    return [one.accessibleName() for one in notices] == [words]


def test_what_failed_is_told_where_the_user_is_and_goes_along(page: HistoryPage) -> None:
    owner = QObject()
    board = NoticeBoard(Style(), page.add_notice, owner)
    page.show_session(session(), NAMES)
    board.tell("history", FAILED)
    assert page.detail is not None
    assert shows(page.detail, FAILED)
    page.show_session(replace(session(), id=8), NAMES)
    assert shows(page.detail, FAILED)
    page.close_session()
    assert shows(page.overview, FAILED)
    page.overview.sessions.all_requested.emit()
    assert shows(page.all_sessions, FAILED)
    board.tell("history", "")
    assert FAILED not in words_shown(page)


def test_what_was_put_away_stays_away_on_other_pages(page: HistoryPage) -> None:
    page.show_session(session(), NAMES)
    page.add_notice(Notice(Style(), FAILED))
    button_named(page, "Hide this notice").click()
    page.close_session()
    assert FAILED not in words_shown(page)


def test_an_edit_that_can_not_be_written_is_told_in_the_session(
    qtbot: QtBot, start: Start, paths: Paths
) -> None:
    broken_off(paths, done=1)
    app = start()
    press(Qt.Key.Key_Return)
    app.screen.end()
    button(app.complete, "Skip").click()
    app.window.show_page("history")
    rows = app.history.overview.sessions.list
    qtbot.waitUntil(lambda: rows.rows.rowCount() == 1, timeout=LONG_MS)
    rows.session_chosen.emit(rows.rows.line(0))
    qtbot.waitUntil(lambda: app.history.detail is not None, timeout=LONG_MS)
    with closing(locked(paths)):
        app.history.findChild(QPlainTextEdit).setPlainText("Sore.")
        app.flush()
        qtbot.waitUntil(lambda: bool(told(app.history.detail)), timeout=LONG_MS)
    assert "locked" in told(app.history.detail)[0]


def told(page: QWidget) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(Notice) if one.isVisible()]


def stopped_and_not() -> tuple[SessionLine, SessionLine]:
    completed = replace(line(1, NOON, done=13), status=SessionStatus.COMPLETED)
    return replace(completed, status=SessionStatus.STOPPED), completed


def test_a_session_that_was_stopped_is_said_to_be() -> None:
    stopped, completed = (line_words(one, QLocale("en_GB")) for one in stopped_and_not())
    assert stopped == completed.replace("min. ", "min. Stopped before its end. ")


@pytest.mark.parametrize("form", list(ListForm))
def test_a_session_that_was_stopped_is_seen_to_be(qtbot: QtBot, form: ListForm) -> None:
    drawn = []
    for one in stopped_and_not():
        shown = SessionList(Style())
        qtbot.addWidget(shown)
        shown.resize(640, 200)
        shown.set_form(form)
        shown.set_today(NOON.date())
        shown.show_all(1, [one])
        drawn.append(shown.grab().toImage())
    assert drawn[0] != drawn[1]
