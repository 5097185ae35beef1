from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import Outcome, SessionLine, SessionStatus
from stretchcoach.core.symptom import (
    Before,
    Course,
    Cramps,
    Kind,
    Place,
    Side,
    Spreads,
    SymptomNote,
    Tissue,
    When,
    WorseWith,
)
from stretchcoach.core.weekdays import Weekday
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from tests.store_parts import START, Now, hold

DAY = START.date()
WEEKDAYS = frozenset(Weekday) - {Weekday.SAT, Weekday.SUN}
NOTE = SymptomNote(
    written_at=START,
    side=Side.RIGHT,
    places=(Place.CALF, Place.BACK),
    strength=6,
    kinds=(Kind.PULLING,),
    worse_with=(WorseWith.STAIRS,),
    worse_other="=hills",
    spreads=Spreads.ABOVE_KNEE,
    tissue=Tissue.MUSCLE,
    when=(When.AT_NIGHT,),
    cramps=Cramps("twice a week", Course.WAVES, "a minute", "walking", (Before.STRESS,), "ü"),
    text="Wakes me up. 日本",
)


class Kept:
    """A history that is open, as its writer and its archive."""

    def __init__(self, path: Path) -> None:
        self.connection = open_database(path).connection
        self.now = Now()
        self.history = History(self.connection, PlayLock(path.parent), self.now)
        self.archive = Archive(self.connection)

    def play(
        self, after: timedelta = timedelta(), holds: int = 2, speed: float = 1.0, end: bool = True
    ) -> int:
        started = START + after
        self.now.time = started + timedelta(minutes=1)
        session = self.history.start_session("Calf", '{"steps": []}', 4, started, speed)
        for index in range(holds):
            self.history.record_hold(session, hold(index, 30.0 - index))
        if end:
            self.history.end_session(session, SessionStatus.STOPPED, self.now.time)
        return session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def kept(path: Path) -> Iterator[Kept]:
    kept = Kept(path)
    with closing(kept.connection):
        yield kept


def test_days_add_up_what_was_held_in_real_time(kept: Kept) -> None:
    kept.play()
    kept.play(timedelta(hours=3), holds=3)
    kept.play(timedelta(hours=5), speed=20.0)
    kept.play(timedelta(days=2), holds=1)
    kept.play(timedelta(days=3), end=False)
    assert kept.archive.day_totals() == (
        DayTotal(DAY, sessions=2, done=5, planned=8, right_s=88.0, left_s=58.0),
        DayTotal(DAY + timedelta(days=2), sessions=1, done=1, planned=4, right_s=30.0, left_s=0.0),
    )


def test_a_hold_that_is_no_longer_done_in_part_counts_once(kept: Kept) -> None:
    session = kept.play(holds=0, end=False)
    kept.history.record_hold(session, hold(0, 10.0, Outcome.PARTIAL))
    kept.history.record_hold(session, hold(0, 30.0))
    kept.history.record_hold(session, hold(0, 5.0, Outcome.PARTIAL))
    kept.history.end_session(session, SessionStatus.STOPPED, START)
    (line,) = kept.archive.lines(0, 10)
    assert (line.done, line.right_s, line.left_s) == (1, 30.0, 0.0)


def test_lines_come_newest_first_and_in_pieces(kept: Kept) -> None:
    ids = [kept.play(timedelta(days=number % 5)) for number in range(7)]
    kept.play(end=False)
    assert kept.archive.count() == 7
    newest_first = sorted(ids, key=lambda id_: ((id_ - 1) % 5, id_), reverse=True)
    lines = [line for offset in range(0, 9, 3) for line in kept.archive.lines(offset, 3)]
    assert [line.id for line in lines] == newest_first


def test_a_line_tells_of_its_session(kept: Kept) -> None:
    session = kept.play(speed=20.0)
    kept.history.rate(session, Pains(right=3, left=0), "fine ü")
    record = kept.archive.session(session)
    assert record is not None
    assert kept.archive.lines(0, 10) == (
        SessionLine(
            id=session,
            key=record.key,
            routine="Calf",
            planned_holds=4,
            started_at=START,
            ended_at=START + timedelta(minutes=1),
            status=SessionStatus.STOPPED,
            pains=Pains(right=3, left=0),
            note="fine ü",
            speed=20.0,
            done=2,
            right_s=30.0,
            left_s=29.0,
        ),
    )


