"""The guide: its texts hold to what may be said, and all of them can be reached."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.guide import Guide
from stretchcoach.library.guide import load_guide
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.guide import GuidePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.guide_cards import UrgentBox
from tests.strategies import PHRASES
from tests.ui_parts import EXERCISES, button_named, words_shown

GUIDE = load_guide("1.2.3")


def texts_of(thing: object) -> list[str]:
    """Return all texts of the guide, whatever they are kept in."""
    if isinstance(thing, str):
        return [thing] if thing else []
    if isinstance(thing, tuple):
        return [text for one in thing for text in texts_of(one)]
    names = thing.__dataclass_fields__
    return [text for name in names for text in texts_of(getattr(thing, name))]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    look = Style()
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("today", "Today", "today", QWidget())
    window.add_page("guide", "Guide", "guide", GuidePage(look, GUIDE, EXERCISES))
    window.resize(1280, 640)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("guide")
    return window


@pytest.fixture
def page(window: MainWindow) -> GuidePage:
    [page] = window.findChildren(GuidePage)
    return page


@pytest.mark.parametrize(
    ("part", "signs"),
    [
        ("emergency", ["short of breath", "chest hurts", "cough up blood", "pale, cold and numb"]),
        (
            "same_day",
            [
                *("throbs or cramps", "swollen, warm or red", "hard, sore veins", "blood clot"),
                *("pop", "push off on tiptoe", "Achilles", "same walking distance", "arteries"),
            ],
        ),
        (
            "see",
            [
                *("3 to 4 days after exertion", "at night", "sit or lie"),
                *("joint is swollen or red", "hard to bend or straighten"),
                *("back of the knee hurts after running", "bruise", "fracture", "dislocation"),
            ],
        ),
        ("ask_first", ["new to exercise", "bones, joints"]),
    ],
)
def test_no_warning_sign_is_missing_or_in_a_milder_place(part: str, signs: list[str]) -> None:
    said = " ".join(getattr(GUIDE.doctor, part).points)
    assert [sign for sign in signs if sign not in said] == []


def test_every_reason_to_stop_is_there() -> None:
    said = " ".join(GUIDE.stop.points).lower()
    for sign in ("sharp or sudden pain", "a pop", "numbness or tingling", "dizziness"):
        assert sign in said
    for sign in ("chest pain", "breathlessness", "new swelling"):
        assert sign in said


def test_the_cold_pack_is_never_for_longer_than_fifteen_minutes() -> None:
    said = " ".join([*texts_of(GUIDE), *texts_of(PHRASES.cold_pack)])
    minutes = [int(number) for number in re.findall(r"(\d+)[ -]min", said)]
    assert minutes
    assert max(minutes) == 15
    assert "cloth" in " ".join(GUIDE.cold_pack.cautions)
    assert "poor blood flow" in " ".join(GUIDE.cold_pack.cautions)


def test_it_names_no_medicine_and_claims_no_cure() -> None:
    said = " ".join(texts_of(GUIDE)).lower()
    for word in ("ibuprofen", "paracetamol", "aspirin", "magnesium", "tablet", "ointment", " mg"):
        assert word not in said
    for claim in ("cures", "heals", "relieves", "treats", "prevents"):
        assert claim not in said
    assert "does not diagnose or treat" in said


def test_the_version_is_told() -> None:
    assert any("Version 1.2.3." in point for point in GUIDE.about.points)
    assert not any("{" in text for text in texts_of(GUIDE))


def test_every_text_of_the_guide_is_on_the_page(page: GuidePage) -> None:
    shown = words_shown(page)
    missing = [text for text in texts_of(GUIDE) if text not in shown and text != GUIDE.language]
    assert missing == []
    for exercise in EXERCISES.values():
        assert exercise.name in shown


def test_the_urgent_signs_come_first(page: GuidePage) -> None:
    [box] = page.findChildren(UrgentBox)
    doctor = page._cards["doctor"]
    assert words_shown(box)[0] == GUIDE.doctor.emergency.title
    words = words_shown(doctor)
    order = [words.index(part.title) for part in in_order_of_weight(GUIDE)]
    assert order == sorted(order)


def in_order_of_weight(guide: Guide) -> list:
    doctor = guide.doctor
    return [doctor.emergency, doctor.same_day, doctor.see, doctor.ask_first]


@pytest.mark.parametrize("key", ["doctor", "prevention", "cold_pack", "stretching", "about"])
def test_a_section_is_brought_into_sight_and_has_the_keyboard(
    window: MainWindow, page: GuidePage, key: str
) -> None:
    window.show_page("today")
    window.show_page("guide")
    page.show_section(key)
    card = page._cards[key]
    assert QApplication.focusWidget() is card
    viewport = page._scroll.viewport()
    top = card.mapTo(viewport, QPoint()).y()
    assert -1 <= top < viewport.height() - 100


def test_the_keyboard_scrolls_and_reaches_all_there_is_to_press(page: GuidePage) -> None:
    bar = page._scroll.verticalScrollBar()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    by_arrow = bar.value()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert 0 < by_arrow < bar.value()
    reached = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().text())
    assert reached == ["Print this page", "15", "Start timer"]


def test_the_minutes_keep_their_place_for_the_keyboard_when_others_are_chosen(
    page: GuidePage,
) -> None:
    card = page.cold_pack
    [five] = [one for one in card.findChildren(QAbstractButton) if one.text() == "5"]
    five.click()
    five.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Start timer"


def test_the_urgent_signs_are_told_to_a_screen_reader_with_the_section(page: GuidePage) -> None:
    said = page._cards["doctor"].accessibleDescription()
    for point in (*GUIDE.doctor.emergency.points, *GUIDE.doctor.same_day.points):
        assert point in said


@pytest.mark.parametrize(
    ("size", "scale", "columns"),
    [
        ((1280, 800), 1.0, 2),
        ((1024, 640), 1.0, 1),
        ((1920, 1080), 1.0, 3),
        ((1280, 800), 2.0, 1),
        ((480, 640), 1.0, 1),
    ],
)
def test_it_fits_every_window(
    qtbot: QtBot, size: tuple[int, int], scale: float, columns: int
) -> None:
    look = Style(text_scale=scale)
    window = MainWindow(look)
    qtbot.addWidget(window)
    page = GuidePage(look, GUIDE, EXERCISES)
    window.add_page("guide", "Guide", "guide", page)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    assert page._content.width() <= page._scroll.viewport().width()
    lefts = {card.x() for card in page._cards.values()}
    assert len(lefts) == columns
    doctor = page._cards["doctor"]
    assert all(doctor.y() <= card.y() for card in page._cards.values())
    for name in ("Print this page", "Start timer"):
        button = button_named(page, name)
        assert button.width() >= button.sizeHint().width()
