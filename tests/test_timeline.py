"""The rules of a timeline, over random routines and phrase lengths."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.compile import compile_timeline, spoken_phrases
from stretchcoach.core.exercise import Leg
from stretchcoach.core.routine import Legs, Order, Routine, RoutineStep
from stretchcoach.core.timeline import Cue, CueKind, PhaseKind, Timeline
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from tests.strategies import EXERCISES, PHRASES, PhraseLengths, phrase_lengths, routines

CLOSE = 1e-6


def one_second(text: str) -> float:
    return 1.0


def timeline_of(*steps: RoutineStep, phrase_length=one_second) -> Timeline:
    return compile_timeline(Routine("Made up", steps), EXERCISES, phrase_length, PHRASES)


def cues_in(timeline: Timeline, index: int) -> list[Cue]:
    phase = timeline.phases[index]
    return [cue for cue in timeline.cues if phase.start <= cue.at < phase.end]


def kinds(cues: list[Cue]) -> list[CueKind]:
    return [cue.kind for cue in cues]


def wall(**fields) -> RoutineStep:
    return RoutineStep(exercise="wall-calf-stretch", **fields)


def default_timeline() -> Timeline:
    routine = load_routine(DEFAULT, frozenset(EXERCISES))
    return compile_timeline(routine, EXERCISES, one_second, PHRASES)


def test_the_default_routine_is_fourteen_holds_of_thirty_seconds():
    holds = default_timeline().holds
    assert [hold.duration for hold in holds] == [30.0] * 14
    legs = "".join(hold.leg[0] for hold in holds)
    assert legs == "rlrlrl" + "rlrlrl" + "rl"
    assert [hold.exercise for hold in holds] == (
        ["wall-calf-stretch"] * 6
        + ["seated-strap-calf-stretch"] * 6
        + ["lying-strap-hamstring-stretch"] * 2
    )


@given(routines(), phrase_lengths)
def test_phases_follow_each_other_without_gaps(routine: Routine, lengths: PhraseLengths):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    assert timeline.phases[0].start == 0.0
    for phase, following in pairwise(timeline.phases):
        assert following.start == phase.end
        assert phase.duration > 0


@given(routines(), phrase_lengths)
def test_a_hold_lasts_exactly_its_seconds(routine: Routine, lengths: PhraseLengths):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    planned = [step.hold_s for step in routine.steps for _ in step.turns()]
    assert [hold.duration for hold in timeline.holds] == planned


@given(routines(), phrase_lengths, st.floats(0.1, 1.5))
def test_no_cue_overlaps_another(routine: Routine, lengths: PhraseLengths, pace: float):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES, pace=pace)
    for cue, following in pairwise(cue for cue in timeline.cues if cue.spoken):
        assert cue.at + cue.duration <= following.at + CLOSE


@given(routines(), phrase_lengths, st.floats(0.1, 1.5))
def test_no_cue_crosses_the_end_of_its_phase(routine: Routine, lengths: PhraseLengths, pace: float):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES, pace=pace)
    for cue in timeline.cues:
        phase = timeline.phase_at(cue.at)
        assert phase.start <= cue.at < phase.end
        assert cue.at + cue.duration <= phase.end + CLOSE


@given(routines(), phrase_lengths)
def test_a_cue_has_room_for_its_sound_and_takes_none_of_the_next(
    routine: Routine, lengths: PhraseLengths
):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    spoken = [cue for cue in timeline.cues if cue.spoken]
    for cue, following in pairwise(spoken):
        assert cue.duration <= cue.room + CLOSE
        assert cue.at + cue.room <= following.at + CLOSE


@given(routines(), phrase_lengths)
def test_a_phrase_is_never_given_less_than_its_length(routine: Routine, lengths: PhraseLengths):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    for cue in timeline.cues:
        if cue.spoken and cue.kind.is_words:
            assert cue.duration == lengths(cue.text)


@given(routines(), phrase_lengths)
def test_words_of_leg_and_phase_are_spoken_or_shown_in_every_phase(
    routine: Routine, lengths: PhraseLengths
):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    for phase in timeline.phases:
        words = [c for c in cues_in(timeline, phase.index) if c.kind is CueKind.PHASE]
        assert len(words) == 1


@given(routines(), phrase_lengths)
def test_get_ready_marks_every_step_once_and_in_order(routine: Routine, lengths: PhraseLengths):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    for phase in timeline.phases:
        if phase.kind is PhaseKind.GET_READY:
            marked = [c.setup_step for c in cues_in(timeline, phase.index) if c.kind == "step"]
            assert marked == list(range(len(timeline.steps[phase.index])))


@given(routines(), phrase_lengths)
def test_get_ready_without_a_time_of_its_own_leaves_a_second_after_its_words(
    routine: Routine, lengths: PhraseLengths
):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    for phase in timeline.phases:
        if phase.kind is PhaseKind.GET_READY and routine.steps[phase.step].get_ready_s is None:
            words = [c for c in cues_in(timeline, phase.index) if c.kind.is_words]
            assert all(cue.spoken for cue in words)
            assert phase.end - (words[-1].at + words[-1].duration) >= 1.0 - CLOSE


@given(routines(), phrase_lengths, st.data())
def test_cues_between_gives_each_cue_once_however_the_time_is_cut(
    routine: Routine, lengths: PhraseLengths, data: st.DataObject
):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    cuts = data.draw(st.lists(st.floats(0, timeline.duration), max_size=20).map(sorted))
    seen: list[Cue] = []
    for before, now in pairwise([-1.0, *cuts, timeline.duration]):
        seen += timeline.cues_between(before, now)
    assert tuple(seen) == timeline.cues


@given(routines(), phrase_lengths, st.floats(-10, 20_000))
def test_at_gives_the_phase_that_holds_the_time(
    routine: Routine, lengths: PhraseLengths, elapsed: float
):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    moment = timeline.at(elapsed)
    assert 0 <= moment.into <= moment.phase.duration + CLOSE
    assert moment.into + moment.left == pytest.approx(moment.phase.duration, abs=CLOSE)
    if moment.caption is not None:
        assert moment.phase.start <= moment.caption.at <= moment.elapsed


@given(routines(), phrase_lengths, st.data())
def test_the_rest_of_a_routine_keeps_its_holds(
    routine: Routine, lengths: PhraseLengths, data: st.DataObject
):
    whole = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    first = data.draw(st.integers(0, len(whole.holds) - 1))
    rest = compile_timeline(routine, EXERCISES, lengths, PHRASES, first_hold=first)
    keys = [(h.hold, h.exercise, h.leg, h.set, h.duration) for h in whole.holds]
    assert [(h.hold, h.exercise, h.leg, h.set, h.duration) for h in rest.holds] == keys[first:]


def test_going_on_after_the_last_hold_is_refused():
    with pytest.raises(ValueError, match="no hold 14"):
        compile_timeline(
            load_routine(DEFAULT, frozenset(EXERCISES)),
            EXERCISES,
            one_second,
            PHRASES,
            first_hold=14,
        )


@given(routines(), phrase_lengths)
def test_every_spoken_cue_can_be_rendered_ahead(routine: Routine, lengths: PhraseLengths):
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    known = set(spoken_phrases(routine, EXERCISES, PHRASES))
    assert {cue.text for cue in timeline.cues if cue.kind.is_words} <= known


def test_a_hold_of_thirty_seconds_has_its_cues_at_their_times():
    timeline = timeline_of(wall(sets=1))
    hold = timeline.phases[1]
    cues = [(round(c.at - hold.start, 2), c.kind, c.text) for c in cues_in(timeline, 1)]
    assert cues[:2] == [(0.0, "start_chime", ""), (0.45, "phase", "Hold, right leg.")]
    assert (15.0, "time_left", "Halfway.") in cues
    assert (20.0, "time_left", "Ten seconds.") in cues
    assert cues[-4:] == [
        (27.0, "tick", "3"),
        (28.0, "tick", "2"),
        (29.0, "tick", "1"),
        (29.5, "end_chime", ""),
    ]
    assert "coaching" in kinds(cues_in(timeline, 1))


def test_the_end_chime_ends_with_the_hold():
    timeline = timeline_of(wall(sets=1))
    chime = cues_in(timeline, 1)[-1]
    assert chime.at + chime.duration == pytest.approx(timeline.phases[1].end)


def test_the_shortest_hold_still_makes_sense():
    timeline = timeline_of(wall(sets=1, hold_s=5))
    assert kinds(cues_in(timeline, 1)) == [
        "start_chime",
        "phase",
        "tick",
        "tick",
        "tick",
        "end_chime",
    ]


def test_when_two_cues_want_the_same_time_the_leg_wins_over_the_countdown():
    timeline = timeline_of(wall(sets=1, hold_s=5), phrase_length=lambda text: 2.0)
    assert [c.text for c in cues_in(timeline, 1)] == ["", "Hold, right leg.", "2", "1", ""]


def test_time_left_wins_over_coaching():
    timeline = timeline_of(wall(sets=1), phrase_length=lambda text: 4.5)
    texts = [c.text for c in cues_in(timeline, 1)]
    assert "Halfway." in texts
    assert "Ten seconds." in texts


def test_coaching_that_does_not_fit_is_dropped():
    timeline = timeline_of(wall(sets=1, hold_s=10), phrase_length=lambda text: 4.0)
    assert "coaching" not in kinds(cues_in(timeline, 1))


def test_words_too_long_for_their_phase_are_shown_and_not_spoken():
    timeline = timeline_of(wall(sets=1, switch_s=2), phrase_length=lambda text: 3.0)
    switch = cues_in(timeline, 2)
    assert [(c.text, c.spoken) for c in switch] == [("Switch. Left leg next.", False)]


@pytest.mark.parametrize(
    ("before", "exercise", "seconds"),
    [
        (None, "wall-calf-stretch", 15),
        (None, "seated-strap-calf-stretch", 25),
        ("seated-strap-calf-stretch", "lying-strap-hamstring-stretch", 15),
        ("lying-strap-hamstring-stretch", "wall-calf-stretch", 25),
    ],
)
def test_get_ready_knows_whether_one_must_change_level(before, exercise, seconds):
    steps = [RoutineStep(exercise=name) for name in [before, exercise] if name]
    timeline = timeline_of(*steps, phrase_length=lambda text: 0.5)
    ready = [phase for phase in timeline.phases if phase.kind is PhaseKind.GET_READY]
    assert ready[-1].duration == seconds


def test_a_get_ready_time_of_the_routine_is_kept_and_steps_that_do_not_fit_are_shown():
    timeline = timeline_of(wall(get_ready_s=4))
    assert timeline.phases[0].duration == 4
    shown = [cue.spoken for cue in cues_in(timeline, 0) if cue.kind is CueKind.STEP]
    assert shown[0] is True
    assert shown[-1] is False


@pytest.mark.parametrize(
    ("fields", "turns"),
    [
        ({}, ["1r", "1l", "2r", "2l"]),
        ({"first_leg": Leg.LEFT}, ["1l", "1r", "2l", "2r"]),
        ({"order": Order.ONE_LEG_FIRST}, ["1r", "2r", "1l", "2l"]),
        ({"legs": Legs.LEFT}, ["1l", "2l"]),
    ],
)
def test_legs_take_turns_as_the_routine_says(fields, turns):
    holds = timeline_of(wall(sets=2, **fields)).holds
    assert [f"{hold.set}{hold.leg[0]}" for hold in holds] == turns


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({"switch_s": 10, "rest_s": 0}, [("switch", 10), ("switch", 10), ("switch", 10)]),
        ({"switch_s": 10, "rest_s": 15}, [("switch", 10), ("rest", 15), ("switch", 10)]),
        ({"switch_s": 10, "rest_s": 5}, [("switch", 10), ("switch", 10), ("switch", 10)]),
        ({"switch_s": 0, "rest_s": 0}, []),
        ({"legs": Legs.RIGHT, "rest_s": 20}, [("rest", 20)]),
        (
            {"order": Order.ONE_LEG_FIRST, "rest_s": 20},
            [("rest", 20), ("switch", 10), ("rest", 20)],
        ),
    ],
)
def test_gaps_between_holds(fields, gaps):
    phases = timeline_of(wall(sets=2, **fields)).phases
    found = [(p.kind, p.duration) for p in phases if p.kind in ("switch", "rest")]
    assert found == gaps


def test_the_words_of_a_gap_name_the_leg_to_come():
    timeline = timeline_of(wall(sets=1))
    assert cues_in(timeline, 2)[0].text == "Switch. Left leg next."


def test_the_current_step_is_the_one_being_spoken():
    timeline = timeline_of(wall())
    for cue in cues_in(timeline, 0):
        if cue.kind is CueKind.STEP:
            assert timeline.at(cue.at).setup_step == cue.setup_step
    assert timeline.at(0.0).setup_step is None
