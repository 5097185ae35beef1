"""The report as one reads it: by poppler, another program than the one that wrote it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter

from stretchcoach.core.adherence import adherence, totals
from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.pain import Pains
from stretchcoach.core.routine import Legs, Routine, RoutineStep
from stretchcoach.export_files import find
from stretchcoach.report_figures import make_report
from stretchcoach.reports.axes import scale_for
from stretchcoach.reports.paper import broken, size_for
from stretchcoach.reports.progress_report import ProgressReport
from stretchcoach.reports.report_facts import Kept, gather
from stretchcoach.reports.report_words import dose_words, legs_words, length_words, share_words
from stretchcoach.reports.week_chart import WeekChart
from stretchcoach.store.reader import ask_history
from stretchcoach.symptom_words import symptom_lines
from tests.made_up_history import make_history
from tests.report_parts import ROUTINE, TODAY, kept, line, pages_of, plan, run_tool, text_of
from tests.strategies import EXERCISES

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
DISCLAIMER = "medical device, does not diagnose or treat"


@pytest.fixture
def report(qapp) -> ProgressReport:
    return make_report(EXERCISES, ENGLISH, "neutral")


def written(report: ProgressReport, found: Kept, routine: Routine = ROUTINE, **days: date) -> bytes:
    return report.write(gather(found, routine, EXERCISES, today=TODAY, **days))


def test_a_year_of_history_is_told_in_its_own_numbers(report, tmp_path: Path):
    path = tmp_path / "history.db"
    make_history(path, TODAY)
    found = ask_history(path, lambda archive: find(ExportKind.PDF, archive, Span()))
    assert isinstance(found, Kept)
    pages = pages_of(written(report, found), tmp_path)
    first = min(one.since for one in found.plans)
    all_of_it = totals(found.days, first, TODAY)
    kept_to = adherence(found.days, found.plans, first, TODAY)
    begin = pages[0]
    assert "23 Nov 2025 to 23 Nov 2026" in begin
    assert f"{int(kept_to.done * 100 / kept_to.prescribed)} %" in begin
    assert f"{kept_to.done} of {kept_to.prescribed}" in begin
    assert f"{all_of_it.sessions} {length_words(all_of_it.seconds)}" in begin
    assert legs_words(all_of_it.right_s, all_of_it.left_s).split("\n")[0] in begin
    assert "Goal 42" in begin
    text = " ".join(pages)
    for exercise in EXERCISES.values():
        assert exercise.name in text
        assert exercise.clinical_name in text
    assert "3 repetitions \N{MULTIPLICATION SIGN} 30 s hold, each side" in text
    assert "1 repetition \N{MULTIPLICATION SIGN} 30 s hold, each side" in text
    assert text.count("6 days a week") == 3
    for note in found.symptoms:
        for asked, told in symptom_lines(note):
            assert f"{asked} {told}" in text
    in_real_time = [one for one in found.sessions if one.speed == 1]
    assert text.count("Calf & hamstring routine") == 1 + len(in_real_time)
    for one in in_real_time:
        assert " ".join(one.note.split()) in text.replace(f" {heads()} ", " ")
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert DISCLAIMER in page


def heads() -> str:
    """What stands above the table on each page."""
    return "Date Routine Holds done Right, min Left, min Pain, 0 to 10"


def test_the_file_tells_its_title_its_paper_and_carries_its_letters(report, tmp_path: Path):
    content = written(report, kept(line(TODAY)), first=TODAY - timedelta(days=1))
    text_of(content, tmp_path)
    about = run_tool("pdfinfo", str(tmp_path / "report.pdf"))
    assert "Progress report, 22 Nov 2026 to 23 Nov 2026" in about
    assert "(A4)" in about
    fonts = run_tool("pdffonts", str(tmp_path / "report.pdf")).splitlines()[2:]
    assert {font.split()[0].split("+")[-1] for font in fonts} == {
        "NotoSans-Regular",
        "NotoSans-Bold",
    }
    assert all(font.split()[-5] == "yes" for font in fonts)  # embedded


def test_without_sessions_it_says_so(report, tmp_path: Path):
    [page] = pages_of(written(report, kept()), tmp_path)
    assert page.count("No sessions in this time.") == 2
    assert "No pain was rated in this time." in page
    assert "None were written in this time." in page
    assert "planned so far" in page
    assert "Wall calf stretch" in page


def test_long_notes_are_told_to_their_last_word(report, tmp_path: Path):
    words = " ".join(f"word{number}" for number in range(3000))
    note = f"{words}\n\n\tend-of-the-note {'x' * 400}y"
    lines = [line(TODAY - timedelta(days=1)), line(TODAY, note=note)]
    pages = pages_of(written(report, kept(*lines)), tmp_path)
    assert len(pages) > 3
    text = " ".join(pages)
    assert all(f"word{number}" in text for number in range(3000))
    assert "end-of-the-note" in text
    assert text.replace(" ", "").count("x" * 400 + "y") == 1
    for page in pages[2:]:
        assert page.startswith(heads())
    assert f"22 Nov 2026, {clock()}" in pages[-1]


def clock() -> str:
    return "07:05"


def test_many_sessions_go_over_pages_and_none_is_lost(report, tmp_path: Path):
    lines = [
        line(TODAY - timedelta(days=back), pains=Pains(right=back % 11, left=3))
        for back in reversed(range(200))
    ]
    pages = pages_of(written(report, kept(*lines)), tmp_path)
    text = "".join(pages).replace(" ", "")
    for back, one in enumerate(reversed(lines)):
        day = f"{one.started_at.day} {one.started_at:%b %Y}, 07:05".replace("Sep ", "Sept ")
        row = f"{day} {one.routine} 14 of 14 3.5 3.5 R {back % 11} L 3"
        assert row.replace(" ", "") in text


def test_letters_of_other_scripts_are_found(report, tmp_path: Path):
    note = "Büro; öfter Wärme. Ένα δύο, раз два. 5 % off & done"
    assert note in text_of(written(report, kept(line(TODAY, note=note))), tmp_path)


def test_a_routine_of_many_steps_shows_all_of_them(report, tmp_path: Path):
    steps = tuple(
        RoutineStep(exercise="wall-calf-stretch", sets=sets, hold_s=20, legs=Legs.RIGHT)
        for sets in range(1, 21)
    )
    text = text_of(written(report, kept(), Routine("Mine", steps)), tmp_path)
    assert "The exercises: Mine" in text
    for sets in range(2, 21):
        assert f"{sets} repetitions \N{MULTIPLICATION SIGN} 20 s hold, right side" in text


def test_the_paper_is_what_one_has_there():
    def size(land: QLocale.Country) -> QPageSize.PageSizeId:
        return size_for(QLocale(QLocale.Language.English, land))

    assert size(QLocale.Country.UnitedStates) is QPageSize.PageSizeId.Letter
    assert size(QLocale.Country.Canada) is QPageSize.PageSizeId.Letter
    assert size(QLocale.Country.UnitedKingdom) is QPageSize.PageSizeId.A4
    assert size(QLocale.Country.India) is QPageSize.PageSizeId.A4


def test_grey_print_tells_the_legs_apart(report):
    found = gather(kept(line(TODAY), plans=(plan(TODAY),)), ROUTINE, EXERCISES, today=TODAY)
    image = QImage(2400, 1200, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    WeekChart(report.paper, found.weeks, "Goal").paint(painter, QRectF(0, 0, 2400, 1200))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    middle = (200 + (2400 - 44 / 72 * 600)) // 2
    bottom = 1200 - 16 / 72 * 600
    top = 10 / 72 * 600
    height = (bottom - top) / scale_for(35).top  # of a minute
    right = shares(grey, middle, bottom - 2 * height)
    left = shares(grey, middle, bottom - 5 * height)
    assert right > 0.95
    assert 0.1 < left < 0.6


def shares(grey: QImage, across: float, down: float) -> float:
    """Return how much round a point is dark."""
    around = [
        grey.pixelColor(int(across) + x, int(down) + y).value() < 128
        for x in range(-40, 41)
        for y in range(-40, 41)
    ]
    return sum(around) / len(around)


def test_shares_are_never_rounded_to_all():
    share = adherence([], [plan(TODAY - timedelta(days=6))], TODAY - timedelta(days=6), TODAY)
    assert share_words(replace(share, done=999, prescribed=1000)) == "99 %"
    assert share_words(replace(share, done=29, prescribed=100)) == "29 %"
    assert share_words(replace(share, done=70, prescribed=70)) == "100 %"
    assert share_words(replace(share, done=0, prescribed=0)) == "\N{EN DASH}"


def test_minutes_of_the_legs_add_up_to_those_of_both():
    assert legs_words(239.8 * 60, 240.5 * 60) == "Right 4 h 0 min\nLeft 4 h 0 min"
    assert length_words(480.3 * 60) == "8 h 0 min"
    assert legs_words(0, 0) == "Right 0 min\nLeft 0 min"
    assert legs_words(18, 13) == "Right 1 min\nLeft 0 min"
    assert legs_words(70, 117) == "Right 1 min\nLeft 2 min"
    assert legs_words(117, 110) == "Right 2 min\nLeft 2 min"


def test_the_dose_is_written_as_a_physiotherapist_does():
    step = RoutineStep(exercise="wall-calf-stretch", sets=3, hold_s=30)
    assert dose_words(step) == "3 repetitions \N{MULTIPLICATION SIGN} 30 s hold, each side"
    one = replace(step, sets=1, legs=Legs.LEFT)
    assert dose_words(one) == "1 repetition \N{MULTIPLICATION SIGN} 30 s hold, left side"


def test_a_word_wider_than_its_column_is_broken(report):
    font = report.paper.font(9)
    lines = broken("a 😀" * 60 + "\r\n\tx", font, 600)
    assert "".join(lines.lines).replace(" ", "") == ("a😀" * 60 + "x")
    assert lines.width <= 600
    assert broken("", font, 600).lines == ("",)
