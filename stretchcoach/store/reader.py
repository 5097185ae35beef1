"""A look into the history that leaves no trace."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from stretchcoach.core.record import SessionRecord
from stretchcoach.store.database import check, connect, recognise
from stretchcoach.store.migrations import migrate
from stretchcoach.store.problems import explained, unreadable
from stretchcoach.store.records import load_sessions
from stretchcoach.store.sidecars import SIDECARS, sidecar


def read_history(path: Path) -> list[SessionRecord]:
    """Return all sessions, oldest first; none where there is no history yet.

    Creates nothing beside the history and works while another process writes. A process that has
    the history open itself asks `History`: POSIX would drop its locks here. Raises StoreError.
    """
    recognise(path)
    try:
        if path.stat().st_size == 0:
            return []
        with closing(connect(":memory:")) as copy:
            with _address(path) as address, explained(path), closing(connect(address)) as original:
                original.backup(copy)
            with explained(path):
                check(copy, path)
                migrate(copy)
                return load_sessions(copy)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(path) from error


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """Give an address at which SQLite reads the database and creates nothing beside it."""
    wal, shared_memory, journal = (sidecar(path, suffix).exists() for suffix in SIDECARS)
    if wal and shared_memory:  # in use, or left by a killed program
        yield f"{_uri(path)}?mode=ro"
    elif wal or journal:  # what is left must be worked in first, and that writes
        with TemporaryDirectory(prefix="stretchcoach-") as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            for suffix in SIDECARS:
                if sidecar(path, suffix).exists():
                    shutil.copyfile(sidecar(path, suffix), sidecar(copy, suffix))
            yield copy.as_posix()
    else:
        yield f"{_uri(path)}?mode=ro&immutable=1"


def _uri(path: Path) -> str:
    """Return SQLite's address of a file; `Path.as_uri` makes one it refuses for a network share."""
    absolute = path.absolute().as_posix()
    return "file://" + ("" if absolute.startswith("/") else "/") + quote(absolute, safe="/:")
