"""The text player in a real terminal."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionStatus
from stretchcoach.library.routines import encode_routine
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import read_history
from tests.parts_for_tests import short_routine
from tests.store_parts import hold

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals in its standard library", allow_module_level=True)

import pty

LONG_S = 30.0
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The program in a terminal of its own, and what it has shown."""

    def __init__(self, *arguments: str) -> None:
        self.shown = ""
        self._terminal, inner = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "stretchcoach", *arguments],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "90", "LINES": "30"},
            start_new_session=True,
        )
        os.close(inner)

    def press(self, keys: str) -> None:
        self.shown = ""
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + LONG_S
        while words not in self.shown:
            ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words!r} was not shown, but {self.shown[-2000:]!r}"
            self._read()

    def wait_for_end(self) -> int:
        while self._read():
            pass
        return self.process.wait(LONG_S)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)

    def _read(self) -> bool:
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # Linux's way to say that the other end has gone
            return False
        self.shown += CONTROL.sub("", data.decode(errors="replace"))
        return bool(data)


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Terminal] = []

    def begin(*arguments: str) -> Terminal:
        routine = tmp_path / "short.stretch"
        routine.write_bytes(encode_routine(short_routine(hold_s=300)))
        common = ["--data-dir", str(tmp_path), "play", str(routine), "--terminal", "--mute"]
        started.append(Terminal(*common, *arguments))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def test_keys_pause_skip_go_back_and_end(start: Start):
    terminal = start()
    terminal.wait_for("get ready, right leg first")
    terminal.press("n")
    terminal.wait_for("hold, right leg, set 1 of 1")
    terminal.press("p")
    terminal.wait_for("Paused. Press p to go on.")
    terminal.press("p")
    terminal.wait_for("The hold goes on in 3")
    terminal.press("b")
    terminal.wait_for("get ready, right leg first")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_what_ends_before_anything_was_held_is_not_asked_about_and_not_kept(
    start: Start, tmp_path: Path
):
    terminal = start()
    terminal.wait_for("get ready, right leg first")
    terminal.press("p")
    terminal.wait_for("Paused.")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert "Session ended. Nothing was held, so nothing is kept." in terminal.shown
    assert "Pain in" not in terminal.shown
    assert read_history(tmp_path / "data" / "history.db") == []


def test_an_arrow_key_ends_nothing(start: Start):
    terminal = start()
    terminal.wait_for("get ready, right leg first")
    terminal.press("\x1b[C")
    terminal.press("p")
    terminal.wait_for("Paused.")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_the_sound_is_turned_on_and_off(start: Start):
    terminal = start("--speed", "1.5")
    terminal.wait_for("Voice off.")
    terminal.press("mp")
    terminal.wait_for("Paused.")
    assert "Voice off." not in terminal.shown.split("Paused.")[-1]
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_program_that_was_held_up_pauses(start: Start):
    terminal = start("--speed", "1.5")
    terminal.wait_for("get ready, right leg first")
    terminal.process.send_signal(signal.SIGSTOP)
    with pytest.raises(subprocess.TimeoutExpired):
        terminal.process.wait(4.5)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for("Paused, as the program was held up.")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_terminal_that_is_closed_leaves_a_session_to_go_on_with(start: Start, tmp_path: Path):
    terminal = start()
    terminal.wait_for("get ready, right leg first")
    terminal.process.kill()
    assert terminal.wait_for_end() == -signal.SIGKILL
    [session] = read_history(tmp_path / "data" / "history.db")
    assert session.status is SessionStatus.UNFINISHED


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


def test_a_session_broken_off_is_gone_on_with(start: Start, tmp_path: Path):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("Short was broken off. Go on with hold 2 of 2?")
    terminal.press("y\n")
    terminal.wait_for("get ready, left leg first")
    terminal.press("q")
    terminal.wait_for("1 of 2 holds done")
    terminal.wait_for("Pain in the right leg, 0 to 10 (Enter skips):")
    terminal.press("eleven\n")
    terminal.wait_for("Type a number from 0 to 10, or just Enter.")
    terminal.press("7\n")
    assert terminal.wait_for_end() == 0
    assert "Pain in the left leg" not in terminal.shown
    assert "Stop for today" in terminal.shown
    assert "call the emergency number" in terminal.shown
    [session] = read_history(tmp_path / "data" / "history.db")
    assert session.pains == Pains(right=7)


def test_a_signal_ends_it_without_a_question(start: Start, tmp_path: Path):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press("y\n")
    terminal.wait_for("get ready, left leg first")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 0
    assert "Pain in" not in terminal.shown


def test_a_session_broken_off_is_given_up(start: Start, tmp_path: Path):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press("n\n")
    terminal.wait_for("get ready, right leg first")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    sessions = read_history(tmp_path / "data" / "history.db")
    assert [session.status for session in sessions] == [SessionStatus.STOPPED]
