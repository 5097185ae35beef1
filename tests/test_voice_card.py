"""The card of the voice: its choice stays, its list is readable, a problem can be tried again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.parts import Parts
from stretchcoach.settings import load_settings
from stretchcoach.settings_screen import SettingsScreen
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.choice_box import LETTERS, ChoiceBox
from stretchcoach.voice.problems import VoiceFault, VoiceProblem
from tests.parts_for_tests import LONG_MS
from tests.ui_parts import EXERCISES, words_shown

Key = Qt.Key
VOICES = {
    "gmw/en-us": "English (America)",
    "gmw/en-us-nyc": "English (America, New York City)",
    "gmw/en": "English (Great Britain)",
    "gmw/en-gb-x-gbclan": "English (Lancaster)",
}


@pytest.fixture
def look() -> Style:
    return Style()


@pytest.fixture
def page(qtbot: QtBot, parts: Parts, look: Style) -> Iterator[SettingsPage]:
    window = MainWindow(look)
    qtbot.addWidget(window)
    page = SettingsPage(look, EXERCISES)
    window.add_page("settings", "Settings", "settings", page, at_bottom=True)
    SettingsScreen(parts, page)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield page
    window.close()


@pytest.fixture
def box(page: SettingsPage) -> ChoiceBox:
    page.voice.set_voices(VOICES)
    box = page.voice.first
    assert isinstance(box, ChoiceBox)
    box.setFocus()
    return box


def test_the_voice_that_was_chosen_stays_when_the_voices_come_again(
    page: SettingsPage, box: ChoiceBox, parts: Parts
) -> None:
    seen = []
    for _ in VOICES:
        QTest.keyClick(box, Key.Key_Down)
        page.voice.set_voices(VOICES)
        seen.append(box.currentData())
        assert load_settings(parts.paths.settings).settings.voice == box.currentData()
    assert seen == list(VOICES)
    QTest.keyClick(box, Key.Key_Home)
    page.voice.set_voices(VOICES)
    assert box.currentText() == "Best available"


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_the_opened_list_has_letters_as_large_as_the_box(
    box: ChoiceBox, look: Style, text_scale: float
) -> None:
    look.set_text_scale(text_scale)
    box.showPopup()
    assert QFontInfo(box.font()).pixelSize() == round(LETTERS * text_scale)
    view = box.view()
    row = view.sizeHintForRow(0)
    item = view.visualRect(view.model().index(2, 0))
    ink = ink_height(view.viewport().grab(item).toImage())
    assert ink > LETTERS * text_scale * 0.7
    assert row > LETTERS * text_scale
    box.hidePopup()


def ink_height(image) -> int:
    """Return how many rows of pixels are not of the ground alone."""
    ground = image.pixel(0, image.height() // 2)
    columns, rows = range(image.width()), range(image.height())
    return sum(any(image.pixel(x, y) != ground for x in columns) for y in rows)


def test_keys_that_turn_pages_scroll_and_choose_nothing(page: SettingsPage, box: ChoiceBox) -> None:
    page.window().resize(1024, 480)
    bar = page._scroll.verticalScrollBar()
    QTest.keyClick(box, Key.Key_PageDown)
    assert box.currentIndex() == 0
    assert bar.value() > 0
    QTest.keyClick(box, Key.Key_PageUp)
    assert bar.value() == 0
    assert box.currentIndex() == 0


def test_while_the_voice_has_a_problem_the_button_tries_again(
    qtbot: QtBot, page: SettingsPage, parts: Parts
) -> None:
    button = page.voice.test
    narrator = parts.narrator
    qtbot.waitUntil(lambda: not narrator.is_busy, timeout=LONG_MS)
    narrator._problem = VoiceProblem(VoiceFault.CRASHED)
    narrator.failed.emit(narrator.problem)
    assert any("choose Retry" in one.replace("Choose", "choose") for one in words_shown(page.voice))
    assert button.text() == "Retry"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert narrator.problem is None
    assert button.text() == "Stop"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Test the voice"


def test_who_wants_no_sound_is_offered_no_retry(page: SettingsPage, parts: Parts) -> None:
    parts.speaker.muted = True
    parts.narrator._problem = VoiceProblem(VoiceFault.CRASHED)
    parts.narrator.failed.emit(parts.narrator.problem)
    assert page.voice.test.text() == "Test the voice"