def test_the_last_session_is_the_newest_in_real_time_that_has_ended(kept: Kept) -> None:
    assert kept.archive.last() is None
    kept.play(timedelta(days=1))
    newest = kept.play(timedelta(days=2))
    kept.play()
    kept.play(timedelta(days=3), speed=20.0)
    kept.play(timedelta(days=4), end=False)
    assert kept.archive.last() == kept.archive.session(newest)
    assert kept.archive.session(99) is None


def test_a_session_without_a_hold_hides_no_pain_unless_it_was_rated(kept: Kept) -> None:
    hurt = kept.play()
    kept.history.rate(hurt, Pains(right=7), "")
    empty = kept.play(timedelta(hours=1), holds=0, end=False)
    kept.history.rate(empty, Pains(), "Only a note.")
    kept.history.end_session(empty, SessionStatus.STOPPED, kept.now.time)
    assert kept.archive.last() == kept.archive.session(hurt)
    kept.history.rate(empty, Pains(left=8), "")
    assert kept.archive.last() == kept.archive.session(empty)


def test_pain_points_are_the_rated_sessions_in_real_time(kept: Kept) -> None:
    for number, pains in enumerate((Pains(whole=4), Pains(), Pains(right=0), Pains(left=2))):
        kept.history.rate(kept.play(timedelta(days=number)), pains, "")
    kept.history.rate(kept.play(speed=20.0), Pains(whole=9), "")
    points = [(START, Pains(whole=4))]
    points += [
        (START + timedelta(days=2), Pains(right=0)),
        (START + timedelta(days=3), Pains(left=2)),
    ]
    assert kept.archive.pain_points(None) == tuple(points)
    assert kept.archive.pain_points(DAY + timedelta(days=2)) == tuple(points[1:])
    assert kept.archive.pain_points(DAY + timedelta(days=4)) == ()


def test_a_session_that_was_removed_comes_back_as_it_was(kept: Kept) -> None:
    other = kept.play()
    session = kept.play(timedelta(days=1), holds=4)
    kept.archive.edit(session, Pains(1, 2), "=1+1")
    before = list(kept.connection.iterdump())
    removed = kept.archive.remove(session)
    assert kept.archive.session(session) is None
    assert kept.archive.count() == 1
    kept.play(timedelta(days=2))
    kept.archive.put_back(removed)
    kept.archive.put_back(removed)
    record = kept.archive.session(session)
    assert record is not None
    assert (record.pains, record.note, len(record.holds)) == (Pains(1, 2), "=1+1", 4)
    kept.archive.remove(max(line.id for line in kept.archive.lines(0, 9)))
    assert [row for row in kept.connection.iterdump() if "sequence" not in row] == [
        row for row in before if "sequence" not in row
    ]
    assert kept.archive.session(other) is not None


def test_what_is_not_there_is_removed_without_a_trace(kept: Kept) -> None:
    kept.archive.put_back(kept.archive.remove(7))
    kept.archive.put_back_symptom(kept.archive.remove_symptom(7))
    assert (kept.archive.count(), kept.archive.symptoms()) == (0, ())


def test_a_session_that_came_back_by_an_import_is_not_put_back_twice(kept: Kept) -> None:
    session = kept.play()
    copy = kept.archive.everything()
    removed = kept.archive.remove(session)
    kept.archive.merge(copy)
    kept.archive.put_back(removed)
    (line,) = kept.archive.lines(0, 9)
    assert line.done == 2


def test_a_plan_is_written_when_it_says_something_new(kept: Kept) -> None:
    first = Plan(DAY, WEEKDAYS, 14, 420.0)
    kept.archive.set_plan(first)
    kept.archive.set_plan(replace(first, since=DAY + timedelta(days=3)))
    assert kept.archive.plans() == (first,)
    kept.archive.set_plan(Plan(DAY, frozenset(), 14, 420.0))
    second = Plan(DAY + timedelta(days=9), WEEKDAYS, 7, 210.5)
    kept.archive.set_plan(second)
    assert kept.archive.plans() == (Plan(DAY, frozenset(), 14, 420.0), second)


