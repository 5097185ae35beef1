"""The longest names that a routine may have, in one word."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.routine import NAME_LENGTH
from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.pages.preview import PreviewPage
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.name_words import NameWords
from tests.history_parts import session
from tests.player_snapshots import TIMELINE
from tests.ui_parts import EXERCISES, NAMES, ROUTINE, STARTED, button_named, summary_of

NAME = "Wadendehnungsübungsprogrammzusammenstellung"
SIZES = [(952, 640, 1.0), (1080, 800, 1.0), (1280, 800, 2.0), (1024, 640, 2.0), (728, 600, 1.0)]
everywhere = pytest.mark.parametrize(("width", "height", "scale"), SIZES)
both_names = pytest.mark.parametrize("name", [NAME, "W" * NAME_LENGTH])


def show(page: QWidget, qtbot: QtBot, width: int, height: int) -> None:
    qtbot.addWidget(page)
    page.setMinimumSize(300, 300)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()


def is_cut_off(page: QWidget) -> bool:
    """Tell whether anything lies beyond the right edge."""
    bars = [area.horizontalScrollBar() for area in page.findChildren(QScrollArea)]
    return any(bar.maximum() > 0 for bar in bars)


@everywhere
@both_names
def test_today_shows_start(qtbot: QtBot, name: str, width: int, height: int, scale: float) -> None:
    page = TodayPage(Style(text_scale=scale))
    page.set_today(date(2025, 11, 22))
    page.set_routine(replace(ROUTINE, name=name), EXERCISES, 735.0)
    page.show_last(replace(summary_of(14), routine=name))
    show(page, qtbot, width, height)
    qtbot.waitUntil(lambda: not is_cut_off(page))
    for label in ("Start", "Preview"):
        button = button_named(page, label)
        assert button.mapTo(page, QPoint(button.width(), 0)).x() <= width
    start = button_named(page, "Start")
    assert start.mapTo(page, QPoint(0, start.height())).y() <= height
    assert {one.text() for one in page.findChildren(NameWords)} == {name}


def test_a_name_that_fits_stands_beside_the_buttons(qtbot: QtBot) -> None:
    page = TodayPage(Style())
    page.set_routine(ROUTINE, EXERCISES, 735.0)
    show(page, qtbot, 952, 640)
    [name] = page.findChildren(NameWords)
    start = button_named(page, "Start")
    assert start.mapTo(page, QPoint(0, start.height())).y() > name.mapTo(page, QPoint()).y()
    assert start.mapTo(page, QPoint()).x() > name.mapTo(page, QPoint(name.width(), 0)).x()


@everywhere
@both_names
def test_the_other_pages_have_room(
    qtbot: QtBot, name: str, width: int, height: int, scale: float
) -> None:
    look = Style(text_scale=scale)
    preview = PreviewPage(look)
    preview.show_routine(TIMELINE, replace(ROUTINE, name=name), EXERCISES)
    complete = CompletePage(look)
    complete.show_summary(replace(summary_of(14), routine=name, started_at=STARTED), NAMES)
    history = HistoryPage(look)
    history.show_session(replace(session(), routine=name), NAMES)
    for page in (preview, complete, history):
        show(page, qtbot, width, height)
        qtbot.waitUntil(lambda page=page: not is_cut_off(page))
        assert any(name in one.text() for one in page.findChildren(NameWords))
    start = button_named(preview, "Start")
    assert start.mapTo(preview, QPoint(start.width(), 0)).x() <= width


def test_a_word_is_broken_only_where_it_is_too_long_for_a_line(qtbot: QtBot) -> None:
    words = NameWords("body", "Waden dehnen")
    qtbot.addWidget(words)
    line = words.fontMetrics().lineSpacing()
    wide = words.sizeHint().width()
    assert words.heightForWidth(wide) == line
    assert words.heightForWidth(wide - 2) == 2 * line
    assert words.heightForWidth(words.longest_word) == 2 * line
    assert words.heightForWidth(words.longest_word - 4) == 3 * line


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_every_line_is_painted(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    words = NameWords("body", "W" * 20)
    qtbot.addWidget(words)
    words.setLayoutDirection(direction)
    palette = words.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("white"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("black"))
    words.setPalette(palette)
    width = words.fontMetrics().horizontalAdvance("W" * 8) + 2
    height = words.heightForWidth(width)
    line = words.fontMetrics().lineSpacing()
    assert height == 3 * line
    words.resize(width, height)
    image = words.grab().toImage()
    inked = [
        [x for x in range(width) if image.pixelColor(x, number * line + line // 2).lightness() < 90]
        for number in range(3)
    ]
    assert all(inked)
    assert len(inked[2]) < len(inked[0])
    is_left = inked[2][-1] < width - inked[2][0]
    assert is_left is (direction is Qt.LayoutDirection.LeftToRight)
