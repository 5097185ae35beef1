"""Real processes that die by kill -9 at the worst moments."""

from pathlib import Path

import pytest

from stretchcoach.core.record import SessionStatus
from stretchcoach.store.reader import read_history
from tests.store_parts import START, WRITER, hold, opened, running

WAIT = "print('ready', flush=True); sys.stdin.read()\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def test_killed_in_the_third_hold_two_holds_are_there_and_the_third_is_next(path: Path) -> None:
    third_hold = WRITER + (
        "lock.acquire()\n"
        "session = history.start_session('Calf', '{}', 14, START)\n"
        "history.record_hold(session, hold(0))\n"
        "history.record_hold(session, hold(1))\n"
    )
    with running(third_hold + WAIT, path):
        pass
    assert [session.holds for session in read_history(path)] == [(hold(0), hold(1))]
    with opened(path) as history:
        found = history.unfinished(START)
        assert found is not None
        assert (found.next_hold, found.holds) == (2, (hold(0), hold(1)))
        history.record_hold(found.id, hold(2))
        history.end_session(found.id, SessionStatus.COMPLETED, START)
        assert history.sessions()[0].holds == (hold(0), hold(1), hold(2))


def test_killed_while_it_writes_all_that_was_written_before_is_there(path: Path) -> None:
    writing = WRITER + (
        "session = history.start_session('Calf', '{}', 14, START)\n"
        "history.record_hold(session, hold(0))\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('PRAGMA cache_spill = 1')\n"
        "connection.execute(\"UPDATE sessions SET note = 'half'\")\n"
        "connection.execute('DELETE FROM holds')\n"
    )
    with running(writing + WAIT, path):
        pass
    with opened(path) as history:
        (session,) = history.sessions()
    assert (session.note, session.holds) == ("", (hold(0),))


def test_killed_while_it_makes_the_tables_the_next_start_makes_them(path: Path) -> None:
    making = (
        "import sys\n"
        "from pathlib import Path\n"
        "from stretchcoach.store.database import connect\n"
        "from stretchcoach.store.migrations import MIGRATIONS\n"
        "connection = connect(sys.argv[1])\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute(MIGRATIONS[0][0])\n"
    )
    with running(making + WAIT, path):
        pass
    assert read_history(path) == []
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        history.record_hold(session, hold(0))
        assert history.sessions()[0].holds == (hold(0),)
