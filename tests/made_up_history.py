"""Make a year of made-up history: python -m tests.made_up_history FOLDER [--days 365] [--seed 1]

Start the program with `--data-dir FOLDER` to see it. The same seed and days always give the same
history; it has what real ones have: missed days, holds let go of, two sessions on a day, one across
midnight, one in the hour in which the clocks change, a look at the routine at 20 times its speed.
"""

import argparse
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from stretchcoach.core.adherence import ONE_DAY
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.core.routine import Routine, RoutineStep
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
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.paths import find_paths
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock

GET_READY_S = 12.0
# Of the planned days this part is missed, and none of the last ones.
MISSED = 0.14
NONE_MISSED_IN = timedelta(days=10)
STOPPED, LET_GO, SKIPPED, TWICE, RATED, NOTED = 0.06, 0.02, 0.008, 0.05, 0.85, 0.12
NOTES = (
    "Tight at first, then easier.",
    "Für einmal ohne Ziehen. Schön.",
    "=1+1",
    "-2 on the scale since last week",
    "New shoes today.",
    "Left leg much better; right one still pulls behind the knee.",
    "After a long day at the desk.\nSlept badly.",
    "Heute nach dem Dehnen noch zwanzig Minuten spaziert. Beim Treppensteigen zieht es in der "
    "rechten Wade weniger als in der letzten Woche, dafür spüre ich beim Strecken im Liegen ein "
    "leichtes Kribbeln unter der Ferse, das nach ein paar Minuten wieder vergeht. Über Nacht "
    "beobachten und bei der nächsten Untersuchung erwähnen.",
)


def make_history(path: Path, today: date, days: int = 365, seed: int = 1) -> None:
    """Write `days` days of history up to yesterday to the file at `path`, which must be new."""
    if path.exists():
        raise FileExistsError(path)
    with closing(open_database(path).connection) as connection:
        # A waiting disk would make minutes of it.
        connection.execute("PRAGMA synchronous = OFF")
        chance = random.Random(f"{seed} {days}")
        writer = _Writer(History(connection, PlayLock(path.parent), lambda: writer.now), chance)
        archive = Archive(connection)
        first = today - timedelta(days=days)
        routine = load_routine(DEFAULT, frozenset(load_exercises()))
        plans = tuple(_plans(routine, first, days))
        for plan in plans:
            archive.set_plan(plan)
        _write_days(writer, routine, plans, first, today)
        for number, note in enumerate(_symptoms(first, days)):
            archive.save_symptom(_with_key(note, seed, number))
        for id_ in connection.execute("SELECT id FROM sessions ORDER BY id").fetchall():
            key = f"{chance.getrandbits(128):032x}"
            connection.execute("UPDATE sessions SET key = ? WHERE id = ?", (key, *id_))


def moment(day: date, clock: time) -> datetime:
    """Return a time of day with the offset that clocks in Berlin have then."""
    begin, end = clock_changes(day.year)
    local = datetime.combine(day, clock)
    is_summer = begin.replace(hour=2) <= local < end.replace(hour=3)
    return local.replace(tzinfo=timezone(timedelta(hours=2 if is_summer else 1)))


def clock_changes(year: int) -> tuple[datetime, datetime]:
    """Return the last Sundays of March and October."""
    last_days = (datetime(year, 3, 31), datetime(year, 10, 31))
    begin, end = (day - timedelta(days=(day.weekday() + 1) % 7) for day in last_days)
    return begin, end


class _Writer:
    """Writes sessions as if they were played, hold by hold."""

    def __init__(self, history: History, chance: random.Random) -> None:
        self._history = history
        self.chance = chance
        self.now = datetime.min

    def play(
        self,
        routine: Routine,
        started_at: datetime,
        *,
        until: float = 1.0,
        speed: float = 1.0,
        is_steady: bool = False,
    ) -> int:
        """Play a share of the routine; return the session's id."""
        text = encode_routine(routine).decode()
        id_ = self._history.start_session(routine.name, text, routine.hold_count, started_at, speed)
        self.now = started_at
        turns = [(step, *turn) for step in routine.steps for turn in step.turns()]
        exercise = ""
        for hold, (step, number, leg) in enumerate(turns[: round(len(turns) * until)]):
            before = GET_READY_S if step.exercise != exercise else step.switch_s
            exercise = step.exercise
            outcome, held = (Outcome.DONE, float(step.hold_s)) if is_steady else self._held(step)
            self._pass((before + held) / speed)
            record = HoldRecord(hold, exercise, leg, number, float(step.hold_s), held, outcome)
            self._history.record_hold(id_, record)
        status = SessionStatus.COMPLETED if until == 1.0 else SessionStatus.STOPPED
        self._pass(5 / speed)
        self._history.end_session(id_, status, self.now)
        return id_

    def rate(self, id_: int, pains: Pains, note: str = "") -> None:
        """Write how a session felt."""
        self._history.rate(id_, pains, note)

    def _held(self, step: RoutineStep) -> tuple[Outcome, float]:
        luck = self.chance.random()
        if luck < SKIPPED:
            return Outcome.SKIPPED, 0.0
        if luck < SKIPPED + LET_GO:
            return Outcome.PARTIAL, round(step.hold_s * self.chance.uniform(0.2, 0.9), 2)
        return Outcome.DONE, float(step.hold_s)

    def _pass(self, seconds: float) -> None:
        """Let time pass; where clocks change, they change."""
        later = self.now.astimezone(timezone(timedelta(hours=1))) + timedelta(seconds=seconds)
        begin, end = clock_changes(later.year)
        # In Europe clocks change at 1:00 UTC, which is 2:00 in winter's time.
        is_summer = begin.replace(hour=2) <= later.replace(tzinfo=None) < end.replace(hour=2)
        self.now = later.astimezone(timezone(timedelta(hours=2 if is_summer else 1)))


