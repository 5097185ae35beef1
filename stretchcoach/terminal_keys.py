"""Single key presses from the terminal, without waiting for Enter."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

WINDOWS_POLL_MS = 50
# An arrow or function key arrives as several characters.
SEQUENCE = re.compile(r"\x1b(?:[\[O][0-9;]*[A-Za-z~])?")

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Windows' console gives single keys as it is."""
        yield

    def _read() -> str:
        pressed = ""
        while msvcrt.kbhit():
            pressed += msvcrt.getwch()
        return pressed
else:
    import os
    import termios
    import tty

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Have the terminal hand on each key at once and show none, until left."""
        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    def _read() -> str:
        return os.read(sys.stdin.fileno(), 64).decode(errors="ignore")


class TerminalKeys(QObject):
    """Emits `pressed` with each character; `closed` when the terminal has gone."""

    pressed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            self._timer = QTimer(self, interval=WINDOWS_POLL_MS)
            self._timer.timeout.connect(self._on_input)
            self._timer.start()
        else:
            self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_input)

    def _on_input(self) -> None:
        try:
            characters = _read()
        except OSError:
            characters = ""
        if not characters and sys.platform != "win32":
            self._notifier.setEnabled(False)
            self.closed.emit()
        for character in SEQUENCE.sub("", characters):
            self.pressed.emit(character)
