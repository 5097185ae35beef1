"""What the player shows at an instant: every word and state, without a widget."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.session import COUNT_IN_S
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import Cue, Moment, Phase, PhaseKind, Timeline
from stretchcoach.core.words import clock_time, seconds_shown
from stretchcoach.translation import fill, translate
from stretchcoach.ui.player_words import (
    left_words,
    leg_letter,
    leg_words,
    phase_title,
    side_word,
)

LAST_SECONDS = 3.0


class StepState(StrEnum):
    """Where a set-up step stands."""

    DONE = "done"
    CURRENT = "current"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A set-up step in the list; `number` counts from 1."""

    number: int
    text: str
    state: StepState


class NextKind(StrEnum):
    """What comes after this phase."""

    LEG = "leg"
    REST = "rest"
    EXERCISE = "exercise"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class NextLine:
    """The line that says what comes next; `badge` is the letter or number in its badge."""

    kind: NextKind
    lead: str
    words: str
    badge: str = ""
    leg: Leg | None = None


class CaptionKind(StrEnum):
    """Where the words of the caption come from."""

    SPOKEN = "spoken"
    SHOWN = "shown"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Caption:
    """The words that lie on the floor of the scene."""

    kind: CaptionKind
    words: str


@dataclass(frozen=True, slots=True)
class PauseWords:
    """What is said while paused: that it is, and how to go on."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PlayerView:
    """All that the player page shows.

    `ring` is the part of the phase that is left, 1 to 0, `ring_by_second` the same in steps;
    `ending` is how far its last seconds are gone, 0 to 1. `kind` chooses the headline: the band
    in a hold, a panel else. `side` and `limb` are the two words of the band, `leg_words` both in
    a sentence.
    """

    kind: PhaseKind
    leg: Leg
    exercise: str
    place: str
    title: str
    side: str
    limb: str
    leg_words: str
    letter: str
    seconds: str
    seconds_words: str
    ring: float
    ring_by_second: float
    ending: float
    set_number: int
    sets: int
    set_words: str
    next: NextLine
    steps: tuple[StepLine, ...]
    caption: Caption
    elapsed: str
    left: str
    left_words: str
    is_running: bool
    pause: PauseWords | None
    is_counting_in: bool
    announcement: str


def describe(
    snapshot: Snapshot,
    timeline: Timeline,
    exercises: Mapping[str, Exercise],
    captions: bool = True,
    speed: float = 1.0,
) -> PlayerView:
    """Return what to show of `snapshot`, taken from a session of `timeline`.

    It runs `speed` times as fast as time, which is said where it is a look and no stretching.
    """
    moment = snapshot.moment
    phase = moment.phase
    exercise = exercises[phase.exercise]
    place = _place(phase, timeline)
    pause = _pause_words(snapshot)
    counting_in = snapshot.state is State.COUNT_IN
    seconds = max(1, seconds_shown(moment.left))
    shown = max(1, seconds_shown(snapshot.count_in)) if counting_in else seconds
    ending = min(1.0, max(0.0, 1.0 - moment.left / LAST_SECONDS))
    # In whole seconds, so that what is gone and what is left change at once and add up.
    total = seconds_shown(timeline.duration)
    left = seconds_shown(total - moment.elapsed)
    return PlayerView(
        kind=phase.kind,
        leg=phase.leg,
        exercise=exercise.name,
        place=place,
        title=phase_title(phase.kind),
        side=side_word(phase.leg),
        limb=translate("Player", "LEG"),
        leg_words=leg_words(phase.leg),
        letter=leg_letter(phase.leg),
        seconds=str(shown),
        seconds_words=_seconds_words(phase.kind, seconds, counting_in),
        ring=min(1.0, max(0.0, moment.left / phase.duration)),
        ring_by_second=min(1.0, seconds / phase.duration),
        ending=ending,
        set_number=phase.set,
        sets=phase.sets,
        set_words=fill(
            translate("Player", "Set {number} of {count}"), number=phase.set, count=phase.sets
        ),
        next=_next_line(moment, exercises),
        steps=_steps(moment, timeline),
        caption=_count_in_caption()
        if counting_in
        else _caption(moment, timeline, exercise, captions),
        elapsed=clock_time(total - left),
        left=clock_time(left),
        left_words=left_words(speed),
        is_running=snapshot.state is State.RUNNING,
        pause=pause,
        is_counting_in=counting_in,
        announcement=_announcement(snapshot, pause, exercise),
    )


def _place(phase: Phase, timeline: Timeline) -> str:
    count = timeline.phases[-1].step + 1
    words = translate("Player", "Exercise {number} of {count}")
    return fill(words, number=phase.step + 1, count=count)


def _seconds_words(kind: PhaseKind, seconds: int, counting_in: bool) -> str:
    if counting_in:
        words = translate("Player", "then {seconds} s more")
        return fill(words, seconds=seconds)
    is_last = seconds == 1
    if kind is PhaseKind.GET_READY:
        if is_last:
            return translate("Player", "second, then hold")
        return translate("Player", "seconds, then hold")
    return translate("Player", "second") if is_last else translate("Player", "seconds")


def _next_line(moment: Moment, exercises: Mapping[str, Exercise]) -> NextLine:
    lead = translate("Player", "Next:")
    following = moment.following
    if following is None:
        return NextLine(NextKind.LAST, "", translate("Player", "Last one"))
    if following.kind is PhaseKind.REST:
        words = fill(translate("Player", "rest, {seconds} s"), seconds=round(following.duration))
        return NextLine(NextKind.REST, lead, words)
    if following.kind is PhaseKind.GET_READY or following.step != moment.phase.step:
        name = exercises[following.exercise].name
        return NextLine(NextKind.EXERCISE, lead, name, str(following.step + 1))
    if moment.phase.kind is PhaseKind.HOLD:
        words = translate("Player", "right leg")
        if following.leg is Leg.LEFT:
            words = translate("Player", "left leg")
    else:
        words = fill(translate("Player", "hold, {seconds} s"), seconds=round(following.duration))
    return NextLine(NextKind.LEG, lead, words, leg_letter(following.leg), following.leg)


def _steps(moment: Moment, timeline: Timeline) -> tuple[StepLine, ...]:
    current = -1 if moment.setup_step is None else moment.setup_step
    lines = []
    for index, text in enumerate(timeline.steps[moment.phase.index]):
        if index < current:
            state = StepState.DONE
        elif index == current:
            state = StepState.CURRENT
        else:
            state = StepState.WAITING
        lines.append(StepLine(index + 1, text, state))
    return tuple(lines)


def _caption(moment: Moment, timeline: Timeline, exercise: Exercise, captions: bool) -> Caption:
    cue = moment.caption or _first_words(moment.phase, timeline)
    if cue is not None and cue.setup_step is None and not captions:
        return Caption(CaptionKind.SHOWN, "")
    if cue is not None and cue.setup_step is None:
        kind = CaptionKind.SPOKEN if cue.spoken else CaptionKind.SHOWN
        return Caption(kind, _without_full_stop(cue.text))
    if cue is not None:
        # The step's words stand in the list of steps.
        return Caption(CaptionKind.TIP, exercise.tip)
    return Caption(CaptionKind.SHOWN, "")


def _count_in_caption() -> Caption:
    return Caption(CaptionKind.SHOWN, translate("Player", "Back into the stretch"))


def _first_words(phase: Phase, timeline: Timeline) -> Cue | None:
    """Return the words that open `phase`: they are shown a little before they are spoken."""
    cues = timeline.cues_between(phase.start, phase.end, include_start=True)
    return next((cue for cue in cues if cue.kind.is_words and phase.start <= cue.at), None)


def _without_full_stop(words: str) -> str:
    """Return a single sentence as a headline is set; several sentences stay as they are."""
    single = words.endswith(".") and not any(mark in words[:-1] for mark in ".?")
    return words[:-1] if single else words


def _pause_words(snapshot: Snapshot) -> PauseWords | None:
    if snapshot.state is not State.PAUSED:
        return None
    go_on = translate("Player", "Press Space to go on.")
    if snapshot.moment.phase.kind is PhaseKind.HOLD:
        go_on = translate("Player", "Press Space to go on. It counts to three first.")
    held_up = {
        PauseReason.SLEEP: translate("Player", "Paused: the computer slept"),
        PauseReason.STALL: translate("Player", "Paused: the program was held up"),
    }
    title = held_up.get(snapshot.pause_reason) if snapshot.pause_reason else None
    if title is not None:
        not_counted = translate("Player", "That time does not count.")
        return PauseWords(title, f"{not_counted} {go_on}")
    return PauseWords(translate("Player", "Paused"), go_on)


def _announcement(snapshot: Snapshot, pause: PauseWords | None, exercise: Exercise) -> str:
    """Return what a screen reader says when the phase begins, is paused, or is gone on with."""
    if pause is not None:
        return f"{pause.title}. {pause.text}"
    if snapshot.state is State.COUNT_IN:
        words = translate("Player", "Back into the stretch, {seconds} seconds")
        return fill(words, seconds=round(COUNT_IN_S))
    phase = snapshot.moment.phase
    words = translate("Player", "{title}. {leg}. {exercise}, set {number} of {count}.")
    return fill(
        words,
        title=phase_title(phase.kind),
        leg=leg_words(phase.leg),
        exercise=exercise.name,
        number=phase.set,
        count=phase.sets,
    )
