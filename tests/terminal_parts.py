"""The program in a terminal of its own."""

import os
import re
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from stretchcoach.library.routines import encode_routine
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from tests.parts_for_tests import short_routine
from tests.store_parts import hold

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals in its standard library", allow_module_level=True)

import pty

LONG_S = 30.0
PROGRAM = (sys.executable, "-m", "stretchcoach")
# Makes the terminal the one that sends signals for Ctrl+C and Ctrl+Z.
IN_CONTROL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A program in a terminal of its own, and what it has shown."""

    def __init__(self, *command: str, columns: int = 90, lines: int = 30, **more: str) -> None:
        self.everything = ""
        self.shown = ""  # since the last key
        self._terminal, inner = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", IN_CONTROL, *command],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=os.environ | {"TERM": "xterm", "COLUMNS": str(columns), "LINES": str(lines)} | more,
            start_new_session=True,
        )
        os.close(inner)

    def press(self, keys: str) -> None:
        self.shown = ""
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + LONG_S
        while words not in self.shown:
            assert self._read(end), f"it ended without {words!r}, but {self.shown[-2000:]!r}"

    def wait_for_end(self) -> int:
        end = time.monotonic() + LONG_S
        while self._read(end):
            pass
        return self.process.wait(LONG_S)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)

    def _read(self, end: float) -> bool:
        """Read what is shown next, before the time `end`; tell whether there was anything."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"nothing more was shown after {self.shown[-2000:]!r}"
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # Linux's way to say that the other end has gone
            return False
        words = CONTROL.sub("", data.decode(errors="replace"))
        self.everything += words
        self.shown += words
        return bool(data)


Start = Callable[..., Terminal]


def play_command(folder: Path) -> list[str]:
    """Return the arguments that play two holds of five minutes in the terminal."""
    routine = folder / "short.stretch"
    routine.write_bytes(encode_routine(short_routine(hold_s=300)))
    return ["--data-dir", str(folder), "play", str(routine), "--terminal"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Terminal] = []

    def begin(
        *arguments: str, shell: tuple[str, ...] = (), mute: bool = True, **more: Any
    ) -> Terminal:
        command = [*PROGRAM, *play_command(tmp_path), *["--mute"] * mute, *arguments]
        started.append(Terminal(*(shell or command), **more))
        if shell:
            started[-1].press(shlex.join(command) + "\n")
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def broken_off(tmp_path: Path) -> None:
    """Leave a session with one of two holds done, as a killed program would."""
    path = tmp_path / "data" / "history.db"
    with closing(open_database(path).connection) as connection:
        history = History(connection, PlayLock(path.parent))
        routine = short_routine()
        source = encode_routine(routine).decode()
        now = datetime.now().astimezone()
        session = history.start_session(routine.name, source, routine.hold_count, now)
        history.record_hold(session, hold(0))
