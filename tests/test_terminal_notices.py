"""What is wrong, told in the terminal: by words that are true there, and once."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal_parts import LONG_S, PROGRAM, Start, play_command
from tests.terminal_parts import start as start

NO_SOUND = "No sound:"
NOWHERE = {"PULSE_SERVER": "unix:/nonexistent", "ALSA_CONFIG_PATH": "/nonexistent"}

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs a sound server that can be hidden"
)


def test_the_picture_tells_of_no_sound_and_of_no_button_that_is_not_there(start: Start):
    terminal = start(mute=False, **NOWHERE)
    terminal.wait_for("get ready, right leg first")
    terminal.wait_for(NO_SOUND)
    assert terminal.shown.index("get ready") < terminal.shown.index(NO_SOUND)
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert "Retry" not in terminal.everything


def test_plain_lines_tell_of_no_sound_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)
    with subprocess.Popen(
        [*PROGRAM, *play_command(tmp_path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as player:
        assert player.stdout is not None
        told = []
        while not told or "hold, right leg" not in told[-1]:
            told.append(player.stdout.readline())
            assert told[-1], "it ended before the first hold"
        player.send_signal(signal.SIGINT)
        told += player.stdout.readlines()
        assert player.wait(LONG_S) == 0
    assert sum(NO_SOUND in line for line in told) == 1
    assert "Retry" not in "".join(told)


def test_a_notice_is_broken_between_words(start: Start, tmp_path: Path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.json").write_text("no settings")
    terminal = start(columns=40)
    terminal.wait_for("get ready")
    notice = terminal.everything.split("Short ")[0].strip()
    lines = notice.splitlines()
    assert len(lines) > 1
    assert all(len(line.rstrip()) <= 40 for line in lines)