def test_a_plan_from_a_clock_that_was_ahead_keeps_none_from_today_out(kept: Kept) -> None:
    ahead = Plan(DAY + timedelta(days=3000), WEEKDAYS, 7, 210.0)
    kept.archive.set_plan(Plan(DAY, WEEKDAYS, 14, 420.0))
    kept.archive.set_plan(ahead)
    today = replace(ahead, since=DAY + timedelta(days=1))
    kept.archive.set_plan(today)
    assert kept.archive.plans()[1:] == (today, ahead)


def test_symptom_notes_are_kept_changed_removed_and_put_back(kept: Kept) -> None:
    first = kept.archive.save_symptom(NOTE)
    assert first.id is not None
    assert len(first.key) == 32
    assert replace(first, id=None, key="") == NOTE
    later = SymptomNote(written_at=START + timedelta(days=1), text="better")
    second = kept.archive.save_symptom(later)
    assert kept.archive.symptoms() == (second, first)
    changed = replace(first, strength=0, cramps=None, places=(), text="")
    assert kept.archive.save_symptom(changed) == changed
    removed = kept.archive.remove_symptom(first.id)
    assert kept.archive.symptoms() == (second,)
    kept.archive.put_back_symptom(removed)
    kept.archive.put_back_symptom(removed)
    assert kept.archive.symptoms() == (second, changed)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '{"side": "tail", "places": ["calf", "toe"], "strength": 4, "colour": [1], "text": "x",'
            ' "cramps": {"course": "sudden", "how_long": "1 min", "before": ["stress", "moon"]}}',
            SymptomNote(
                START,
                places=(Place.CALF,),
                strength=4,
                text="x",
                cramps=Cramps(how_long="1 min", before=(Before.STRESS,)),
            ),
        ),
        ('{"text": 4, "cramps": 3, "places": "calf", "id": 9}', SymptomNote(START)),
        ("[]", SymptomNote(START)),
        ("no json", SymptomNote(START)),
    ],
)
def test_a_note_of_a_later_program_is_read_as_far_as_it_is_known(
    kept: Kept, content: str, expected: SymptomNote
) -> None:
    saved = kept.archive.save_symptom(NOTE)
    kept.connection.execute("UPDATE symptom_notes SET content = ?", (content,))
    assert kept.archive.symptoms() == (replace(expected, id=saved.id, key=saved.key),)


def test_after_deleting_all_the_file_has_no_letter_of_it(kept: Kept, path: Path) -> None:
    kept.history.rate(kept.play(), Pains(whole=4), "my secret note")
    kept.archive.save_symptom(replace(NOTE, text="my secret pain"))
    kept.archive.set_plan(Plan(DAY, WEEKDAYS, 14, 420.0))
    files = list(path.parent.iterdir())
    assert any(b"my secret" in file.read_bytes() for file in files)
    kept.archive.delete_all()
    assert not any(b"my secret" in file.read_bytes() for file in path.parent.iterdir())
    assert (kept.archive.count(), kept.archive.plans(), kept.archive.symptoms()) == (0, (), ())
    assert kept.archive.day_totals() == ()
    kept.play()
    assert kept.archive.count() == 1


def test_only_the_days_asked_for_are_copied(kept: Kept) -> None:
    for number in range(5):
        kept.play(timedelta(days=number))
        kept.archive.save_symptom(replace(NOTE, written_at=START + timedelta(days=number)))
        kept.archive.set_plan(Plan(DAY + timedelta(days=number), WEEKDAYS, number, 1.0))
    copy = kept.archive.everything(DAY + timedelta(days=1), DAY + timedelta(days=3))
    days = [date(2026, 1, 6), date(2026, 1, 7), date(2026, 1, 8)]
    assert [one.session.started_at.date() for one in copy.sessions] == days
    assert [note.written_at.date() for note in copy.symptoms] == days[::-1]
    assert [plan.holds for plan in copy.plans] == [0, 1, 2, 3]
    everything = kept.archive.everything()
    assert (len(everything.sessions), len(everything.symptoms)) == (5, 5)
