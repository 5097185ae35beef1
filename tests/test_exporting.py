"""Export and import as the window asks for them."""

import json
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchcoach.core.export_kinds import Span
from stretchcoach.core.history_copy import Merged
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import StoreError, UserError
from stretchcoach.export_files import merged_words
from stretchcoach.exporting import Exporter, Importer
from stretchcoach.file_dialogs import SystemFileDialogs
from stretchcoach.off_thread import OffThread
from stretchcoach.parts import Parts
from stretchcoach.reports.history_document import encode_history
from stretchcoach.store.archive import Archive
from stretchcoach.store.reader import ask_history, read_history
from tests.file_answers import Dialogs
from tests.made_up_history import make_history
from tests.parts_for_tests import LONG_MS
from tests.report_parts import ROUTINE


@pytest.fixture
def dialogs() -> Dialogs:
    return Dialogs()


@pytest.fixture
def exporter(parts: Parts, dialogs: Dialogs):
    exporter = Exporter(parts, dialogs, lambda: ROUTINE)
    yield exporter
    exporter.close()


@pytest.fixture
def importer(parts: Parts, dialogs: Dialogs):
    importer = Importer(parts, dialogs)
    yield importer
    importer.close()


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("pdf", "stretch-coach-report", b"%PDF-"),
        ("csv", "stretch-coach-history", b"\xef\xbb\xbfid,"),
        ("json", "stretch-coach-history", b'{\n  "format": "stretchcoach-history"'),
        ("ics", "stretch-coach-plan", b"BEGIN:VCALENDAR"),
    ],
)
def test_each_kind_is_written_where_one_says(
    qtbot, parts, exporter, dialogs, tmp_path, kind, name, start
):
    dialogs.answer = tmp_path / f"mine.{kind}"
    with qtbot.waitSignal(exporter.exported, timeout=LONG_MS) as told:
        exporter.export(kind)
    assert told.args == [dialogs.answer]
    assert dialogs.answer.read_bytes().startswith(start)
    [(_, offered, filter_)] = dialogs.asked
    assert offered == f"{name}-{parts.now().date()}.{kind}"
    assert f"(*.{kind})" in filter_


@pytest.mark.parametrize(("locale", "start"), [("en_GB", Weekday.MON), ("en_US", Weekday.SUN)])
def test_a_report_has_the_weeks_of_the_place_one_is_at(exporter, locale, start):
    QLocale.setDefault(QLocale(locale))
    assert exporter._subject().week_start is start


def test_what_was_chosen_is_written_though_the_program_ends(parts, exporter, dialogs, tmp_path):
    dialogs.answer = tmp_path / "mine.csv"
    exporter.export("csv")
    exporter.close()
    assert dialogs.answer.read_bytes().startswith(b"\xef\xbb\xbfid,")
    parts.recorder.close()


def test_what_could_not_be_written_at_the_end_is_said(exporter, dialogs, tmp_path):
    dialogs.answer = tmp_path / "nowhere" / "mine.csv"
    exporter.export("csv")
    with pytest.raises(UserError, match=r"mine\.csv can't be written"):
        exporter.close()


def test_nothing_is_written_where_no_file_is_chosen(exporter, dialogs, qtbot):
    with qtbot.assertNotEmitted(exporter.exported, wait=50):
        exporter.export("csv")
    assert len(dialogs.asked) == 1


def test_what_can_not_be_written_is_said(qtbot, exporter, dialogs, tmp_path):
    dialogs.answer = tmp_path / "nowhere" / "mine.pdf"
    with qtbot.waitSignal(exporter.failed, timeout=LONG_MS) as told:
        exporter.export("pdf")
    assert "mine.pdf can't be written" in told.args[0]


def test_what_can_not_be_made_is_said(qtbot, parts, exporter, dialogs, tmp_path):
    dialogs.answer = tmp_path / "mine.ics"
    with qtbot.waitSignal(exporter.failed, timeout=LONG_MS) as told:
        exporter.export("ics", Span(date(2026, 11, 21), date(2026, 11, 22)))  # a weekend
    assert "No day from 2026-11-21 to 2026-11-22 is planned" in told.args[0]


