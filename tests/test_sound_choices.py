"""What the user wants to hear: the timeline's rules hold with every choice, and each one acts."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.compile import compile_timeline, spoken_phrases
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.sound_choices import USUAL, SoundChoices
from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import Cue, CueKind, PhaseKind, Timeline
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from tests.strategies import (
    EXERCISES,
    PHRASES,
    PhraseLengths,
    phrase_lengths,
    routines,
    sound_choices,
)

CLOSE = 1e-6
CHIMES = {CueKind.START_CHIME, CueKind.END_CHIME}


def timeline_of(choices: SoundChoices) -> Timeline:
    routine = load_routine(DEFAULT, frozenset(EXERCISES))
    return compile_timeline(routine, EXERCISES, lambda text: 1.5, PHRASES, choices=choices)


def spoken(timeline: Timeline) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.spoken and cue.kind.is_words]


def kinds(timeline: Timeline) -> set[CueKind]:
    return {cue.kind for cue in timeline.cues}


@given(routines(), phrase_lengths, st.floats(0.1, 1.5), sound_choices)
def test_no_cue_overlaps_another_or_crosses_the_end_of_its_phase(
    routine: Routine, lengths: PhraseLengths, pace: float, choices: SoundChoices
) -> None:
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES, pace=pace, choices=choices)
    for cue, following in pairwise(cue for cue in timeline.cues if cue.spoken):
        assert cue.at + cue.duration <= following.at + CLOSE
        assert cue.duration <= cue.room + CLOSE
    for cue in timeline.cues:
        phase = timeline.phase_at(cue.at)
        assert phase.start <= cue.at < phase.end
        assert cue.at + cue.duration <= phase.end + CLOSE


@given(routines(), phrase_lengths, sound_choices)
def test_no_choice_changes_the_phases(
    routine: Routine, lengths: PhraseLengths, choices: SoundChoices
) -> None:
    usual = compile_timeline(routine, EXERCISES, lengths, PHRASES)
    chosen = compile_timeline(routine, EXERCISES, lengths, PHRASES, choices=choices)
    assert chosen.phases == usual.phases
    assert chosen.steps == usual.steps


@given(routines(), phrase_lengths, sound_choices)
def test_only_what_is_rendered_ahead_is_spoken(
    routine: Routine, lengths: PhraseLengths, choices: SoundChoices
) -> None:
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES, choices=choices)
    rendered = spoken_phrases(routine, EXERCISES, PHRASES, choices)
    assert {cue.text for cue in spoken(timeline)} <= set(rendered)


def test_steps_are_shown_where_the_words_before_them_fill_the_time() -> None:
    step = RoutineStep(exercise="lying-strap-hamstring-stretch", get_ready_s=12)
    timeline = compile_timeline(Routine("Full", (step,)), EXERCISES, lambda _: 2.5, PHRASES)
    ready = timeline.phases[0]
    shown = [cue for cue in timeline.cues if cue.kind is CueKind.STEP]
    assert [cue.setup_step for cue in shown] == list(range(len(timeline.steps[0])))
    ends = [*(cue.at for cue in shown[1:]), ready.end]
    assert all(end > cue.at for cue, end in zip(shown, ends, strict=True))


@given(routines(), phrase_lengths, sound_choices)
def test_every_phase_and_step_has_its_words_in_every_choice(
    routine: Routine, lengths: PhraseLengths, choices: SoundChoices
) -> None:
    timeline = compile_timeline(routine, EXERCISES, lengths, PHRASES, choices=choices)
    for phase in timeline.phases:
        cues = [cue for cue in timeline.cues if phase.start <= cue.at < phase.end]
        assert [cue.wanted for cue in cues if cue.kind is CueKind.PHASE] == [True]
        if phase.kind is PhaseKind.GET_READY:
            marked = [cue.setup_step for cue in cues if cue.kind is CueKind.STEP]
            assert marked == list(range(len(timeline.steps[phase.index])))


@given(routines(), phrase_lengths, sound_choices)
def test_chimes_and_ticks_that_are_turned_off_are_not_there(
    routine: Routine, lengths: PhraseLengths, choices: SoundChoices
) -> None:
    found = kinds(compile_timeline(routine, EXERCISES, lengths, PHRASES, choices=choices))
    assert choices.chimes or not found & CHIMES
    assert choices.ticks or CueKind.TICK not in found


def test_chimes_and_ticks_are_turned_off_apart() -> None:
    no_chimes = kinds(timeline_of(SoundChoices(chimes=False)))
    assert CueKind.TICK in no_chimes
    assert not no_chimes & CHIMES
    no_ticks = kinds(timeline_of(SoundChoices(ticks=False)))
    assert no_ticks >= CHIMES
    assert CueKind.TICK not in no_ticks


def test_with_less_talk_only_what_one_needs_is_said_and_the_rest_is_shown() -> None:
    usual, less = timeline_of(USUAL), timeline_of(SoundChoices(Talk.LESS))
    said = spoken(less)
    assert {cue.kind for cue in said} == {CueKind.PHASE, CueKind.TIME_LEFT}
    texts = {cue.text for cue in said if cue.kind is CueKind.TIME_LEFT}
    assert texts == {PHRASES.ten_seconds}
    shown = [(cue.at, cue.text) for cue in less.cues if cue.kind.is_words]
    usually = [(cue.at, cue.text) for cue in usual.cues if cue.kind.is_words]
    assert [one for one in usually if one not in shown] == []
    assert all(not cue.wanted for cue in less.cues if not cue.spoken)


def test_with_more_talk_all_the_usual_is_said_and_encouragement_too() -> None:
    usual, more = spoken(timeline_of(USUAL)), spoken(timeline_of(SoundChoices(Talk.MORE)))
    assert len(more) > len(usual)
    assert {cue.text for cue in usual} <= {cue.text for cue in more}
    assert set(PHRASES.encouragement) & {cue.text for cue in more}
    assert not set(PHRASES.encouragement) & {cue.text for cue in usual}


def test_without_chimes_the_leg_is_said_at_once() -> None:
    timeline = timeline_of(replace(USUAL, chimes=False))
    hold = timeline.holds[0]
    words = next(cue for cue in timeline.cues if cue.at >= hold.start)
    assert words.text == PHRASES.hold[hold.leg]
    assert words.at - hold.start < 0.1
