"""What the keyboard reaches can be seen whole, and the keys that scroll do so on each page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.pages.symptom import SymptomPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.day_button import DayButton
from stretchcoach.ui.widgets.pain_scale import PainScale
from stretchcoach.ui.widgets.scroll_page import ScrollPage
from tests.history_parts import make_page, session
from tests.ui_parts import NAMES, summary_of
from tests.widget_parts import press

MOST_STOPS = 120


def complete_page(qtbot: QtBot) -> ScrollPage:
    page = CompletePage(Style())
    page.show_summary(summary_of(14), NAMES)
    return shown(qtbot, page, 1280, 620)


def session_page(qtbot: QtBot) -> ScrollPage:
    page = make_page(qtbot, Style())
    page.window().resize(1280, 620)
    page.show_session(session(holds=12), NAMES)
    [detail] = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    return detail


def symptom_page(qtbot: QtBot) -> ScrollPage:
    return shown(qtbot, SymptomPage(Style()), 1000, 520)


def shown(qtbot: QtBot, page: ScrollPage, width: int, height: int) -> ScrollPage:
    page.setMinimumSize(300, 300)
    page.resize(width, height)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def is_seen_whole(page: ScrollPage, widget: QWidget) -> bool:
    viewport = page._scroll.viewport()
    return viewport.rect().contains(QRect(widget.mapTo(viewport, QPoint()), widget.size()))


@pytest.mark.parametrize("make", [complete_page, session_page, symptom_page])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_a_text_field_reached_by_key_is_seen_whole(
    qtbot: QtBot, make: Callable[[QtBot], ScrollPage], key: Qt.Key
) -> None:
    page = make(qtbot)
    fields = {one for one in page.findChildren(QPlainTextEdit) if one.isVisible()}
    fields |= {one for one in page.findChildren(QLineEdit) if one.isVisible()}
    seen = set()
    for _ in range(MOST_STOPS):
        press(key)
        now = QApplication.focusWidget()
        if now in fields and now not in seen:
            assert is_seen_whole(page, now), now.accessibleName()
            seen.add(now)
    assert seen == fields


def test_the_field_stays_in_sight_while_the_advice_above_it_grows(qtbot: QtBot) -> None:
    page = complete_page(qtbot)
    assert isinstance(page, CompletePage)
    [note] = page.findChildren(QPlainTextEdit)
    note.setFocus()
    page.findChildren(PainScale)[0]._group.chosen.emit("8")
    qtbot.waitUntil(lambda: is_seen_whole(page, note))


def test_home_and_end_scroll_to_the_ends(qtbot: QtBot) -> None:
    page = complete_page(qtbot)
    bar = page._scroll.verticalScrollBar()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_day_leaves_the_keys_for_other_months_to_the_page_where_there_are_none(
    qtbot: QtBot,
) -> None:
    history = make_page(qtbot, Style())
    history.window().resize(1024, 520)
    page = history.overview
    bar = page._scroll.verticalScrollBar()
    page.calendar.setFocus()
    bar.setValue(0)
    day = QApplication.focusWidget()
    assert isinstance(day, DayButton)
    press(Qt.Key.Key_PageDown)  # this month is the last
    assert QApplication.focusWidget() is day
    assert bar.value() > 0
    month = page.calendar.month
    press(Qt.Key.Key_PageUp)
    assert page.calendar.month < month
