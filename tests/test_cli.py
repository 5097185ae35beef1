"""The command line as a person uses it: real processes, real files."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.store.reader import read_history
from tests.parts_for_tests import short_routine
from tests.strategies import EXERCISES

LONG_S = 60
WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stretchcoach", *arguments],
        capture_output=True,
        text=True,
        timeout=LONG_S,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def routine_file(folder: Path, **changes: object) -> str:
    content = json.loads(encode_routine(load_routine(DEFAULT, frozenset(EXERCISES))))
    content["steps"][0].update(changes)
    path = folder / "mine.stretch"
    path.write_text(json.dumps(content))
    return str(path)


def test_the_timeline_as_json_has_the_promised_fields():
    content = json.loads(run("timeline", "--json").stdout)
    assert list(content) == ["routine", "duration_s", "phases", "cues"]
    assert list(content["phases"][0]) == [
        "kind",
        "start_s",
        "duration_s",
        "exercise",
        "leg",
        "set",
    ]
    assert list(content["cues"][0]) == ["at_s", "duration_s", "kind", "text"]
    holds = [phase for phase in content["phases"] if phase["kind"] == "hold"]
    assert [hold["duration_s"] for hold in holds] == [30] * 14
    assert "".join(hold["leg"][0] for hold in holds) == "rlrlrlrlrlrlrl"
    assert content["duration_s"] == pytest.approx(
        sum(phase["duration_s"] for phase in content["phases"]), abs=0.01
    )


def test_timeline_and_history_start_without_qt():
    for command in ("timeline", "history"):
        probe = (
            "import sys; from stretchcoach.cli import main; main(sys.argv[1:]);"
            "assert not [name for name in sys.modules if name.startswith('PySide6')]"
        )
        subprocess.run([sys.executable, "-c", probe, command], check=True, capture_output=True)


def test_a_routine_played_as_text_is_in_the_history(tmp_path: Path):
    played = run("--data-dir", str(tmp_path), "play", "--terminal", "--speed", "200")
    assert played.returncode == 0, played.stderr
    assert "Hold, right leg." in played.stdout
    assert played.stdout.splitlines()[-1] == ("Session complete. 14 of 14 holds done, 7:00 held.")
    [session] = json.loads(run("history", "--json", "--data-dir", str(tmp_path)).stdout)
    assert session["status"] == "completed"
    assert session["speed"] == 200
    assert [hold["held_s"] for hold in session["holds"]] == [30] * 14
    assert {hold["outcome"] for hold in session["holds"]} == {"done"}
    table = run("history", "--csv", "--data-dir", str(tmp_path)).stdout.splitlines()
    assert len(table) == 15


def test_without_a_display_it_plays_as_text_and_says_why(tmp_path: Path):
    played = run("--data-dir", str(tmp_path), "play", "--speed", "500", **WITHOUT_DISPLAY)
    assert played.returncode == 0
    assert played.stderr.startswith("No window, as ")
    assert "Session complete." in played.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_an_output_that_can_not_be_written_gets_one_line():
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "stretchcoach", "timeline"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1


def test_what_is_for_programs_is_utf8_in_any_locale(tmp_path: Path):
    routine = tmp_path / "mine.stretch"
    name = "Größe 💪"
    content = json.loads(encode_routine(short_routine())) | {"name": name}
    routine.write_text(json.dumps(content))
    done = subprocess.run(
        [sys.executable, "-m", "stretchcoach", "timeline", str(routine), "--json"],
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["routine"] == name


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hold_s": 301}, "steps[0].hold_s is 301; allowed are 5 to 300"),
        ({"sets": 0}, "steps[0].sets is 0; allowed are 1 to 20"),
        ({"switch_s": -1}, "steps[0].switch_s is -1; allowed are 0 to 300"),
        ({"exercise": "handstand"}, "steps[0].exercise is handstand"),
        ({"legs": "all"}, "steps[0].legs is all; allowed are both, right, left"),
        ({"hold_s": "long"}, "steps[0].hold_s must be a whole number, and is text"),
        ({"reps": 3}, "steps[0].reps: there is no such field"),
    ],
)
def test_a_routine_that_can_not_be_played_gets_one_line(tmp_path: Path, changes, words):
    for command in ("timeline", "play"):
        result = run(command, routine_file(tmp_path, **changes))
        assert result.returncode == 2
        [line] = result.stderr.splitlines()
        assert line.startswith("stretchcoach: mine.stretch: ")
        assert words in line


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a routine file"),
        (b"\xff\xfe", "not a routine file"),
        (b"[" * 100_000, "not a routine file"),
        (b"{}", "format must be"),
        (
            b'{"format": "stretchcoach-routine", "version": 1, "name": "\\u001b[31m", "steps": []}',
            "name",
        ),
        (b"[1]", "format must be"),
        (b'{"format": "stretchcoach-routine", "version": 2}', "from a newer Stretch Coach"),
        (b'{"format": "stretchcoach-routine", "version": "1"}', "version must be"),
        (b'{"format": "stretchcoach-routine", "version": 1}', "name is missing"),
        (b" " * 2_000_000, "too large"),
    ],
)
def test_a_file_that_is_no_routine_gets_one_line(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "mine.stretch"
    path.write_bytes(content)
    result = run("timeline", str(path))
    assert result.returncode == 2
    [line] = result.stderr.splitlines()
    assert words in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["timeline", "nothing-like-it"],
        ["timeline", "/"],
        ["play", "--speed", "0"],
        ["play", "--speed", "nan"],
        ["play", "--speed", "fast"],
        ["history", "--json", "--csv"],
        ["sing"],
        ["--data-dir", __file__, "history"],
    ],
)
def test_bad_input_ends_with_one_line_and_code_2(arguments: list[str]):
    result = run(*arguments)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_an_unwritable_data_folder_is_a_plain_error(tmp_path: Path):
    (tmp_path / "data").write_text("a file where the folder should be")
    result = run("--data-dir", str(tmp_path), "play", "--terminal", "--speed", "500")
    assert result.returncode == 1
    [line] = result.stderr.splitlines()
    assert line.startswith("stretchcoach: ")
    assert str(tmp_path) in line


def test_a_damaged_history_is_set_aside_and_playing_goes_on(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history.db").write_bytes(b"this is no database" * 100)
    result = run("--data-dir", str(tmp_path), "play", "--terminal", "--speed", "500")
    assert result.returncode == 0
    assert "history-damaged-" in result.stdout
    assert len(read_history(tmp_path / "data" / "history.db")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_killed_in_its_third_hold_two_holds_are_in_the_history(tmp_path: Path):
    command = ["--data-dir", str(tmp_path), "play", "--terminal", "--speed", "20"]
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "stretchcoach", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            if "hold, right leg, set 2" in line:
                process.send_signal(signal.SIGKILL)
                break
    process.wait(LONG_S)
    [session] = json.loads(run("history", "--json", "--data-dir", str(tmp_path)).stdout)
    assert session["status"] == "unfinished"
    assert session["ended_at"] is None
    assert [(hold["leg"], hold["set"], hold["held_s"]) for hold in session["holds"]] == [
        ("right", 1, 30),
        ("left", 1, 30),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' console has signals of its own")
def test_interrupted_at_the_terminal_it_is_stopped_and_what_was_held_is_kept(tmp_path: Path):
    routine = tmp_path / "short.stretch"
    routine.write_bytes(encode_routine(short_routine(hold_s=300)))
    command = ["--data-dir", str(tmp_path), "play", str(routine), "--terminal", "--speed", "20"]
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "stretchcoach", *command],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            if "Halfway." in line:
                process.send_signal(signal.SIGINT)
                break
        rest = lines.read()
    assert process.wait(LONG_S) == 0
    assert "Session ended. 0 of 2 holds done" in rest
    [session] = read_history(tmp_path / "data" / "history.db")
    assert session.status == "stopped"
    assert [hold.outcome for hold in session.holds] == ["partial"]
    assert 150 <= session.holds[0].held < 300


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["timeline"], 0),
        (["history", "--json"], 0),
        (["--version"], 0),
        (["play", "--speed", "1000"], 0),
        (["timeline", "nothing-like-it"], 2),
        (["sing"], 2),
    ],
)
@pytest.mark.parametrize("lacking", ["stdout stderr stdin", "stderr"])
def test_without_a_console_the_code_tells_the_outcome(
    arguments: list[str], code: int, lacking: str
):
    program = (
        "import sys; from stretchcoach.cli import main\n"
        f"for name in {lacking!r}.split(): setattr(sys, name, None)\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=os.environ | WITHOUT_DISPLAY,
        capture_output=True,
        text=True,
        timeout=LONG_S,
        check=False,
    )
    assert result.returncode == code, result.stderr
    assert bool(result.stdout) is (code == 0 and lacking == "stderr")


def test_the_doctor_says_what_works(tmp_path: Path):
    content = json.loads(run("doctor", "--json", "--data-dir", str(tmp_path)).stdout)
    assert list(content) == ["version", "display", "sound", "voice", "history", "data_folder"]
    assert content["display"]["works"] is True
    assert content["data_folder"] == {
        "works": True,
        "found": str(tmp_path / "data"),
        "advice": "",
    }
    for finding in (content["sound"], content["voice"]):
        assert finding["works"] is not bool(finding["advice"])


def test_the_doctor_says_what_to_do_without_a_display(tmp_path: Path):
    result = run("doctor", "--data-dir", str(tmp_path), **WITHOUT_DISPLAY)
    assert result.returncode == 1
    assert "--terminal" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locale")
def test_the_doctor_needs_no_letters_but_ascii(tmp_path: Path):
    folder = tmp_path / "\u00dcbung"
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "40"}
    result = run("doctor", "--data-dir", str(folder), **ascii_only)
    assert "bung/data" in result.stdout
    assert "Traceback" not in result.stderr
