"""Which cues a phase has, and when: no cue overlaps another or crosses the phase's end.

Cues are placed in the order of their weight: leg and phase, then countdown, then time left,
then coaching. What does not fit is dropped, but the words of leg, phase and set-up steps stay
as captions. What the user does not want to hear takes no time: chimes and ticks are left out,
words only shown. All times are seconds from the start of the phase.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from stretchcoach.core.sound_choices import USUAL, SoundChoices
from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import Cue, CueKind

START_CHIME_S = 0.40
END_CHIME_S = 0.50
TICK_S = 0.10

# Pauses that let one sound end before the next is heard.
AFTER_CHIME_S = 0.05
BEFORE_WORDS_S = 0.2
BETWEEN_STEPS_S = 0.6
AROUND_COACHING_S = 0.6

COUNTDOWN = (3, 2, 1)
COUNTDOWN_MIN_PHASE_S = 5.0
LAST_WORDS_BEFORE_COUNTDOWN_S = 3.5
LONGEST_PAUSE_BETWEEN_STEPS_S = 5.0
AFTER_GET_READY_WORDS_S = 1.0
LEAST_SHOWN_S = 0.1

TEN_SECONDS_MIN_HOLD_S = 20
HALFWAY_MIN_HOLD_S = 10
HALFWAY_FROM_TEN_SECONDS_S = 3
FIRST_COACHING_S = 5.0
BETWEEN_COACHING_S = 5.0
BETWEEN_COACHING_TALKING_MORE_S = 2.0

# Sums of decimal seconds differ in their last bits.
EPSILON = 1e-9

PhraseLength = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Sounds:
    """How long what is heard lasts on the timeline, of which `pace` seconds pass in a real one.

    What is not wanted by `choices` lasts no time.
    """

    phrase_length: PhraseLength
    pace: float = 1.0
    choices: SoundChoices = USUAL

    def words(self, text: str) -> float:
        """Return the length of spoken words."""
        return self.phrase_length(text) * self.pace

    @property
    def start_chime(self) -> float:
        """The length of the chime at the start of a hold."""
        return START_CHIME_S * self.pace if self.choices.chimes else 0.0

    @property
    def end_chime(self) -> float:
        """The length of the chime at the end of a hold."""
        return END_CHIME_S * self.pace if self.choices.chimes else 0.0

    @property
    def tick(self) -> float:
        """The length of a tick."""
        return TICK_S * self.pace if self.choices.ticks else 0.0


@dataclass(slots=True)
class Slots:
    """The cues of one phase of `duration` seconds while they are being placed."""

    duration: float
    sounds: Sounds
    cues: list[Cue] = field(default_factory=list)

    def is_free(self, at: float, length: float, margin: float = 0.0) -> bool:
        """Tell whether a sound from `at` fits, `margin` seconds away from all others."""
        if at < -EPSILON or at + length > self.duration + EPSILON:
            return False
        return all(
            at + length + margin <= cue.at + EPSILON
            or at >= cue.at + cue.duration + margin - EPSILON
            for cue in self.cues
            if cue.spoken
        )

    def sound(self, kind: CueKind, at: float, length: float, text: str = "") -> None:
        """Place a sound at its time, or leave it out."""
        if length and self.is_free(at, length):
            self.cues.append(Cue(at, length, kind, text, 0.0))

    def words(self, kind: CueKind, at: float, text: str, setup_step: int | None = None) -> None:
        """Place words at their time; where they do not fit they are only shown."""
        is_wanted = self.sounds.choices.wants(kind)
        length = self.sounds.words(text)
        if is_wanted and self.is_free(at, length):
            self.cues.append(Cue(at, length, kind, text, 0.0, True, setup_step))
        else:
            self.cues.append(Cue(at, 0.0, kind, text, 0.0, False, setup_step, is_wanted))

    def time_left(self, at: float, text: str, *, is_wanted: bool = True) -> None:
        """Place words that are true at their time only, or leave them out."""
        length = self.sounds.words(text)
        if self.is_free(at, length):
            self._place(CueKind.TIME_LEFT, at, text, is_wanted)

    def coaching(self, earliest: float, latest_end: float, text: str) -> float | None:
        """Place a coaching line at the first free time; return when it ends, if it fits."""
        length = self.sounds.words(text)
        ends = (cue.at + cue.duration + AROUND_COACHING_S for cue in self.cues if cue.spoken)
        for at in sorted([earliest, *(end for end in ends if end > earliest)]):
            if at + length <= latest_end and self.is_free(at, length, AROUND_COACHING_S):
                is_wanted = self.sounds.choices.wants(CueKind.COACHING)
                self._place(CueKind.COACHING, at, text, is_wanted)
                return at + length
        return None

    def countdown(self) -> None:
        """Place the ticks of the last seconds: all that are free up to the end, but no lone one."""
        if self.duration < COUNTDOWN_MIN_PHASE_S or not self.sounds.choices.ticks:
            return
        ticks = [
            Cue(self.duration - seconds, self.sounds.tick, CueKind.TICK, str(seconds), 0.0)
            for seconds in reversed(COUNTDOWN)
        ]
        free = list(takewhile(lambda tick: self.is_free(tick.at, tick.duration), ticks))
        if len(free) > 1:
            self.cues.extend(free)

    def _place(self, kind: CueKind, at: float, text: str, is_wanted: bool) -> None:
        length = self.sounds.words(text) if is_wanted else 0.0
        self.cues.append(Cue(at, length, kind, text, 0.0, is_wanted, wanted=is_wanted))


def hold_cues(
    duration: float,
    words: str,
    halfway: str,
    ten_seconds: str,
    coaching: Iterable[str],
    sounds: Sounds,
) -> list[Cue]:
    """Return the cues of a hold; `words` name the leg."""
    slots = Slots(duration, sounds)
    slots.sound(CueKind.START_CHIME, 0.0, sounds.start_chime)
    slots.sound(CueKind.END_CHIME, duration - sounds.end_chime, sounds.end_chime)
    slots.words(CueKind.PHASE, sounds.start_chime + AFTER_CHIME_S, words)
    slots.countdown()
    if duration >= TEN_SECONDS_MIN_HOLD_S:
        slots.time_left(duration - 10, ten_seconds)
    says_ten_nearby = (
        duration >= TEN_SECONDS_MIN_HOLD_S
        and abs(duration / 2 - (duration - 10)) < HALFWAY_FROM_TEN_SECONDS_S
    )
    if duration >= HALFWAY_MIN_HOLD_S and not says_ten_nearby:
        slots.time_left(duration / 2, halfway, is_wanted=sounds.choices.says_all)
    talks_more = sounds.choices.talk is Talk.MORE
    pause = BETWEEN_COACHING_TALKING_MORE_S if talks_more else BETWEEN_COACHING_S
    earliest = FIRST_COACHING_S
    for line in coaching:
        end = slots.coaching(earliest, duration - LAST_WORDS_BEFORE_COUNTDOWN_S, line)
        if end is not None:
            earliest = end + pause
    return slots.cues


def gap_cues(duration: float, words: str, sounds: Sounds) -> list[Cue]:
    """Return the cues of a switch or a rest; `words` say which leg is next."""
    slots = Slots(duration, sounds)
    slots.words(CueKind.PHASE, min(BEFORE_WORDS_S, duration / 2), words)
    slots.countdown()
    return slots.cues


def get_ready_duration(
    announcement: str, steps: Sequence[str], sounds: Sounds, at_least: float
) -> float:
    """Return `at_least`, or what the words need and a second more."""
    end = BEFORE_WORDS_S + sounds.words(announcement)
    end += sum(BETWEEN_STEPS_S + sounds.words(step) for step in steps)
    return max(at_least, end + AFTER_GET_READY_WORDS_S)


def get_ready_cues(
    duration: float, announcement: str, steps: Sequence[str], sounds: Sounds
) -> list[Cue]:
    """Return the cues of a get ready: the announcement, then the steps spread over the time."""
    slots = Slots(duration, sounds)
    first = min(BEFORE_WORDS_S, duration / 2)
    slots.words(CueKind.PHASE, first, announcement)
    end = first + sounds.words(announcement) if slots.cues[-1].spoken else first
    needed = sum(BETWEEN_STEPS_S + sounds.words(step) for step in steps)
    spare = duration - end - needed - LAST_WORDS_BEFORE_COUNTDOWN_S
    pause = BETWEEN_STEPS_S + max(0.0, spare) / max(1, len(steps))
    pause = min(pause, LONGEST_PAUSE_BETWEEN_STEPS_S)
    lengths = [pause + sounds.words(step) for step in steps]
    spoken = _count_spoken(duration - end, lengths)
    for index, step in enumerate(steps[:spoken]):
        slots.words(CueKind.STEP, end + pause, step, index)
        end += lengths[index]
    left = len(steps) - spoken
    if not spoken and duration - end < left * LEAST_SHOWN_S:
        end = first  # shown while the announcement is heard
    # From here on the steps are shown, each for an equal part of what is left.
    share = (duration - end) / (left + 1)
    for index in range(spoken, len(steps)):
        at = end + share * (index - spoken + 1)
        is_wanted = sounds.choices.wants(CueKind.STEP)
        slots.cues.append(Cue(at, 0.0, CueKind.STEP, steps[index], 0.0, False, index, is_wanted))
    slots.countdown()
    return slots.cues


def _count_spoken(room: float, lengths: Sequence[float]) -> int:
    """Return how many steps can be said so that there is time to show those after them."""
    for count in range(len(lengths), 0, -1):
        shown = (len(lengths) - count) * LEAST_SHOWN_S
        if sum(lengths[:count]) + shown <= room + EPSILON:
            return count
    return 0
