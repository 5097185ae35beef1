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

# What each session adds up to stands beside it, kept by the database itself: to add up hundreds of
# thousands of holds takes too long for a page that opens. `key` tells a session that was exported
# and comes back from one that only looks like it.
_ADD_UP = """
    UPDATE sessions SET
        done_holds = (SELECT count(*) FROM holds
                      WHERE session_id = {id} AND outcome = 'done'),
        right_s = (SELECT total(held_s) FROM holds WHERE session_id = {id} AND leg = 'right'),
        left_s = (SELECT total(held_s) FROM holds WHERE session_id = {id} AND leg = 'left')
    WHERE id = {id}
"""
_NUMBERS: Migration = (
    "ALTER TABLE sessions ADD COLUMN key TEXT",
    """
    ALTER TABLE sessions ADD COLUMN pain_right INTEGER CHECK (pain_right IS NULL
        OR (typeof(pain_right) = 'integer' AND pain_right BETWEEN 0 AND 10))
    """,
    """
    ALTER TABLE sessions ADD COLUMN pain_left INTEGER CHECK (pain_left IS NULL
        OR (typeof(pain_left) = 'integer' AND pain_left BETWEEN 0 AND 10))
    """,
    "ALTER TABLE sessions ADD COLUMN done_holds INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN right_s REAL NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN left_s REAL NOT NULL DEFAULT 0",
    # The same in every copy of an old history, whenever it is migrated: random ones would double
    # what is exported from one copy and imported into another.
    "UPDATE sessions SET key = lower(hex(started_at || ' ' || id))",
    _ADD_UP.replace("{id}", "sessions.id"),
    "CREATE UNIQUE INDEX sessions_by_key ON sessions (key)",
    """
    CREATE TRIGGER sessions_get_a_key AFTER INSERT ON sessions WHEN new.key IS NULL BEGIN
        UPDATE sessions SET key = lower(hex(randomblob(16))) WHERE id = new.id;
    END
    """,
    f"CREATE TRIGGER holds_inserted AFTER INSERT ON holds BEGIN {_ADD_UP}; END".replace(
        "{id}", "new.session_id"
    ),
    f"CREATE TRIGGER holds_updated AFTER UPDATE ON holds BEGIN {_ADD_UP}; END".replace(
        "{id}", "new.session_id"
    ),
    f"CREATE TRIGGER holds_deleted AFTER DELETE ON holds BEGIN {_ADD_UP}; END".replace(
        "{id}", "old.session_id"
    ),
    # By these alone, without the wide rows: the list in the order of time, the days' totals, and
    # the pains.
    """
    CREATE INDEX sessions_by_time ON sessions (julianday(started_at), id, status, speed)
    WHERE status != 'unfinished'
    """,
    """
    CREATE INDEX sessions_by_day ON sessions
        (substr(started_at, 1, 10), started_at, done_holds, planned_holds, right_s, left_s,
         pain_right, pain_left, pain, status, speed)
    WHERE status != 'unfinished' AND speed = 1
    """,
    "CREATE INDEX sessions_by_status ON sessions (status) WHERE status = 'unfinished'",
    """
    CREATE TABLE plans (
        since TEXT PRIMARY KEY CHECK (typeof(since) = 'text'),
        days TEXT NOT NULL CHECK (typeof(days) = 'text'),
        holds INTEGER NOT NULL CHECK (typeof(holds) = 'integer' AND holds >= 0),
        seconds REAL NOT NULL CHECK (typeof(seconds) = 'real' AND seconds >= 0)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE symptom_notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE CHECK (typeof(key) = 'text'),
        written_at TEXT NOT NULL CHECK (typeof(written_at) = 'text'),
        content TEXT NOT NULL CHECK (typeof(content) = 'text')
    )
    """,
)

MIGRATIONS: tuple[Migration, ...] = (_HISTORY, _NUMBERS)

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
