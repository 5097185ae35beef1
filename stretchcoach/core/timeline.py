"""A session as it is known before it starts: phases, cues, and where one is at a time.

All times are seconds from the start of the timeline.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from stretchcoach.core.exercise import Leg


class PhaseKind(StrEnum):
    """What one does during a phase."""

    GET_READY = "get_ready"
    HOLD = "hold"
    SWITCH = "switch"
    REST = "rest"
    COOL = "cool"


class CueKind(StrEnum):
    """What a cue is for."""

    PHASE = "phase"
    STEP = "step"
    START_CHIME = "start_chime"
    END_CHIME = "end_chime"
    TICK = "tick"
    TIME_LEFT = "time_left"
    COACHING = "coaching"

    @property
    def is_words(self) -> bool:
        """Whether it is spoken; the others are sounds."""
        return self not in (CueKind.START_CHIME, CueKind.END_CHIME, CueKind.TICK)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the timeline. `leg`, `set` and `hold` are those of its hold, or the next one.

    `index` counts the phases of the timeline, `step` those of the routine, `hold` the holds of
    the whole routine, all from 0; `set` counts from 1.
    """

    index: int
    kind: PhaseKind
    start: float
    duration: float
    step: int
    exercise: str
    leg: Leg
    set: int
    sets: int
    hold: int

    @property
    def end(self) -> float:
        """When it is over."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say or to sound. Where `spoken` is false the words are only shown.

    They are not `wanted` where the user chose a voice that says less.
    `room` is how long its sound may last before the next cue or the end of the phase;
    `setup_step` is the index of the set-up step that its words are.
    """

    at: float
    duration: float
    kind: CueKind
    text: str
    room: float
    spoken: bool = True
    setup_step: int | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Moment:
    """Where one is: the phase, how long into it and how long still, what is shown.

    `step_left` is how long it is until the next set-up step, or the end of the phase.
    """

    elapsed: float
    phase: Phase
    into: float
    left: float
    setup_step: int | None
    step_left: float
    caption: Cue | None
    following: Phase | None


@dataclass(frozen=True)
class Timeline:
    """The phases without gaps from 0 to `duration`, and the cues in the order of their times.

    `steps[i]` holds the words of the set-up steps that phase `i` shows (empty but in get ready).
    """

    routine: str
    phases: tuple[Phase, ...]
    cues: tuple[Cue, ...]
    steps: tuple[tuple[str, ...], ...]

    @property
    def duration(self) -> float:
        """When the last phase is over."""
        return self.phases[-1].end

    @property
    def holds(self) -> tuple[Phase, ...]:
        """The holds, in order."""
        return tuple(phase for phase in self.phases if phase.kind is PhaseKind.HOLD)

    @cached_property
    def _phase_starts(self) -> Sequence[float]:
        return [phase.start for phase in self.phases]

    @cached_property
    def _cue_times(self) -> Sequence[float]:
        return [cue.at for cue in self.cues]

    def phase_at(self, elapsed: float) -> Phase:
        """Return the phase at `elapsed`; before the start the first, after the end the last."""
        return self.phases[max(0, bisect_right(self._phase_starts, elapsed) - 1)]

    def at(self, elapsed: float) -> Moment:
        """Return the moment at `elapsed`, which is held within the timeline."""
        elapsed = min(max(elapsed, 0.0), self.duration)
        phase = self.phase_at(elapsed)
        caption = None
        step = None
        shown = self.cues_between(phase.start, min(elapsed, phase.end), include_start=True)
        for cue in shown:
            if cue.kind.is_words and cue.at < phase.end:
                caption = cue
                step = cue.setup_step if cue.setup_step is not None else step
        coming = self.cues_between(elapsed, phase.end)
        step_end = next((cue.at for cue in coming if cue.setup_step is not None), phase.end)
        following = self.phases[phase.index + 1] if phase.index + 1 < len(self.phases) else None
        return Moment(
            elapsed,
            phase,
            elapsed - phase.start,
            phase.end - elapsed,
            step,
            step_end - elapsed,
            caption,
            following,
        )

    def cues_between(
        self, before: float, now: float, *, include_start: bool = False
    ) -> tuple[Cue, ...]:
        """Return the cues after `before` up to and at `now`; with `include_start` also at it."""
        first = bisect_right(self._cue_times, before)
        if include_start:
            while first > 0 and self.cues[first - 1].at >= before:
                first -= 1
        return self.cues[first : bisect_right(self._cue_times, now)]

    def next_cue_at(self, elapsed: float) -> float | None:
        """Return when the first cue after `elapsed` is due."""
        index = bisect_right(self._cue_times, elapsed)
        return self.cues[index].at if index < len(self.cues) else None
