"""What the database adds up by itself is what Python adds up of all holds."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchcoach.core.adherence import DayTotal, local_day
from stretchcoach.core.exercise import Leg
from stretchcoach.core.history_copy import HistoryCopy
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus, was_held
from stretchcoach.store.archive import Archive
from stretchcoach.store.connect import connect
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.migrations import MIGRATIONS, migrate
from stretchcoach.store.play_lock import PlayLock
from tests.made_up_history import make_history
from tests.store_parts import START
from tests.store_parts import hold as hold_record

OLD = Path(__file__).parent / "databases" / "v1.db"

hold_records = st.builds(
    HoldRecord,
    hold=st.integers(0, 3),
    exercise=st.just("wall-calf-stretch"),
    leg=st.sampled_from(Leg),
    set=st.integers(1, 2),
    planned=st.just(30.0),
    held=st.floats(0, 40).map(lambda held: round(held, 2)),
    outcome=st.sampled_from(Outcome),
)
moments = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)),
    st.sampled_from([0, 60, 120, 345, 840, -720, -210]) | st.integers(-14 * 60, 14 * 60),
)
steps = st.one_of(
    st.tuples(st.just("start"), st.integers(0, 2)),
    st.tuples(st.just("hold"), hold_records),
    st.tuples(st.just("end"), st.none()),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("put back"), st.integers(0, 9)),
    st.tuples(st.just("copy"), st.none()),
    st.tuples(st.just("merge"), st.none()),
)


def added_up(sessions: list[SessionRecord]) -> tuple[DayTotal, ...]:
    found: dict[date, DayTotal] = {}
    for session in sessions:
        if session.status is SessionStatus.UNFINISHED or session.speed != 1:
            continue
        day = local_day(session.started_at)
        was = found.get(day, DayTotal(day, 0, 0, 0, 0.0, 0.0))
        legs = dict.fromkeys(Leg, 0.0)
        for hold in session.holds:
            legs[hold.leg] += hold.held
        found[day] = DayTotal(
            day,
            was.sessions + 1,
            was.done + sum(hold.outcome is Outcome.DONE for hold in session.holds),
            was.planned + session.planned_holds,
            was.right_s + legs[Leg.RIGHT],
            was.left_s + legs[Leg.LEFT],
        )
    return tuple(found[day] for day in sorted(found))


def rounded(days: tuple[DayTotal, ...]) -> list[tuple[object, ...]]:
    return [
        (day.day, day.sessions, day.done, day.planned, round(day.right_s, 6), round(day.left_s, 6))
        for day in days
    ]


def in_memory() -> sqlite3.Connection:
    connection = connect(":memory:")
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@settings(max_examples=80)
@given(made=st.lists(steps, max_size=40))
def test_sums_stay_true_whatever_is_done(made: list[tuple[str, object]]) -> None:
    with closing(in_memory()) as connection:
        history = History(connection, PlayLock(Path("nowhere")), lambda: START)
        archive = Archive(connection)
        session, removed, copy = 0, [], HistoryCopy(())
        for step, value in made:
            match step, value:
                case "start", int(days):
                    started = START + timedelta(days=days)
                    session = history.start_session("Calf", "{}", 4, started)
                case "hold", HoldRecord() as record if archive.session(session):
                    history.record_hold(session, record)
                case "end", _:
                    history.end_session(session, SessionStatus.STOPPED, START)
                case "remove", int(id_):
                    removed.append(archive.remove(id_))
                case "put back", int(place) if place < len(removed):
                    archive.put_back(removed[place])
                case "copy", _:
                    copy = archive.everything()
                case "merge", _:
                    merged = archive.merge(copy)
                    kept = sum(was_held(one.session.holds) for one in copy.sessions)
                    assert merged.new_sessions + merged.known_sessions == kept
                    assert archive.merge(copy).new_sessions == 0
        sessions = history.sessions()
        assert rounded(archive.day_totals()) == rounded(added_up(sessions))
        keys = [session.key for session in sessions]
        assert len(set(keys)) == len(keys)
        for line in archive.lines(0, 99):
            found = archive.session(line.id)
            assert found is not None
            assert line.seconds == pytest.approx(sum(hold.held for hold in found.holds))


@given(starts=st.lists(moments, max_size=12))
def test_the_database_puts_a_session_on_the_day_that_core_does(starts: list[datetime]) -> None:
    with closing(in_memory()) as connection:
        history = History(connection, PlayLock(Path("nowhere")), lambda: START)
        archive = Archive(connection)
        for started_at in starts:
            session = history.start_session("Calf", "{}", 4, started_at)
            history.record_hold(session, hold_record(0))
            history.end_session(session, SessionStatus.STOPPED, started_at)
        counted = Counter(local_day(started_at) for started_at in starts)
        assert {day.day: day.sessions for day in archive.day_totals()} == counted
        whole = [started_at.replace(microsecond=0) for started_at in starts]
        newest_first = [line.started_at for line in archive.lines(0, 99)]
        assert newest_first == sorted(whole, reverse=True)
        for day in counted:
            (one,) = {
                local_day(c.session.started_at) for c in archive.everything(day, day).sessions
            }
            assert one == day


def test_an_old_history_gets_its_sums_and_keys(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    shutil.copy(OLD, path)
    with closing(connect(path.as_posix())) as old:
        old.execute("UPDATE sessions SET speed = 1, status = 'stopped', ended_at = started_at")
    with closing(open_database(path).connection) as connection:
        archive, history = Archive(connection), History(connection, PlayLock(tmp_path))
        assert archive.day_totals() == added_up(history.sessions())
        assert [day.right_s for day in archive.day_totals()] == [30.0, 0.0]
        keys = [one.session.key for one in archive.everything().sessions]
    with closing(connect((tmp_path / "other.db").as_posix())) as other:
        with closing(connect(OLD.as_posix())) as old:
            old.backup(other)
        migrate(other)
        again = [one.session.key for one in Archive(other).everything().sessions]
    assert keys == again
    assert len(set(keys)) == 2


def test_a_migration_of_many_sessions_adds_each_up(tmp_path: Path) -> None:
    made = tmp_path / "made" / "history.db"
    make_history(made, date(2026, 11, 23), days=60)
    with closing(open_database(made).connection) as new, closing(connect(":memory:")) as old:
        migrate(old, MIGRATIONS[:1])
        for table in ("sessions", "holds"):
            names = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
            rows = new.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            places = ", ".join("?" * len(names))
            old.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        migrate(old)
        assert Archive(old).day_totals() == Archive(new).day_totals()
        assert rounded(Archive(old).day_totals()) == rounded(
            added_up([copy.session for copy in Archive(new).everything().sessions])
        )
