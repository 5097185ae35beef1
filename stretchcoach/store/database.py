"""Opens the history's file for writing, and tells whether it is sound."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from stretchcoach.set_aside import set_aside
from stretchcoach.store.backup import BackupError, Backups
from stretchcoach.store.connect import PATIENCE_S, connect
from stretchcoach.store.migrations import (
    VERSION,
    columns_of,
    expected_columns,
    migrate,
    transaction,
    version_of,
)
from stretchcoach.store.problems import (
    DamagedError,
    cannot_set_aside,
    damaged,
    explained,
    is_folder,
    newer,
    unreadable,
    unwritable,
)
from stretchcoach.store.records import check_times
from stretchcoach.store.sidecars import SIDECARS, sidecar

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Opened:
    """A history ready for use.

    Where a damaged one was put that was in its place; why an older one could not be copied before
    it was brought up to date.
    """

    connection: sqlite3.Connection
    set_aside: Path | None = None
    backup_problem: str = ""


def open_database(
    path: Path, *, today: Callable[[], date] = date.today, patience: float = PATIENCE_S
) -> Opened:
    """Open or create the history for writing; waits `patience` seconds for another program.

    A damaged file gets another name and a new history takes its place. Raises StoreError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path) from error
    try:
        return _open(path, today(), patience)
    except DamagedError:
        name = _put_away(path, today())
    return replace(_open(path, today(), patience), set_aside=name)


def recognise(path: Path) -> None:
    """Raise StoreError for what SQLite must not open.

    Where it takes a damaged file for a new one it throws away what is in the log beside it.
    Only before this process has the history open: closing the file would drop its locks.
    """
    try:
        if path.is_dir():
            raise is_folder(path)
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
        log = sidecar(path, "-wal")
        if start != _MAGIC and (start or (log.exists() and log.stat().st_size)):
            raise damaged(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unreadable(path) from error


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for a newer history, DamagedError for what is none.

    The connection must be able to write: SQLite leaves the schema's checks out on others.
    """
    expected_of = expected_columns()
    connection.execute("BEGIN")  # another process may be creating the tables right now
    try:
        version = version_of(connection)
        if version > VERSION:
            raise newer(path)
        if version < 0:
            raise damaged(path)
        columns, expected = columns_of(connection), expected_of[version]
        if not expected.items() <= columns.items() or (columns and not expected):
            raise damaged(path)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
        if expected:
            check_times(connection)
    except sqlite3.OperationalError as error:
        # The statements are right, so it is the schema in the file that SQLite stumbles on.
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise damaged(path) from error
        raise
    except ValueError as error:
        raise damaged(path) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _open(path: Path, today: date, patience: float) -> Opened:
    recognise(path)
    problem = ""
    with explained(path):
        connection = connect(path.absolute().as_posix(), patience)
        try:
            check(connection, path)
            version = version_of(connection)
            if 0 < version < VERSION:
                try:
                    Backups(path).before_update(connection, today, version)
                except BackupError as error:
                    # The update itself is done whole or not at all. Another program that starts
                    # at the same time may have been faster, with a backup of its own.
                    problem = str(error) if version_of(connection) < VERSION else ""
            migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            with transaction(connection):
                pass  # where nothing may be written it shows now, not after the first hold
        except BaseException:
            connection.close()
            raise
    return Opened(connection, backup_problem=problem)


def _put_away(path: Path, today: date) -> Path:
    try:
        return set_aside(path, today, SIDECARS)
    except OSError as error:
        raise cannot_set_aside(path) from error
