"""Exports and imports by the command line, with a year of made-up history."""

import csv
import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from stretchcoach.core.adherence import adherence, streak, totals, weeks
from stretchcoach.core.weekdays import Weekday
from stretchcoach.paths import find_paths
from stretchcoach.settings import Settings, save_settings
from stretchcoach.store.archive import Archive
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import ask_history
from tests.made_up_history import NOTES, make_history

TODAY = date(2026, 11, 23)
LONG_S = 60


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stretchcoach", "--data-dir", str(folder), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=LONG_S,
        env=os.environ | {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
        check=False,
    )


def done(folder: Path, *arguments: object) -> str:
    result = run(folder, *arguments)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a year of history, which no test changes."""
    folder = tmp_path_factory.mktemp("year")
    make_history(find_paths(folder).history, TODAY)
    return folder


def numbers(folder: Path) -> dict[str, Any]:
    """Return all that the pages and the report count."""

    def count(archive: Archive) -> dict[str, Any]:
        days, plans = archive.day_totals(), archive.plans()
        first = min(plan.since for plan in plans)
        return {
            "days": days,
            "plans": plans,
            "totals": totals(days, first, TODAY),
            "streak": streak(days, plans, TODAY),
            "weeks": weeks(days, plans, TODAY, 53),
            "adherence": adherence(days, plans, first, TODAY),
            "pains": archive.pain_points(None),
            "count": archive.count(),
        }

    return ask_history(find_paths(folder).history, count)


def content_of(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    del content["exported_at"]
    return content


def test_an_export_read_into_an_empty_program_gives_equal_numbers(year: Path, tmp_path: Path):
    file, again = tmp_path / "history.json", tmp_path / "again.json"
    assert done(year, "export", file) == f"{file} is written.\n"
    other = tmp_path / "other"
    sessions = ask_history(find_paths(year).history, Archive.count)
    expected = f"{sessions} sessions new, 0 known already; 4 notes of symptoms new, 0 known already"
    assert done(other, "import", file) == f"{expected}.\n"
    assert numbers(other) == numbers(year)
    done(other, "export", again)
    assert content_of(again) == content_of(file)
    assert done(other, "history") == done(year, "history")


def test_importing_again_doubles_nothing(year: Path, tmp_path: Path):
    file, other = tmp_path / "history.json", tmp_path / "other"
    done(year, "export", file)
    done(other, "import", file)
    before = numbers(other)
    words = done(other, "import", file)
    assert words == (
        f"0 sessions new, {before['count']} known already; "
        "0 notes of symptoms new, 4 known already.\n"
    )
    assert numbers(other) == before


def test_an_import_does_not_disturb_one_who_plays(year: Path, tmp_path: Path):
    file, other = tmp_path / "history.json", tmp_path / "other"
    done(year, "export", file)
    lock = PlayLock(find_paths(other).data)
    lock.acquire()
    try:
        assert "sessions new, 0 known already" in done(other, "import", file)
    finally:
        lock.release()


def test_a_session_of_another_tool_is_read_in_once(tmp_path: Path):
    file = tmp_path / "other.json"
    session = {
        "routine": "Calves",
        "started_at": "2026-11-20T07:00:00+01:00",
        "ended_at": "2026-11-20T07:05:00+01:00",
        "status": "completed",
        "planned_holds": 1,
        "holds": [
            {
                "index": 0,
                "exercise": "wall-calf-stretch",
                "side": "left",
                "rep": 1,
                "hold_s": 30,
                "held_s": 30,
                "outcome": "done",
            }
        ],
    }
    header = {"format": "stretchcoach-history", "version": 1}
    file.write_text(json.dumps(header | {"sessions": [session, session]}))
    assert done(tmp_path, "import", file) == "1 session new, 1 known already.\n"
    assert done(tmp_path, "import", file) == "0 sessions new, 2 known already.\n"


def test_days_asked_for_are_counted_both(year: Path, tmp_path: Path):
    file = tmp_path / "history.json"
    done(year, "export", file, "--from", "2026-10-05", "--to", "2026-10-09")
    found = {session["started_at"][:10] for session in content_of(file)["sessions"]}
    planned = {f"2026-10-{day:02d}" for day in range(5, 10)}
    assert {"2026-10-05", "2026-10-09"} <= found <= planned


def test_a_table_has_every_hold_and_runs_no_note(year: Path, tmp_path: Path):
    file, whole = tmp_path / "history.CSV", tmp_path / "history.json"
    done(year, "export", file)
    done(year, "export", whole)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))
    sessions = content_of(whole)["sessions"]
    holds = [(one["key"], hold) for one in sessions for hold in one["holds"]]
    assert [(row["key"], row["hold_number"]) for row in rows] == [
        (key, str(hold["index"] + 1)) for key, hold in holds
    ]
    for row, (_, hold) in zip(rows, holds, strict=True):
        assert (row["side"], row["rep"]) == (hold["side"], str(hold["rep"]))
        assert float(row["hold_s"]) == hold["hold_s"]
        assert float(row["held_s"]) == hold["held_s"]
        assert row["hold_ended_at"] == hold["ended_at"]
        assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in row.values())
    formulas = {note for note in NOTES if note[0] in "=+-@"}
    assert {row["note"] for row in rows} & {f"'{note}" for note in formulas}


def test_the_calendar_has_the_days_that_were_chosen(tmp_path: Path):
    chosen = Settings(days=(Weekday.TUE, Weekday.SAT), day_time="06:45")
    save_settings(find_paths(tmp_path).settings, chosen)
    file = tmp_path / "plan.ics"
    done(tmp_path, "export", file, "--from", "2026-12-01", "--to", "2026-12-12")
    event = vobject.readOne(file.read_text()).vevent
    found = [f"{moment:%d %H:%M}" for moment in event.rruleset]
    assert found == ["01 06:45", "05 06:45", "08 06:45", "12 06:45"]
    assert event.valarm.action.value == "DISPLAY"


def test_settings_that_can_not_be_read_keep_no_export_back(tmp_path: Path):
    find_paths(tmp_path).settings.mkdir(parents=True)
    ended = run(tmp_path, "export", tmp_path / "plan.ics")
    assert ended.returncode == 0
    assert "can't be read" in ended.stderr
    assert (tmp_path / "plan.ics").exists()


def test_a_calendar_without_days_gets_one_line(tmp_path: Path):
    save_settings(find_paths(tmp_path).settings, Settings(days=()))
    result = run(tmp_path, "export", tmp_path / "plan.ics")
    assert result.returncode == 1
    [line] = result.stderr.splitlines()
    assert "No days of the week are planned" in line
    assert not (tmp_path / "plan.ics").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["export", "a.txt"], 2, "a.txt must end in .pdf, .csv, .json, .ics"),
        (["export", "pdf"], 2, "pdf must end in .pdf"),
        (["export", ""], 2, "'' must end in"),
        (["export", "a.csv", "--from", "yesterday"], 2, "yesterday is no day; write it like 2026"),
        (["export", "a.csv", "--to", "2026-02-30"], 2, "2026-02-30 is no day"),
        (["export", "a.csv", "--from", "20261123"], 2, "20261123 is no day"),
        (
            ["export", "a.csv", "--from", "2026-11-02", "--to", "2026-11-01"],
            2,
            "--from 2026-11-02 is after --to 2026-11-01",
        ),
        (["export", "nowhere/a.csv"], 1, "a.csv can't be written (No such file or directory)"),
        (["export", "a.pdf", "--from", "2999-01-01"], 1, "2999-01-01 is still to come"),
        (["import", "a.json"], 2, "a.json can't be read: No such file"),
        (["import", "."], 2, "can't be read"),
    ],
)
def test_what_can_not_be_done_gets_one_line(tmp_path, monkeypatch, arguments, code, words):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.chdir(tmp_path)
    result = run(tmp_path / "data", *arguments)
    assert result.returncode == code, result.stderr
    [line] = result.stderr.splitlines()
    assert words in line
    assert not list(tmp_path.rglob("*.csv"))


def test_a_folder_is_not_replaced(tmp_path: Path):
    folder = tmp_path / "history.json"
    folder.mkdir()
    result = run(tmp_path, "export", folder)
    assert result.returncode == 1
    assert "history.json can't be written" in result.stderr
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_is_replaced_whole_and_has_usual_rights(tmp_path: Path):
    file = tmp_path / "history.json"
    file.write_text("before")
    done(tmp_path / "data", "export", file)
    assert content_of(file)["sessions"] == []
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask
    assert list(tmp_path.iterdir()) == [file]


def test_only_the_report_needs_qt(tmp_path: Path):
    probe = (
        "import sys; from stretchcoach.cli import main; assert main(sys.argv[1:]) == 0;"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    for name in ("a.json", "a.csv", "a.ics"):
        arguments = ["--data-dir", str(tmp_path), "export", str(tmp_path / name)]
        subprocess.run([sys.executable, "-c", probe, *arguments], check=True, capture_output=True)
    arguments = ["--data-dir", str(tmp_path), "import", str(tmp_path / "a.json")]
    subprocess.run([sys.executable, "-c", probe, *arguments], check=True, capture_output=True)


def test_an_export_leaves_no_trace_beside_the_history(tmp_path: Path):
    done(tmp_path, "export", tmp_path / "a.pdf")
    assert not find_paths(tmp_path).data.exists()
