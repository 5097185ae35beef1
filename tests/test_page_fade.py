"""The page before fades away: in time, out of the way, and not at all with less motion."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.page_stack import FADE_MS, PageStack, PageVeil
from stretchcoach.ui.widgets.transition import Transition
from tests.parts_for_tests import LONG_MS

SPOT = QPoint(150, 150)


class Page(QWidget):
    """A page in one colour of the theme, with a button in its corner."""

    def __init__(self, look: Style, token: str) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setPalette(look.theme[token])
        self.button = Button(look, "Press")
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addStretch(1)
        self.setFocusProxy(self.button)


class Shown:
    """A blue page, an amber one and a teal one, in a window."""

    def __init__(self, qtbot: QtBot, look: Style) -> None:
        self.look = look
        self.window = QWidget()
        self.stack = PageStack(look)
        self.pages = [Page(look, token) for token in ("right", "left", "primary")]
        for page in self.pages:
            self.stack.addWidget(page)
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.window.setMinimumSize(200, 200)
        self.window.resize(300, 300)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.veil = self.stack.findChild(PageVeil)
        self.transition = self.veil.findChild(Transition)

    def go_to(self, number: int, ms: int = 0) -> None:
        """Change the page, and stop the fade `ms` after it began."""
        self.stack.show_page(self.pages[number])
        if self.transition.is_under_way:
            self.transition.pause()
            self.transition.setCurrentTime(ms)

    def colour(self) -> QColor:
        return self.window.grab().toImage().pixelColor(SPOT)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, Style())


def mixed(one: QColor, other: QColor) -> QColor:
    return QColor(
        *((a + b) // 2 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
    )


def distance(one: QColor, other: QColor) -> int:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_the_page_before_fades_to_paper_and_then_the_new_one_comes(shown: Shown) -> None:
    right, left, paper = (shown.look.theme[token] for token in ("right", "left", "paper"))
    shown.go_to(1)
    assert distance(shown.colour(), right) <= 2
    shown.transition.setCurrentTime(FADE_MS // 4)
    assert distance(shown.colour(), mixed(right, paper)) <= 2
    shown.transition.setCurrentTime(FADE_MS // 2)
    assert distance(shown.colour(), paper) <= 2
    shown.transition.setCurrentTime(FADE_MS * 3 // 4)
    assert distance(shown.colour(), mixed(paper, left)) <= 2
    shown.transition.setCurrentTime(FADE_MS)
    assert shown.colour() == left
    assert not shown.veil.isVisible()


def test_the_fade_comes_to_its_end(qtbot: QtBot, shown: Shown) -> None:
    shown.stack.show_page(shown.pages[1])
    assert shown.veil.isVisible()
    qtbot.waitUntil(lambda: not shown.veil.isVisible(), timeout=LONG_MS)


def test_with_less_motion_the_page_changes_at_once(qtbot: QtBot) -> None:
    shown = Shown(qtbot, Style(reduced_motion=True))
    shown.go_to(1)
    assert not shown.veil.isVisible()
    assert shown.colour() == shown.look.theme["left"]


def test_the_setting_for_less_motion_ends_a_fade_and_brings_it_back(shown: Shown) -> None:
    shown.go_to(1)
    shown.look.set_reduced_motion(True)
    assert not shown.veil.isVisible()
    shown.go_to(0)
    assert not shown.veil.isVisible()
    shown.look.set_reduced_motion(False)
    shown.go_to(1)
    assert shown.veil.isVisible()


def test_the_new_page_has_mouse_and_keyboard_at_once(qtbot: QtBot, shown: Shown) -> None:
    shown.go_to(1)
    button = shown.pages[1].button
    middle = button.mapTo(shown.window, button.rect().center())
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(shown.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    shown.pages[1].setFocus()
    assert shown.veil.isVisible()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(shown.window.windowHandle(), Qt.Key.Key_Space)


def test_a_screen_reader_meets_the_pages_alone(shown: Shown) -> None:
    shown.go_to(1)
    interface = QAccessible.queryAccessibleInterface(shown.stack)
    children = [interface.child(index).object() for index in range(interface.childCount())]
    assert children == shown.pages


def test_a_further_page_fades_from_the_one_before_alone(shown: Shown) -> None:
    shown.go_to(1, FADE_MS // 4)
    shown.go_to(2)
    assert distance(shown.colour(), shown.look.theme["left"]) <= 2


def test_a_page_can_be_shown_at_once(shown: Shown) -> None:
    shown.stack.show_page(shown.pages[1], fades=False)
    assert not shown.veil.isVisible()
    assert shown.colour() == shown.look.theme["left"]


def test_nothing_lies_over_a_page_of_another_size(shown: Shown) -> None:
    shown.go_to(1)
    shown.window.resize(320, 320)
    assert not shown.veil.isVisible()


def test_a_window_that_comes_back_shows_its_page(shown: Shown) -> None:
    shown.go_to(1)
    shown.window.hide()
    shown.window.show()
    assert not shown.veil.isVisible()
    assert shown.colour() == shown.look.theme["left"]


def test_the_same_page_again_does_not_fade(shown: Shown) -> None:
    shown.go_to(0)
    assert not shown.veil.isVisible()


def test_nothing_fades_before_the_window_is_there(qtbot: QtBot) -> None:
    look = Style()
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("one", "One", "today", Page(look, "card"))
    window.add_page("two", "Two", "check", Page(look, "card"))
    window.show_page("two")
    window.show()
    assert not any(veil.isVisible() for veil in window.findChildren(PageVeil))


def test_pages_and_what_fills_the_window_fade(qtbot: QtBot) -> None:
    look = Style()
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("one", "One", "today", Page(look, "card"))
    window.add_page("two", "Two", "check", Page(look, "card"))
    with qtbot.waitExposed(window):
        window.show()
    window.show_page("two")
    [veil] = [veil for veil in window.findChildren(PageVeil) if veil.isVisible()]
    assert veil.size() == window.findChild(Page).parentWidget().size()
    full = QWidget()
    window.show_full(full)
    [veil] = [veil for veil in window.findChildren(PageVeil) if veil.isVisible()]
    assert veil.size() == window.size()
    window.leave_full()
    full.deleteLater()
