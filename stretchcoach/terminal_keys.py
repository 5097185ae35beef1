"""Single key presses from the terminal, without waiting for Enter."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

WINDOWS_POLL_MS = 50
# An arrow or function key arrives as several characters.
SEQUENCE = re.compile(r"\x1b(?:[\[O][0-9;]*[A-Za-z~])?")

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Windows' console gives single keys as it is. What is still to be read is forgotten."""
        try:
            yield
        finally:
            _read()

    def _read() -> str:
        pressed = ""
        while msvcrt.kbhit():
            pressed += msvcrt.getwch()
        return pressed
else:
    import os
    import signal
    import termios
    import tty
    from types import FrameType

    @contextmanager
    def single_keys() -> Iterator[None]:
        """Have the terminal hand on each key at once and show none, until left.

        What is still to be read then is forgotten: it was meant for what is over.
        """
        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)
        go_on = signal.signal(signal.SIGCONT, _on_continued)
        try:
            yield
        finally:
            signal.signal(signal.SIGCONT, go_on)
            termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)

    def _on_continued(number: int, frame: FrameType | None) -> None:
        """Take the single keys again: the shell took them back when the program was stopped."""
        with suppress(OSError, termios.error):
            # In the background it may not, and would be stopped again.
            if os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp():
                tty.setcbreak(sys.stdin, termios.TCSADRAIN)

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

    def stop(self) -> None:
        """Leave what is typed from now on to others: Qt goes on while Python waits for a line."""
        if sys.platform == "win32":
            self._timer.stop()
        else:
            self._notifier.setEnabled(False)

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
