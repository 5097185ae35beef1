"""The History page: what it shows, what it asks for, how it fits its window."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.ui.history_view import SymptomEntry
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.session_columns import ListForm
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.figure_tile import FigureTile
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.session_rows import PAGE, SessionRows
from tests.history_parts import daily, line, make_page, session, view_of
from tests.ui_parts import NAMES, button_named, words_shown
from tests.widget_parts import press

NOTE = SymptomNote(datetime(2025, 11, 20, 19, tzinfo=UTC), strength=5, id=3)
ENTRY = SymptomEntry(NOTE, "Right leg, calf, 5 of 10", ("Where: Calf", "Worse with: Stairs"))
DAY = date(2025, 11, 21)
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture
def look() -> Style:
    return Style()


@pytest.fixture
def page(qtbot: QtBot, look: Style) -> HistoryPage:
    page = make_page(qtbot, look)
    page.show_symptoms([ENTRY])
    return page


def rows_of(page: HistoryPage) -> list[str]:
    rows = page.overview.sessions.list.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.data(rows.index(row), role)) for row in range(rows.rowCount())]


def test_the_largest_text_fits_into_a_narrow_window(qtbot: QtBot) -> None:
    look = Style(text_scale=2.0)
    page = HistoryPage(look)
    page.show_view(view_of(daily(200)))
    page.show_symptoms([ENTRY])
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("history", "History", "history", page)
    window.resize(480, 640)
    with qtbot.waitExposed(window):
        window.show()
    bar = page.overview.findChild(QScrollArea, options=DIRECT).horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_the_figures_are_told_with_what_they_count(page: HistoryPage) -> None:
    assert [tile.words for tile in page.overview.findChildren(FigureTile)] == [
        "200 days, Streak, longest 200",
        "54 sessions, In the last 8 weeks",
        "6 h 18 min, Held in 8 weeks",
        "100 %, 560 of 560 planned holds",
    ]


def test_an_empty_history_is_friendly_and_has_no_empty_charts(page: HistoryPage) -> None:
    page.show_view(view_of([]))
    page.show_symptoms([])
    words = words_shown(page)
    assert "Your first session will appear here" in words
    assert "Minutes held per week" not in words
    assert "Sessions" not in words
    enabled = {one.text(): one.isEnabled() for one in page.overview.exports.findChildren(Button)}
    assert enabled == {"CSV": False, "JSON": False, "PDF report": False, "Calendar": True}


def test_symptom_notes_alone_can_be_exported(page: HistoryPage) -> None:
    page.show_view(view_of([]))
    assert button_named(page.overview, "PDF report").isEnabled()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("CSV", "csv"), ("JSON", "json"), ("PDF report", "pdf"), ("Calendar", "ics")],
)
def test_each_export_is_asked_for(page: HistoryPage, qtbot: QtBot, text: str, kind: str) -> None:
    with qtbot.waitSignal(page.export_requested) as asked:
        qtbot.mouseClick(button_named(page, text), Qt.MouseButton.LeftButton)
    assert asked.args == [kind]


@pytest.mark.parametrize(
    ("width", "height", "scale", "form", "rows", "weeks"),
    [
        (1080, 800, 1.0, ListForm.WHOLE, 4, 8),
        (952, 640, 1.0, ListForm.NO_ROUTINE, 4, 8),
        (1720, 1080, 1.0, ListForm.WHOLE, 8, 12),
        (1280, 720, 2.0, ListForm.CARDS, 4, 8),
    ],
)
def test_it_fits_its_window(
    page: HistoryPage,
    look: Style,
    width: int,
    height: int,
    scale: float,
    form: ListForm,
    rows: int,
    weeks: int,
) -> None:
    look.set_text_scale(scale)
    page.resize(width, height)
    QApplication.processEvents()
    overview = page.overview
    assert overview.list_form(width / scale) is form
    assert len(rows_of(page)) == rows
    assert overview.sessions.list.verticalScrollBar().maximum() == 0  # else it takes the wheel
    assert len(overview.weeks.layout_now.bars) == weeks
    beside = overview.calendar.y() == overview.weeks.parentWidget().y()
    assert beside == (form is ListForm.WHOLE)
    content = overview.findChild(type(overview.calendar)).parentWidget()
    assert content.width() <= overview.width()


def test_a_chosen_day_shows_its_sessions(page: HistoryPage, qtbot: QtBot) -> None:
    page.overview.calendar.go_to(DAY)
    with qtbot.waitSignal(page.day_chosen) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [DAY]
    page.show_day(DAY, [line(5, datetime(2025, 11, 21, 20, 0, tzinfo=UTC))])
    assert "Sessions on 21 November" in words_shown(page)
    assert len(rows_of(page)) == 1
    with qtbot.waitSignal(page.day_chosen) as asked:
        qtbot.mouseClick(button_named(page, "Show the latest"), Qt.MouseButton.LeftButton)
    assert asked.args == [None]
    assert len(rows_of(page)) == 4


def test_a_day_that_is_let_go_shows_the_latest(page: HistoryPage) -> None:
    page.overview.calendar.go_to(DAY)
    press(Qt.Key.Key_Return)
    page.show_day(DAY, [])
    assert "21 November, no session" in words_shown(page)
    press(Qt.Key.Key_Return)
    assert len(rows_of(page)) == 4


def test_only_rows_in_view_are_asked_for(page: HistoryPage, qtbot: QtBot) -> None:
    asked: list[tuple[int, int]] = []
    page.rows_wanted.connect(lambda offset, limit: asked.append((offset, limit)))
    qtbot.mouseClick(button_named(page, "Show all 200"), Qt.MouseButton.LeftButton)
    sessions = page.all_sessions.list
    QApplication.processEvents()
    assert asked == []  # the first are here
    sessions.scrollTo(sessions.rows.index(120))
    QApplication.processEvents()
    sessions.viewport().repaint()
    assert asked == [(100, PAGE)]
    page.show_rows(100, daily(200)[100:150])
    sessions.viewport().repaint()
    assert asked == [(100, PAGE)]
    assert "24 July" in str(sessions.rows.data(sessions.rows.index(120)))


def test_rows_not_here_are_asked_for_once_and_the_last_page_is_short() -> None:
    rows = SessionRows()
    asked: list[tuple[int, int]] = []
    rows.rows_wanted.connect(lambda offset, limit: asked.append((offset, limit)))
    rows.reset(PAGE + 3)
    lines = daily(PAGE + 3)
    for row in (PAGE, PAGE + 2, PAGE):
        assert rows.line(row) is None
    assert asked == [(PAGE, 3)]
    rows.show_rows(PAGE, lines[PAGE:])
    assert rows.line(PAGE + 2) == lines[PAGE + 2]
    assert rows.rowCount(QModelIndex()) == PAGE + 3


def test_a_session_is_opened_by_key_and_by_mouse(page: HistoryPage, qtbot: QtBot) -> None:
    sessions = page.overview.sessions.list
    sessions.setFocus()
    with qtbot.waitSignal(page.session_requested) as asked:
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
    assert asked.args == [199]
    place = sessions.visualRect(sessions.rows.index(2)).center()
    with qtbot.waitSignal(page.session_requested) as asked:
        qtbot.mouseClick(sessions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [198]


def test_a_row_is_told_whole(page: HistoryPage) -> None:
    sessions = page.overview.sessions.list
    interface = QAccessible.queryAccessibleInterface(sessions)
    assert interface.role() is QAccessible.Role.List
    assert interface.childCount() == 4
    assert interface.child(0).text(QAccessible.Text.Name).startswith("Friday, 21 November 2025")


def test_a_symptom_note_opens_to_its_words(page: HistoryPage, qtbot: QtBot) -> None:
    assert "Where: Calf" not in words_shown(page)
    [row] = page.overview.symptoms.rows
    row.setFocus()
    press(Qt.Key.Key_Return)
    assert {"Where: Calf", "Worse with: Stairs"} <= set(words_shown(page))
    with qtbot.waitSignal(page.symptom_requested) as asked:
        qtbot.mouseClick(button_named(row, "Edit"), Qt.MouseButton.LeftButton)
    assert asked.args == [NOTE]
    with qtbot.waitSignal(page.symptom_remove_requested) as removed:
        qtbot.mouseClick(button_named(row, "Delete"), Qt.MouseButton.LeftButton)
    assert removed.args == [3]


def test_a_new_symptom_note_is_asked_for(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.symptom_requested) as asked:
        qtbot.mouseClick(button_named(page, "New symptom note"), Qt.MouseButton.LeftButton)
    assert asked.args == [None]


def test_many_symptom_notes_come_bit_by_bit(page: HistoryPage, qtbot: QtBot) -> None:
    entries = [
        SymptomEntry(SymptomNote(NOTE.written_at, id=number), f"Note {number}", ())
        for number in range(40)
    ]
    page.show_symptoms(entries)
    symptoms = page.overview.symptoms
    shown = [len(symptoms.rows)]
    for _ in range(2):
        [more] = [one for one in symptoms.findChildren(Button) if one.text().startswith("Show ")]
        more.click()
        shown.append(len(symptoms.rows))
    assert shown == [4, 24, 40]
    assert not more.isVisible()


def test_the_chart_of_pain_says_what_will_be_there(page: HistoryPage) -> None:
    unrated = [line(1, datetime(2025, 11, 21, 7, tzinfo=UTC))]
    page.show_view(view_of(unrated))
    assert any("Rate your pain after a session" in words for words in words_shown(page))
    assert not page.overview.pain.isVisible()


def test_the_legend_names_only_what_is_in_the_chart(page: HistoryPage) -> None:
    assert "Whole session" not in words_shown(page)
    assert Leg.RIGHT in {dot.series for dot in page.overview.pain.layout_now.dots}
    whole = [line(1, datetime(2025, 11, 21, 7, tzinfo=UTC), pains=Pains(whole=2))]
    page.show_view(view_of(whole))
    assert "Whole session" in words_shown(page)


def test_the_keyboard_waits_for_the_history(qtbot: QtBot, look: Style) -> None:
    page = HistoryPage(look)
    page.setMinimumSize(300, 300)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    assert page.overview.hasFocus()
    page.show_view(view_of(daily(3)))
    assert QApplication.focusWidget().accessibleName().startswith("22 November")


def test_without_a_history_the_keyboard_is_at_the_symptom_notes(page: HistoryPage) -> None:
    page.show_view(view_of([]))
    page.setFocus()
    assert QApplication.focusWidget().text() == "New symptom note"


def test_the_keyboard_comes_back_to_where_it_was(page: HistoryPage) -> None:
    page.overview.sessions.list.setFocus()
    press(Qt.Key.Key_Return)
    page.show_session(session(), NAMES)
    press(Qt.Key.Key_Escape)
    assert page.overview.sessions.list.hasFocus()
    page.show_view(view_of(daily(199)))
    assert page.overview.sessions.list.currentIndex().row() == 0


def test_the_day_that_is_reached_is_in_sight(page: HistoryPage) -> None:
    page.resize(952, 500)
    QApplication.processEvents()
    page.overview.calendar.go_to(DAY)
    press(Qt.Key.Key_Return)
    page.show_day(DAY, daily(200)[:1])
    day = page.overview.calendar.button_of(DAY)
    assert day.visibleRegion().isEmpty()
    press(Qt.Key.Key_Left)
    assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_the_current_session_stays_in_sight(page: HistoryPage) -> None:
    page.resize(1080, 420)
    QApplication.processEvents()
    sessions = page.overview.sessions.list
    sessions.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Down)
    row = sessions.visualRect(sessions.currentIndex())
    assert sessions.viewport().visibleRegion().contains(row.center())


def test_a_notice_is_in_sight_however_far_one_has_read(page: HistoryPage) -> None:
    page.overview.reveal(page.overview.symptoms)
    notice = Notice(Style(), "Saved.")
    page.add_notice(notice)
    assert not notice.visibleRegion().isEmpty()
    assert notice.visibleRegion().boundingRect() == notice.rect()
