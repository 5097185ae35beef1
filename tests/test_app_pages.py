"""The ways between the window's pages, and what is done on one and seen on the others."""

import json
from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionStatus
from stretchcoach.open_history import HistoryState
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.ui.period_dialog import PeriodDialog
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.voice.problems import VoiceFault, VoiceProblem
from tests.app_parts import Start, broken_off, button, press, stored
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import words_shown

# Qt's own dialogs ask for more than a display without a screen can do.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def app(start: Start, paths: Paths) -> App:
    """End a session of which one hold is done."""
    broken_off(paths, done=1)
    app = start()
    press(Qt.Key.Key_Return)
    app.screen.end()
    return app


def choose_file(app: App, path: Path) -> None:
    """Answer the system's dialog as one does who types a name."""
    [dialog] = app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def notices(app: App) -> list[str]:
    shown = app.today.findChildren(Notice)
    return [one.accessibleName() for one in shown if one.isVisibleTo(app.today)]


def test_what_is_rated_is_in_the_history_and_changed_there_is_so_on_today(
    qtbot: QtBot, app: App, parts: Parts, paths: Paths
) -> None:
    press(Qt.Key.Key_2)
    button(app.complete, "Done").click()
    app.window.show_page("history")
    rows = app.history.all_sessions.list.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 1, timeout=LONG_MS)
    line = rows.line(0)
    assert line.pains == Pains(right=2)
    states: list[HistoryState] = []
    parts.recorder.state_read.connect(states.append)  # earlier questions may be answered first
    app.history.session_edited.emit(line.id, Pains(right=7), "Sore.")
    qtbot.waitUntil(
        lambda: any(state.last.pains == Pains(right=7) for state in states if state.last),
        timeout=LONG_MS,
    )
    app.window.show_page("today")
    assert any("7 of 10" in words for words in notices(app))
    [session] = stored(parts, paths)
    assert (session.pains, session.note) == (Pains(right=7), "Sore.")


def test_a_session_deleted_in_the_history_is_gone_from_today(
    qtbot: QtBot, app: App, parts: Parts
) -> None:
    press(Qt.Key.Key_2)
    button(app.complete, "Done").click()
    app.window.show_page("history")
    rows = app.history.all_sessions.list.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 1, timeout=LONG_MS)
    states: list[HistoryState] = []
    parts.recorder.state_read.connect(states.append)
    app.history.remove_requested.emit(rows.line(0).id)
    qtbot.waitUntil(lambda: bool(states) and states[-1].last is None, timeout=LONG_MS)
    app.history.undo_requested.emit()
    qtbot.waitUntil(lambda: states[-1].last is not None, timeout=LONG_MS)


def test_the_history_is_exported_deleted_and_imported_by_the_settings(
    qtbot: QtBot, app: App, tmp_path: Path, parts: Parts, paths: Paths
) -> None:
    path = tmp_path / "mine.json"
    button(app.complete, "Skip").click()
    app.window.show_page("settings")
    data = app.settings.data
    button(data, "Export").click()
    choose_file(app, path)
    qtbot.waitUntil(lambda: f"Saved as {path}." in words_shown(data), timeout=LONG_MS)
    assert len(json.loads(path.read_bytes())["sessions"]) == 1
    button(data, "Delete all").click()
    dialog = app.window.findChild(TypedConfirmation)
    dialog.field.setText("delete")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: "All was deleted." in words_shown(data), timeout=LONG_MS)
    button(data, "Import").click()
    choose_file(app, path)
    words = "1 session new, 0 known already."
    qtbot.waitUntil(lambda: words in words_shown(data), timeout=LONG_MS)
    [session] = stored(parts, paths)
    assert session.status is SessionStatus.STOPPED


def test_the_history_writes_a_report(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    button(app.complete, "Skip").click()
    app.window.show_page("history")
    qtbot.waitUntil(lambda: app.history.all_sessions.list.rows.rowCount() == 1, timeout=LONG_MS)
    button(app.history, "PDF report").click()
    app.window.findChild(PeriodDialog).confirm.click()
    choose_file(app, path)
    qtbot.waitUntil(path.exists, timeout=LONG_MS)
    assert path.read_bytes().startswith(b"%PDF-")
    # What was begun is waited for when the program ends.
    app.close()


def test_each_way_to_the_doctor_leads_to_that_part_of_the_guide(app: App) -> None:
    app.complete.guide_requested.emit()
    assert app.guide.isVisible()
    for page, signal in (
        ("history", app.history.guide_requested),
        ("today", app.today.guide_requested),
    ):
        app.window.show_page(page)
        signal.emit()
        assert app.guide.isVisible()
        assert app.guide.focusWidget() is not None


def test_a_backup_that_fails_is_told_on_today_until_one_is_made(
    qtbot: QtBot, app: App, parts: Parts, paths: Paths
) -> None:
    folder = paths.history.parent / "backups"
    made: list[object] = []
    parts.recorder.backups(made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=LONG_MS)
    assert notices(app) == []
    rmtree(folder)
    folder.write_text("in the way")
    app.keeping.show()
    qtbot.waitUntil(lambda: any("No backup" in one for one in notices(app)), timeout=LONG_MS)
    folder.unlink()
    app.keeping.show()
    qtbot.waitUntil(lambda: not notices(app), timeout=LONG_MS)


def test_retry_is_offered_where_it_may_help_on_each_page_that_tells_of_the_voice(
    app: App, parts: Parts
) -> None:
    parts.speaker.muted = False

    def offered() -> list[bool]:
        parts.narrator.settled.emit()
        return [
            any(
                one.text() == "Retry" and one.isVisibleTo(page) for one in page.findChildren(Button)
            )
            for page in (app.today, app.player, app.settings)
        ]

    parts.narrator._lost_voice = "one that is gone"
    assert offered() == [False, False, False]
    assert any("no longer installed" in words for words in notices(app))
    parts.narrator._problem = VoiceProblem(VoiceFault.CRASHED)
    assert offered() == [True, True, True]


def test_the_cold_pack_is_silent_while_a_routine_is_played_and_told_there(
    app: App, parts: Parts
) -> None:
    button(app.complete, "Skip").click()
    app.window.show_page("guide")
    app.cold_pack.start(5)
    assert app.cold_pack.is_running
    app.cold_pack.unheard.emit("Take the cold pack off.")
    assert any("Take the cold pack off." in words for words in notices(app))
    app.close()
    assert not app.cold_pack.is_running
