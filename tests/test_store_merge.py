from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from stretchcoach.core.history_copy import HistoryCopy, Merged, SessionCopy
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionStatus
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from tests.made_up_history import make_history
from tests.store_parts import START
from tests.test_store_archive import NOTE, Kept

TODAY = date(2026, 11, 23)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path / "here" / "history.db")
    with closing(kept.connection):
        yield kept


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path / "there" / "history.db")
    with closing(kept.connection):
        yield kept


def without_ids(copy: HistoryCopy) -> HistoryCopy:
    return HistoryCopy(
        tuple(replace(one, session=replace(one.session, id=0)) for one in copy.sessions),
        copy.plans,
        tuple(replace(note, id=0) for note in copy.symptoms),
    )


def test_a_year_copied_into_an_empty_history_gives_equal_numbers(
    tmp_path: Path, kept: Kept
) -> None:
    path = tmp_path / "year" / "history.db"
    make_history(path, TODAY)
    with closing(open_database(path).connection) as connection:
        year = Archive(connection)
        copy = year.everything()
        merged = kept.archive.merge(copy)
        assert merged == Merged(len(copy.sessions), 0, 4, 0)
        assert without_ids(kept.archive.everything()) == without_ids(copy)
        assert kept.archive.day_totals() == year.day_totals()
        assert kept.archive.pain_points(None) == year.pain_points(None)
        assert (kept.archive.plans(), kept.archive.count()) == (year.plans(), year.count())
        assert kept.archive.merge(copy) == Merged(0, len(copy.sessions), 0, 4)
        assert kept.archive.day_totals() == year.day_totals()


def test_what_is_known_stays_as_it_is_here(kept: Kept, other: Kept) -> None:
    here = kept.play()
    kept.archive.save_symptom(NOTE)
    other.archive.merge(kept.archive.everything())
    kept.archive.edit(here, Pains(right=5), "edited here")
    note = replace(kept.archive.symptoms()[0], text="edited here")
    kept.archive.save_symptom(note)
    other.play(timedelta(days=1), holds=3)
    assert kept.archive.merge(other.archive.everything()) == Merged(1, 1, 0, 1)
    newer, older = kept.archive.lines(0, 9)
    assert (older.pains, older.note) == (Pains(right=5), "edited here")
    assert newer.done == 3
    assert kept.archive.symptoms() == (note,)


def test_two_histories_become_the_same(kept: Kept, other: Kept) -> None:
    for number in range(4):
        kept.play(timedelta(days=number))
        other.play(timedelta(days=number, hours=2), holds=number)
    kept.archive.merge(other.archive.everything())
    other.archive.merge(kept.archive.everything())
    assert without_ids(kept.archive.everything()) == without_ids(other.archive.everything())
    assert kept.archive.day_totals() == other.archive.day_totals()


def test_a_session_that_was_broken_off_elsewhere_was_stopped(kept: Kept, other: Kept) -> None:
    other.play(holds=2, end=False)
    kept.archive.merge(other.archive.everything())
    assert kept.history.unfinished(START) is None
    last = kept.archive.last()
    assert last is not None
    assert (last.status, last.ended_at) == (SessionStatus.STOPPED, START + timedelta(minutes=1))
    assert len(last.holds) == 2


def test_plans_of_the_same_day_stay_ours(kept: Kept, other: Kept) -> None:
    ours = Plan(START.date(), frozenset({Weekday.MON}), 14, 420.0)
    kept.archive.set_plan(ours)
    other.archive.set_plan(replace(ours, holds=7))
    later = Plan(START.date() + timedelta(days=3), frozenset(), 2, 60.0)
    other.archive.set_plan(later)
    kept.archive.merge(other.archive.everything())
    assert kept.archive.plans() == (ours, later)


def test_sessions_and_notes_without_a_key_are_not_doubled(kept: Kept, other: Kept) -> None:
    other.play()
    other.archive.save_symptom(NOTE)
    copy = other.archive.everything()
    nameless = HistoryCopy(
        tuple(SessionCopy(replace(one.session, key=""), ()) for one in copy.sessions),
        (),
        tuple(replace(note, key="") for note in copy.symptoms),
    )
    assert kept.archive.merge(nameless) == Merged(1, 0, 1, 0)
    assert kept.archive.merge(nameless) == Merged(0, 1, 0, 1)
    assert all(one.session.key for one in kept.archive.everything().sessions)


def test_a_copy_that_can_not_be_written_whole_changes_nothing(kept: Kept, other: Kept) -> None:
    other.play()
    (one,) = other.archive.everything().sessions
    naive = SymptomNote(START.replace(tzinfo=None), text="no offset")
    with pytest.raises(ValueError, match="without an offset"):
        kept.archive.merge(HistoryCopy((one,), (), (naive,)))
    assert (kept.archive.count(), kept.archive.symptoms()) == (0, ())


def test_the_same_seed_makes_the_same_year(tmp_path: Path) -> None:
    copies = []
    for name in ("one", "two"):
        path = tmp_path / name / "history.db"
        make_history(path, TODAY, days=90, seed=3)
        with closing(open_database(path).connection) as connection:
            copies.append(Archive(connection).everything())
    assert copies[0] == copies[1]
