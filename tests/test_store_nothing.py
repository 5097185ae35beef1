"""A session in which nothing was done leaves nothing in the history."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchcoach.core.history_copy import Merged
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus, best_attempts, was_held
from stretchcoach.errors import StoreError
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from tests.store_parts import START, WRITER, hold, opened, running

COMPLETED, STOPPED = SessionStatus.COMPLETED, SessionStatus.STOPPED
SKIPPED = hold(0, 0.4, Outcome.SKIPPED)

holds = st.lists(st.tuples(st.integers(0, 3), st.floats(0.0, 29.0), st.booleans()), max_size=5).map(
    lambda found: [attempt(*one) for one in found]
)


def attempt(index: int, held: float, is_whole: bool) -> HoldRecord:
    if is_whole:
        return hold(index)
    return hold(index, held, Outcome.PARTIAL if held >= 1.0 else Outcome.SKIPPED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with opened(path) as history:
        yield history


def begin(history: History) -> int:
    return history.start_session("Calf", "{}", 14, START)


@pytest.mark.parametrize("status", [COMPLETED, STOPPED])
@pytest.mark.parametrize("records", [(), (SKIPPED, hold(1, 0.0, Outcome.SKIPPED))])
def test_a_session_without_a_hold_leaves_nothing(
    path: Path, status: SessionStatus, records: tuple[HoldRecord, ...]
) -> None:
    with opened(path) as history:
        session = begin(history)
        for record in records:
            history.record_hold(session, record)
        history.end_session(session, status, START)
        assert history.sessions() == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM holds").fetchone() == (0,)


def test_its_id_is_never_that_of_another(history: History) -> None:
    session = begin(history)
    history.end_session(session, STOPPED, START)
    assert begin(history) > session


def test_a_second_of_one_hold_is_kept_with_what_was_skipped(history: History) -> None:
    session = begin(history)
    history.record_hold(session, SKIPPED)
    history.record_hold(session, hold(1, 1.0, Outcome.PARTIAL))
    history.end_session(session, STOPPED, START)
    (kept,) = history.sessions()
    assert len(kept.holds) == 2


@pytest.mark.parametrize(
    ("pains", "note"), [(Pains(right=0), ""), (Pains(whole=3), ""), (Pains(), "It hurt at once.")]
)
def test_what_was_told_is_kept(history: History, pains: Pains, note: str) -> None:
    session = begin(history)
    history.rate(session, pains, note)
    history.end_session(session, STOPPED, START)
    (kept,) = history.sessions()
    assert (kept.pains, kept.note) == (pains, note)


@given(records=holds)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_kept_where_the_program_says_so(history: History, records: list[HoldRecord]) -> None:
    session = begin(history)
    for record in records:
        history.record_hold(session, record)
    history.end_session(session, STOPPED, START)
    kept = [one.id for one in history.sessions()]
    assert (session in kept) == was_held(best_attempts(records)) == was_held(records)


def test_rating_it_changes_nothing_and_blocks_nothing(history: History) -> None:
    session = begin(history)
    history.end_session(session, STOPPED, START)
    history.rate(session, Pains(right=4), "Nothing to be found.")
    assert (history.sessions(), history.pending) == ([], 0)


def test_one_that_is_too_old_to_be_gone_on_with_leaves_nothing(history: History) -> None:
    begin(history)
    assert history.unfinished(START + timedelta(hours=12)) is not None
    assert history.unfinished(START + timedelta(hours=13)) is None
    assert history.sessions() == []


def test_one_that_nobody_goes_on_with_leaves_nothing(history: History) -> None:
    begin(history)
    found = history.unfinished(START)
    assert found is not None
    history.discard(found)
    assert history.sessions() == []


def test_what_another_process_plays_by_now_is_not_taken_from_it(path: Path) -> None:
    playing = WRITER + "lock.acquire()\nprint('ready', flush=True); sys.stdin.read()"
    with opened(path) as history:
        begin(history)
        found = history.unfinished(START)
        assert found is not None
        with running(playing, path):
            history.discard(found)
            assert [one.id for one in history.sessions()] == [found.id]
        history.discard(found)
        assert history.sessions() == []


def test_an_end_that_waits_is_done_whole(path: Path) -> None:
    with opened(path) as history:
        session = begin(history)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="Another program keeps the history"):
                history.record_hold(session, hold(0))
            with pytest.raises(StoreError, match="Another program keeps the history"):
                history.end_session(session, STOPPED, START)
            other.execute("ROLLBACK")
        history.write_pending()
        (kept,) = history.sessions()
    assert (kept.status, kept.holds) == (STOPPED, (hold(0),))


def test_one_that_was_broken_off_is_not_imported(tmp_path: Path) -> None:
    copies = []
    for name, records in (("empty", (SKIPPED,)), ("begun", (hold(0),))):
        with opened(tmp_path / name / "history.db") as history:
            session = begin(history)
            for record in records:
                history.record_hold(session, record)
            copies.append(Archive(history._connection).everything())
    with closing(open_database(tmp_path / "here" / "history.db").connection) as connection:
        archive = Archive(connection)
        assert [archive.merge(copy) for copy in copies] == [Merged(0, 0, 0, 0), Merged(1, 0, 0, 0)]
        assert archive.count() == 1
