import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.errors import StoreError
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from tests.store_parts import START, WRITER, Now, hold, opened, run, running

COMPLETED, STOPPED, UNFINISHED = (
    SessionStatus.COMPLETED,
    SessionStatus.STOPPED,
    SessionStatus.UNFINISHED,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def test_a_session_is_found_again_as_it_was_written(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", '{"steps": []}', 3, START, 1.0)
        history.record_hold(session, hold(0))
        history.record_hold(session, hold(1, 12.25, Outcome.PARTIAL))
        history.record_hold(session, hold(2, 0, Outcome.SKIPPED))
        history.end_session(session, COMPLETED, START + timedelta(minutes=2))
        history.rate(session, Pains(whole=4), "Tight, then easier.\nü 日本")
    with opened(path) as history:
        (found,) = history.sessions()
        assert [found] == [
            SessionRecord(
                id=session,
                key=found.key,
                routine="Calf",
                routine_json='{"steps": []}',
                planned_holds=3,
                started_at=START,
                ended_at=START + timedelta(minutes=2),
                status=COMPLETED,
                pain=4,
                note="Tight, then easier.\nü 日本",
                speed=1.0,
                holds=(
                    hold(0),
                    hold(1, 12.25, Outcome.PARTIAL),
                    hold(2, 0, Outcome.SKIPPED),
                ),
            )
        ]
        assert len(found.key) == 32


def test_times_keep_the_offset_of_the_place_they_were_written_at(path: Path) -> None:
    nepal = timezone(timedelta(hours=5, minutes=45))
    with opened(path) as history:
        history.start_session("Calf", "{}", 1, START.astimezone(nepal))
        (session,) = history.sessions()
    assert session.started_at.isoformat() == "2026-01-05T12:15:00+05:45"


def test_sessions_are_in_the_order_they_happened_whatever_their_offsets(path: Path) -> None:
    west = timezone(timedelta(hours=-8))
    with opened(path) as history:
        later = history.start_session("Calf", "{}", 1, datetime(2026, 1, 4, 23, 0, tzinfo=west))
        earlier = history.start_session("Calf", "{}", 1, START)
        assert [session.id for session in history.sessions()] == [earlier, later]


def test_a_time_without_an_offset_is_refused(path: Path) -> None:
    with opened(path) as history:
        with pytest.raises(ValueError, match="without an offset"):
            history.start_session("Calf", "{}", 1, START.replace(tzinfo=None))
        assert history.sessions() == []


DONE, SHORTER_DONE = hold(0), hold(0, 20.0)
LONG, SHORT = hold(0, 25.0, Outcome.PARTIAL), hold(0, 5.0, Outcome.PARTIAL)
SKIPPED = hold(0, 0.0, Outcome.SKIPPED)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (DONE, SHORT, DONE),
        (DONE, SKIPPED, DONE),
        (SHORTER_DONE, LONG, SHORTER_DONE),
        (SHORT, DONE, DONE),
        (SHORT, LONG, LONG),
        (LONG, SHORT, LONG),
        (LONG, SKIPPED, LONG),
        (SKIPPED, SHORT, SHORT),
        (SKIPPED, DONE, DONE),
    ],
)
def test_of_two_attempts_at_a_hold_the_better_one_stays(
    path: Path, first: HoldRecord, second: HoldRecord, kept: HoldRecord
) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 2, START)
        history.record_hold(session, first)
        history.record_hold(session, second)
        assert history.sessions()[0].holds == (kept,)


