import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import Outcome, SessionStatus
from stretchcoach.errors import StoreError
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.migrations import MIGRATIONS, VERSION, columns_of, migrate, version_of
from stretchcoach.store.play_lock import PlayLock
from stretchcoach.store.reader import read_history
from tests.store_parts import (
    AS_NOBODY,
    START,
    WRITER,
    everybodys_folder,
    hold,
    opened,
    run,
    running,
    start,
)

TODAY = date(2026, 3, 4)
KEPT = Path(__file__).parent / "databases"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with everybodys_folder() as folder:
        yield folder


def fill(path: Path, sessions: int = 30) -> bytes:
    """Write a history of several pages and return its bytes."""
    with opened(path) as history:
        for number in range(sessions):
            started = START + timedelta(days=number)
            session = history.start_session("Calf", '{"steps": []}' * 20, 14, started)
            for index in range(14):
                history.record_hold(session, hold(index))
            history.end_session(session, SessionStatus.COMPLETED, started + timedelta(minutes=9))
            history.rate(session, Pains(whole=number % 11), "fine ü")
    return path.read_bytes()


def set_aside(path: Path) -> Path | None:
    database = open_database(path, today=lambda: TODAY, patience=0)
    database.connection.close()
    return database.set_aside


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_history_is_safe_from_a_kill_and_keeps_its_tables_together(path: Path) -> None:
    database = open_database(path)
    with closing(database.connection) as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "user_version")
        values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert values == ["wal", 2, 1, VERSION]
    assert database.set_aside is None
    assert names(path.parent) == ["history.db"]


