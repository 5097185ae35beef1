"""A few seconds that sound like a session, to try voice and sounds by."""

from collections.abc import Mapping

from stretchcoach.core.compile import settle
from stretchcoach.core.cueing import (
    AFTER_CHIME_S,
    AROUND_COACHING_S,
    LAST_WORDS_BEFORE_COUNTDOWN_S,
    PhraseLength,
    Slots,
    Sounds,
)
from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.phrases import Phrases
from stretchcoach.core.sound_choices import SoundChoices
from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import CueKind, Phase, PhaseKind, Timeline

LEG = Leg.RIGHT


def compile_sample(
    exercises: Mapping[str, Exercise],
    phrase_length: PhraseLength,
    phrases: Phrases,
    choices: SoundChoices,
) -> Timeline:
    """Return a hold of the right leg, as short as its chimes, words and countdown can be."""
    exercise = _shown_by(exercises)
    sounds = Sounds(phrase_length, choices=choices)
    leg, *coaching = sample_phrases(exercises, phrases, choices)
    first = sounds.start_chime + AFTER_CHIME_S
    earliest = first + sounds.words(leg) + AROUND_COACHING_S
    needed = sum(sounds.words(line) + AROUND_COACHING_S for line in coaching)
    duration = earliest + needed + LAST_WORDS_BEFORE_COUNTDOWN_S
    slots = Slots(duration, sounds)
    slots.sound(CueKind.START_CHIME, 0.0, sounds.start_chime)
    slots.sound(CueKind.END_CHIME, duration - sounds.end_chime, sounds.end_chime)
    slots.words(CueKind.PHASE, first, leg)
    slots.countdown()
    for line in coaching:
        slots.coaching(earliest, duration - LAST_WORDS_BEFORE_COUNTDOWN_S, line)
        earliest += sounds.words(line) + AROUND_COACHING_S
    phase = Phase(0, PhaseKind.HOLD, 0.0, duration, 0, exercise.id, LEG, 1, 1, 0)
    return Timeline("", (phase,), tuple(settle(slots.cues, phase)), ((),))


def sample_phrases(
    exercises: Mapping[str, Exercise], phrases: Phrases, choices: SoundChoices
) -> list[str]:
    """Return what a sample says: the leg first, then what the voice would say while one holds."""
    said = [phrases.hold[LEG]]
    if choices.says_all:
        said += _shown_by(exercises).hold_cues[:1]
    if choices.talk is Talk.MORE:
        said += phrases.encouragement[:1]
    return said


def _shown_by(exercises: Mapping[str, Exercise]) -> Exercise:
    """Return the first that is done standing, as most begin with it."""
    return min(exercises.values(), key=lambda exercise: exercise.position.on_floor)
