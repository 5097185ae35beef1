"""What the tests of single widgets share."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a widget alone in its window, in English, and give that window the keyboard."""
    QLocale.setDefault(QLocale("en_GB"))

    def show(widget: QWidget) -> None:
        widget.setMinimumSize(200, 200)
        widget.resize(520, 320)
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def colour_at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(round(x), round(y))
