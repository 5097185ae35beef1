"""The guide on paper and as a PDF file."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.guide_screen import GuideScreen, pdf_of
from stretchcoach.library.guide import load_guide
from stretchcoach.ui.exercise_words import in_order
from stretchcoach.ui.guide_document import guide_document
from stretchcoach.ui.pages.guide import GuidePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice
from tests.file_answers import Dialogs
from tests.parts_for_tests import LONG_MS
from tests.test_guide_page import GUIDE, texts_of
from tests.ui_parts import EXERCISES, button_named

# Qt's own dialogs ask for more than a display without a screen can do.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def make_document() -> QTextDocument:
    return guide_document(load_guide("1.2.3"), in_order(EXERCISES), Style().font(16))


def words_in(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    done = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    plain = done.stdout.replace("\ufb00", "ff").replace("\ufb01", "fi").replace("\ufb02", "fl")
    return " ".join(plain.split())


@pytest.fixture
def page(qtbot: QtBot) -> GuidePage:
    page = GuidePage(Style(), GUIDE, EXERCISES)
    page.setMinimumSize(300, 300)
    page.resize(1080, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def notice(page: GuidePage) -> str:
    shown = [one for one in page.findChildren(Notice) if one.isVisibleTo(page)]
    return shown[-1].accessibleName() if shown else ""


@pytest.fixture
def dialogs() -> Dialogs:
    return Dialogs()


@pytest.fixture
def unprinted(page: GuidePage, dialogs: Dialogs) -> Iterator[GuideScreen]:
    """Give the page at work where there is no printer."""
    screen = GuideScreen(page, make_document, dialogs, printers=lambda: [])
    yield screen
    screen.close()


def test_the_document_has_all_texts_in_black(qapp: QApplication) -> None:
    document = make_document()
    said = " ".join(document.toPlainText().split())
    for text in texts_of(GUIDE):
        assert text in said or text == GUIDE.language
    for exercise in EXERCISES.values():
        assert exercise.name in said
        assert all(cue in said for cue in exercise.hold_cues)
    assert "color" not in document.toHtml().partition("<body")[2]


def test_urgent_signs_come_first_on_paper(qapp: QApplication) -> None:
    said = make_document().toPlainText()
    doctor = GUIDE.doctor
    titles = [doctor.emergency.title, doctor.same_day.title, doctor.see.title]
    places = [said.index(title) for title in [*titles, GUIDE.prevention.title]]
    assert places == sorted(places)


def test_a_pdf_has_the_words_of_the_guide(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    path.write_bytes(pdf_of(make_document()))
    said = words_in(path)
    for text in texts_of(GUIDE):
        assert text in said or text == GUIDE.language


def test_it_takes_a_sheet_printed_on_both_sides(qapp: QApplication) -> None:
    document = make_document()
    pages = re.findall(rb"/Type\s*/Page\b", pdf_of(document))
    assert len(pages) == 2


@pytest.mark.usefixtures("unprinted")
def test_without_a_printer_it_is_saved_where_one_likes(
    page: GuidePage, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = dialogs.answer = tmp_path / "my guide.pdf"
    button_named(page, "Print this page").click()
    qtbot.waitUntil(lambda: notice(page) != "", timeout=LONG_MS)
    assert notice(page) == f"No printer was found. The page was saved as {path}."
    assert path.read_bytes().startswith(b"%PDF")
    assert GUIDE.doctor.emergency.points[0] in words_in(path)


@pytest.mark.usefixtures("unprinted")
def test_a_file_that_can_not_be_written_is_told(
    page: GuidePage, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = dialogs.answer = tmp_path / "nowhere" / "guide.pdf"
    button_named(page, "Print this page").click()
    qtbot.waitUntil(lambda: notice(page) != "", timeout=LONG_MS)
    assert notice(page).startswith(f"{path} can't be written (")
    assert not path.exists()
    dialogs.answer = None
    button_named(page, "Print this page").click()
    assert notice(page) == ""


@pytest.mark.usefixtures("unprinted")
def test_without_a_printer_a_pdf_file_is_asked_for(page: GuidePage, dialogs: Dialogs) -> None:
    button_named(page, "Print this page").click()
    [(_, name, kind)] = dialogs.asked
    assert name == "Stretch Coach guide.pdf"
    assert kind == "PDF files (*.pdf)"
    assert notice(page) == ""


def test_with_a_printer_its_dialog_is_shown(page: GuidePage, dialogs: Dialogs) -> None:
    screen = GuideScreen(page, make_document, dialogs, printers=lambda: ["Printer"])
    seen: list[str] = []

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    timer = QTimer(page, singleShot=True)
    timer.timeout.connect(refuse)
    timer.start(50)
    button_named(page, "Print this page").click()
    assert seen == ["Print this page"]
    assert not dialogs.asked
    screen.close()
