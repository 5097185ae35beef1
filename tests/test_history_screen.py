"""The History page on a real history: what it reads, what it writes, what can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.symptom import Place, Side, SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.history_screen import HistoryScreen, describe_symptom
from stretchcoach.parts import Parts
from stretchcoach.store.archive import Archive
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure_tile import FigureTile
from tests.history_parts import PLAN
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import button_named, words_shown

T = TypeVar("T")
WALL = "wall-calf-stretch"
WRITTEN = datetime(2025, 11, 20, 19).astimezone()


class Played:
    """Plays sessions into the history of `parts`, and waits for what it answers."""

    def __init__(self, parts: Parts, qtbot: QtBot) -> None:
        self.parts = parts
        self._qtbot = qtbot
        self.now = parts.now()

    def ask(self, query: Callable[[Archive], T]) -> T:
        answers: list[T] = []
        self.parts.recorder.ask(query, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=LONG_MS)
        return answers[0]

    def play(self, started_at: datetime, *, speed: float = 1.0, holds: int = 2) -> None:
        recorder = self.parts.recorder
        recorder.start("Calf", "{}", holds, started_at, speed)
        for number in range(holds):
            leg = Leg.LEFT if number % 2 else Leg.RIGHT
            recorder.hold(HoldRecord(number, WALL, leg, 1, 30.0, 30.0, Outcome.DONE))
        recorder.end(SessionStatus.COMPLETED, started_at + timedelta(minutes=2))
        recorder.rate(Pains(1, 2), "")
        self.ask(lambda archive: None)

    def session(self, id_: int) -> SessionRecord:
        found = self.ask(lambda archive: archive.session(id_))
        assert found is not None
        return found


@pytest.fixture
def played(parts: Parts, qtbot: QtBot) -> Played:
    QLocale.setDefault(QLocale("en_GB"))
    played = Played(parts, qtbot)
    noon = played.now.replace(hour=12, minute=0)
    played.ask(lambda archive: archive.set_plan(replace(PLAN, since=noon.date())))
    played.play(noon - timedelta(days=2))
    played.play(noon - timedelta(days=1))
    played.play(noon - timedelta(days=1, hours=-1), speed=20.0)
    return played


@pytest.fixture
def page(qtbot: QtBot) -> HistoryPage:
    page = HistoryPage(Style())
    page.setMinimumSize(300, 300)
    page.resize(1080, 800)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def screen(played: Played, page: HistoryPage, qtbot: QtBot) -> HistoryScreen:
    screen = HistoryScreen(played.parts, page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: count_of(page) > 0, timeout=LONG_MS)
    return screen


def count_of(page: HistoryPage) -> int:
    return page.all_sessions.list.rows.rowCount()


def tiles_of(page: HistoryPage) -> list[str]:
    return [tile.words for tile in page.overview.findChildren(FigureTile)]


def open_first(page: HistoryPage, qtbot: QtBot) -> int:
    """Open the newest session in real time; return its id."""
    line = page.overview.sessions.list.rows.line(1)
    assert line is not None
    page.overview.sessions.list.session_chosen.emit(line)
    qtbot.waitUntil(lambda: page.detail is not None, timeout=LONG_MS)
    return line.id


@pytest.mark.usefixtures("screen")
def test_it_shows_what_is_kept_when_it_comes_into_view(page: HistoryPage) -> None:
    assert count_of(page) == 3
    assert tiles_of(page)[0] == "2 days, Streak, longest 2"
    assert "20 times as fast, not counted" in str(
        page.overview.sessions.list.rows.data(page.overview.sessions.list.rows.index(0))
    )


def test_it_follows_what_was_played_meanwhile(
    page: HistoryPage, screen: HistoryScreen, played: Played, qtbot: QtBot
) -> None:
    page.hide()
    played.play(played.now - timedelta(minutes=5))
    page.show()
    qtbot.waitUntil(lambda: count_of(page) == 4, timeout=LONG_MS)
    assert tiles_of(page)[0] == "3 days, Streak, longest 3"


def test_what_has_not_changed_keeps_its_place(
    page: HistoryPage, screen: HistoryScreen, played: Played
) -> None:
    day = (played.now - timedelta(days=1)).date()
    page.overview.calendar.choose(day)
    page.show_day(day, [])
    screen.refresh()
    played.ask(lambda archive: None)
    assert button_named(page, "Show the latest").isVisible()


@pytest.mark.usefixtures("screen")
def test_the_sessions_of_a_day_are_listed(page: HistoryPage, played: Played, qtbot: QtBot) -> None:
    day = (played.now - timedelta(days=1)).date()
    page.day_chosen.emit(day)
    rows = page.overview.sessions.list.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2, timeout=LONG_MS)
    assert {rows.line(0).speed, rows.line(1).speed} == {1.0, 20.0}


@pytest.mark.usefixtures("screen")
def test_a_chosen_day_stays_while_its_sessions_change(
    page: HistoryPage, played: Played, qtbot: QtBot
) -> None:
    day = (played.now - timedelta(days=1)).date()
    page.overview.calendar.go_to(day)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    rows = page.overview.sessions.list.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2, timeout=LONG_MS)
    page.remove_requested.emit(rows.line(0).id)
    qtbot.waitUntil(lambda: rows.rowCount() == 1, timeout=LONG_MS)
    assert any(words.startswith("Sessions on ") for words in words_shown(page))
    assert page.overview.calendar.button_of(day).accessibleDescription()


@pytest.mark.usefixtures("screen")
def test_rows_are_read_as_they_are_wanted(page: HistoryPage, played: Played) -> None:
    page.all_sessions.list.rows.reset(3)
    assert page.all_sessions.list.rows.line(2) is None
    played.ask(lambda archive: None)
    line = page.all_sessions.list.rows.line(2)
    assert line is not None
    assert line.speed == 1.0


@pytest.mark.parametrize("hours", [-12, 0, 14])
def test_a_session_is_listed_on_the_day_on_which_it_started_there(
    played: Played, hours: int
) -> None:
    there = timezone(timedelta(hours=hours))
    for minutes in (0, 23 * 60 + 55):
        played.play(datetime(2025, 3, 9, tzinfo=there) + timedelta(minutes=minutes))
    for day, count in ((8, 0), (9, 2), (10, 0)):
        found = played.ask(lambda archive, day=day: archive.lines_on(date(2025, 3, day)))
        assert len(found) == count


def test_edits_are_written_at_once(
    page: HistoryPage, screen: HistoryScreen, played: Played, qtbot: QtBot
) -> None:
    id_ = open_first(page, qtbot)
    with qtbot.waitSignal(screen.changed, timeout=LONG_MS):
        page.detail.feeling.first_scale.scale.setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert played.session(id_).pains == Pains(7, 2)
    with qtbot.waitSignal(screen.changed, timeout=LONG_MS):
        page.findChild(QPlainTextEdit).setPlainText("Sore.")
        page.flush()
    assert played.session(id_).note == "Sore."
    points = played.ask(lambda archive: archive.pain_points(None))
    assert points[-1][1] == Pains(7, 2)


def test_a_session_is_deleted_and_comes_back(
    page: HistoryPage, screen: HistoryScreen, played: Played, qtbot: QtBot
) -> None:
    id_ = open_first(page, qtbot)
    before, figures = played.session(id_), tiles_of(page)
    page.findChild(QPlainTextEdit).setPlainText("Typed just now.")
    qtbot.mouseClick(button_named(page, "Delete"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: count_of(page) == 2, timeout=LONG_MS)
    assert page.detail is None
    assert "The session was deleted." in words_shown(page)
    assert tiles_of(page) != figures
    assert played.ask(lambda archive: archive.session(id_)) is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count_of(page) == 3, timeout=LONG_MS)
    assert played.session(id_) == replace(before, note="Typed just now.")
    assert tiles_of(page) == figures


def test_a_session_that_is_gone_opens_nothing(
    page: HistoryPage, screen: HistoryScreen, played: Played, qtbot: QtBot
) -> None:
    line = page.overview.sessions.list.rows.line(0)
    assert line is not None
    played.ask(lambda archive: archive.remove(line.id))
    page.session_requested.emit(line.id)
    qtbot.waitUntil(lambda: count_of(page) == 2, timeout=LONG_MS)
    assert page.detail is None


def test_symptom_notes_are_kept_deleted_and_brought_back(
    page: HistoryPage, screen: HistoryScreen, played: Played, qtbot: QtBot
) -> None:
    symptoms = page.overview.symptoms
    played.ask(
        lambda archive: archive.save_symptom(SymptomNote(played.now, Side.RIGHT, (Place.CALF,), 5))
    )
    screen.refresh()
    qtbot.waitUntil(lambda: len(symptoms.rows) == 1, timeout=LONG_MS)
    kept = symptoms.rows[0].note
    played.ask(lambda archive: archive.save_symptom(replace(kept, strength=3)))
    screen.refresh()
    qtbot.waitUntil(lambda: symptoms.rows[0].note.strength == 3, timeout=LONG_MS)
    symptoms.remove_requested.emit(kept.id)
    qtbot.waitUntil(lambda: not symptoms.rows, timeout=LONG_MS)
    page.undo.undo_requested.emit()
    qtbot.waitUntil(lambda: len(symptoms.rows) == 1, timeout=LONG_MS)
    assert symptoms.rows[0].note == replace(kept, strength=3)


def test_a_symptom_note_has_a_headline_and_lines() -> None:
    entry = describe_symptom(SymptomNote(WRITTEN, Side.RIGHT, (Place.CALF,), 5))
    assert "Calf" in entry.headline
    assert any(line.startswith("Where: ") for line in entry.lines)
    assert describe_symptom(SymptomNote(WRITTEN)).headline == "Nothing told yet"


@pytest.mark.parametrize(("locale", "start"), [("en_GB", Weekday.MON), ("en_US", Weekday.SUN)])
def test_weeks_begin_as_in_the_place_one_is_at(
    played: Played, page: HistoryPage, qtbot: QtBot, locale: str, start: Weekday
) -> None:
    QLocale.setDefault(QLocale(locale))
    HistoryScreen(played.parts, page)
    page.show()
    qtbot.waitUntil(lambda: count_of(page) > 0, timeout=LONG_MS)
    firsts = {Weekday.of(week.first) for week in page.overview.weeks._weeks}
    assert firsts == {start}
