"""History, symptom note and questions, as the keyboard and a screen reader meet them."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.symptom import SymptomNote
from stretchcoach.ui.accessibility import tell_roles
from stretchcoach.ui.history_view import SymptomEntry
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.pages.symptom import SymptomPage
from stretchcoach.ui.restore_dialog import BackupLine, RestoreDialog
from stretchcoach.ui.theme import Style
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from stretchcoach.ui.widgets.data_card import DataCard
from stretchcoach.ui.widgets.focus import RADIUS_PROPERTY, FocusRing
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.scroll_page import ScrollPage
from stretchcoach.ui.widgets.session_list import SessionList
from tests.history_parts import TODAY, daily, make_page, session, view_of
from tests.screen_reader import Told, act, called, controls, lacks, name_of, press, read, reader
from tests.ui_parts import NAMES, button_named

WRITTEN = datetime(2025, 11, 20, 19, tzinfo=UTC)
STATES = ["history", "day", "empty", "all", "session", "undo", "symptom", "delete", "restore"]


@pytest.fixture(scope="module", autouse=True)
def roles(qapp: QApplication) -> None:
    tell_roles()


def entries(*ids: int) -> list[SymptomEntry]:
    return [
        SymptomEntry(SymptomNote(WRITTEN.replace(day=id_), strength=5, id=id_), f"{id_} of 10", ())
        for id_ in ids
    ]


@pytest.fixture
def page(qtbot: QtBot) -> HistoryPage:
    page = make_page(qtbot, Style())
    page.show_symptoms(entries(9, 6, 3))
    return page


def dialog_of(page: HistoryPage, name: str) -> QDialog:
    look = Style()
    if name == "delete":
        dialog: QDialog = TypedConfirmation(
            look, "Delete all?", "All is gone.", "delete", "Go", page
        )
    else:
        lines = [BackupLine(str(n), WRITTEN.replace(day=n), n) for n in (3, 4)]
        dialog = RestoreDialog(look, lines, page)
    dialog.open()
    return dialog


def show(qtbot: QtBot, page: HistoryPage, state: str) -> QWidget:
    """Show a state of the page, or a window of its own."""
    if state in ("delete", "restore"):
        return dialog_of(page, state)
    if state == "symptom":
        form = SymptomPage(Style())
        qtbot.addWidget(form)
        form.show_note(SymptomNote(WRITTEN))
        form.setMinimumSize(300, 300)
        form.resize(1080, 800)
        with qtbot.waitExposed(form):
            form.show()
        return form
    if state == "day":
        page.overview.calendar.button_of(TODAY).click()
        page.show_day(TODAY, daily(1))
    elif state == "empty":
        page.show_view(view_of([]))
        page.show_symptoms([])
    elif state == "all":
        page.overview.sessions.all_button.click()
    elif state == "session":
        page.show_session(session(), NAMES)
    elif state == "undo":
        page.offer_undo("The session was deleted.")
    return page


def operated(window: QWidget) -> list[QWidget]:
    return [one for one in controls(window) if not isinstance(one, ScrollPage | QDialog)]


@pytest.mark.parametrize("state", STATES)
def test_each_control_is_told_and_ringed(qtbot: QtBot, page: HistoryPage, state: str) -> None:
    window = show(qtbot, page, state)
    found = operated(window)
    assert found
    # A list's sessions are what is acted on, a chart's values are told as the keys go through.
    passive = (QAccessible.Role.List, QAccessible.Role.Chart)
    missing = [lack for one in found for lack in lacks(one) if reader(one).role() not in passive]
    assert missing == []
    assert [called(one) for one in found if one.property(RADIUS_PROPERTY) is None] == []


@pytest.mark.parametrize("state", STATES)
def test_no_two_controls_have_the_same_name(qtbot: QtBot, page: HistoryPage, state: str) -> None:
    window = show(qtbot, page, state)
    found = operated(window)
    told = [(name_of(one), reader(one).text(QAccessible.Text.Description)) for one in found]
    assert sorted(told) == sorted(set(told))


def test_the_history_is_read_from_top_to_bottom(page: HistoryPage) -> None:
    words = read(reader(page))
    order = ["History", "Export as CSV", "Streak", "November 2025", "Minutes held", "Sessions"]
    order += ["Pain over time", "Symptom notes", "9 of 10"]
    places = [next(i for i, name in enumerate(words) if part in name) for part in order]
    assert places == sorted(places)


def do(qtbot: QtBot, sessions: SessionList, row: int) -> list[int]:
    """Do the one action a screen reader has on a row; return the sessions then opened."""
    opened: list[int] = []
    sessions.session_chosen.connect(lambda line: opened.append(line.id))
    actions = reader(sessions).child(row).actionInterface()
    actions.doAction(actions.actionNames()[0])
    qtbot.wait(20)
    return opened


@pytest.mark.parametrize("row", [0, 2])
def test_a_screen_reader_opens_a_session_again_and_again(
    qtbot: QtBot, page: HistoryPage, row: int
) -> None:
    sessions = page.overview.sessions.list
    page.overview.calendar.setFocus()
    assert do(qtbot, sessions, row) == [200 - row]
    assert sessions.currentIndex().row() == row
    assert do(qtbot, sessions, row)[-1] == 200 - row


def test_a_screen_reader_opens_another_session_than_the_current(
    qtbot: QtBot, page: HistoryPage
) -> None:
    sessions = page.overview.sessions.list
    sessions.setFocus()
    assert do(qtbot, sessions, 2) == [198]


def test_keys_in_the_list_open_nothing_by_themselves(qtbot: QtBot, page: HistoryPage) -> None:
    sessions = page.overview.sessions.list
    opened: list[object] = []
    sessions.session_chosen.connect(opened.append)
    sessions.setFocus()
    press(Qt.Key.Key_Down)
    page.show_view(view_of(daily(200)))
    page.overview.calendar.setFocus()
    sessions.setFocus()
    qtbot.wait(20)
    assert opened == []
    assert sessions.currentIndex().row() == 1
    assert sessions.selectedIndexes() == [sessions.currentIndex()]


def test_the_session_that_has_the_keyboard_is_told_with_the_list(
    qtbot: QtBot, page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []

    def take(event: object) -> None:
        if getattr(event, "type", lambda: None)() is QAccessible.Event.Focus:
            told.append(event.child())  # type: ignore[attr-defined]

    sessions = page.overview.sessions.list
    sessions.setCurrentIndex(sessions.model().index(2, 0, QModelIndex()))
    page.overview.calendar.setFocus()
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    sessions.setFocus()
    qtbot.waitUntil(lambda: told == [2])


def test_what_was_deleted_is_told_once(page: HistoryPage, told: Told) -> None:
    for _ in range(2):
        page.offer_undo("The session was deleted.")
    assert told.words == ["The session was deleted."] * 2


def test_undo_that_goes_by_itself_takes_the_keyboard_from_nothing(page: HistoryPage) -> None:
    page.offer_undo("The session was deleted.")
    page.overview.exports.findChildren(QWidget)[-1].setFocus()
    had = QApplication.focusWidget()
    page.undo.timer.timeout.emit()
    assert not page.undo.isVisible()
    assert QApplication.focusWidget() is had


def focused_name() -> str:
    return name_of(QApplication.focusWidget())


def ask(qtbot: QtBot, page: HistoryPage, place: int, button: str) -> None:
    """Press a button of a note of symptoms, as its user does."""
    row = page.overview.symptoms.rows[place]
    row.toggle()
    control = button_named(row, button)
    control.setFocus()
    act(qtbot, control)


def test_the_keyboard_comes_back_to_the_note_that_was_edited(
    qtbot: QtBot, page: HistoryPage
) -> None:
    ask(qtbot, page, 1, "Edit")
    page.setFocus()
    assert focused_name().endswith("6 of 10")
    page.show_symptoms([*entries(9), *entries(6), *entries(4)])
    assert focused_name().endswith("6 of 10")


def test_a_deleted_note_leaves_the_keyboard_to_its_neighbour_until_it_is_back(
    qtbot: QtBot, page: HistoryPage
) -> None:
    ask(qtbot, page, 1, "Delete")
    page.offer_undo("The symptom note was deleted.")
    page.show_symptoms(entries(9, 3))
    button_named(page.undo, "Undo").click()
    assert focused_name().endswith("3 of 10")
    page.show_symptoms(entries(9, 6, 3))
    assert focused_name().endswith("6 of 10")


def test_nothing_has_the_keyboard_between_two_pages(qapp: QApplication, qtbot: QtBot) -> None:
    window, look = MainWindow(Style()), Style()
    qtbot.addWidget(window)
    data, history = DataCard(look), HistoryPage(look)
    window.add_page("data", "Data", "data", data)
    window.add_page("history", "History", "history", history)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    history.show_view(view_of(daily(3)))
    button_named(data, "Export").setFocus()
    had: list[QWidget] = []
    follow = qapp.focusChanged.connect(lambda _, now: had.append(now) if now else None)
    window.show_page("history")
    qapp.disconnect(follow)
    assert [name_of(one) for one in had] == ["22 November, no session"]


def test_what_tab_reaches_from_outside_is_scrolled_into_sight(page: HistoryPage) -> None:
    overview = page.overview
    page.resize(700, 480)
    overview.exports.hide()
    bar = overview.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    overview.symptoms.rows[-1].setFocus()
    before = QApplication.focusWidget()
    bar.setValue(0)
    page.undo.offer("The session was deleted.")
    assert not before.visibleRegion().boundingRect().isValid()
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is before
    assert before.visibleRegion().boundingRect().size() == before.size()


def test_what_came_of_an_action_is_told(qtbot: QtBot, told: Told) -> None:
    card = DataCard(Style())
    card.setMinimumSize(300, 300)
    qtbot.addWidget(card)
    card.show_result("Not shown, not said.")
    with qtbot.waitExposed(card):
        card.show()
    card.show_result("All was deleted.")
    card.show_result("")
    assert told.words == ["All was deleted."]


def test_a_notice_is_told_once_however_often_its_page_is_shown(qtbot: QtBot, told: Told) -> None:
    page = QWidget()
    page.setMinimumSize(300, 300)
    qtbot.addWidget(page)
    Notice(Style(), "There is no sound.", parent=page)
    for _ in range(2):
        page.show()
        page.hide()
    assert told.words == ["There is no sound."]


@pytest.mark.parametrize("name", ["delete", "restore"])
def test_a_question_is_read_before_its_buttons(page: HistoryPage, name: str) -> None:
    dialog = dialog_of(page, name)
    words = read(reader(dialog))
    field = dialog.focusWidget()
    assert words.index(name_of(field)) < words.index("Cancel")
    if name == "restore":
        labels = dialog.findChildren(QLabel)
        assert [one.text() for one in labels if one.buddy() is field] == ["Backup"]


def test_a_question_rings_what_the_keyboard_acts_on(qtbot: QtBot, page: HistoryPage) -> None:
    dialog = dialog_of(page, "restore")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_Tab)
    assert focused_name() == "Cancel"
    assert dialog.findChild(FocusRing).isVisible()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_fits_the_screen_with_large_text(page: HistoryPage) -> None:
    look = Style()
    look.set_text_scale(2.0)
    dialog = TypedConfirmation(look, "Delete all?", "All is gone. " * 20, "delete", "Go", page)
    dialog.open()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
