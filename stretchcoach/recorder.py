"""Writes the history in a thread of its own, so that no disk can make a cue late."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.record import HoldRecord, SessionRecord, SessionStatus
from stretchcoach.errors import StoreError
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What was found at the start: a session to go on with, the one before, a damaged file."""

    unfinished: SessionRecord | None
    last: SessionRecord | None
    set_aside: Path | None


class Recorder(QObject):
    """Keeps one session at a time. What can't be written is told by `failed` and tried again."""

    failed = Signal(str)
    written = Signal()
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._lock = PlayLock(path.parent)
        # One thread: it makes the connection, keeps the order, and is the only one to use it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="history")
        self._connection: sqlite3.Connection | None = None
        self._history: History | None = None
        self._session: int | None = None
        self._is_closed = False

    def open(self, now: datetime) -> HistoryState:
        """Open the history and return its state. Waits; raises StoreError."""
        return self._thread.submit(self._open, now).result()

    def read(self, now: datetime) -> HistoryState:
        """Return the state of the open history. Waits; raises StoreError."""
        return self._thread.submit(self._read, None, now).result()

    def start(
        self, routine: str, routine_json: str, holds: int, started_at: datetime, speed: float
    ) -> None:
        """Write that a session starts. Waits, so that no session plays unrecorded unnoticed.

        Raises StoreError, also while another process plays.
        """
        self._lock.acquire()
        try:
            self._thread.submit(
                self._start, routine, routine_json, holds, started_at, speed
            ).result()
        except StoreError:
            self._lock.release()
            raise

    def go_on(self, session: SessionRecord) -> None:
        """Write what follows to a session that was broken off. Raises StoreError."""
        self._lock.acquire()
        self._session = session.id

    def discard(self, session: SessionRecord) -> None:
        """Write that a session which was broken off will not be gone on with."""
        self._submit(lambda history, _: history.stop_unfinished(session))

    def hold(self, record: HoldRecord) -> None:
        """Write an attempt at a hold."""
        self._submit(lambda history, session: history.record_hold(session, record))

    def end(self, status: SessionStatus, ended_at: datetime) -> None:
        """Write how the session ended; another may start then."""
        self._submit(lambda history, session: history.end_session(session, status, ended_at))
        self._lock.release()

    def rate(self, pain: int | None, note: str) -> None:
        """Write how the session felt."""
        self._submit(lambda history, session: history.rate(session, pain, note))

    def close(self) -> None:
        """Wait until all is written; closing again changes nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._thread.submit(self._close).result()
        self._thread.shutdown()
        self._lock.release()

    def _submit(self, write: Callable[[History, int], None]) -> None:
        session = self._session or 0
        future = self._thread.submit(self._write, write, session)
        future.add_done_callback(self._on_written)

    def _on_written(self, future: "Future[None]") -> None:
        error = future.exception()
        if error is None:
            self.written.emit()
        elif isinstance(error, StoreError):
            self.failed.emit(str(error))
        else:
            self.broke.emit(error)

    def _open(self, now: datetime) -> HistoryState:
        opened = open_database(self._path)
        self._connection = opened.connection
        self._history = History(opened.connection, self._lock)
        return self._read(opened.set_aside, now)

    def _read(self, set_aside: Path | None, now: datetime) -> HistoryState:
        assert self._history is not None
        unfinished = self._history.unfinished(now)
        ended = [
            session
            for session in self._history.sessions()
            if session.status is not SessionStatus.UNFINISHED
        ]
        return HistoryState(unfinished, ended[-1] if ended else None, set_aside)

    def _start(
        self, routine: str, routine_json: str, holds: int, started_at: datetime, speed: float
    ) -> None:
        assert self._history is not None
        self._session = self._history.start_session(routine, routine_json, holds, started_at, speed)

    def _write(self, write: Callable[[History, int], None], session: int) -> None:
        assert self._history is not None
        write(self._history, session)

    def _close(self) -> None:
        if self._history is not None and self._history.pending:
            self._history.write_pending()
        if self._connection is not None:
            self._connection.close()
