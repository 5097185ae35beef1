"""How fast a long history is: python -m tests.benchmarks.history_speed [FOLDER] [--sessions 20000]

Makes a history of so many sessions of 14 holds, a year for every 365 of them, and prints how many
milliseconds what a page asks of it takes: the best and the middle of several times.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from stretchcoach.core.record import SessionStatus
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.migrations import transaction
from stretchcoach.store.play_lock import PlayLock

START = datetime(1990, 1, 1, 7, 30, tzinfo=timezone(timedelta(hours=1)))
HOLDS = 14
TIMES = 7


def make(path: Path, sessions: int) -> None:
    """Write the history in one transaction; by `History` it would take an fsync for each fact."""
    routine = load_routine(DEFAULT, frozenset(load_exercises()))
    text = encode_routine(routine).decode()
    turns = [(step, *turn) for step in routine.steps for turn in step.turns()]
    connection = open_database(path).connection
    with transaction(connection):
        for number in range(sessions):
            started = START + timedelta(days=number)
            felt = (SessionStatus.COMPLETED.value, number % 11, "tight" * (number % 7 == 0))
            ended = (started + timedelta(minutes=10)).isoformat()
            id_ = connection.execute(
                "INSERT INTO sessions (routine, routine_json, planned_holds, started_at, ended_at,"
                " status, pain_right, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (routine.name, text, HOLDS, started.isoformat(), ended, *felt),
            ).lastrowid
            connection.executemany(
                "INSERT INTO holds VALUES (?, ?, ?, ?, ?, 30.0, 30.0, 'done', ?)",
                [
                    (id_, place, step.exercise, leg.value, set_number, ended)
                    for place, (step, set_number, leg) in enumerate(turns)
                ],
            )
    connection.close()


def measure(name: str, work: Callable[[], object], times: int = TIMES) -> None:
    """Print how long `work` takes."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{name:34} {min(taken):8.1f} {statistics.median(taken):8.1f}")


def main() -> None:
    """Make the history where there is none, and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sessions", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        path = folder / "data" / "history.db"
        if not path.exists():
            began = time.perf_counter()
            make(path, options.sessions)
            print(f"made in {time.perf_counter() - began:.1f} s")
        print(f"{path.stat().st_size / 1e6:.1f} MB")
        print(f"{'milliseconds':34} {'best':>8} {'middle':>8}")
        measure_all(path, folder)


def measure_all(path: Path, folder: Path) -> None:
    """Print how long everything takes."""
    measure("open_database", lambda: open_database(path).connection.close())
    connection = open_database(path).connection
    archive, history = Archive(connection), History(connection, PlayLock(path.parent))
    count = archive.count()
    now = START + timedelta(days=count)
    measure("day_totals", archive.day_totals)
    measure("count", archive.count)
    measure("lines, the first 50", lambda: archive.lines(0, 50))
    measure("lines, 50 in the middle", lambda: archive.lines(count // 2, 50))
    measure("lines, the last 50", lambda: archive.lines(count - 50, 50))
    measure("last", archive.last)
    measure("unfinished", lambda: history.unfinished(now))
    measure("pain_points, all", lambda: archive.pain_points(None))
    measure("pain_points, 90 days", lambda: archive.pain_points(now.date() - timedelta(days=90)))
    measure("plans", archive.plans)
    measure("everything", archive.everything, 3)
    connection.close()
    command = [sys.executable, "-m", "stretchcoach", "history", "--data-dir", str(folder)]
    measure("stretchcoach history", lambda: subprocess.run(command, capture_output=True), 3)


if __name__ == "__main__":
    main()
