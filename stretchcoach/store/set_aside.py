"""Keeps a damaged history under another name."""

from datetime import date
from itertools import count
from pathlib import Path

# What SQLite keeps beside a database; it finds them again by these names.
SIDECARS = ("-wal", "-shm", "-journal")


def sidecar(path: Path, suffix: str) -> Path:
    """Return the file that SQLite keeps beside the database `path`."""
    return path.with_name(path.name + suffix)


def set_aside(path: Path, today: date) -> Path:
    """Rename the database and what is beside it to a dated name nothing has; return that name.

    Raises OSError when a file can't be renamed.
    """
    name = _reserve(path, today)
    # The database goes last: left alone, what is beside it would be deleted at the next start.
    for suffix in SIDECARS:
        if sidecar(path, suffix).exists():
            sidecar(path, suffix).replace(sidecar(name, suffix))
    path.replace(name)
    return name


def _reserve(path: Path, today: date) -> Path:
    """Create an empty file under the first dated name that is free, and return it."""
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}-damaged-{today.isoformat()}{ending}{path.suffix}")
        if any(sidecar(name, suffix).exists() for suffix in SIDECARS):
            continue
        try:
            name.touch(exist_ok=False)
        except FileExistsError:
            continue
        return name
    raise AssertionError("count() never ends")
