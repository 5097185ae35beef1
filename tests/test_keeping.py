"""History, symptom notes, files, backups and the data's card, joined on real parts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.core.symptom import Place, SymptomNote
from stretchcoach.data_screen import DataScreen
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.store.backup import BackupInfo
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.restore_dialog import RestoreDialog
from stretchcoach.ui.theme import Style
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from stretchcoach.ui.widgets.data_card import DataCard
from tests.keeping_parts import WALL, Kept, play
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import button_named, words_shown


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for another program to give the history free."""
    monkeypatch.setattr("stretchcoach.store.archive.PATIENCE_S", 0.05)


@contextmanager
def locked(paths: Paths) -> Iterator[None]:
    """Keep the history locked, as another program may."""
    with closing(sqlite3.connect(paths.history, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def test_what_was_exported_comes_back_after_all_was_deleted(kept: Kept, tmp_path: Path) -> None:
    kept.play()
    kept.dialogs.answer = tmp_path / "mine.json"
    kept.open_settings()
    kept.press("Export")
    kept.wait_for_words(f"Saved as {kept.dialogs.answer}")
    kept.delete_all()
    kept.open_history(0)
    kept.open_settings()
    with kept.qtbot.waitSignal(kept.keeping.changed, timeout=LONG_MS):
        kept.press("Import")
    kept.wait_for_words("1 session new, 0 known already")
    kept.open_history(1)


def test_what_became_of_a_file_is_said_until_the_user_goes_elsewhere(
    kept: Kept, tmp_path: Path
) -> None:
    kept.play()
    kept.dialogs.answer = tmp_path / "mine.json"
    said = f"Saved as {kept.dialogs.answer}."
    kept.open_settings()
    kept.press("Export")
    kept.wait_for_words(said)
    kept.open_history(1)
    assert said not in words_shown(kept.history)
    kept.open_settings()
    assert said not in words_shown(kept.settings)
    kept.open_history(1)
    kept.keeping.exporter.exported.emit(kept.dialogs.answer)
    assert said in words_shown(kept.history)
    with kept.qtbot.waitSignal(kept.history.part_changed):
        kept.history.overview.sessions.all_requested.emit()
    assert said not in words_shown(kept.history)


def test_a_backup_is_made_and_gone_back_to(kept: Kept) -> None:
    kept.play(days_ago=2)
    kept.keeping.show()
    kept.open_settings()
    kept.press("Back up now")
    kept.wait_for_words("Your history was backed up.")
    kept.play()
    kept.open_history(2)
    kept.open_settings()
    kept.press("Restore")
    with kept.qtbot.waitSignal(kept.keeping.changed, timeout=LONG_MS):
        kept.window.findChild(RestoreDialog).confirm.click()
    kept.wait_for_words("Your history is as it was in the backup.")
    kept.open_history(1)


def test_a_program_that_stays_open_backs_up_each_day(qtbot: QtBot, parts: Parts) -> None:
    later = [0]
    aging = replace(parts, now=lambda: parts.now() + timedelta(days=later[0]))
    card = DataCard(Style())
    qtbot.addWidget(card)
    made: list[None] = []
    parts.recorder.backed_up.connect(lambda: made.append(None))
    DataScreen(aging, card)
    play(parts)
    for days, count in ((0, 1), (0, 1), (1, 2), (3, 3)):
        later[0] = days
        answers: list[tuple[BackupInfo, ...]] = []
        with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS):
            parts.recorder.read(aging.now())
        parts.recorder.backups(answers.append)
        qtbot.waitUntil(lambda answers=answers: bool(answers), timeout=LONG_MS)
        assert len(made) == count


def test_nothing_is_restored_or_deleted_while_a_session_plays(kept: Kept) -> None:
    kept.parts.recorder.start("Calf", "{}", 1, kept.parts.now(), 1.0)
    kept.open_settings()
    kept.press("Delete all")
    dialog = kept.window.findChild(TypedConfirmation)
    dialog.field.setText("delete")
    dialog.confirm.click()
    kept.wait_for_words("A session is being played.")
    kept.parts.recorder.hold(HoldRecord(0, WALL, Leg.RIGHT, 1, 30.0, 30.0, Outcome.DONE))
    kept.parts.recorder.end(SessionStatus.STOPPED, kept.parts.now())
    kept.open_history(1)


def test_what_was_deleted_before_all_was_deleted_does_not_come_back(kept: Kept) -> None:
    kept.play()
    kept.open_history(1)
    kept.history.remove_requested.emit(kept.history.all_sessions.list.rows.line(0).id)
    kept.wait(lambda: kept.count == 0)
    assert kept.history.undo.isVisibleTo(kept.history)
    kept.delete_all()
    kept.open_history(0)
    assert not kept.history.undo.isVisibleTo(kept.history)
    kept.history.undo_requested.emit()
    answers: list[int] = []
    kept.parts.recorder.ask(lambda archive: archive.count(), answers.append)
    kept.wait(lambda: answers == [0])


def test_a_session_that_was_open_is_closed_when_its_history_is_another(kept: Kept) -> None:
    kept.play()
    kept.open_history(1)
    kept.history.session_requested.emit(kept.history.all_sessions.list.rows.line(0).id)
    kept.wait(lambda: kept.history.detail is not None)
    kept.delete_all()
    assert kept.history.detail is None


@pytest.mark.usefixtures("impatient")
def test_an_edit_that_can_not_be_written_is_told_until_one_is(kept: Kept, paths: Paths) -> None:
    kept.play()
    kept.open_history(1)
    id_ = kept.history.all_sessions.list.rows.line(0).id
    with (
        locked(paths),
        kept.qtbot.waitSignal(kept.parts.recorder.failed, timeout=LONG_MS),
    ):
        kept.history.session_edited.emit(id_, Pains(3), "")
    assert told(kept)
    kept.history.session_edited.emit(id_, Pains(3), "")
    kept.wait(lambda: not told(kept))


def told(kept: Kept) -> bool:
    return any("locked" in words for words in words_shown(kept.history))


def test_rows_that_could_not_be_read_are_read_when_the_page_is_shown_again(kept: Kept) -> None:
    kept.play()
    kept.open_history(1)
    rows = kept.history.all_sessions.list.rows
    rows.reset(1)
    rows.blockSignals(True)
    assert rows.line(0) is None  # asked for in vain
    rows.blockSignals(False)
    kept.parts.recorder.failed.emit("The disk refused to read the history.")
    kept.open_settings()
    kept.window.show_page("history")
    kept.wait(lambda: rows.line(0) is not None)


def test_a_deleted_session_leaves_the_one_opened_meanwhile_open(kept: Kept) -> None:
    kept.play(days_ago=2)
    kept.play(days_ago=1)
    kept.open_history(2)
    newer, older = (kept.history.all_sessions.list.rows.line(row).id for row in (0, 1))
    kept.history.session_requested.emit(older)
    kept.wait(lambda: kept.history.detail is not None)
    kept.history.remove_requested.emit(newer)
    kept.wait(lambda: kept.count == 1)
    assert kept.history.detail.session.id == older


def write_note(kept: Kept) -> None:
    kept.history.symptom_requested.emit(None)
    kept.keeping.symptom_page.show_note(
        replace(SymptomNote(kept.parts.now()), places=(Place.CALF,), strength=4)
    )


def test_a_symptom_note_is_written_once_and_listed(kept: Kept) -> None:
    kept.open_history(0)
    write_note(kept)
    page = kept.keeping.symptom_page
    assert page.isVisible()
    button_named(page, "Save").click()
    button_named(page, "Save").click()
    symptoms = kept.history.overview.symptoms
    kept.wait(lambda: bool(symptoms.rows))
    assert [row.note.places for row in symptoms.rows] == [(Place.CALF,)]
    assert kept.history.isVisible()
    assert not page.isVisible()


@pytest.mark.usefixtures("impatient")
def test_a_symptom_note_that_can_not_be_written_stays_to_be_saved_again(
    kept: Kept, paths: Paths
) -> None:
    kept.open_history(0)
    write_note(kept)
    page = kept.keeping.symptom_page
    with (
        locked(paths),
        kept.qtbot.waitSignal(kept.parts.recorder.failed, timeout=LONG_MS),
    ):
        button_named(page, "Save").click()
    assert page.isVisible()
    assert any("locked" in words for words in words_shown(page))
    button_named(page, "Save").click()
    kept.wait(lambda: bool(kept.history.overview.symptoms.rows))
    assert not page.isVisible()


def test_a_note_of_a_session_just_typed_is_written_when_the_window_closes(kept: Kept) -> None:
    kept.play()
    kept.open_history(1)
    id_ = kept.history.all_sessions.list.rows.line(0).id
    kept.history.session_requested.emit(id_)
    kept.wait(lambda: kept.history.detail is not None)
    kept.history.findChild(QPlainTextEdit).setPlainText("Typed just now.")
    kept.keeping.flush()
    found: list[str] = []
    kept.parts.recorder.ask(
        lambda archive: archive.session(id_), lambda session: found.append(session.note)
    )
    kept.wait(lambda: found == ["Typed just now."])


def test_a_symptom_note_under_way_is_written_when_the_window_closes(kept: Kept) -> None:
    kept.open_history(0)
    kept.history.symptom_requested.emit(None)
    kept.keeping.flush()  # nothing is told yet
    kept.keeping.symptom_page.findChild(QPlainTextEdit).setPlainText("Comes uphill.")
    kept.keeping.flush()
    kept.keeping.flush()
    found: list[str] = []
    kept.parts.recorder.ask(
        lambda archive: [note.text for note in archive.symptoms()], found.extend
    )
    kept.wait(lambda: found == ["Comes uphill."])


def test_escape_leaves_a_symptom_note_unwritten(kept: Kept) -> None:
    kept.open_history(0)
    write_note(kept)
    kept.keeping.symptom_page.findChild(QPlainTextEdit).setPlainText("Not so.")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not kept.history.isVisible()  # what is told is not left without a question
    kept.window.findChild(AskingDialog).confirm.click()
    kept.keeping.flush()
    assert kept.history.isVisible()
    assert not kept.history.overview.symptoms.rows