def test_an_empty_file_becomes_a_history(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with opened(path) as history:
        history.start_session("Calf", "{}", 14, START)
        assert len(history.sessions()) == 1


def test_processes_that_start_at_the_same_time_make_one_history(path: Path) -> None:
    opening = (
        "import sys\nfrom pathlib import Path\n"
        "from stretchcoach.store.database import open_database\n"
        "sys.stdin.readline()\n"
        "database = open_database(Path(sys.argv[1]))\n"
        "print(database.set_aside); database.connection.close()\n"
    )
    processes = [start(opening, path) for _ in range(4)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in processes] == ["None\n"] * 4


def test_a_newer_history_is_refused_and_left_as_it_is(path: Path) -> None:
    fill(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    for refuse in (open_database, read_history):
        with pytest.raises(StoreError, match=r"newer version .* Update the program; nothing was"):
            refuse(path)
    assert path.read_bytes() == before
    assert names(path.parent) == ["history.db"]


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.executescript(statement)


def truncate(path: Path, pages: float) -> None:
    path.write_bytes(path.read_bytes()[: int(pages * 4096)])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "not a database": lambda path: path.write_text("These are my stretches.\n" * 100),
    "truncated": lambda path: truncate(path, 2),
    "truncated within a page": lambda path: truncate(path, 1.7),
    "only a piece of the header": lambda path: path.write_bytes(path.read_bytes()[:40]),
    "a page of noise": lambda path: overwrite(path, 3 * 4096, bytes(range(256)) * 16),
    "a page of zeros": lambda path: overwrite(path, 2 * 4096, bytes(4096)),
    "another program's tables": lambda path: change(
        path,
        "DROP TABLE holds; DROP TABLE sessions; CREATE TABLE bookmarks (url TEXT);"
        "PRAGMA user_version = 0",
    ),
    "no holds": lambda path: change(path, "DROP TABLE holds"),
    "a column less": lambda path: change(path, "ALTER TABLE sessions DROP COLUMN note"),
    "a leg nobody has": lambda path: change(path, "UPDATE holds SET leg = 'middle'"),
    "pain beyond measure": lambda path: change(path, "UPDATE sessions SET pain = 11"),
    "a day no calendar has": lambda path: change(
        path, "UPDATE sessions SET started_at = '2026-02-31T10:00:00+01:00'"
    ),
    "a time without an offset": lambda path: change(
        path, "UPDATE sessions SET ended_at = '2026-02-01T10:00:00'"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_set_aside_and_a_new_one_begun(path: Path, damage: str) -> None:
    fill(path)
    DAMAGES[damage](path)
    damaged = path.read_bytes()
    with pytest.raises(StoreError, match=r"is damaged .* kept under another name"):
        read_history(path)
    assert path.read_bytes() == damaged

    name = set_aside(path)
    assert name == path.with_name("history-damaged-2026-03-04.db")
    assert name.read_bytes() == damaged
    with opened(path) as history:
        assert history.sessions() == []
        history.start_session("Calf", "{}", 14, START)


def test_a_second_damaged_history_of_the_day_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for number, name in enumerate(("", "-2", "-3")):
        path.write_text(f"damage {number}")
        assert set_aside(path) == path.with_name(f"history-damaged-2026-03-04{name}.db")
    contents = [file.read_text() for file in sorted(path.parent.glob("*damaged*"))]
    assert sorted(contents) == ["damage 0", "damage 1", "damage 2"]


@pytest.mark.parametrize("damaged", ["no database", ""])
def test_what_was_not_yet_worked_into_the_database_is_set_aside_with_it(
    path: Path, damaged: str
) -> None:
    playing = WRITER + (
        "session = history.start_session('Calf', '{}', 14, START)\n"
        "print('ready', flush=True); sys.stdin.read()\n"
    )
    with running(playing, path):
        pass
    log = path.with_name("history.db-wal").read_bytes()
    assert log
    path.write_text(damaged)
    with pytest.raises(StoreError, match="is damaged"):
        read_history(path)
    name = set_aside(path)
    assert name is not None
    assert name.read_text() == damaged
    assert name.with_name(f"{name.name}-wal").read_bytes() == log
    with opened(path) as history:
        assert history.sessions() == []


def test_a_folder_in_place_of_the_file_is_told_in_words(path: Path) -> None:
    path.mkdir(parents=True)
    for refuse in (open_database, read_history):
        with pytest.raises(StoreError, match="a folder of that name is in its place"):
            refuse(path)


def test_a_file_in_place_of_the_folder_is_told_in_words(path: Path) -> None:
    path.parent.write_text("")
    with pytest.raises(StoreError, match="can't be opened for writing"):
        open_database(path)


@pytest.mark.skipif(sys.platform == "win32", reason="folders on Windows have no such permission")
@pytest.mark.parametrize("there", [False, True])
def test_a_folder_one_may_not_write_in_is_told_in_words(open_folder: Path, there: bool) -> None:
    path = open_folder / "history.db"
    if there:
        fill(path, 1)
        path.chmod(0o644)
    open_folder.chmod(0o555)
    opening = AS_NOBODY + ("try: open_database(path)\nexcept StoreError as error: print(error)\n")
    assert run(opening, path).startswith(f"The history {path} can't be opened for writing. Check")


def test_a_history_that_stays_locked_is_told_in_words(path: Path) -> None:
    fill(path, 1)
    locking = WRITER + (
        "connection.execute('BEGIN IMMEDIATE')\nprint('ready', flush=True); sys.stdin.read()\n"
    )
    with running(locking, path), pytest.raises(StoreError, match="Another program keeps"):
        open_database(path, patience=0.05)
    with opened(path) as history:
        assert len(history.sessions()) == 1


def test_a_migration_that_fails_leaves_the_version_before_it(path: Path) -> None:
    fill(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        broken = (*MIGRATIONS, ("CREATE TABLE later (x)", "INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            migrate(connection, broken)
        assert version_of(connection) == VERSION
        assert "later" not in columns_of(connection)
        working = (*MIGRATIONS, ("CREATE TABLE later (x)",))
        migrate(connection, working)
        migrate(connection, working)
        assert version_of(connection) == VERSION + 1


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_released_version_is_opened_with_all_it_holds(path: Path, version: int) -> None:
    path.parent.mkdir()
    shutil.copy(KEPT / f"v{version}.db", path)
    first, second = read_history(path)
    with opened(path) as history:
        assert history.sessions() == [first, second]
    assert (first.id, first.routine, first.routine_json) == (
        1,
        "Calf & hamstring routine",
        '{"version": 1}',
    )
    assert (first.planned_holds, first.started_at) == (2, START)
    assert (first.ended_at, first.status) == (START + timedelta(minutes=2), SessionStatus.COMPLETED)
    assert (first.pain, first.note, first.speed) == (3, "tight, then easier ü", 1.0)
    assert first.holds == (hold(0), hold(1, 12.5, Outcome.PARTIAL))
    assert (second.status, second.ended_at, second.speed) == (SessionStatus.UNFINISHED, None, 20.0)
    assert [record.outcome for record in second.holds] == [Outcome.SKIPPED]


def test_the_kept_history_of_this_version_has_its_tables_indexes_and_triggers(path: Path) -> None:
    open_database(path).connection.close()
    schemas = []
    for file in (path, KEPT / f"v{VERSION}.db"):
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as kept:
            schemas.append(kept.execute("SELECT name, sql FROM sqlite_master").fetchall())
    assert schemas[0] == schemas[1]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return fill(tmp_path_factory.mktemp("sound") / "history.db", 6)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_the_bytes_the_program_starts_or_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, sound: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "history.db"
    damaged = bytearray(sound)
    places = st.integers(0, len(sound) - 1) | st.integers(0, 100)
    for place in data.draw(st.lists(places, max_size=8), "places"):
        damaged[place] = data.draw(st.integers(0, 255), "byte")
    del damaged[data.draw(st.just(len(sound)) | places, "length") :]
    path.write_bytes(damaged)
    try:
        read_history(path)
    except StoreError:
        assert names(path.parent) == ["history.db"]
    assert path.read_bytes() == damaged
    try:
        database = open_database(path, today=lambda: TODAY, patience=0)
    except StoreError:
        assert path.read_bytes() == damaged
        return
    with closing(database.connection) as connection:
        history = History(connection, PlayLock(path.parent))
        history.unfinished(START)
        session = history.start_session("Calf", "{}", 14, START)
        history.record_hold(session, hold(0))
        assert session in [each.id for each in history.sessions()]
    if database.set_aside:
        assert database.set_aside.read_bytes() == damaged