def test_a_history_that_can_not_be_read_is_said_here_alone(
    qtbot, parts, exporter, dialogs, tmp_path, monkeypatch
):
    def broken(*_: object) -> None:
        raise StoreError("It is damaged.")

    monkeypatch.setattr(Archive, "everything", broken)
    dialogs.answer = tmp_path / "mine.csv"
    with (
        qtbot.assertNotEmitted(parts.recorder.failed),
        qtbot.waitSignal(exporter.failed, timeout=LONG_MS) as told,
    ):
        exporter.export("csv")
    assert told.args == ["It is damaged."]
    assert not dialogs.answer.exists()


def test_a_file_is_read_in_and_then_is_known(qtbot, parts, importer, exporter, dialogs, tmp_path):
    other = tmp_path / "other" / "history.db"
    other.parent.mkdir()
    make_history(other, date(2026, 11, 23), days=14)
    file = dialogs.answer = tmp_path / "mine.json"
    copy = ask_history(other, Archive.everything)
    file.write_bytes(encode_history(copy, parts.now()))
    with qtbot.waitSignal(importer.imported, timeout=LONG_MS) as told:
        importer.choose()
    assert told.args[0].startswith(f"{len(copy.sessions)} sessions new, 0 known already; ")
    with qtbot.waitSignal(importer.imported, timeout=LONG_MS) as told:
        importer.read(file)
    assert told.args[0].startswith(f"0 sessions new, {len(copy.sessions)} known already; ")
    with qtbot.waitSignal(exporter.exported, timeout=LONG_MS):
        exporter.export("json")
    assert len(json.loads(file.read_bytes())["sessions"]) == len(copy.sessions)


def test_a_file_that_was_chosen_is_read_in_though_the_program_ends(
    parts, importer, dialogs, tmp_path, paths
):
    other = tmp_path / "other" / "history.db"
    other.parent.mkdir()
    make_history(other, date(2026, 11, 23), days=14)
    copy = ask_history(other, Archive.everything)
    dialogs.answer = tmp_path / "mine.json"
    dialogs.answer.write_bytes(encode_history(copy, parts.now()))
    importer.choose()
    importer.close()
    parts.recorder.close()
    assert len(read_history(paths.history)) == len(copy.sessions) > 0


def test_a_file_that_is_no_history_is_said(qtbot, importer, dialogs, tmp_path):
    dialogs.answer = tmp_path / "mine.json"
    dialogs.answer.write_text("[]")
    with qtbot.waitSignal(importer.failed, timeout=LONG_MS) as told:
        importer.choose()
    assert told.args[0].startswith("mine.json: ")


def test_a_history_that_can_not_be_written_is_said(qtbot, importer, dialogs, tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Archive, "merge", full)
    dialogs.answer = tmp_path / "mine.json"
    dialogs.answer.write_text('{"format": "stretchcoach-history", "version": 1}')
    with qtbot.waitSignal(importer.failed, timeout=LONG_MS) as told:
        importer.choose()
    assert told.args == ["The disk is full."]


def test_the_window_does_not_wait_and_hears_in_its_own_thread(qtbot):
    worker = OffThread("test")
    go, heard = threading.Event(), []
    worker.run(go.wait, lambda _: heard.append(threading.current_thread()))
    assert not heard
    go.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=LONG_MS)
    assert heard == [threading.main_thread()]
    worker.close()


def test_a_defect_is_told_as_one(qtbot, importer, exporter):
    worker = OffThread("test")

    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(worker.broke, timeout=LONG_MS) as told:
        worker.run(fail, print)
    assert isinstance(told.args[0], ZeroDivisionError)
    worker.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_dialog_offers_a_name_and_stays_in_the_folder(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[Path] = []
    dialogs = SystemFileDialogs(window)
    dialogs.save("Title", "a-2026-11-23.csv", "Table (*.csv)", chosen.append)
    [dialog] = window.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "csv"
    assert Path(dialog.selectedFiles()[0]).name == "a-2026-11-23.csv"
    dialog.fileSelected.emit(str(tmp_path / "mine.csv"))
    dialog.done(QFileDialog.DialogCode.Rejected)
    assert chosen == [tmp_path / "mine.csv"]
    dialogs.open("Title", "History (*.json)", chosen.append)
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.reject()
    assert len(chosen) == 1
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog), timeout=LONG_MS)


def test_what_a_file_brought_is_said_in_words():
    assert merged_words(Merged(1, 2, 0, 0)) == "1 session new, 2 known already."
    assert merged_words(Merged(0, 0, 1, 3)) == (
        "0 sessions new, 0 known already; 1 note of symptoms new, 3 known already."
    )
