"""A look into the history that leaves no trace."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from stretchcoach.core.record import SessionRecord
from stretchcoach.store.archive import Archive
from stretchcoach.store.connect import address, connect, unchanging
from stretchcoach.store.database import check, recognise
from stretchcoach.store.migrations import migrate
from stretchcoach.store.problems import explained, unreadable
from stretchcoach.store.records import load_sessions
from stretchcoach.store.sidecars import SIDECARS, sidecar

T = TypeVar("T")


def read_history(path: Path) -> list[SessionRecord]:
    """Return all sessions, oldest first; none where there is no history yet. Raises StoreError."""
    return _look(path, load_sessions)


def ask_history(path: Path, query: Callable[[Archive], T]) -> T:
    """Return what `query` finds; a history that is not there yet is empty. Raises StoreError."""
    return _look(path, lambda connection: query(Archive(connection)))


def _look(path: Path, query: Callable[[sqlite3.Connection], T]) -> T:
    """Return what `query` finds in a copy of the history in memory.

    Creates nothing beside the history and works while another process writes. A process that has
    the history open itself asks `History`: POSIX would drop its locks here.
    """
    recognise(path)
    with closing(connect(":memory:")) as copy:
        try:
            if path.stat().st_size > 0:
                with (
                    _readable(path) as source,
                    explained(path),
                    closing(connect(source)) as original,
                ):
                    original.backup(copy)
                with explained(path):
                    check(copy, path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise unreadable(path) from error
        with explained(path):
            migrate(copy)
            return query(copy)


@contextmanager
def _readable(path: Path) -> Iterator[str]:
    """Give an address at which SQLite reads the database and creates nothing beside it."""
    wal, shared_memory, journal = (sidecar(path, suffix).exists() for suffix in SIDECARS)
    if wal and shared_memory:  # in use, or left by a killed program
        yield f"{address(path)}?mode=ro"
    elif wal or journal:  # what is left must be worked in first, and that writes
        with TemporaryDirectory(prefix="stretchcoach-") as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            for suffix in SIDECARS:
                if sidecar(path, suffix).exists():
                    shutil.copyfile(sidecar(path, suffix), sidecar(copy, suffix))
            yield copy.as_posix()
    else:
        yield unchanging(path)
