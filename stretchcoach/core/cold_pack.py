"""Cooling with a cold pack: short rounds, an hour from the start of one to that of the next."""

from dataclasses import dataclass

from stretchcoach.core.compile import settle
from stretchcoach.core.cueing import PhraseLength, Slots, Sounds
from stretchcoach.core.exercise import Leg
from stretchcoach.core.phrases import Phrases
from stretchcoach.core.timeline import Cue, CueKind, Moment, Phase, PhaseKind, Timeline

# Fifteen minutes are the most that the skin should bear, and an hour the least between them.
MINUTES = (5, 10, 15)
DEFAULT_MINUTES = 15
ROUNDS = 4
BETWEEN_STARTS_S = 3600.0

# The sound may have to be opened, and the first words rendered.
FIRST_WORDS_S = 1.5
GET_READY_S = 30.0
ONE_MINUTE_S = 60.0
LAST_WORDS_S = 10.0
PAUSE_S = 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    kind: PhaseKind
    duration: float
    cues: list[Cue]


def compile_cold_pack(
    minutes: int, phrase_length: PhraseLength, phrases: Phrases, first_round: int = 1
) -> Timeline:
    """Return the timeline of all rounds; `phrase_length` gives the seconds of a spoken phrase.

    Each round is to get ready, to cool, and to rest until the next; those before `first_round`
    have been. `minutes` is one of MINUTES, else ValueError.
    """
    if minutes not in MINUTES:
        raise ValueError(f"not a time for a cold pack: {minutes} minutes")
    sounds = Sounds(phrase_length)
    phases: list[Phase] = []
    cues: list[Cue] = []
    start = 0.0
    for number in range(first_round, ROUNDS + 1):
        for plan in _round(number, minutes, sounds, phrases):
            phase = Phase(
                index=len(phases),
                kind=plan.kind,
                start=start,
                duration=plan.duration,
                step=0,
                exercise="",
                leg=Leg.RIGHT,  # either: the pack knows no side
                set=number,
                sets=ROUNDS,
                hold=number - 1,
            )
            phases.append(phase)
            cues.extend(settle(plan.cues, phase))
            start = phase.end
    return Timeline("", tuple(phases), tuple(cues), ((),) * len(phases))


def cold_pack_phrases(minutes: int, phrases: Phrases) -> list[str]:
    """Return all that may be said, in the order it is needed."""
    timeline = compile_cold_pack(minutes, lambda text: 0.0, phrases)
    return list(dict.fromkeys(cue.text for cue in timeline.cues if cue.kind.is_words))


def _round(number: int, minutes: int, sounds: Sounds, phrases: Phrases) -> list[_Plan]:
    words = phrases.cold_pack
    cooling = minutes * 60.0
    is_last = number == ROUNDS
    rest = LAST_WORDS_S if is_last else BETWEEN_STARTS_S - GET_READY_S - cooling
    first = words.get_ready if number == 1 else _again(number, phrases)
    ready = Slots(GET_READY_S, sounds)
    ready.words(CueKind.PHASE, FIRST_WORDS_S, first)
    ready.countdown()
    cool = Slots(cooling, sounds)
    cool.sound(CueKind.END_CHIME, cooling - sounds.end_chime, sounds.end_chime)
    cool.time_left(PAUSE_S, words.on.replace("{minutes}", str(minutes)))
    cool.time_left(cooling / 2, phrases.halfway)
    cool.time_left(cooling - ONE_MINUTE_S, words.one_minute)
    off = Slots(rest, sounds)
    off.words(CueKind.PHASE, PAUSE_S, words.last if is_last else words.off)
    return [
        _Plan(PhaseKind.GET_READY, GET_READY_S, ready.cues),
        _Plan(PhaseKind.COOL, cooling, cool.cues),
        _Plan(PhaseKind.REST, rest, off.cues),
    ]


def _again(number: int, phrases: Phrases) -> str:
    words = phrases.cold_pack.again
    return words.replace("{round}", str(number)).replace("{rounds}", str(ROUNDS))


def next_round_in(moment: Moment) -> float | None:
    """Return the seconds until the next round may start; None in the last one."""
    phase = moment.phase
    if phase.set == phase.sets:
        return None
    if phase.kind is PhaseKind.REST:
        return moment.left
    before = GET_READY_S if phase.kind is PhaseKind.COOL else 0.0
    return BETWEEN_STARTS_S - before - moment.into
