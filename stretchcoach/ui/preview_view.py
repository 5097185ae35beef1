"""What the preview of a routine shows: each exercise with its phases, from the timeline alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.timeline import Phase, PhaseKind, Timeline
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill, translate
from stretchcoach.ui.player_words import phase_title
from stretchcoach.ui.routine_words import SEPARATOR

STEP_MS = 1500
HOLD_MS = 2600
GAP_MS = 1100


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase in the list; `leg` is None where it is no hold, `phase` its index."""

    phase: int
    leg: Leg | None
    words: str
    time: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A moment of the quick walk: a phase, its set-up step where it has some, and how long."""

    phase: int
    step: int | None
    leg: Leg
    ms: int


@dataclass(frozen=True, slots=True)
class PreviewExercise:
    """One exercise of the routine: what it is, what happens in it, and how it is walked through."""

    exercise: str
    place: str
    name: str
    time: str
    lines: tuple[PhaseLine, ...]
    beats: tuple[Beat, ...]


def describe_preview(
    timeline: Timeline, exercises: Mapping[str, Exercise]
) -> tuple[PreviewExercise, ...]:
    """Return the exercises in the order in which they are played."""
    steps = sorted({phase.step for phase in timeline.phases})
    found = []
    for number, step in enumerate(steps, start=1):
        phases = [phase for phase in timeline.phases if phase.step == step]
        exercise = exercises[phases[0].exercise]
        place = translate("Preview", "Exercise {number} of {count}")
        # What the lines below it add up to.
        seconds = sum(_seconds(phase) for phase in phases)
        time = fill(translate("Preview", "{time} min"), time=clock_time(seconds))
        found.append(
            PreviewExercise(
                exercise.id,
                fill(place, number=number, count=len(steps)),
                exercise.name,
                time,
                tuple(_line(phase) for phase in phases),
                tuple(beat for phase in phases for beat in _beats(phase, timeline)),
            )
        )
    return tuple(found)


def _line(phase: Phase) -> PhaseLine:
    seconds = fill(translate("Preview", "{seconds} s"), seconds=_seconds(phase))
    is_hold = phase.kind is PhaseKind.HOLD
    return PhaseLine(phase.index, phase.leg if is_hold else None, _words(phase), seconds)


def _seconds(phase: Phase) -> int:
    return round(phase.duration)


def _words(phase: Phase) -> str:
    if phase.kind is PhaseKind.HOLD:
        words = translate("Preview", "Hold, right leg")
        if phase.leg is Leg.LEFT:
            words = translate("Preview", "Hold, left leg")
        if phase.sets == 1:
            return words
        number = translate("Preview", "set {number} of {count}")
        return words + SEPARATOR + fill(number, number=phase.set, count=phase.sets)
    if phase.kind is PhaseKind.SWITCH:
        if phase.leg is Leg.LEFT:
            return translate("Preview", "Switch to the left leg")
        return translate("Preview", "Switch to the right leg")
    return phase_title(phase.kind)


def _beats(phase: Phase, timeline: Timeline) -> list[Beat]:
    """Return the quick walk through a phase: each step, the hold, or the way to the next hold."""
    steps = len(timeline.steps[phase.index])
    if phase.kind is PhaseKind.HOLD:
        return [Beat(phase.index, None, phase.leg, HOLD_MS)]
    if steps:
        return [Beat(phase.index, step, phase.leg, STEP_MS) for step in range(steps)]
    return [Beat(phase.index, None, phase.leg, GAP_MS)]
