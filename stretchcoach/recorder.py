"""Writes the history in a thread of its own, so that no disk can make a cue late."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, SessionRecord, SessionStatus
from stretchcoach.errors import StoreError
from stretchcoach.open_history import HistoryState, OpenHistory
from stretchcoach.store.archive import Archive
from stretchcoach.store.backup import BackupInfo
from stretchcoach.store.history import History
from stretchcoach.translation import translate

__all__ = ["HistoryState", "Recorder"]

T = TypeVar("T")


class Recorder(QObject):
    """Keeps one session at a time. What can't be written is told by `failed` and tried again.

    All that touches the disk, the lock included, is done in one thread and so in order. Only
    `open`, `start`, `go_on` and `close` wait for it.
    """

    failed = Signal(str)
    written = Signal()
    state_read = Signal(HistoryState)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""
    upkeep_failed = Signal(str)
    """Emitted with words where a backup, a restoration or a deletion of all failed."""
    backed_up = Signal()
    _answered = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_history = OpenHistory(path)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="history")
        self._opening: Future[HistoryState] | None = None
        self._is_closed = False
        self._answered.connect(self._on_answered)

    def open(self, now: datetime) -> HistoryState:
        """Open the history and return its state. Raises StoreError.

        Waits, for as long as there is left to do of what `open_soon` began.
        """
        opening = self._opening or self._thread.submit(self._open_history.open, now)
        self._opening = None
        return opening.result()

    def open_soon(self, now: datetime) -> None:
        """Begin to open the history, which takes long where it is long; `open` must follow."""
        self._opening = self._thread.submit(self._open_history.open, now)

    def read(self, now: datetime) -> None:
        """Have the state of the open history read; `state_read` or `failed` follows."""
        self._thread.submit(self._open_history.read, now).add_done_callback(self._on_read)

    def start(
        self, routine: str, routine_json: str, holds: int, started_at: datetime, speed: float
    ) -> None:
        """Write that a session starts. Raises StoreError, also while another process plays.

        Waits, so that no session plays unrecorded.
        """

        def write(history: History) -> int:
            return history.start_session(routine, routine_json, holds, started_at, speed)

        self._thread.submit(self._open_history.begin, write).result()

    def go_on(self, session: SessionRecord, now: datetime) -> None:
        """Write what follows to a session that was broken off. Raises StoreError.

        Waits, for another window may have gone on with it meanwhile.
        """

        def check(history: History) -> int:
            found = history.unfinished(now)
            if found is None or found.id != session.id:
                raise StoreError(
                    translate(
                        "Store",
                        "This session was gone on with or ended elsewhere. Start a new one.",
                    )
                )
            return session.id

        self._thread.submit(self._open_history.begin, check).result()

    def discard(self, session: SessionRecord) -> None:
        """Write that a session which was broken off will not be gone on with."""
        self._submit(lambda history, _: history.stop_unfinished(session))

    def hold(self, record: HoldRecord) -> None:
        """Write an attempt at a hold."""
        self._submit(lambda history, session: history.record_hold(session, record))

    def end(self, status: SessionStatus, ended_at: datetime) -> None:
        """Write how the session ended; another may start then."""
        self._submit(lambda history, session: history.end_session(session, status, ended_at))
        self._thread.submit(self._open_history.end)

    def rate(self, pains: Pains, note: str) -> None:
        """Write how the session felt."""
        self._submit(lambda history, session: history.rate(session, pains, note))

    def plan(self, plan: Plan) -> None:
        """Write what is prescribed from a day on; nothing where that holds already."""
        future = self._thread.submit(lambda: self._open_history.archive().set_plan(plan))
        future.add_done_callback(self._on_written)

    def ask(self, query: Callable[[Archive], T], then: Callable[[T], None]) -> None:
        """Have `query` done in the history's thread, and `then` told of its result in this one.

        What could not be done is told by `failed`, and `then` is not called.
        """
        self._do(lambda: query(self._open_history.archive()), then, self.failed)

    def back_up(self, today: date) -> None:
        """Have the history copied unless that was done today; `backed_up` follows."""
        self._do(lambda: self._open_history.back_up(today), self._on_backed_up, self.upkeep_failed)

    def back_up_now(self, today: date, then: Callable[[tuple[BackupInfo, ...]], None]) -> None:
        """Have the history copied in any case, and `then` told what backups there are."""
        self._do(lambda: self._open_history.back_up_now(today), then, self.upkeep_failed)

    def backups(self, then: Callable[[tuple[BackupInfo, ...]], None]) -> None:
        """Have `then` told what backups there are, the newest first."""
        self._do(self._open_history.backups, then, self.upkeep_failed)

    def restore(self, backup: Path, today: date, then: Callable[[], None]) -> None:
        """Have all replaced by what a backup holds; what was there is backed up first."""
        self._do(
            lambda: self._open_history.restore(backup, today), lambda _: then(), self.upkeep_failed
        )

    def delete_all(self, then: Callable[[], None]) -> None:
        """Have all sessions, plans, notes and backups deleted."""
        self._do(self._open_history.delete_all, lambda _: then(), self.upkeep_failed)

    def close(self) -> None:
        """Wait until all is written; closing again changes nothing. Raises StoreError."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._thread.submit(self._open_history.close).result()
        finally:
            self._thread.shutdown()

    def _do(self, work: Callable[[], T], then: Callable[[T], None], failed: SignalInstance) -> None:
        """Do `work` in the history's thread, then tell `then` or `failed` in this one."""
        if self._is_closed:
            return  # an answer that came with the end led to one more question

        def answer(future: "Future[T]") -> None:
            if self._succeeded(future, failed):
                self._answered.emit(lambda: then(future.result()))

        self._thread.submit(work).add_done_callback(answer)

    def _submit(self, write: Callable[[History, int], None]) -> None:
        future = self._thread.submit(self._open_history.write, write)
        future.add_done_callback(self._on_written)

    def _on_backed_up(self, _: None) -> None:
        self.backed_up.emit()

    def _on_answered(self, tell: Callable[[], None]) -> None:
        tell()

    def _on_written(self, future: "Future[None]") -> None:
        if self._succeeded(future):
            self.written.emit()

    def _on_read(self, future: "Future[HistoryState]") -> None:
        if self._succeeded(future):
            self.state_read.emit(future.result())

    def _succeeded(self, future: "Future[Any]", failed: SignalInstance | None = None) -> bool:
        error = future.exception()
        if isinstance(error, StoreError):
            (failed or self.failed).emit(str(error))
        elif error is not None:
            self.broke.emit(error)
        return error is None
