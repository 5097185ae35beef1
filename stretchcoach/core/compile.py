"""A routine compiles to a timeline."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from stretchcoach.core.cueing import (
    PhraseLength,
    Sounds,
    gap_cues,
    get_ready_cues,
    get_ready_duration,
    hold_cues,
)
from stretchcoach.core.exercise import Exercise, Leg, Position
from stretchcoach.core.phrases import Phrases
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.sound_choices import USUAL, SoundChoices
from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import Cue, Phase, PhaseKind, Timeline

GET_READY_STAYING_S = 15.0
GET_READY_CHANGING_LEVEL_S = 25.0


@dataclass(frozen=True, slots=True)
class _Turn:
    """One hold to come, and what it belongs to."""

    hold: int
    step: int
    dose: RoutineStep
    exercise: Exercise
    set: int
    leg: Leg


def compile_timeline(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    phrase_length: PhraseLength,
    phrases: Phrases,
    *,
    first_hold: int = 0,
    pace: float = 1.0,
    choices: SoundChoices = USUAL,
) -> Timeline:
    """Return the timeline of `routine` from its hold `first_hold` on (index, from 0).

    `phrase_length` gives the real seconds that a phrase sounds; `pace` is how many seconds of the
    timeline pass in a real one; `choices` say what is to be heard. The routine must have no
    problems (`find_problems`) and a hold of that index; else ValueError.
    """
    turns = [turn for turn in _turns(routine, exercises) if turn.hold >= first_hold]
    if not turns:
        raise ValueError(f"{routine.name!r} has no hold {first_hold}")
    sounds = Sounds(phrase_length, pace, choices)
    phases: list[Phase] = []
    cues: list[Cue] = []
    steps: list[tuple[str, ...]] = []
    start = 0.0
    previous: _Turn | None = None
    for turn in turns:
        for plan in _plan(previous, turn, sounds, phrases):
            if plan.duration > 0:
                phase = _phase(plan, turn, len(phases), start)
                phases.append(phase)
                cues.extend(settle(plan.cues, phase))
                steps.append(plan.steps)
                start = phase.end
        previous = turn
    return Timeline(routine.name, tuple(phases), tuple(cues), tuple(steps))


def spoken_phrases(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    phrases: Phrases,
    choices: SoundChoices = USUAL,
) -> list[str]:
    """Return all that may be said in a session of `routine`, in the order it is needed."""
    texts: dict[str, None] = {}
    for turn in _turns(routine, exercises):
        texts |= dict.fromkeys([phrases.announce(turn.exercise)])
        if choices.says_all:
            texts |= dict.fromkeys(phrases.steps(turn.exercise, turn.leg))
        texts |= dict.fromkeys([phrases.hold[turn.leg]])
        if choices.says_all:
            texts |= dict.fromkeys([*_coaching(turn, phrases, choices), phrases.halfway])
        texts |= dict.fromkeys([phrases.ten_seconds])
        texts |= dict.fromkeys([phrases.switch[turn.leg.other], phrases.rest[turn.leg]])
    texts |= dict.fromkeys([phrases.finished])
    return list(texts)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A phase before it has its place in the timeline; its cues count from its start."""

    kind: PhaseKind
    duration: float
    cues: list[Cue]
    steps: tuple[str, ...] = ()


def _turns(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[_Turn]:
    hold = 0
    for index, dose in enumerate(routine.steps):
        for number, leg in dose.turns():
            yield _Turn(hold, index, dose, exercises[dose.exercise], number, leg)
            hold += 1


def _plan(previous: _Turn | None, turn: _Turn, sounds: Sounds, phrases: Phrases) -> Iterator[_Plan]:
    if previous is None or previous.step != turn.step:
        position = previous.exercise.position if previous else Position.STANDING
        yield _get_ready(position, turn, sounds, phrases)
    else:
        yield _gap(previous, turn, sounds, phrases)
    cues = hold_cues(
        float(turn.dose.hold_s),
        phrases.hold[turn.leg],
        phrases.halfway,
        phrases.ten_seconds,
        _coaching(turn, phrases, sounds.choices),
        sounds,
    )
    yield _Plan(PhaseKind.HOLD, float(turn.dose.hold_s), cues)


def _coaching(turn: _Turn, phrases: Phrases, choices: SoundChoices) -> list[str]:
    """Return what may be said while one holds, the first first."""
    lines = _begun_later(turn.exercise.hold_cues, turn)
    if choices.talk is not Talk.MORE:
        return lines
    pairs = zip_longest(lines, _begun_later(phrases.encouragement, turn))
    return list(dict.fromkeys(line for line in chain(*pairs) if line is not None))


def _begun_later(lines: Sequence[str], turn: _Turn) -> list[str]:
    """Return the lines so that each set begins with another one, the same for both legs."""
    shift = (turn.set - 1) % max(1, len(lines))
    return [*lines[shift:], *lines[:shift]]


def _get_ready(position: Position, turn: _Turn, sounds: Sounds, phrases: Phrases) -> _Plan:
    announcement = phrases.announce(turn.exercise)
    steps = tuple(phrases.steps(turn.exercise, turn.leg))
    if turn.dose.get_ready_s is not None:
        duration = float(turn.dose.get_ready_s)
    else:
        changes_level = position.on_floor != turn.exercise.position.on_floor
        least = GET_READY_CHANGING_LEVEL_S if changes_level else GET_READY_STAYING_S
        duration = get_ready_duration(announcement, steps, sounds, least)
    cues = get_ready_cues(duration, announcement, steps, sounds) if duration else []
    return _Plan(PhaseKind.GET_READY, duration, cues, steps)


def _gap(previous: _Turn, turn: _Turn, sounds: Sounds, phrases: Phrases) -> _Plan:
    """Plan the time between two holds of one exercise.

    Between sets one rests; where the leg changes as well, the longer of rest and switch is
    enough for both.
    """
    rest_s = turn.dose.rest_s if turn.set > previous.set else 0
    switch_s = turn.dose.switch_s if turn.leg is not previous.leg else 0
    if switch_s >= rest_s:
        kind, duration, words = PhaseKind.SWITCH, switch_s, phrases.switch[turn.leg]
    else:
        kind, duration, words = PhaseKind.REST, rest_s, phrases.rest[turn.leg]
    cues = gap_cues(float(duration), words, sounds) if duration else []
    return _Plan(kind, float(duration), cues)


def _phase(plan: _Plan, turn: _Turn, index: int, start: float) -> Phase:
    return Phase(
        index,
        plan.kind,
        start,
        plan.duration,
        turn.step,
        turn.exercise.id,
        turn.leg,
        turn.set,
        turn.dose.sets,
        turn.hold,
    )


def settle(cues: list[Cue], phase: Phase) -> Iterator[Cue]:
    """Yield the cues of `phase` in order, on the timeline's time, with the room of each sound.

    The given ones count from the start of the phase.
    """
    ordered = sorted(cues, key=lambda cue: cue.at)
    limit = phase.duration
    rooms: list[float] = []
    for cue in reversed(ordered):
        rooms.append(limit - cue.at if cue.spoken else 0.0)
        if cue.spoken:
            limit = cue.at
    for cue, room in zip(ordered, reversed(rooms), strict=True):
        yield replace(cue, at=phase.start + cue.at, room=room)
