"""Sessions that are edited, taken out and put back."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from stretchcoach.core.pain import Pains

_EDIT = "UPDATE sessions SET pain_right = ?, pain_left = ?, pain = ?, note = ? WHERE id = ?"
_SESSION = "SELECT * FROM sessions WHERE id = ?"
_HOLDS = "SELECT * FROM holds WHERE session_id = ? ORDER BY hold"
_DELETE = "DELETE FROM sessions WHERE id = ?"

_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """A session that was taken out, for `put_back`."""

    session: _Row | None
    holds: tuple[_Row, ...]


def edit_session(connection: sqlite3.Connection, id_: int, pains: Pains, note: str) -> None:
    """Write how much a session hurt, and its note."""
    note = note.encode("utf-8", "replace").decode("utf-8")
    connection.execute(_EDIT, (pains.right, pains.left, pains.whole, note, id_))


def remove_session(connection: sqlite3.Connection, id_: int) -> Removed:
    """Delete a session with its holds; return what brings it back."""
    session = connection.execute(_SESSION, (id_,)).fetchone()
    holds = connection.execute(_HOLDS, (id_,)).fetchall()
    connection.execute(_DELETE, (id_,))
    return Removed(session, tuple(holds))


def put_back_session(connection: sqlite3.Connection, removed: Removed) -> None:
    """Write a session again as it was, unless an import has brought it back already."""
    if removed.session is None:
        return
    if _insert(connection, "OR IGNORE INTO sessions", removed.session):
        for row in removed.holds:
            _insert(connection, "INTO holds", row)


def _insert(connection: sqlite3.Connection, table: str, row: _Row) -> int:
    places = ", ".join("?" * len(row))
    return connection.execute(f"INSERT {table} VALUES ({places})", row).rowcount
