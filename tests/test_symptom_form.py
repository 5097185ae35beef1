"""The form for a note of symptoms, by mouse and keyboard."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.symptom import (
    Before,
    Course,
    Cramps,
    Kind,
    Place,
    Side,
    Spreads,
    SymptomNote,
    Tissue,
    When,
    WorseWith,
)
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.pages.symptom import SymptomPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.check_chip import CheckChip
from stretchcoach.ui.widgets.pain_scale import PainScale
from stretchcoach.ui.widgets.symptom_form import SymptomForm
from tests.test_symptom_words import notes
from tests.ui_parts import button_named, words_shown

Key = Qt.Key
LEFT_BUTTON = Qt.MouseButton.LeftButton
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FULL = SymptomNote(
    NOW,
    Side.BOTH,
    (Place.CALF, Place.BACK),
    10,
    (Kind.ACHING, Kind.STABBING),
    (WorseWith.RUNNING,),
    "standing up",
    Spreads.HIP,
    Tissue.JOINT,
    (When.AT_REST, When.AT_NIGHT),
    Cramps("weekly", Course.WAVES, "a minute", "rest", (Before.STRESS,), "cold water"),
    "Since May.\nWorse now.",
    id=7,
    key="k",
)


@pytest.fixture
def page(qtbot: QtBot) -> SymptomPage:
    page = SymptomPage(Style())
    page.setMinimumSize(300, 300)
    page.resize(1000, 800)
    qtbot.addWidget(page)
    page.show_note(SymptomNote(NOW))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def press(page: QWidget, text: str) -> None:
    buttons = page.findChildren(QAbstractButton)
    [found] = [one for one in buttons if one.text() == text and one.isVisibleTo(page)]
    QTest.mouseClick(found, LEFT_BUTTON)


def field(page: QWidget, name: str) -> QWidget:
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    [found] = [one for one in fields if one.accessibleName() == name]
    return found


def saved(page: SymptomPage, qtbot: QtBot) -> SymptomNote:
    with qtbot.waitSignal(page.saved) as told:
        press(page, "Save")
    return told.args[0]


def test_each_answer_comes_into_the_note(page: SymptomPage, qtbot: QtBot) -> None:
    for text in (
        "Both legs",
        "Calf",
        "Back of the knee",
        "Stabbing",
        "Aching",
        "Running",
        "To the hip",
    ):
        press(page, text)
    for text in ("Joint", "At rest", "At night", "It is a cramp, or comes with cramps"):
        press(page, text)
    for text in ("In waves", "Stress"):
        press(page, text)
    QTest.keyClicks(page.findChild(PainScale), "10")
    QTest.keyClicks(field(page, "Worse with: Something else"), "standing up ")
    QTest.keyClicks(field(page, "How often the cramps come"), "weekly")
    QTest.keyClicks(field(page, "How long they last"), "a minute")
    QTest.keyClicks(field(page, "What eased them"), "rest")
    QTest.keyClicks(field(page, "What came before: Something else"), "cold water")
    text = field(page, "In your own words")
    QTest.keyClicks(text, "Since May.")
    QTest.keyClick(text, Key.Key_Return)
    QTest.keyClicks(text, "Worse now.")
    expected = SymptomNote(
        **{n: getattr(FULL, n) for n in FULL.__slots__ if n not in ("id", "key")}
    )
    assert saved(page, qtbot) == expected


def test_a_note_is_shown_and_given_back_as_it_was(page: SymptomPage, qtbot: QtBot) -> None:
    page.show_note(FULL)
    assert saved(page, qtbot) == FULL


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=notes)
def test_any_note_comes_back_in_the_order_of_the_questions(qapp: QApplication, note) -> None:
    form = SymptomForm(Style())
    form.set_note(note)
    back = form.note_from(note)
    assert set(back.places) == set(note.places)
    assert set(back.kinds) == set(note.kinds)
    assert (back.side, back.spreads, back.tissue) == (note.side, note.spreads, note.tissue)
    assert back.strength == note.strength
    assert back.is_empty == note.is_empty
    assert (back.cramps is None) == (note.cramps is None)
    form.set_note(back)
    assert form.note_from(back) == back
    form.deleteLater()


def test_an_empty_form_is_not_saved_and_says_what_is_missing(
    page: SymptomPage, qtbot: QtBot
) -> None:
    field(page, "In your own words").setPlainText("   \n ")
    with qtbot.assertNotEmitted(page.saved):
        press(page, "Save")
    [said] = [words for words in words_shown(page) if words.startswith("Nothing is noted yet.")]
    assert "where it hurts" in said
    press(page, "Calf")
    assert said not in words_shown(page)
    assert saved(page, qtbot).places == (Place.CALF,)


def test_cramps_are_asked_about_only_where_there_are_any(page: SymptomPage, qtbot: QtBot) -> None:
    assert "How long they last" not in words_shown(page)
    press(page, "It is a cramp, or comes with cramps")
    assert "How long they last" in words_shown(page)
    assert saved(page, qtbot).cramps == Cramps()
    press(page, "It is a cramp, or comes with cramps")
    press(page, "Calf")
    assert "How long they last" not in words_shown(page)
    assert saved(page, qtbot).cramps is None


def test_an_answer_can_be_taken_back(page: SymptomPage, qtbot: QtBot) -> None:
    page.show_note(FULL)
    press(page, "No number")
    press(page, "Calf")
    [not_said, *_] = [one for one in page.findChildren(QAbstractButton) if one.text() == "Not said"]
    QTest.mouseClick(not_said, LEFT_BUTTON)
    note = saved(page, qtbot)
    assert (note.strength, note.places, note.side) == (None, (Place.BACK,), None)
    shown = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    assert "No number" not in shown


def question(page: SymptomPage) -> AskingDialog | None:
    [*found] = [one for one in page.findChildren(AskingDialog) if one.isVisible()]
    return found[0] if found else None


def asked(page: SymptomPage) -> AskingDialog:
    dialog = question(page)
    assert dialog is not None
    assert dialog.isModal()
    return dialog


@pytest.mark.parametrize("note", [SymptomNote(NOW), FULL])
def test_cancel_and_escape_leave_a_note_that_is_as_it_was(
    page: SymptomPage, qtbot: QtBot, note: SymptomNote
) -> None:
    page.show_note(note)
    press(page, "Running")
    press(page, "Running")
    with qtbot.assertNotEmitted(page.saved):
        with qtbot.waitSignal(page.cancelled):
            press(page, "Cancel")
        with qtbot.waitSignal(page.cancelled):
            QTest.keyClick(page, Key.Key_Escape)
    assert question(page) is None


@pytest.mark.parametrize("note", [SymptomNote(NOW), FULL])
def test_what_was_told_is_not_left_without_a_question(
    page: SymptomPage, qtbot: QtBot, note: SymptomNote
) -> None:
    page.show_note(note)
    press(page, "Thigh")
    with qtbot.assertNotEmitted(page.cancelled):
        press(page, "Cancel")
        dialog = asked(page)
        assert dialog.cancel.text() == "Keep writing"
        assert dialog.cancel.isDefault()
        dialog.reject()
        assert question(page) is None
        QTest.keyClick(page, Key.Key_Escape)
        asked(page).cancel.click()
        assert question(page) is None
    assert Place.THIGH in saved(page, qtbot).places


def test_what_was_told_is_left_where_one_says_so(page: SymptomPage, qtbot: QtBot) -> None:
    press(page, "Calf")
    press(page, "Cancel")
    dialog = asked(page)
    with qtbot.assertNotEmitted(page.saved), qtbot.waitSignal(page.cancelled):
        dialog.confirm.click()
    assert question(page) is None


@pytest.mark.parametrize(("tabs", "leaves"), [(0, False), (1, True), (2, False)])
def test_enter_presses_what_has_the_keyboard_in_a_question(
    page: SymptomPage, tabs: int, leaves: bool
) -> None:
    left: list[None] = []
    page.cancelled.connect(lambda: left.append(None))
    press(page, "Calf")
    press(page, "Cancel")
    dialog = asked(page)
    assert dialog.focusWidget() is dialog.cancel
    for _ in range(tabs):
        QTest.keyClick(dialog.focusWidget(), Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    assert question(page) is None
    assert bool(left) is leaves


def test_no_question_stays_over_a_note_that_was_left_by_itself(page: SymptomPage) -> None:
    press(page, "Calf")
    press(page, "Cancel")
    page.hide()
    assert question(page) is None


def test_the_keyboard_starts_at_the_answer_that_is_chosen(page: SymptomPage, qtbot: QtBot) -> None:
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert (focused.text(), focused.isChecked()) == ("Not said", True)
    press(page, "Calf")
    assert saved(page, qtbot).side is None


def test_the_keyboard_alone_fills_it(page: SymptomPage, qtbot: QtBot) -> None:
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Home)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, CheckChip)
    QTest.keyClick(focused, Key.Key_Space)
    QTest.keyClick(focused, Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    with qtbot.waitSignal(page.saved) as told:
        QTest.keyClick(
            QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    [note] = told.args
    assert note.side is Side.RIGHT
    assert note.places == (Place.CALF, Place.THIGH)


def test_chips_say_what_they_are_and_are_reached_anywhere(page: SymptomPage) -> None:
    [calf] = [one for one in page.findChildren(CheckChip) if one.text() == "Calf"]
    assert calf.accessibleDescription() == "Where"
    QTest.mouseClick(calf, LEFT_BUTTON, pos=calf.rect().bottomRight() / 2)
    assert calf.isChecked()


@pytest.mark.parametrize(("width", "scale"), [(480, 1.0), (1024, 1.0), (1920, 1.0), (1280, 2.0)])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, width: int, scale: float) -> None:
    page = SymptomPage(Style(text_scale=scale))
    page.setMinimumSize(300, 300)
    page.resize(width, 700)
    qtbot.addWidget(page)
    page.show_note(FULL)
    with qtbot.waitExposed(page):
        page.show()
    assert page._content.width() <= page._scroll.viewport().width()
    save = button_named(page, "Save")
    assert save.mapTo(page, save.rect().bottomRight()).x() < width
