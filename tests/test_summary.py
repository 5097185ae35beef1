"""A session in numbers, and the bands of pain."""

from datetime import UTC, datetime

import pytest

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import BANDS, HIGHEST, LOWEST, Advice, Band, advice_for, band_of
from stretchcoach.core.record import HoldRecord, Outcome
from stretchcoach.core.routine import Legs, Routine, RoutineStep
from stretchcoach.core.summary import ExerciseCount, SessionSummary, summarise

ROUTINE = Routine(
    "Two", (RoutineStep(exercise="a", sets=2), RoutineStep(exercise="b", legs=Legs.LEFT))
)


def record(hold: int, exercise: str, leg: Leg, held: float, outcome: Outcome) -> HoldRecord:
    return HoldRecord(hold, exercise, leg, 1, 30.0, held, outcome)


def summary_of(*records: HoldRecord) -> SessionSummary:
    return summarise(ROUTINE, records, started_at=datetime(2025, 1, 1, tzinfo=UTC), completed=False)


def test_nothing_done() -> None:
    summary = summary_of()
    assert (summary.done, summary.planned, summary.total_seconds) == (0, 5, 0)
    assert summary.exercises == (ExerciseCount("a", 0, 4), ExerciseCount("b", 0, 1))


def test_only_whole_holds_are_done_but_all_seconds_count() -> None:
    summary = summary_of(
        record(0, "a", Leg.RIGHT, 30.0, Outcome.DONE),
        record(1, "a", Leg.LEFT, 12.5, Outcome.PARTIAL),
        record(2, "a", Leg.RIGHT, 0.0, Outcome.SKIPPED),
        record(4, "b", Leg.LEFT, 30.0, Outcome.DONE),
    )
    assert summary.exercises == (ExerciseCount("a", 1, 4), ExerciseCount("b", 1, 1))
    assert summary.seconds == {Leg.RIGHT: 30.0, Leg.LEFT: 42.5}
    assert summary.total_seconds == 72.5


def test_of_several_attempts_at_a_hold_the_longest_counts() -> None:
    summary = summary_of(
        record(0, "a", Leg.RIGHT, 30.0, Outcome.DONE),
        record(0, "a", Leg.RIGHT, 5.0, Outcome.PARTIAL),
    )
    assert (summary.done, summary.total_seconds) == (1, 30.0)


def test_an_exercise_that_comes_twice_is_counted_once() -> None:
    routine = Routine("Twice", (RoutineStep(exercise="a"), RoutineStep(exercise="a")))
    summary = summarise(routine, [], started_at=datetime(2025, 1, 1, tzinfo=UTC), completed=False)
    assert summary.exercises == (ExerciseCount("a", 0, 4),)


def test_every_pain_has_one_band() -> None:
    numbers = [number for band in BANDS.values() for number in band]
    assert sorted(numbers) == list(range(LOWEST, HIGHEST + 1))


@pytest.mark.parametrize(
    ("pain", "band", "advice"),
    [
        (0, Band.NONE, Advice.CARRY_ON),
        (1, Band.MILD, Advice.CARRY_ON),
        (3, Band.MILD, Advice.CARRY_ON),
        (4, Band.MODERATE, Advice.EASE_OFF),
        (5, Band.MODERATE, Advice.EASE_OFF),
        (6, Band.MODERATE, Advice.STOP),
        (7, Band.SEVERE, Advice.STOP),
        (10, Band.SEVERE, Advice.STOP),
    ],
)
def test_the_bands_and_what_follows(pain: int, band: Band, advice: Advice) -> None:
    assert (band_of(pain), advice_for(pain)) == (band, advice)


@pytest.mark.parametrize("pain", [-1, 11])
def test_other_numbers_are_no_pain(pain: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        band_of(pain)
