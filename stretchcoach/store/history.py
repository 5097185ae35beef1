"""The history as the program writes it: sessions, their holds, how they felt."""

import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, SessionRecord, SessionStatus, is_complete
from stretchcoach.store.connect import PATIENCE_S
from stretchcoach.store.migrations import transaction
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.problems import explained
from stretchcoach.store.records import decode_time, encode_time, load_sessions

# How long a broken-off session is offered to be gone on with.
RESUMABLE_FOR = timedelta(hours=12)

# A session must not stand still because another program has the history; what waits is not lost.
_PATIENCE_IN_SESSION_S = 0.2

_START = """
    INSERT INTO sessions (routine, routine_json, planned_holds, started_at, status, speed)
    VALUES (?, ?, ?, ?, 'unfinished', ?)
"""
# Going back and holding again must not cost a finished hold: the better attempt stays.
_HOLD = """
    INSERT INTO holds (session_id, hold, exercise, leg, set_number,
                       planned_s, held_s, outcome, ended_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (session_id, hold) DO UPDATE
    SET exercise = excluded.exercise, leg = excluded.leg, set_number = excluded.set_number,
        planned_s = excluded.planned_s, held_s = excluded.held_s, outcome = excluded.outcome,
        ended_at = excluded.ended_at
    WHERE (excluded.outcome = 'done', excluded.held_s) > (holds.outcome = 'done', holds.held_s)
"""
_END = "UPDATE sessions SET status = ?, ended_at = ? WHERE id = ?"
# Where no hold was more than passed through and nothing was told, nothing was done.
_LEAVE_NOTHING = """
    DELETE FROM sessions
    WHERE id = ? AND note = '' AND coalesce(pain, pain_right, pain_left) IS NULL
          AND NOT EXISTS (SELECT 1 FROM holds WHERE session_id = sessions.id
                          AND outcome != 'skipped')
"""
_RATE = "UPDATE sessions SET pain = ?, pain_right = ?, pain_left = ?, note = ? WHERE id = ?"
_HOLD_TIMES = "SELECT ended_at FROM holds WHERE session_id = ?"

_Statement = tuple[str, tuple[object, ...]]


def _local_now() -> datetime:
    return datetime.now().astimezone()


class History:
    """Writes each fact as it happens, in a transaction of its own.

    A hold, an end or a rating that can't be written raises StoreError and waits for the next
    call, which writes it first: a full disk in mid-session costs nothing once there is room.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        play_lock: PlayLock,
        now: Callable[[], datetime] = _local_now,
    ) -> None:
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
        self._play_lock = play_lock
        self._now = now
        self._waiting: deque[tuple[_Statement, ...]] = deque()

    @property
    def pending(self) -> int:
        """How many facts could not be written yet."""
        return len(self._waiting)

    def start_session(
        self,
        routine_name: str,
        routine_json: str,
        planned_holds: int,
        started_at: datetime,
        speed: float = 1.0,
    ) -> int:
        """Write that a session starts; return its id."""
        values = (_clean(routine_name), _clean(routine_json), planned_holds)
        self.write_pending()
        with explained(self._path), transaction(self._connection):
            cursor = self._connection.execute(_START, (*values, encode_time(started_at), speed))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def record_hold(self, session_id: int, record: HoldRecord) -> None:
        """Write how a hold went that ends now; of two attempts at it the better one stays."""
        values = (
            session_id,
            record.hold,
            record.exercise,
            record.leg.value,
            record.set,
            record.planned,
            record.held,
            record.outcome.value,
            encode_time(self._now()),
        )
        self._write((_HOLD, values), patience=_PATIENCE_IN_SESSION_S)

    def end_session(self, session_id: int, status: SessionStatus, ended_at: datetime) -> None:
        """Write that a session is completed or was stopped; one without a hold leaves nothing."""
        self._write(
            (_END, (status.value, encode_time(ended_at), session_id)),
            (_LEAVE_NOTHING, (session_id,)),
        )

    def rate(self, session_id: int, pains: Pains, note: str) -> None:
        """Write how much it hurt, and a note; nothing where the session left nothing."""
        self._write((_RATE, (pains.whole, pains.right, pains.left, _clean(note), session_id)))

    def write_pending(self) -> None:
        """Try again to write what could not be written."""
        self._write_waiting(PATIENCE_S)

    def forget_pending(self) -> None:
        """Never write what could not be written."""
        self._waiting.clear()

    def sessions(self) -> list[SessionRecord]:
        """Return all that is written, oldest session first."""
        with explained(self._path):
            return load_sessions(self._connection)

    def unfinished(self, now: datetime) -> SessionRecord | None:
        """Return the newest session that was broken off in the last 12 hours; end all others.

        A look at a routine, which ran at another speed, is nothing to go on with.
        While another process plays there is none: the one it plays looks broken off from here.
        """
        if self._play_lock.held_elsewhere():
            return None
        with explained(self._path):
            sessions = load_sessions(self._connection, "status = 'unfinished'")
        resumable: SessionRecord | None = None
        for session in reversed(sessions):
            at_end = session.next_hold >= session.planned_holds
            is_recent = abs(now - session.started_at) <= RESUMABLE_FOR
            if is_complete(at_end, session.holds):
                self.end_session(session.id, SessionStatus.COMPLETED, self._last_active(session))
            elif resumable is None and session.speed == 1 and is_recent and not at_end:
                resumable = session
            else:
                self.stop_unfinished(session)
        return resumable

    def discard(self, session: SessionRecord) -> None:
        """Stop a session that was broken off, unless another process may be playing it by now."""
        if not self._play_lock.held_elsewhere():
            self.stop_unfinished(session)

    def stop_unfinished(self, session: SessionRecord) -> None:
        """Write that a session nobody goes on with was stopped after its last hold."""
        self.end_session(session.id, SessionStatus.STOPPED, self._last_active(session))

    def _last_active(self, session: SessionRecord) -> datetime:
        """Return when the last hold ended that is written, else when the session started."""
        last = session.started_at
        with explained(self._path):
            rows = self._connection.execute(_HOLD_TIMES, (session.id,)).fetchall()
        for (text,) in rows:
            with suppress(ValueError):  # damaged letters
                last = max(last, decode_time(text))
        return last

    def _write(self, *statements: _Statement, patience: float = PATIENCE_S) -> None:
        self._waiting.append(statements)
        self._write_waiting(patience)

    def _write_waiting(self, patience: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000):d}")
        while self._waiting:
            try:
                with explained(self._path), transaction(self._connection):
                    for statement, values in self._waiting[0]:
                        self._connection.execute(statement, values)
            except sqlite3.Error:
                self._waiting.popleft()  # a defect, which would block all that comes after
                raise
            self._waiting.popleft()


def _clean(text: str) -> str:
    """Return `text` without what is no text: a terminal hands on undecodable bytes that way."""
    return text.encode("utf-8", "replace").decode("utf-8")