def test_a_session_that_was_broken_off_is_offered_at_its_next_hold(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        for index in range(3):
            history.record_hold(session, hold(index))
        found = history.unfinished(START + timedelta(hours=12))
    assert found is not None
    assert (found.id, found.next_hold, found.status) == (session, 3, UNFINISHED)


def test_what_comes_after_a_skipped_part_is_the_next_hold(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        history.record_hold(session, hold(0))
        history.record_hold(session, hold(4))
        found = history.unfinished(START)
    assert found is not None
    assert found.next_hold == 5


def test_a_session_broken_off_in_its_first_hold_is_offered_from_the_start(path: Path) -> None:
    with opened(path) as history:
        history.start_session("Calf", "{}", 14, START)
        found = history.unfinished(START)
    assert found is not None
    assert found.next_hold == 0


def test_an_older_session_was_stopped_when_its_last_hold_ended(path: Path) -> None:
    now = Now()
    with opened(path, now) as history:
        session = history.start_session("Calf", "{}", 14, START)
        for index in range(2):
            now.time += timedelta(minutes=1)
            history.record_hold(session, hold(index))
        assert history.unfinished(START + timedelta(hours=12, seconds=1)) is None
        (stopped,) = history.sessions()
    assert (stopped.status, stopped.ended_at) == (STOPPED, START + timedelta(minutes=2))


def test_the_newest_is_offered_and_the_one_before_it_was_stopped(path: Path) -> None:
    with opened(path) as history:
        older = history.start_session("Calf", "{}", 14, START)
        history.record_hold(older, hold(0))
        newer = history.start_session("Calf", "{}", 14, START + timedelta(hours=1))
        found = history.unfinished(START + timedelta(hours=2))
        statuses = {session.id: session.status for session in history.sessions()}
    assert found is not None
    assert found.id == newer
    assert statuses == {older: STOPPED, newer: UNFINISHED}


def test_a_session_killed_after_its_last_hold_was_completed(path: Path) -> None:
    now = Now()
    with opened(path, now) as history:
        session = history.start_session("Calf", "{}", 2, START)
        now.time += timedelta(minutes=5)
        history.record_hold(session, hold(0))
        history.record_hold(session, hold(1))
        assert history.unfinished(START + timedelta(minutes=6)) is None
        (completed,) = history.sessions()
    assert (completed.status, completed.ended_at) == (COMPLETED, START + timedelta(minutes=5))


def test_a_session_killed_after_its_holds_were_skipped_was_not_completed(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 2, START)
        history.record_hold(session, hold(0, 4.0, Outcome.PARTIAL))
        history.record_hold(session, hold(1, 0.5, Outcome.SKIPPED))
        assert history.unfinished(START) is None
        assert history.sessions()[0].status is STOPPED


def test_a_look_at_a_routine_is_not_gone_on_with(path: Path) -> None:
    with opened(path) as history:
        real = history.start_session("Calf", "{}", 14, START)
        history.record_hold(real, hold(0))
        looks = [
            history.start_session("Calf", "{}", 14, START + timedelta(hours=1), speed)
            for speed in (30.0, 0.5)
        ]
        for look in looks:
            history.record_hold(look, hold(0))
        found = history.unfinished(START + timedelta(hours=2))
        statuses = {session.id: session.status for session in history.sessions()}
    assert found is not None
    assert found.id == real
    assert statuses == {real: UNFINISHED} | dict.fromkeys(looks, STOPPED)


def test_after_holds_skipped_in_their_middle_one_goes_on_at_the_next(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        for index in range(2):
            history.record_hold(session, hold(index, 3.0, Outcome.PARTIAL))
        unfinished = history.unfinished(START + timedelta(minutes=6))
    assert unfinished is not None
    assert unfinished.next_hold == 2


def test_the_last_hold_left_in_its_middle_is_offered_once_more(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 2, START)
        history.record_hold(session, hold(0))
        history.record_hold(session, hold(1, 3.0, Outcome.PARTIAL))
        unfinished = history.unfinished(START + timedelta(minutes=6))
    assert unfinished is not None
    assert unfinished.next_hold == 1


def test_a_clock_that_was_far_ahead_leaves_nothing_to_go_on_with_for_ever(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START + timedelta(days=4000))
        history.record_hold(session, hold(0))
        assert history.unfinished(START) is None
        assert history.sessions()[0].status is STOPPED


def test_a_session_nobody_goes_on_with_can_be_stopped(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        history.record_hold(session, hold(0))
        found = history.unfinished(START)
        assert found is not None
        history.discard(found)
        assert history.unfinished(START) is None
        assert history.sessions()[0].status is STOPPED


def test_ended_sessions_are_not_offered(path: Path) -> None:
    with opened(path) as history:
        for status in (COMPLETED, STOPPED):
            session = history.start_session("Calf", "{}", 14, START)
            history.record_hold(session, hold(0))
            history.end_session(session, status, START)
        assert history.unfinished(START) is None


def test_a_session_another_process_plays_is_neither_offered_nor_ended(path: Path) -> None:
    playing = WRITER + (
        "lock.acquire()\n"
        "history.start_session('Calf', '{}', 14, START)\n"
        "print('ready', flush=True); sys.stdin.read()"
    )
    with opened(path) as history:
        with running(playing, path):
            assert history.unfinished(START) is None
            assert history.unfinished(START + timedelta(days=2)) is None
            assert history.sessions()[0].status is UNFINISHED
        assert history.unfinished(START) is not None


def test_a_full_disk_keeps_holds_waiting_until_there_is_room(path: Path) -> None:
    connection = open_database(path).connection
    history = History(connection, PlayLock(path.parent), Now())
    session = history.start_session("Calf", "{}", 40, START)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        history.rate(session, Pains(whole=5), "x" * 9000)
    assert history.pending == 1
    with pytest.raises(StoreError, match="disk is full"):
        history.record_hold(session, hold(0))
    with pytest.raises(StoreError, match="disk is full"):
        history.end_session(session, STOPPED, START)
    assert history.pending == 3
    assert history.sessions()[0].holds == ()

    connection.execute(f"PRAGMA max_page_count = {pages + 100}")
    history.record_hold(session, hold(1))
    assert history.pending == 0
    (written,) = history.sessions()
    connection.close()
    assert written.holds == (hold(0), hold(1))
    assert (written.pain, len(written.note), written.status) == (5, 9000, STOPPED)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_disk_that_refuses_to_write_loses_no_hold(path: Path) -> None:
    refused = WRITER + (
        "import resource\n"
        "from stretchcoach.errors import StoreError\n"
        "session = history.start_session('Calf', '{}', 14, START)\n"
        "wal = path.with_name(path.name + '-wal')\n"
        "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size + 100, hard))\n"
        "for index in range(3):\n"
        "    try: history.record_hold(session, hold(index))\n"
        "    except StoreError as error: print(history.pending, error)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))\n"
        "history.write_pending()\n"
        "print(history.pending, len(history.sessions()[0].holds))\n"
        "connection.close()\n"
    )
    words = f"The disk refused to read or write the history {path}. "
    lines = run(refused, path).splitlines()
    assert [line.startswith(f"{count} {words}") for count, line in enumerate(lines[:3], 1)] == [
        True,
        True,
        True,
    ]
    assert lines[3:] == ["0 3"]
    with opened(path) as history:
        assert history.sessions()[0].holds == (hold(0), hold(1), hold(2))


def test_a_locked_history_keeps_a_hold_waiting(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program keeps the history"):
            history.record_hold(session, hold(0))
        assert history.pending == 1
        other.execute("ROLLBACK")
        other.close()
        history.write_pending()
        assert history.pending == 0
        assert history.sessions()[0].holds == (hold(0),)


def test_a_defect_does_not_block_what_comes_after_it(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        with pytest.raises(sqlite3.IntegrityError):
            history.rate(session, Pains(whole=11), "")
        with pytest.raises(sqlite3.IntegrityError):
            history.record_hold(session + 1, hold(0))
        history.record_hold(session, hold(0))
        assert history.pending == 0
        assert history.sessions()[0].holds == (hold(0),)


def test_a_note_with_bytes_the_terminal_could_not_read_is_kept(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, datetime(2026, 1, 5, tzinfo=UTC))
        history.rate(session, Pains(whole=None), b"caf\xe9".decode("utf-8", "surrogateescape"))
        assert history.sessions()[0].note == "caf?"
