"""Sessions as lists and charts show them, without their holds."""

import sqlite3
from datetime import date, datetime
from typing import Any

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionLine, SessionStatus
from stretchcoach.store.records import decode_time

# In the words of the indexes: SQLite uses them for nothing else.
ENDED = "status != 'unfinished'"

_DAYS = f"""
    SELECT substr(started_at, 1, 10), count(*), sum(done_holds), sum(planned_holds),
           total(right_s), total(left_s)
    FROM sessions WHERE {ENDED} AND speed = 1 GROUP BY 1 ORDER BY 1
"""
_COUNT = f"SELECT count(*) FROM sessions WHERE {ENDED}"
# The rows are wide: those before the offset are passed over within the index.
_LINES = f"""
    SELECT id, key, routine, planned_holds, started_at, ended_at, status,
           pain_right, pain_left, pain, note, speed, done_holds, right_s, left_s
    FROM sessions WHERE id IN (
        SELECT id FROM sessions WHERE {ENDED}
        ORDER BY julianday(started_at) DESC, id DESC LIMIT ? OFFSET ?
    )
    ORDER BY julianday(started_at) DESC, id DESC
"""
# The offset of a start's own time may move it into the day before or the day after.
_LINES_ON = f"""
    SELECT id, key, routine, planned_holds, started_at, ended_at, status,
           pain_right, pain_left, pain, note, speed, done_holds, right_s, left_s
    FROM sessions
    WHERE {ENDED} AND substr(started_at, 1, 10) = :day
          AND julianday(started_at) BETWEEN julianday(:day) - 1 AND julianday(:day) + 2
    ORDER BY julianday(started_at) DESC, id DESC
"""
_PAINS = f"""
    SELECT started_at, pain_right, pain_left, pain FROM sessions
    WHERE {ENDED} AND speed = 1 AND substr(started_at, 1, 10) >= ?
          AND (pain_right IS NOT NULL OR pain_left IS NOT NULL OR pain IS NOT NULL)
    ORDER BY substr(started_at, 1, 10)
"""


def day_totals(connection: sqlite3.Connection) -> tuple[DayTotal, ...]:
    """Return each day with sessions in real time, oldest first."""
    rows = connection.execute(_DAYS).fetchall()
    return tuple(DayTotal(date.fromisoformat(day), *numbers) for day, *numbers in rows)


def count_ended(connection: sqlite3.Connection) -> int:
    """Return how many sessions have ended."""
    count: int = connection.execute(_COUNT).fetchone()[0]
    return count


def session_lines(
    connection: sqlite3.Connection, offset: int, limit: int
) -> tuple[SessionLine, ...]:
    """Return `limit` sessions that have ended, the newest first, without the first `offset`."""
    rows = connection.execute(_LINES, (limit, offset)).fetchall()
    return tuple(_line(*row) for row in rows)


def lines_on(connection: sqlite3.Connection, day: date) -> tuple[SessionLine, ...]:
    """Return the sessions of a day that have ended, the newest first."""
    rows = connection.execute(_LINES_ON, {"day": day.isoformat()}).fetchall()
    return tuple(_line(*row) for row in rows)


def pain_points(
    connection: sqlite3.Connection, since: date | None
) -> tuple[tuple[datetime, Pains], ...]:
    """Return when each session in real time began of which a pain is told, oldest first."""
    first = "" if since is None else since.isoformat()
    rows = connection.execute(_PAINS, (first,)).fetchall()
    points = [(decode_time(started_at), Pains(*pains)) for started_at, *pains in rows]
    return tuple(sorted(points, key=lambda point: point[0]))


def _line(
    id_: int,
    key: str,
    routine: str,
    planned: int,
    started_at: str,
    ended_at: str,
    status: str,
    *felt_and_held: Any,
) -> SessionLine:
    pain_right, pain_left, pain, note, speed, done, right_s, left_s = felt_and_held
    return SessionLine(
        id=id_,
        key=key,
        routine=routine,
        planned_holds=planned,
        started_at=decode_time(started_at),
        ended_at=decode_time(ended_at),
        status=SessionStatus(status),
        pains=Pains(pain_right, pain_left, pain),
        note=note,
        speed=speed,
        done=done,
        right_s=right_s,
        left_s=left_s,
    )
