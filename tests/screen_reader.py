"""What the tests of screen reader and keyboard share: what is told of a widget, and its acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.ui.pages.exercise_detail import ExerciseDetail
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.pages.preview import PreviewPage
from stretchcoach.ui.widgets.scroll_page import ScrollPage
from tests.parts_for_tests import LONG_MS

Role = QAccessible.Role
# A role that says nothing: VoiceOver passes over it, and Orca takes it for mere layout.
NO_ROLE = (Role.NoRole, Role.Client, Role.Pane)
ACTIONS_THAT_DO_NOTHING = {"SetFocus"}


def press(key: Qt.Key) -> None:
    """Press a key, as the window gets it."""
    assert QApplication.focusWidget() is not None, "nothing has the keyboard"
    QTest.keyClick(QApplication.focusWindow(), key)


def reader(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader knows of `widget`."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, f"{widget} is not there for a screen reader"
    return interface


def name_of(widget: QWidget) -> str:
    return reader(widget).text(QAccessible.Text.Name)


def actions_of(widget: QWidget) -> list[str]:
    """Return what a screen reader can do with `widget` beside giving it the focus."""
    interface = reader(widget).actionInterface()
    names = [] if interface is None else interface.actionNames()
    return [name for name in names if name not in ACTIONS_THAT_DO_NOTHING]


def act(qtbot: QtBot, control: QAbstractButton) -> None:
    """Do what a screen reader does when its user activates `control`: its first action."""
    reader(control).actionInterface().doAction(actions_of(control)[0])
    # Qt lets a press be seen for a moment before it clicks.
    qtbot.waitUntil(lambda: not control.isDown(), timeout=LONG_MS)


def controls(window: QWidget) -> list[QWidget]:
    """Return all that can be operated; the pages, which only hold the keys, can't."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusProxy() is None  # what hands the keyboard on is part of another
        and (isinstance(widget, QAbstractButton) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, PlayerPage | ExerciseDetail | PreviewPage)
    ]


def is_shown_page(widget: QWidget) -> bool:
    return isinstance(widget, ScrollPage) and widget.isVisible()


def called(widget: QWidget) -> str:
    """Return how a failure names a widget."""
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {words!r}"


def is_written_or_set(interface: QAccessibleInterface) -> bool:
    """Tell whether one types into it or sets its value, which needs no action."""
    return bool(interface.editableTextInterface() or interface.valueInterface())


def lacks(widget: QWidget) -> list[str]:
    """Return what a screen reader misses of a control."""
    interface, state = reader(widget), reader(widget).state()
    is_checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
    right = {
        "name": bool(name_of(widget).strip()),
        "role": interface.role() not in NO_ROLE,
        "focusable": bool(state.focusable),
        "focused": bool(state.focused) is widget.hasFocus(),
        "disabled": bool(state.disabled) is not widget.isEnabled(),
        "checkable": bool(state.checkable) is is_checkable,
        "checked": not is_checkable or bool(state.checked) is widget.isChecked(),
        "action": is_written_or_set(interface)
        or not widget.isEnabled()
        or bool(actions_of(widget)),
    }
    return [f"{called(widget)}: {word}" for word, is_right in right.items() if not is_right]


def read(interface: QAccessibleInterface) -> list[str]:
    """Return the names under `interface` in the order in which they are read."""
    words = [interface.text(QAccessible.Text.Name)]
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and not child.state().invisible:
            words += read(child)
    return words


class Told:
    """What a screen reader is told without being asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._take)

    def _take(self, event: object) -> None:
        message = getattr(event, "message", None)
        if message is not None:
            self.words.append(message())


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(monkeypatch)
