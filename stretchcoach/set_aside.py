"""Keeps a damaged file under another name."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from pathlib import Path


def set_aside(path: Path, today: date, endings: Iterable[str] = ()) -> Path:
    """Rename a file to a dated name that nothing has; return that name.

    What is named like it with one of `endings` goes with it. Raises OSError.
    """
    endings = tuple(endings)
    name = _reserve(path, today, endings)
    # The file itself goes last: what SQLite finds alone beside it, it deletes.
    for ending in endings:
        if _beside(path, ending).exists():
            _beside(path, ending).replace(_beside(name, ending))
    path.replace(name)
    return name


def _reserve(path: Path, today: date, endings: tuple[str, ...]) -> Path:
    """Create an empty file under the first dated name that is free, and return it."""
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}-damaged-{today.isoformat()}{ending}{path.suffix}")
        if any(_beside(name, ending).exists() for ending in endings):
            continue
        try:
            name.touch(exist_ok=False)
        except FileExistsError:
            continue
        return name
    raise AssertionError("count() never ends")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
