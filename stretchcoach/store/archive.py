"""The history as its pages ask for it, and as they change it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.history_copy import HistoryCopy, Merged
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionLine, SessionRecord
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.store.connect import PATIENCE_S
from stretchcoach.store.copying import copy_all, merge_all
from stretchcoach.store.migrations import transaction
from stretchcoach.store.plan_rows import is_news, load_plans, replace_plan
from stretchcoach.store.problems import explained
from stretchcoach.store.records import load_sessions
from stretchcoach.store.session_changes import (
    Removed,
    edit_session,
    put_back_session,
    remove_session,
)
from stretchcoach.store.session_lists import (
    ENDED,
    count_ended,
    day_totals,
    lines_on,
    pain_points,
    session_lines,
)
from stretchcoach.store.symptom_rows import (
    RemovedSymptom,
    load_symptoms,
    put_back_symptom,
    remove_symptom,
    save_symptom,
)

_TABLES = ("holds", "sessions", "plans", "symptom_notes")
# One ended before its first hold says nothing of how the legs are, unless it was rated.
_LAST = f"""
    id = (SELECT id FROM sessions WHERE {ENDED} AND speed = 1
          AND (right_s + left_s >= 1 OR coalesce(pain, pain_right, pain_left) IS NOT NULL)
          ORDER BY julianday(started_at) DESC, id DESC LIMIT 1)
"""


class Archive:
    """Answers what is asked of an open history. Every method raises StoreError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._path = Path(connection.execute("PRAGMA database_list").fetchone()[2])

    def day_totals(self) -> tuple[DayTotal, ...]:
        """Return each day with sessions in real time, oldest first."""
        with explained(self._path):
            return day_totals(self._connection)

    def plans(self) -> tuple[Plan, ...]:
        """Return all plans in the order of their beginnings."""
        with explained(self._path):
            return load_plans(self._connection)

    def set_plan(self, plan: Plan) -> None:
        """Write what is prescribed from a day on; nothing where that holds already."""
        with explained(self._path):
            if not is_news(self._connection, plan):
                return
        with self._writing():
            replace_plan(self._connection, plan)

    def pain_points(self, since: date | None) -> tuple[tuple[datetime, Pains], ...]:
        """Return the sessions in real time of which a pain is told, from a day on."""
        with explained(self._path):
            return pain_points(self._connection, since)

    def count(self) -> int:
        """Return how many sessions `lines` has in all."""
        with explained(self._path):
            return count_ended(self._connection)

    def lines(self, offset: int, limit: int) -> tuple[SessionLine, ...]:
        """Return `limit` sessions that have ended, the newest first, without the first `offset`."""
        with explained(self._path):
            return session_lines(self._connection, offset, limit)

    def lines_on(self, day: date) -> tuple[SessionLine, ...]:
        """Return the sessions that belong to a day, the newest first."""
        with explained(self._path):
            return lines_on(self._connection, day)

    def last(self) -> SessionRecord | None:
        """Return the newest session in real time that has ended and tells of the legs."""
        with explained(self._path):
            return next(iter(load_sessions(self._connection, _LAST)), None)

    def session(self, id_: int) -> SessionRecord | None:
        """Return a session with its holds."""
        with explained(self._path):
            return next(iter(load_sessions(self._connection, "id = ?", (id_,))), None)

    def edit(self, id_: int, pains: Pains, note: str) -> None:
        """Write how much a session hurt, and its note."""
        with self._writing():
            edit_session(self._connection, id_, pains, note)

    def remove(self, id_: int) -> Removed:
        """Delete a session; `put_back` brings back what is returned."""
        with self._writing():
            return remove_session(self._connection, id_)

    def put_back(self, removed: Removed) -> None:
        """Write a session again as it was."""
        with self._writing():
            put_back_session(self._connection, removed)

    def symptoms(self) -> tuple[SymptomNote, ...]:
        """Return the notes of symptoms, the newest first."""
        with explained(self._path):
            return load_symptoms(self._connection)

    def save_symptom(self, note: SymptomNote) -> SymptomNote:
        """Write a note, in place of the one with its id if it has one; return it as written."""
        with self._writing():
            return save_symptom(self._connection, note)

    def remove_symptom(self, id_: int) -> RemovedSymptom:
        """Delete a note; `put_back_symptom` brings back what is returned."""
        with self._writing():
            return remove_symptom(self._connection, id_)

    def put_back_symptom(self, removed: RemovedSymptom) -> None:
        """Write a note again as it was."""
        with self._writing():
            put_back_symptom(self._connection, removed)

    def everything(self, first: date | None = None, last: date | None = None) -> HistoryCopy:
        """Return all as of one moment, or all from the day `first` to `last`, both counted."""
        with explained(self._path):
            return copy_all(self._connection, first, last)

    def merge(self, copy: HistoryCopy) -> Merged:
        """Add what is not here yet, all of it or nothing; what is here stays as it is."""
        with self._writing():
            return merge_all(self._connection, copy)

    def delete_all(self) -> None:
        """Delete every session, plan and note, and leave none of their letters in the file."""
        with self._writing():
            for table in _TABLES:
                self._connection.execute(f"DELETE FROM {table}")
        with explained(self._path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._path):
            self._connection.execute(f"PRAGMA busy_timeout = {round(PATIENCE_S * 1000):d}")
            with transaction(self._connection):
                yield
