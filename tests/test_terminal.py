"""The text player in a real terminal."""

import signal
import subprocess
from pathlib import Path

import pytest

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionStatus
from stretchcoach.store.reader import read_history
from tests.terminal_parts import Start, broken_off
from tests.terminal_parts import start as start


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


@pytest.mark.parametrize("slip", ["\n", "nn\n", "j\n"], ids=["enter", "nn", "j"])
def test_a_slip_gives_no_session_up(start: Start, tmp_path: Path, slip: str):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press(slip)
    terminal.wait_for("Type y to go on with it, or n to give it up and start anew.")
    terminal.wait_for("[y/n]")
    terminal.press("y\n")
    terminal.wait_for("get ready, left leg first")


def test_with_no_answer_the_session_can_still_be_gone_on_with(start: Start, tmp_path: Path):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press("\x04")
    terminal.wait_for("get ready, right leg first")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    [session] = read_history(tmp_path / "data" / "history.db")
    assert session.status is SessionStatus.UNFINISHED


def test_keys_that_were_typed_ahead_answer_no_question(start: Start, tmp_path: Path):
    broken_off(tmp_path)
    terminal = start()
    terminal.wait_for("[y/n]")
    terminal.press("y\n")
    terminal.wait_for("get ready, left leg first")
    # Halted, so that all is typed before any of it is read; what comes after q is left over.
    terminal.process.send_signal(signal.SIGSTOP)
    terminal.press("q" + 80 * "7" + "\n")
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for("Pain in the right leg")
    terminal.press("2\n")
    assert terminal.wait_for_end() == 0
    assert "Type a number" not in terminal.shown
    [session] = read_history(tmp_path / "data" / "history.db")
    assert session.pains == Pains(right=2)
