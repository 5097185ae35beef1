"""Opening a routine file from the desktop: `stretchcoach FILE.stretch`."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from stretchcoach import start
from stretchcoach.cli import main
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine
from stretchcoach.start_options import StartOptions
from tests.parts_for_tests import short_routine


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[StartOptions]:
    options: list[StartOptions] = []
    monkeypatch.setattr(start, "start", lambda paths, asked: options.append(asked) or 0)
    return options


@pytest.mark.parametrize("before", [[], ["--data-dir", "somewhere"], ["--data-dir=somewhere"]])
@pytest.mark.parametrize("command", [[], ["open"]])
def test_a_file_is_shown_and_not_played_at_once(started, before: list[str], command: list[str]):
    assert main([*before, *command, "/home/me/mine.stretch"]) == 0
    [options] = started
    assert options.routine == "/home/me/mine.stretch"
    assert not options.plays_at_once
    assert not options.terminal


def test_the_ending_may_be_in_capitals(started):
    assert main(["/home/me/My Routine.STRETCH"]) == 0
    assert started[0].routine == "/home/me/My Routine.STRETCH"


@pytest.mark.parametrize("arguments", [[], ["open"]])
def test_without_a_file_it_opens_the_routine_that_ships(started, arguments: list[str]):
    assert main(arguments) == 0
    assert started[0].routine == DEFAULT


def test_a_folder_named_like_a_routine_is_still_a_folder(started, tmp_path: Path):
    assert main(["--data-dir", str(tmp_path / "kept.stretch")]) == 0
    assert started[0].routine == DEFAULT


@pytest.mark.parametrize("arguments", [["mine.text"], ["mine.stretch", "yours.stretch"]])
def test_what_is_no_routine_file_is_no_command(started, arguments: list[str], capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert not started


def test_a_bad_file_is_told_of_on_the_screen(qapp, tmp_path: Path, monkeypatch, capsys):
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda parent, title, words: told.append(words))
    file = tmp_path / "mine.stretch"
    file.write_text("{}")
    assert main([str(file)]) == 2
    [words] = told
    assert words.startswith("mine.stretch: ")
    assert words in capsys.readouterr().err


def test_the_window_gets_the_routine_of_the_file(tmp_path: Path, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "stretchcoach.run_window.run_window",
        lambda paths, load, options: shown.append(load()[1]) or 0,
    )
    file = tmp_path / "mine.stretch"
    file.write_bytes(encode_routine(short_routine()))
    assert main(["--data-dir", str(tmp_path), str(file)]) == 0
    assert shown == [short_routine()]
