"""The history's schema, as the steps that lead to it.

`MIGRATIONS` only grows: a released step never changes. `PRAGMA user_version` counts the steps done.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

Migration = tuple[str, ...]

# Not STRICT: systems in long support pair Python 3.11 with an SQLite older than 3.37. The checks
# serve `PRAGMA quick_check` too, which finds values by them that no session can have.
# AUTOINCREMENT: an id once exported never comes to mean another session.
_HISTORY: Migration = (
    """
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        routine TEXT NOT NULL CHECK (typeof(routine) = 'text'),
        routine_json TEXT NOT NULL CHECK (typeof(routine_json) = 'text'),
        planned_holds INTEGER NOT NULL CHECK (typeof(planned_holds) = 'integer'),
        started_at TEXT NOT NULL CHECK (typeof(started_at) = 'text'),
        ended_at TEXT CHECK (typeof(ended_at) IN ('text', 'null')),
        status TEXT NOT NULL CHECK (status IN ('completed', 'stopped', 'unfinished')),
        pain INTEGER CHECK (pain IS NULL OR (typeof(pain) = 'integer' AND pain BETWEEN 0 AND 10)),
        note TEXT NOT NULL DEFAULT '' CHECK (typeof(note) = 'text'),
        speed REAL NOT NULL DEFAULT 1 CHECK (typeof(speed) = 'real' AND speed > 0),
        CHECK ((status = 'unfinished') = (ended_at IS NULL))
    )
    """,
    """
    CREATE TABLE holds (
        session_id INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
        hold INTEGER NOT NULL CHECK (typeof(hold) = 'integer' AND hold >= 0),
        exercise TEXT NOT NULL CHECK (typeof(exercise) = 'text'),
        leg TEXT NOT NULL CHECK (leg IN ('right', 'left')),
        set_number INTEGER NOT NULL CHECK (typeof(set_number) = 'integer'),
        planned_s REAL NOT NULL CHECK (typeof(planned_s) = 'real'),
        held_s REAL NOT NULL CHECK (typeof(held_s) = 'real'),
        outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped')),
        ended_at TEXT NOT NULL CHECK (typeof(ended_at) = 'text'),
        PRIMARY KEY (session_id, hold)
    ) WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[Migration, ...] = (_HISTORY,)

VERSION = len(MIGRATIONS)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that is done within, or nothing; waits here for another program's turn to end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the database has seen."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps the database has not seen, each with its number in one transaction."""
    for number, statements in enumerate(migrations, start=1):
        with transaction(connection):
            # Another process that starts at the same time may have been faster.
            if version_of(connection) >= number:
                continue
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")


def columns_of(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return the columns of each table: name, type, whether it may be null, place in the key."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    columns = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid'
    return {name: connection.execute(columns, (name,)).fetchall() for (name,) in tables}


def expected_columns() -> list[dict[str, list[tuple[object, ...]]]]:
    """Return what `columns_of` gives for a sound history of each version, beginning with 0."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        expected = [columns_of(connection)]
        for version in range(1, VERSION + 1):
            migrate(connection, MIGRATIONS[:version])
            expected.append(columns_of(connection))
        return expected
    finally:
        connection.close()
