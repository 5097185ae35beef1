"""Writes the history in a thread of its own, so that no disk can make a cue late."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, SessionRecord, SessionStatus
from stretchcoach.errors import StoreError
from stretchcoach.off_thread import OffThread
from stretchcoach.open_history import HistoryState, OpenHistory
from stretchcoach.store.archive import Archive
from stretchcoach.store.backup import BackupInfo, Backups
from stretchcoach.store.history import History
from stretchcoach.translation import translate

__all__ = ["HistoryState", "Recorder"]

T = TypeVar("T")


class Recorder(QObject):
    """Keeps one session at a time. What can't be written is told by `failed` and tried again.

    All that touches the history, the lock included, is done in one thread and so in order. Only
    `open`, `start`, `go_on` and `close` wait for it. Copies are made in another, for a long history
    takes long to copy; what replaces or deletes it waits there until they are made.
    """

    failed = Signal(str)
    written = Signal()
    state_read = Signal(HistoryState)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""
    upkeep_failed = Signal(str)
    """Emitted with words where a backup, a restoration or a deletion of all failed."""
    backed_up = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_history = OpenHistory(path)
        self._backups = Backups(path)
        self._thread = OffThread("history", self)
        self._upkeep = OffThread("upkeep", self)
        self._opening: Future[HistoryState] | None = None
        self._is_closed = False
        self._thread.failed.connect(self.failed)
        self._upkeep.failed.connect(self.upkeep_failed)
        for thread in (self._thread, self._upkeep):
            thread.broke.connect(self.broke)

    def open(self, now: datetime) -> HistoryState:
        """Open the history and return its state. Raises StoreError.

        Waits, for as long as there is left to do of what `open_soon` began.
        """
        if self._opening is None:
            self.open_soon(now)
        opening, self._opening = self._opening, None
        assert opening is not None
        return opening.result()

    def open_soon(self, now: datetime) -> None:
        """Begin to open the history, which takes long where it is long; `open` must follow."""
        self._opening = self._thread.begin(partial(self._open_history.open, now))

    def read(self, now: datetime) -> None:
        """Have the state of the open history read; `state_read` or `failed` follows."""
        self._thread.run(partial(self._open_history.read, now), self.state_read.emit)

    def start(
        self, routine: str, routine_json: str, holds: int, started_at: datetime, speed: float
    ) -> None:
        """Write that a session starts. Raises StoreError, also while another process plays.

        Waits, so that no session plays unrecorded.
        """

        def write(history: History) -> int:
            return history.start_session(routine, routine_json, holds, started_at, speed)

        self._begin(write)

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

        self._begin(check)

    def discard(self, session: SessionRecord) -> None:
        """Write that a session which was broken off will not be gone on with."""
        self._write(lambda history, _: history.discard(session))

    def hold(self, record: HoldRecord) -> None:
        """Write an attempt at a hold."""
        self._write(lambda history, session: history.record_hold(session, record))

    def end(self, status: SessionStatus, ended_at: datetime) -> None:
        """Write how the session ended; another may start then."""
        self._write(lambda history, session: history.end_session(session, status, ended_at))
        self._thread.begin(self._open_history.end)

    def rate(self, pains: Pains, note: str) -> None:
        """Write how the session felt."""
        self._write(lambda history, session: history.rate(session, pains, note))

    def plan(self, plan: Plan) -> None:
        """Write what is prescribed from a day on; nothing where that holds already."""
        self._thread.run(
            lambda: self._open_history.archive().set_plan(plan), lambda _: self.written.emit()
        )

    def ask(self, query: Callable[[Archive], T], then: Callable[[T], None]) -> None:
        """Have `query` done in the history's thread, and `then` told of its result in this one.

        What could not be done is told by `failed`, and `then` is not called.
        """
        self._thread.run(lambda: query(self._open_history.archive()), then)

    def wait_for(self, query: Callable[[Archive], T]) -> T:
        """Return what `query` finds, to a thread that may wait. Raises StoreError."""
        return self._thread.begin(lambda: query(self._open_history.archive())).result()

    def back_up(self, today: date) -> None:
        """Have the history copied unless that was done today; `backed_up` follows."""

        def copy() -> None:
            self._thread.begin(self._open_history.archive).result()  # all before is written now
            self._backups.daily(today)

        self._upkeep.run(copy, lambda _: self.backed_up.emit())

    def back_up_now(self, today: date, then: Callable[[tuple[BackupInfo, ...]], None]) -> None:
        """Have the history copied in any case, and `then` told what backups there are."""

        def copy() -> tuple[BackupInfo, ...]:
            self._thread.begin(self._open_history.write_pending).result()
            self._backups.now(today)
            return self._backups.infos()

        self._upkeep.run(copy, then)

    def backups(self, then: Callable[[tuple[BackupInfo, ...]], None]) -> None:
        """Have `then` told what backups there are, the newest first."""
        self._upkeep.run(self._backups.infos, then)

    def restore(self, backup: Path, today: date, then: Callable[[], None]) -> None:
        """Have all replaced by what a backup holds; what was there is backed up first."""
        self._replace(partial(self._open_history.restore, backup, today), then)

    def delete_all(self, then: Callable[[], None]) -> None:
        """Have all sessions, plans, notes and backups deleted."""
        self._replace(self._open_history.delete_all, then)

    def close(self) -> None:
        """Wait until all is written; closing again changes nothing. Raises StoreError."""
        if self._is_closed:
            return
        self._is_closed = True
        self._upkeep.close()
        try:
            self._thread.begin(self._open_history.close).result()
        finally:
            self._thread.close()

    def _begin(self, write: Callable[[History], int]) -> None:
        self._thread.begin(partial(self._open_history.begin, write)).result()

    def _write(self, write: Callable[[History, int], None]) -> None:
        self._thread.run(partial(self._open_history.write, write), lambda _: self.written.emit())

    def _replace(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Do `work` in the history's thread, once no copy is being made."""
        self._upkeep.run(lambda: self._thread.begin(work).result(), lambda _: then())