def _plans(routine: Routine, first: date, days: int) -> Iterator[Plan]:
    """Yield five days a week, and from the middle on every day but Sunday."""
    weekend = {Weekday.SAT, Weekday.SUN}
    holds, seconds = routine.hold_count, float(routine.hold_seconds)
    yield Plan(first, frozenset(set(Weekday) - weekend), holds, seconds)
    changed = first + timedelta(days=days // 2)
    yield Plan(changed, frozenset(set(Weekday) - {Weekday.SUN}), holds, seconds)


def _write_days(
    writer: _Writer, routine: Routine, plans: tuple[Plan, ...], first: date, today: date
) -> None:
    chance = writer.chance
    days = (today - first).days
    odd_days = {first + timedelta(days=days // 3): "midnight"}
    odd_days[first + timedelta(days=days // 4)] = "fast"
    notes = list(NOTES)
    for number in range(days):
        day = first + number * ONE_DAY
        plan = plan_on(plans, day)
        changes = [change.date() for change in clock_changes(day.year)]
        oddity = odd_days.get(day, "change" if day in changes else "")
        is_near_the_end = today - day <= NONE_MISSED_IN
        if oddity == "midnight":
            id_ = writer.play(routine, moment(day, time(23, 55, 10)))
            writer.rate(id_, _pains(chance, number / days), notes[0])
        elif oddity == "change":
            hour = 1 if day.month == 3 else 2
            writer.play(routine, moment(day, time(hour, 55)), is_steady=True)
        elif plan is not None and plan.is_for(day):
            if not is_near_the_end and chance.random() < MISSED:
                continue
            _write_day(writer, routine, day, number / days, notes)
        if oddity == "fast":
            writer.play(routine, moment(day, time(12, 30)), speed=20.0, is_steady=True)


def _write_day(
    writer: _Writer, routine: Routine, day: date, progress: float, notes: list[str]
) -> None:
    chance = writer.chance
    is_morning = chance.random() < 0.85
    hour = 7 if is_morning else 19
    clock = time(hour, chance.randrange(60), chance.randrange(60))
    until = chance.uniform(0.3, 0.9) if chance.random() < STOPPED else 1.0
    id_ = writer.play(routine, moment(day, clock), until=until)
    if chance.random() < RATED:
        note = notes[chance.randrange(len(notes))] if chance.random() < NOTED else ""
        writer.rate(id_, _pains(chance, progress), note)
    if is_morning and chance.random() < TWICE:
        writer.play(routine, moment(day, time(20, chance.randrange(60))))


def _pains(chance: random.Random, progress: float) -> Pains:
    """Return pains that fall over the year, with a bad spell in its second third."""
    spell = 2.5 if 0.45 < progress < 0.52 else 0.0
    right = 6.2 - 5.2 * progress + spell + chance.gauss(0, 0.8)
    left = 4.0 - 3.6 * progress + spell / 2 + chance.gauss(0, 0.7)
    return Pains(right=min(10, max(0, round(right))), left=min(10, max(0, round(left))))


def _symptoms(first: date, days: int) -> Iterator[SymptomNote]:
    def at(share: float) -> datetime:
        return moment(first + timedelta(days=int(days * share)), time(21, 40))

    yield SymptomNote(
        at(0.01),
        side=Side.RIGHT,
        places=(Place.CALF, Place.BACK),
        strength=6,
        kinds=(Kind.PULLING, Kind.STINGING),
        worse_with=(WorseWith.STAIRS, WorseWith.RUNNING),
        spreads=Spreads.ABOVE_KNEE,
        tissue=Tissue.MUSCLE,
        text="Since the half marathon. Wakes me up when I turn over.",
    )
    yield SymptomNote(
        at(0.3),
        side=Side.BOTH,
        places=(Place.CALF,),
        strength=7,
        when=(When.AT_NIGHT,),
        cramps=Cramps(
            how_often="twice a week",
            course=Course.WAVES,
            how_long="about a minute",
            eased_by="pulling the toes up, walking",
            before=(Before.WALKING, Before.STRESS),
            before_other="little to drink",
        ),
    )
    yield SymptomNote(
        at(0.48),
        side=Side.RIGHT,
        places=(Place.INSIDE_KNEE,),
        strength=5,
        kinds=(Kind.DULL,),
        worse_with=(WorseWith.BENDING,),
        worse_other="lange Sitzungen",
        tissue=Tissue.JOINT,
        text="Nach der Gartenarbeit; über Nacht nicht besser.",
    )
    yield SymptomNote(at(0.9), side=Side.LEFT, strength=1, text="=nearly gone")


def _with_key(note: SymptomNote, seed: int, number: int) -> SymptomNote:
    return replace(note, key=f"{random.Random(f'{seed} note {number}').getrandbits(128):032x}")


def main() -> None:
    """Make the history in a folder that has none."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args()
    path = find_paths(options.folder).history
    make_history(path, options.today, options.days, options.seed)
    print(path)


if __name__ == "__main__":
    main()
