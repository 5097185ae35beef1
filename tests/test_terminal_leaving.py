"""Ways out of the text player: signals, a halt, an output that goes away."""

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from stretchcoach.core.record import SessionRecord, SessionStatus
from stretchcoach.store.reader import read_history
from tests.terminal_parts import LONG_S, PROGRAM, Start, Terminal, broken_off, play_command
from tests.terminal_parts import start as start


def stored(folder: Path) -> list[SessionRecord]:
    return read_history(folder / "data" / "history.db")


def in_the_second_hold(start: Start, folder: Path) -> Terminal:
    broken_off(folder)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press("y\n")
    terminal.wait_for("get ready, left leg first")
    return terminal


def test_a_program_that_is_killed_leaves_a_session_to_go_on_with(start: Start, tmp_path: Path):
    terminal = start()
    terminal.wait_for("get ready, right leg first")
    terminal.process.kill()
    assert terminal.wait_for_end() == -signal.SIGKILL
    assert [session.status for session in stored(tmp_path)] == [SessionStatus.UNFINISHED]


def test_a_program_that_is_told_to_end_leaves_a_session_to_go_on_with(start: Start, tmp_path: Path):
    terminal = in_the_second_hold(start, tmp_path)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 0
    assert "Session broken off. 1 of 2 holds done, 0:30 held." in terminal.shown
    assert "Pain in" not in terminal.shown
    assert [session.status for session in stored(tmp_path)] == [SessionStatus.UNFINISHED]


def test_control_and_c_end_the_session_without_a_question(start: Start, tmp_path: Path):
    terminal = in_the_second_hold(start, tmp_path)
    terminal.press("\x03")
    assert terminal.wait_for_end() == 0
    assert "Session ended. 1 of 2 holds done" in terminal.shown
    assert "Pain in" not in terminal.shown
    assert [session.status for session in stored(tmp_path)] == [SessionStatus.STOPPED]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with job control")
def test_after_a_halt_the_keys_work_again(start: Start):
    # This shell takes the terminal back from what it halts.
    terminal = start(shell=("bash", "--norc", "-i"))
    terminal.wait_for("get ready, right leg first")
    terminal.press("\x1a")
    terminal.wait_for("Stopped")
    terminal.press("fg\n")
    terminal.wait_for("get ready, right leg first")
    terminal.press("q")
    terminal.wait_for("Session ended.")
    terminal.press("exit\n")
    assert terminal.wait_for_end() == 0


def test_a_reader_who_has_had_enough_ends_the_session_in_peace(tmp_path: Path):
    with subprocess.Popen(
        [*PROGRAM, *play_command(tmp_path), "--speed", "1.5"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as player:
        assert player.stdout is not None
        assert player.stderr is not None
        assert player.stdout.readline()
        player.stdout.close()
        assert player.stderr.read() == ""
        assert player.wait(LONG_S) == 0
    assert stored(tmp_path) == []  # nothing was held


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_of_once(tmp_path: Path):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *play_command(tmp_path), "--mute"],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=LONG_S,
        )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "The output can't be written" in line
    assert stored(tmp_path) == []  # nothing was held
