"""The keys of the text player: one by one while it plays, and none after that."""

import os
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSocketNotifier
from pytestqt.qtbot import QtBot

from stretchcoach.terminal_keys import TerminalKeys
from tests.parts_for_tests import LONG_MS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals in its standard library", allow_module_level=True)

import pty
import tty


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Type by writing here; the terminal is the program's stdin."""
    outer, inner = pty.openpty()
    tty.setcbreak(inner)
    with os.fdopen(inner) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield outer
    os.close(outer)


def test_each_key_is_told_and_arrows_are_none(qtbot: QtBot, keyboard: int) -> None:
    keys = TerminalKeys()
    pressed: list[str] = []
    keys.pressed.connect(pressed.append)
    os.write(keyboard, b"p\x1b[Cn")
    qtbot.waitUntil(lambda: pressed == ["p", "n"], timeout=LONG_MS)


def test_what_is_typed_after_it_was_stopped_is_left_to_a_question(
    qtbot: QtBot, keyboard: int
) -> None:
    keys = TerminalKeys()
    pressed: list[str] = []
    keys.pressed.connect(pressed.append)
    keys.stop()
    # Python, too, has Qt's events go on while it waits for a line.
    other = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    with qtbot.waitSignal(other.activated, timeout=LONG_MS):
        os.write(keyboard, b"7")
    other.setEnabled(False)
    assert pressed == []
    assert os.read(sys.stdin.fileno(), 8) == b"7"
