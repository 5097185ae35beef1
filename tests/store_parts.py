"""What the tests of the history share."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock

START = datetime(2026, 1, 5, 7, 30, tzinfo=timezone(timedelta(hours=1)))


class Now:
    """A wall clock that a test sets."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def hold(index: int, held: float = 30.0, outcome: Outcome = Outcome.DONE) -> HoldRecord:
    leg = Leg.LEFT if index % 2 else Leg.RIGHT
    return HoldRecord(index, "wall-calf-stretch", leg, index // 2 + 1, 30.0, held, outcome)


@contextmanager
def opened(path: Path, now: Now | None = None) -> Iterator[History]:
    """Open the history at `path`, which must be sound, and close it again."""
    database = open_database(path, patience=0)
    assert database.set_aside is None
    try:
        yield History(database.connection, PlayLock(path.parent), now or Now())
    finally:
        database.connection.close()


@contextmanager
def everybodys_folder() -> Iterator[Path]:
    """Give a folder that every user can reach; pytest's own are closed to others."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            folder.chmod(0o755)


# Leaves root's powers, which no permission binds. All is imported before: afterwards Python may
# not be allowed to read its own files.
AS_NOBODY = """
import os, sys
from pathlib import Path
from datetime import datetime
from stretchcoach.errors import StoreError
from stretchcoach.store.database import open_database
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import read_history
from encodings import idna
if os.getuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
"""

WRITER = """
import sys
from pathlib import Path
from tests.store_parts import START, Now, hold
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
path = Path(sys.argv[1])
connection = open_database(path).connection
lock = PlayLock(path.parent)
history = History(connection, lock, Now())
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run `code` in a Python of its own, with pipes to talk to it."""
    root = Path(__file__).parent.parent
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )


@contextmanager
def running(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run `code` until it has printed its first line; kill it in the end."""
    process = start(code, *arguments)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[str]) -> None:
    """End `process` as kill -9 does: it gets no chance to tidy up."""
    process.kill()
    process.communicate()


def run(code: str, *arguments: object) -> str:
    """Run `code` to its end and return what it printed."""
    process = start(code, *arguments)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return output
