"""What went wrong with the history's file, in words for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stretchcoach.errors import StoreError
from stretchcoach.translation import fill, translate

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_FORBIDDEN = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
)


class DamagedError(StoreError):
    """The file holds no history that can be read."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports within into a StoreError; a defect of the program stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _explain(error, path)
        if problem is None:
            raise
        raise problem from error


def _code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code; errors of Python's own module have none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code if code is None else code & 0xFF


def _explain(error: sqlite3.Error, path: Path) -> StoreError | None:
    """Return what `error` means for the user, or None when it is a defect of the program."""
    code = _code(error)
    if code in _DAMAGED:
        return damaged(path)
    if code in _LOCKED:
        words = translate(
            "Store",
            "Another program keeps the history {path} locked, so it can't be used now. "
            "Close that program and try again.",
        )
        return StoreError(fill(words, path=path))
    if code == sqlite3.SQLITE_FULL:
        words = translate(
            "Store",
            "The disk is full, so the history {path} can't be saved. "
            "Free some space and try again.",
        )
        return StoreError(fill(words, path=path))
    if code in _FORBIDDEN:
        return unwritable(path)
    if code == sqlite3.SQLITE_IOERR:
        words = translate(
            "Store",
            "The disk refused to read or write the history {path}. "
            "Check that it is connected, healthy and not full, and try again.",
        )
        return StoreError(fill(words, path=path))
    return None


def damaged(path: Path) -> DamagedError:
    """Return the error for a file that can't be read as a history."""
    words = translate(
        "Store",
        "The history {path} is damaged and can't be read. Start Stretch Coach or play a "
        "session: the damaged file is kept under another name and a new history begins.",
    )
    return DamagedError(fill(words, path=path))


def newer(path: Path) -> StoreError:
    """Return the error for a history of a later version of the program."""
    words = translate(
        "Store",
        "The history {path} was made by a newer version of Stretch Coach, which this version "
        "can't read. Update the program; nothing was changed.",
    )
    return StoreError(fill(words, path=path))


def unwritable(path: Path) -> StoreError:
    """Return the error for a file that can't be opened for writing."""
    words = translate(
        "Store",
        "The history {path} can't be opened for writing. Check that its folder exists and that "
        "you may write there, or choose another folder with --data-dir.",
    )
    return StoreError(fill(words, path=path))


def cannot_set_aside(path: Path) -> StoreError:
    """Return the error for a damaged file that keeps its name."""
    words = translate(
        "Store",
        "The history {path} is damaged, and it can't be renamed to begin a new one. "
        "Close other programs that use it, or move it away, and start again.",
    )
    return StoreError(fill(words, path=path))


def unreadable(path: Path) -> StoreError:
    """Return the error for a file that can't be opened at all."""
    words = translate(
        "Store",
        "The history {path} can't be opened for reading. Check that it is a file and that you "
        "may read it.",
    )
    return StoreError(fill(words, path=path))


def is_folder(path: Path) -> StoreError:
    """Return the error for a folder where the file should be."""
    words = translate(
        "Store",
        "The history {path} should be a file, but a folder of that name is in its place. "
        "Move the folder away and start again.",
    )
    return StoreError(fill(words, path=path))
