"""The whole history taken out, and another one merged in."""

import sqlite3
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from stretchcoach.core.adherence import local_day
from stretchcoach.core.history_copy import HistoryCopy, Merged, SessionCopy
from stretchcoach.core.record import SessionRecord, SessionStatus, was_held
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.store.plan_rows import add_plan, load_plans
from stretchcoach.store.records import decode_time, encode_time, one_moment, select_sessions
from stretchcoach.store.symptom_rows import load_symptoms, save_symptom

_BETWEEN = "substr(started_at, 1, 10) BETWEEN ? AND ?"
_TIMES = f"""
    SELECT session_id, ended_at FROM holds
    WHERE session_id IN (SELECT id FROM sessions WHERE {_BETWEEN}) ORDER BY session_id, hold
"""
_KNOWN_KEY = "SELECT 1 FROM sessions WHERE key = ?"
# A session without a key comes from a program that gave none.
_KNOWN_TIME = "SELECT 1 FROM sessions WHERE started_at = ? AND routine = ?"
_KNOWN_NOTE = "SELECT 1 FROM symptom_notes WHERE key = ?"
_KNOWN_NOTE_TIME = "SELECT 1 FROM symptom_notes WHERE written_at = ?"
_SESSION = """
    INSERT INTO sessions (routine, routine_json, planned_holds, started_at, ended_at, status,
                          pain, note, speed, key, pain_right, pain_left)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_HOLD = """
    INSERT OR IGNORE INTO holds (session_id, hold, exercise, leg, set_number,
                                 planned_s, held_s, outcome, ended_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def copy_all(
    connection: sqlite3.Connection, first: date | None = None, last: date | None = None
) -> HistoryCopy:
    """Return all from the day `first` to `last`, both counted, with every plan up to then."""
    first, last = first or date.min, last or date.max
    days = (first.isoformat(), last.isoformat())
    times: dict[int, list[datetime]] = defaultdict(list)
    with one_moment(connection):
        sessions = select_sessions(connection, _BETWEEN, days)
        plans = load_plans(connection)
        notes = load_symptoms(connection)
        rows = connection.execute(_TIMES, days).fetchall()
    started = {session.id: session.started_at for session in sessions}
    for session_id, text in rows:
        times[session_id].append(_hold_time(text, started[session_id]))
    return HistoryCopy(
        tuple(SessionCopy(session, tuple(times[session.id])) for session in sessions),
        tuple(plan for plan in plans if plan.since <= last),
        tuple(note for note in notes if first <= local_day(note.written_at) <= last),
    )


def merge_all(connection: sqlite3.Connection, copy: HistoryCopy) -> Merged:
    """Write what is not here yet, within a transaction; what is here stays as it is."""
    sessions = [one for one in copy.sessions if not _leaves_nothing(one.session)]
    new_sessions = sum(_add_session(connection, one) for one in sessions)
    for plan in copy.plans:
        add_plan(connection, plan)
    new_notes = sum(_add_note(connection, note) for note in copy.symptoms)
    return Merged(
        new_sessions,
        len(sessions) - new_sessions,
        new_notes,
        len(copy.symptoms) - new_notes,
    )


def _leaves_nothing(session: SessionRecord) -> bool:
    """Tell whether a session would be stopped here before anything was done."""
    told = session.note or session.pains.worst is not None
    return session.status is SessionStatus.UNFINISHED and not told and not was_held(session.holds)


def _add_session(connection: sqlite3.Connection, copy: SessionCopy) -> bool:
    """Write a session with its holds; return False for one that is known."""
    session = copy.session
    started_at = encode_time(session.started_at)
    if session.key:
        known = connection.execute(_KNOWN_KEY, (session.key,))
    else:
        known = connection.execute(_KNOWN_TIME, (started_at, session.routine))
    if known.fetchone():
        return False
    status, ended_at = _end(copy)
    cursor = connection.execute(
        _SESSION,
        (
            session.routine,
            session.routine_json,
            session.planned_holds,
            started_at,
            encode_time(ended_at),
            status.value,
            session.pain,
            session.note,
            float(session.speed),
            session.key or None,
            session.pain_right,
            session.pain_left,
        ),
    )
    assert cursor.lastrowid is not None
    _add_holds(connection, cursor.lastrowid, session, copy.hold_times, ended_at)
    return True


def _add_holds(
    connection: sqlite3.Connection,
    id_: int,
    session: SessionRecord,
    times: tuple[datetime, ...],
    ended_at: datetime,
) -> None:
    for index, hold in enumerate(session.holds):
        ended = times[index] if index < len(times) else ended_at
        values = (hold.hold, hold.exercise, hold.leg.value, hold.set)
        went = (float(hold.planned), float(hold.held), hold.outcome.value, encode_time(ended))
        connection.execute(_HOLD, (id_, *values, *went))


def _add_note(connection: sqlite3.Connection, note: SymptomNote) -> bool:
    """Write a note; return False for one that is known."""
    if note.key:
        known = connection.execute(_KNOWN_NOTE, (note.key,))
    else:
        known = connection.execute(_KNOWN_NOTE_TIME, (encode_time(note.written_at),))
    if known.fetchone():
        return False
    save_symptom(connection, replace(note, id=None))
    return True


def _end(copy: SessionCopy) -> tuple[SessionStatus, datetime]:
    """Return how and when a session ended; one that nobody goes on with here was stopped."""
    session = copy.session
    last = max((session.started_at, *copy.hold_times))
    if session.status is SessionStatus.UNFINISHED:
        return SessionStatus.STOPPED, last
    return session.status, session.ended_at or last


def _hold_time(text: str, otherwise: datetime) -> datetime:
    with suppress(ValueError):  # damaged letters
        return decode_time(text)
    return otherwise
