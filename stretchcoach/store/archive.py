"""The history as its pages ask for it."""

import sqlite3
from datetime import date
from pathlib import Path

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionLine, SessionStatus
from stretchcoach.store.problems import explained
from stretchcoach.store.records import decode_time

_DAYS = """
    SELECT substr(started_at, 1, 10), count(*), sum(done_holds), sum(planned_holds),
           total(right_s), total(left_s)
    FROM sessions WHERE speed = 1 AND status != 'unfinished' GROUP BY 1 ORDER BY 1
"""
_COUNT = "SELECT count(*) FROM sessions WHERE status != 'unfinished'"
_LINES = """
    SELECT id, key, routine, planned_holds, started_at, ended_at, status,
           pain_right, pain_left, pain, note, speed, done_holds, right_s, left_s
    FROM sessions WHERE status != 'unfinished'
    ORDER BY julianday(started_at) DESC, id DESC LIMIT ? OFFSET ?
"""


class Archive:
    """Answers what is asked of an open history. Every method raises StoreError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])

    def day_totals(self) -> tuple[DayTotal, ...]:
        """Return each day with sessions in real time, oldest first."""
        with explained(self._path):
            rows = self._connection.execute(_DAYS).fetchall()
        return tuple(DayTotal(date.fromisoformat(day), *numbers) for day, *numbers in rows)

    def count(self) -> int:
        """Return how many sessions `lines` has in all."""
        with explained(self._path):
            count: int = self._connection.execute(_COUNT).fetchone()[0]
        return count

    def lines(self, offset: int, limit: int) -> tuple[SessionLine, ...]:
        """Return `limit` sessions that have ended, the newest first, without the first `offset`."""
        with explained(self._path):
            rows = self._connection.execute(_LINES, (limit, offset)).fetchall()
        return tuple(
            SessionLine(
                id=id_,
                key=key,
                routine=routine,
                planned_holds=planned,
                started_at=decode_time(started_at),
                ended_at=None if ended_at is None else decode_time(ended_at),
                status=SessionStatus(status),
                pains=Pains(pain_right, pain_left, pain),
                note=note,
                speed=speed,
                done=done,
                right_s=right_s,
                left_s=left_s,
            )
            for (
                id_,
                key,
                routine,
                planned,
                started_at,
                ended_at,
                status,
                pain_right,
                pain_left,
                pain,
                note,
                speed,
                done,
                right_s,
                left_s,
            ) in rows
        )
