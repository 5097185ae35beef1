"""Rows of the database as records, and back."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus

_LEGS = {leg.value: leg for leg in Leg}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

_SESSIONS = """
    SELECT id, routine, routine_json, planned_holds, started_at, ended_at,
           status, pain, note, speed, pain_right, pain_left, key
    FROM sessions
"""
_HOLDS = """
    SELECT session_id, hold, exercise, leg, set_number, planned_s, held_s, outcome
    FROM holds
"""


def encode_time(moment: datetime) -> str:
    """Return an aware time to the second, with its offset, as the database keeps it."""
    if moment.utcoffset() is None:
        raise ValueError(f"a time without an offset: {moment}")
    return moment.isoformat(timespec="seconds")


def decode_time(text: str) -> datetime:
    """Return the aware time; raises ValueError for any other text."""
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError(f"a time without an offset: {text}")
    return moment


@contextmanager
def one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Read all that is read within as of one moment, whatever other programs write."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def load_sessions(
    connection: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()
) -> list[SessionRecord]:
    """Return the sessions, those for which the SQL `where` is true, with their holds.

    The oldest comes first.
    """
    with one_moment(connection):
        return select_sessions(connection, where, values)


def select_sessions(
    connection: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()
) -> list[SessionRecord]:
    """Do what `load_sessions` does, within a transaction that has begun."""
    sessions, holds = _SESSIONS, _HOLDS
    if where:
        sessions += f" WHERE {where}"
        holds += f" WHERE session_id IN (SELECT id FROM sessions WHERE {where})"
    rows = connection.execute(sessions, values).fetchall()
    held = _holds_by_session(connection.execute(f"{holds} ORDER BY session_id, hold", values))
    records = [_session(row, tuple(held.get(row[0], ()))) for row in rows]
    return sorted(records, key=lambda record: (record.started_at, record.id))


def check_times(connection: sqlite3.Connection) -> None:
    """Raise ValueError when a session's time is none: the one thing the schema can't check."""
    for started_at, ended_at in connection.execute("SELECT started_at, ended_at FROM sessions"):
        decode_time(started_at)
        if ended_at is not None:
            decode_time(ended_at)


def _holds_by_session(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[HoldRecord]]:
    held: dict[int, list[HoldRecord]] = defaultdict(list)
    for session_id, hold, exercise, leg, number, planned, seconds, outcome in rows:
        held[session_id].append(
            HoldRecord(hold, exercise, _LEGS[leg], number, planned, seconds, _OUTCOMES[outcome])
        )
    return held


def _session(row: tuple[Any, ...], holds: tuple[HoldRecord, ...]) -> SessionRecord:
    id_, routine, routine_json, planned, started_at, ended_at, status, *felt = row
    pain, note, speed, pain_right, pain_left, key = felt
    return SessionRecord(
        id=id_,
        routine=routine,
        routine_json=routine_json,
        planned_holds=planned,
        started_at=decode_time(started_at),
        ended_at=None if ended_at is None else decode_time(ended_at),
        status=SessionStatus(status),
        pain=pain,
        note=note,
        speed=speed,
        holds=holds,
        pain_right=pain_right,
        pain_left=pain_left,
        key=key,
    )
