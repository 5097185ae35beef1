"""The window: its navigation in three widths, pages, the focus ring, closing."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTranslator
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.run_window import show_fitting
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.theme import Style, load_theme
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.focus import FocusRing
from stretchcoach.ui.widgets.navigation import RAIL, RAIL_ICONS, Form, Rail, TopBar, form_for
from stretchcoach.ui.widgets.scroll_page import ScrollPage
from tests.ui_parts import SystemHints


class Page(QWidget):
    """A page with one button."""

    def __init__(self, look: Style) -> None:
        super().__init__()
        self.button = Button(look, "Press")
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addStretch(1)
        self.setFocusProxy(self.button)


def open_window(qtbot: QtBot, width: int = 1280, text_scale: float = 1.0) -> MainWindow:
    look = Style(text_scale=text_scale)
    window = MainWindow(look)
    window.add_page("one", "One", "today", Page(look))
    window.add_page("two", "Two", "check", Page(look))
    window.resize(width, 800)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


class LongName(QTranslator):
    """A language in which the program has a long name."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return "Stretching Coach for every day" if text == "Stretch Coach" else ""


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_a_long_name_of_the_program_can_be_read(
    qtbot: QtBot, qapp: QApplication, text_scale: float
) -> None:
    translator = LongName()
    qapp.installTranslator(translator)
    window = open_window(qtbot, round(1280 * text_scale), text_scale)
    qapp.removeTranslator(translator)
    [name] = [
        label
        for label in window.findChild(Rail).findChildren(QLabel)
        if label.text() == "Stretching Coach for every day"
    ]
    assert name.isVisible()
    assert name.wordWrap()
    assert name.height() >= name.heightForWidth(name.width())


def shown_page(window: MainWindow) -> Page:
    (page,) = [page for page in window.findChildren(Page) if page.isVisible()]
    return page


@pytest.mark.parametrize(
    ("width", "form"),
    [
        (1100, Form.RAIL),
        (1099, Form.ICONS),
        (800, Form.ICONS),
        (799, Form.BAR),
    ],
)
def test_the_width_decides_the_form(width: int, form: Form) -> None:
    assert form_for(width) is form


@pytest.mark.parametrize(
    ("width", "text_scale", "rail_width"),
    [(1280, 1.0, RAIL), (1024, 1.0, RAIL_ICONS), (640, 1.0, None), (1280, 2.0, None)],
)
def test_the_navigation_takes_its_form(
    qtbot: QtBot, width: int, text_scale: float, rail_width: int | None
) -> None:
    window = open_window(qtbot, width, text_scale)
    rail, bar = window.findChild(Rail), window.findChild(TopBar)
    assert rail.isVisible() is (rail_width is not None)
    assert bar.isVisible() is (rail_width is None)
    if rail_width is not None:
        assert rail.width() == rail_width
    icons_only = rail_width == RAIL_ICONS
    assert all(bool(b.toolTip()) is icons_only for b in rail.findChildren(Button))


def test_the_form_follows_the_text(qtbot: QtBot) -> None:
    look = Style()
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("one", "One", "today", Page(look))
    window.resize(1280, 800)
    look.set_text_scale(2.0)
    assert window.findChild(TopBar).isVisibleTo(window)
    assert not window.findChild(Rail).isVisibleTo(window)


def test_the_colours_follow_the_look_at_once(qtbot: QtBot) -> None:
    hints = SystemHints(Qt.ColorScheme.Light)
    look = Style(hints)  # type: ignore[arg-type]
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("one", "One", "today", ScrollPage(look))
    for scheme, theme in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        hints.colorSchemeChanged.emit(scheme)
        picture = window.grab().toImage()
        colours = load_theme(theme)
        assert picture.pixelColor(20, 400) == colours["card"]
        assert picture.pixelColor(700, 400) == colours["paper"]


def test_the_first_page_is_shown_with_the_keyboard(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert shown_page(window).button.hasFocus()


def test_the_rail_leads_to_the_other_page(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    first = shown_page(window)
    one, two = window.findChild(Rail).findChildren(Button)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert shown_page(window) is not first
    assert (one.isChecked(), two.isChecked()) == (False, True)


def test_only_pages_that_exist_have_a_button(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    names = [button.text() for button in window.findChild(Rail).findChildren(Button)]
    assert names == ["One", "Two"]


def test_one_thing_can_fill_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    full = QWidget()
    window.show_full(full)
    assert full.isVisible()
    assert full.size() == window.size()
    assert not window.findChild(Rail).isVisible()
    window.leave_full()
    assert not full.isVisible()
    assert window.findChild(Rail).isVisible()
    assert shown_page(window).button.hasFocus()
    full.deleteLater()


def test_one_full_thing_can_follow_another(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    player, complete = QWidget(), QWidget()
    window.show_full(player)
    window.show_full(complete)
    assert complete.isVisible()
    assert not player.isVisible()
    window.leave_full()
    assert window.findChild(Rail).isVisible()
    for widget in (player, complete):
        widget.deleteLater()


@pytest.mark.parametrize("allowed", [True, False])
def test_closing_is_asked_for_first(qtbot: QtBot, allowed: bool) -> None:
    window = MainWindow(Style(), may_close=lambda: allowed)
    qtbot.addWidget(window)
    window.show()
    assert window.close() is allowed
    assert window.isVisible() is not allowed
    window.hide()


def test_the_ring_comes_with_the_keyboard_and_goes_with_the_mouse(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    ring = window.findChild(FocusRing)
    assert not ring.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert ring.isVisible()
    focused = window.focusWidget()
    corner = focused.mapTo(window, focused.rect().topLeft())
    assert ring.geometry().topLeft() == corner - ring.rect().topLeft() - type(corner)(4, 4)
    middle = shown_page(window).mapTo(window, shown_page(window).rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    assert not ring.isVisible()


def test_the_ring_goes_with_what_it_rings(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    ring = window.findChild(FocusRing)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    window.show_page("two")
    button = shown_page(window).button
    assert ring.isVisible()
    before = ring.geometry()
    button.resize(button.width() - 40, button.height())
    assert ring.width() == before.width() - 40
    button.hide()
    focused = window.focusWidget()
    assert focused is not button
    assert ring.width() == focused.width() + 8


def test_a_small_screen_is_filled_and_no_window_is_larger_than_it(qtbot: QtBot) -> None:
    small, large = MainWindow(Style()), MainWindow(Style())
    qtbot.addWidget(small)
    qtbot.addWidget(large)
    show_fitting(small, QSize(1280, 800))
    show_fitting(large, QSize(1920, 1080))
    assert small.isMaximized()
    assert small.normalGeometry().height() < 800
    assert not large.isMaximized()
    assert large.size() == QSize(1280, 800)


def test_the_menu_button_looks_pointed_at_only_while_the_pointer_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, 640)
    bar = window.findChild(TopBar)
    [button] = bar.findChildren(Button)
    pointer = [button.mapToGlobal(button.rect().center())]
    monkeypatch.setattr(QCursor, "pos", lambda: pointer[0])
    QTest.mouseMove(window.windowHandle(), button.mapTo(window, button.rect().center()))
    qtbot.waitUntil(button.underMouse)
    button.find_pointer()
    assert button.underMouse()
    pointer[0] = window.mapToGlobal(QPoint(400, 600))
    button.menu().aboutToHide.emit()  # what a menu says when a choice closes it
    qtbot.waitUntil(lambda: not button.underMouse())
