"""The window with its pages about what is kept, joined on real parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.keeping import Keeping
from stretchcoach.parts import Parts
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from tests.file_answers import Dialogs
from tests.parts_for_tests import LONG_MS, short_routine
from tests.ui_parts import button_named, words_shown

WALL = "wall-calf-stretch"


def play(parts: Parts, days_ago: int = 1) -> None:
    started_at = parts.now() - timedelta(days=days_ago)
    parts.recorder.start("Calf", "{}", 1, started_at, 1.0)
    parts.recorder.hold(HoldRecord(0, WALL, Leg.RIGHT, 1, 30.0, 30.0, Outcome.DONE))
    parts.recorder.end(SessionStatus.COMPLETED, started_at + timedelta(minutes=2))


@dataclass
class Kept:
    """The window with its pages about what is kept."""

    keeping: Keeping
    window: MainWindow
    history: HistoryPage
    settings: SettingsPage
    dialogs: Dialogs
    parts: Parts
    qtbot: QtBot

    @property
    def count(self) -> int:
        """How many sessions the page shows."""
        return self.history.all_sessions.list.rows.rowCount()

    def play(self, days_ago: int = 1) -> None:
        play(self.parts, days_ago)

    def open_history(self, count: int) -> None:
        self.window.show_page("history")
        self.wait(lambda: self.count == count)

    def open_settings(self) -> None:
        self.window.show_page("settings")

    def press(self, text: str) -> None:
        QTest.mouseClick(button_named(self.settings.data, text), Qt.MouseButton.LeftButton)

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=LONG_MS)

    def wait_for_words(self, words: str) -> None:
        self.wait(lambda: any(text.startswith(words) for text in words_shown(self.settings.data)))

    def delete_all(self) -> None:
        self.open_settings()
        self.press("Delete all")
        dialog = self.window.findChild(TypedConfirmation)
        dialog.field.setText("delete")
        dialog.confirm.click()
        self.wait_for_words("All was deleted.")


@pytest.fixture
def kept(qtbot: QtBot, parts: Parts) -> Iterator[Kept]:
    look = Style()
    window, dialogs = MainWindow(look), Dialogs()
    qtbot.addWidget(window)
    history, settings = HistoryPage(look), SettingsPage(look, parts.exercises)
    window.add_page("settings", "Settings", "settings", settings)
    window.add_page("history", "History", "history", history)
    keeping = Keeping(parts, look, window, dialogs, short_routine, history, settings)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Kept(keeping, window, history, settings, dialogs, parts, qtbot)
    keeping.close()
