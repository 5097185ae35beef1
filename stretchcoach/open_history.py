"""The history as it is open in its own thread: all that touches the disk, the lock included."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionRecord
from stretchcoach.errors import StoreError
from stretchcoach.store.archive import Archive
from stretchcoach.store.backup import Backups
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.restore import restore
from stretchcoach.translation import translate


@dataclass(frozen=True, slots=True)
class HistoryState:
    """How the history stands: a session to go on with, the one before, the days and plans so far.

    `count` is of all sessions that have ended, looks at a routine included. What was found at the
    start alone: where a damaged file was put, and why an older one could not be backed up.
    """

    unfinished: SessionRecord | None
    last: SessionRecord | None
    set_aside: Path | None
    days: tuple[DayTotal, ...] = ()
    plans: tuple[Plan, ...] = ()
    count: int = 0
    backup_problem: str = ""


class OpenHistory:
    """Reads and writes the history at `path`; used by one thread alone. Raises StoreError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = PlayLock(path.parent)
        self._connection: sqlite3.Connection | None = None
        self._history: History | None = None
        self._session: int | None = None

    def open(self, now: datetime) -> HistoryState:
        """Open the history and return its state."""
        opened = open_database(self._path)
        self._connection = opened.connection
        self._history = History(opened.connection, self._lock)
        return replace(
            self.read(now), set_aside=opened.set_aside, backup_problem=opened.backup_problem
        )

    def read(self, now: datetime) -> HistoryState:
        """Return how the history stands."""
        self.history.write_pending()
        # What is played here is not broken off, however long ago it began.
        unfinished = None if self._lock.held else self.history.unfinished(now)
        archive = self.archive()
        return HistoryState(
            unfinished,
            archive.last(),
            None,
            archive.day_totals(),
            archive.plans(),
            archive.count(),
        )

    def begin(self, write: Callable[[History], int]) -> None:
        """Take the lock for a session whose id `write` returns."""
        history = self.history
        if self._lock.held:
            raise StoreError(translate("Store", "A session is being played already."))
        self._lock.acquire()
        try:
            self._session = write(history)
        except BaseException:
            self._lock.release()
            raise

    def write(self, write: Callable[[History, int], None]) -> None:
        """Have `write` done to the session that was begun last."""
        write(self.history, self._session or 0)

    def end(self) -> None:
        """Let another session start."""
        self._lock.release()

    def archive(self) -> Archive:
        """Return what answers for all sessions; what waits is written first, where it can be."""
        with suppress(StoreError):  # that was told when it could not be written
            self.history.write_pending()
        return Archive(self._open_connection())

    def write_pending(self) -> None:
        """Write what waits."""
        self.history.write_pending()

    def restore(self, backup: Path, today: date) -> None:
        """Replace all by what a backup holds; refused while a session is played."""
        with self._undisturbed():
            self.history.write_pending()
            restore(self._open_connection(), self._path, backup, today)

    def delete_all(self) -> None:
        """Delete all sessions, plans and notes, with every backup; not while one plays."""
        with self._undisturbed():
            self.history.forget_pending()
            self.archive().delete_all()
            Backups(self._path).delete_all()

    def close(self) -> None:
        """Write what waits, and close."""
        try:
            if self._history is not None:
                self._history.write_pending()
        finally:
            self._lock.release()
            if self._connection is not None:
                self._connection.close()

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """Let no session begin, here or in another window; what was begun last is over."""
        if self._lock.held:
            raise StoreError(
                translate("Store", "A session is being played. End it first, then try again.")
            )
        self._lock.acquire()
        try:
            yield
            self._session = None
        finally:
            self._lock.release()

    def _open_connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("the history is not open")
        return self._connection

    @property
    def history(self) -> History:
        """What writes sessions."""
        if self._history is None:
            raise RuntimeError("the history is not open")
        return self._history
