"""A backup in place of the history."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from stretchcoach.errors import StoreError
from stretchcoach.store.backup import BackupError, Backups
from stretchcoach.store.connect import connect, unchanging
from stretchcoach.store.database import check, recognise
from stretchcoach.store.migrations import migrate, version_of
from stretchcoach.store.problems import DamagedError, explained
from stretchcoach.translation import fill, translate


def restore(connection: sqlite3.Connection, history: Path, backup: Path, today: date) -> None:
    """Replace all that the open history holds by what the backup holds, whole or not at all.

    What it holds now is backed up first. Raises StoreError, with nothing changed, also for a
    backup that is damaged or newer than the program.
    """
    with closing(connect(":memory:")) as copy:
        # Read first: what is made next may be one backup too many, and this the oldest.
        _load(backup, copy)
        Backups(history).before_restore(connection, today)
        with explained(history):
            copy.backup(connection)


def _load(backup: Path, copy: sqlite3.Connection) -> None:
    try:
        recognise(backup)
        with explained(backup), closing(connect(unchanging(backup))) as original:
            original.backup(copy)
    except StoreError as error:
        raise _unusable(backup) from error
    if version_of(copy) == 0:
        raise _unusable(backup)
    try:
        with explained(backup):
            check(copy, backup)
            migrate(copy)
    except DamagedError as error:
        raise _unusable(backup) from error


def _unusable(backup: Path) -> BackupError:
    words = translate(
        "Store",
        "The backup {path} can't be read or holds no sound history, so nothing was changed. "
        "Choose another backup.",
    )
    return BackupError(fill(words, path=backup))
