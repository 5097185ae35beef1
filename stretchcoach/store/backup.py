"""Copies of the history beside it, made while it is in use."""

import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain, count
from pathlib import Path

from stretchcoach.errors import StoreError
from stretchcoach.store.connect import address, connect, unchanging
from stretchcoach.store.migrations import VERSION, version_of
from stretchcoach.translation import fill, translate

KEPT = 14

_NAME = re.compile(r"history-(\d{4}-\d\d-\d\d)(?:-before-(v|restore)\d*(?:-\d+)?)?\.db")
_ENDED = "SELECT count(*) FROM sessions WHERE status != 'unfinished'"
_UNFINISHED_SUFFIX = ".part"
# One that was being written for so long was left by a program that was killed.
_LEFT_AFTER_S = 24 * 3600.0


class BackupError(StoreError):
    """A backup can't be made or used; the history itself is as it was."""


class BackupKind(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    UPDATE = "update"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup, when it was made, and how many sessions it holds.

    `day` is that of its name; `made_at`, an aware time, is that of the file.
    """

    path: Path
    day: date
    made_at: datetime
    sessions: int
    kind: BackupKind


class Backups:
    """The folder of backups beside the history at `path`. What can't be done raises BackupError.

    A backup has its name only once it is whole, sound and on the disk; the last 14 are kept.
    """

    def __init__(self, path: Path) -> None:
        self._history = path
        self.folder = path.parent / "backups"

    def infos(self) -> tuple[BackupInfo, ...]:
        """Return the backups that can be read, the newest first."""
        infos = []
        for path in self._files():
            with (
                suppress(sqlite3.Error, OSError),
                closing(connect(unchanging(path))) as backup,
            ):
                (sessions,) = backup.execute(_ENDED).fetchone()
                made_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                infos.append(BackupInfo(path, _day(path), made_at, sessions, _kind(path)))
        return tuple(infos)

    def daily(self, today: date) -> Path | None:
        """Copy the history unless that was done today or it holds nothing yet."""
        if self._exists(self._named(today)):
            return None
        with self._history_read() as history:
            return None if _is_empty(history) else self._copy(history, self._named(today))

    def now(self, today: date) -> Path:
        """Copy the history, in place of today's backup."""
        with self._history_read() as history:
            return self._copy(history, self._named(today))

    def before_update(self, history: sqlite3.Connection, today: date, version: int) -> Path:
        """Copy a history of an older version; one that is no longer of it raises BackupError."""
        return self._copy(history, self._named(today, f"-before-v{VERSION}"), version)

    def before_restore(self, history: sqlite3.Connection, today: date) -> Path:
        """Copy the history before another takes its place; no earlier copy gives way."""
        endings = chain(("",), (f"-{number}" for number in count(2)))
        names = (self._named(today, f"-before-restore{ending}") for ending in endings)
        return self._copy(history, next(name for name in names if not self._exists(name)))

    def delete_all(self) -> None:
        """Delete every backup, and every damaged history that was set aside."""
        damaged = self._history.parent.glob(f"{self._history.stem}-damaged-*")
        unfinished = self.folder.glob(f"*{_UNFINISHED_SUFFIX}")
        try:
            for path in (*self._files(), *unfinished, *damaged):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise _undeletable(self.folder, error) from error

    @contextmanager
    def _history_read(self) -> Iterator[sqlite3.Connection]:
        """Connect for a copy, beside the connection that writes: neither holds the other up."""
        try:
            with closing(connect(f"{address(self._history)}?mode=ro")) as history:
                yield history
        except sqlite3.Error as error:
            raise _unwritable(self.folder, error) from error

    def _named(self, today: date, ending: str = "") -> Path:
        return self.folder / f"history-{today.isoformat()}{ending}.db"

    def _exists(self, backup: Path) -> bool:
        try:
            return backup.exists()
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def _files(self) -> list[Path]:
        """Return the files that are named like backups, the newest first."""
        try:
            named = [path for path in self.folder.iterdir() if _NAME.fullmatch(path.name)]
            aged = [(_day(path), path.stat().st_mtime, path) for path in named]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise _unlistable(self.folder, error) from error
        return [path for *_, path in sorted(aged, reverse=True)]

    def _copy(self, history: sqlite3.Connection, target: Path, version: int = VERSION) -> Path:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(_UNFINISHED_SUFFIX, "history-", self.folder)
            os.close(handle)
            unfinished = Path(name)
            try:
                _write(history, unfinished, version)
                unfinished.replace(target)
            finally:
                unfinished.unlink(missing_ok=True)
            _flush(self.folder)
            self._clear(target)
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(self.folder, error) from error
        return target

    def _clear(self, newest: Path) -> None:
        """Delete what is too many, and what a killed program left; never the newest itself."""
        others = [path for path in self._files() if path != newest]
        for path in others[KEPT - 1 :]:
            path.unlink(missing_ok=True)
        for path in self.folder.glob(f"*{_UNFINISHED_SUFFIX}"):
            if time.time() - path.stat().st_mtime > _LEFT_AFTER_S:
                path.unlink(missing_ok=True)


def _write(history: sqlite3.Connection, target: Path, version: int) -> None:
    """Copy the history as of one moment and make sure that it is whole and on the disk."""
    with closing(connect(target.absolute().as_posix())) as copy:
        # What is written here is thrown away if the power fails: no journal is needed.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        history.backup(copy)
    with closing(connect(unchanging(target))) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")
        if version_of(copy) != version:  # another program was faster with its update
            raise sqlite3.DatabaseError("the history changed meanwhile")
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Have the new name written to the disk, where folders can be asked for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_empty(history: sqlite3.Connection) -> bool:
    told = "SELECT EXISTS (SELECT 1 FROM sessions) OR EXISTS (SELECT 1 FROM symptom_notes)"
    return not history.execute(told).fetchone()[0]


def _day(path: Path) -> date:
    return date.fromisoformat(path.name[len("history-") :][:10])


def _kind(path: Path) -> BackupKind:
    match = _NAME.fullmatch(path.name)
    kinds = {"v": BackupKind.UPDATE, "restore": BackupKind.RESTORE}
    return kinds.get(match[2], BackupKind.DAILY) if match else BackupKind.DAILY


def _unwritable(folder: Path, error: Exception) -> BackupError:
    words = translate(
        "Store",
        "No backup of the history could be written to {folder} ({reason}). The history itself is "
        "as it was. Check that you may write there and that the disk is not full.",
    )
    return _worded(words, folder, error)


def _unlistable(folder: Path, error: Exception) -> BackupError:
    words = translate(
        "Store",
        "The backups in {folder} can't be listed ({reason}). Check that you may read the folder.",
    )
    return _worded(words, folder, error)


def _undeletable(folder: Path, error: Exception) -> BackupError:
    words = translate(
        "Store",
        "The backups in {folder} can't be deleted ({reason}). Delete them there by hand.",
    )
    return _worded(words, folder, error)


def _worded(words: str, folder: Path, error: Exception) -> BackupError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return BackupError(fill(words, folder=folder, reason=reason))
