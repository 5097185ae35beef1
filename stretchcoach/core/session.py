"""One playing of a timeline: where one is by the clock, and what was really held."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, nextafter
from typing import Protocol

from stretchcoach.core.cueing import COUNTDOWN, START_CHIME_S, TICK_S
from stretchcoach.core.record import HoldRecord, Outcome, better
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import Cue, CueKind, Phase, PhaseKind, Timeline

COUNT_IN_S = 3.0
# Within its first seconds, "back" from a phase leads to the one before.
BACK_TO_PREVIOUS_S = 3.0
# Less is no attempt at a hold, it is passing through.
SHORTEST_ATTEMPT_S = 1.0
# The two system clocks that tell sleep are not read at the same instant.
SHORTEST_SLEEP_S = 1.0


class Clock(Protocol):
    """Seconds awake, and seconds the computer was suspended, both since any fixed instant."""

    def now(self) -> float:
        """Return a monotonic reading that stands still while the computer sleeps."""

    def slept(self) -> float:
        """Return how long the computer has slept so far."""


@dataclass(frozen=True, slots=True)
class Due:
    """A cue whose time has come, and how many seconds ago it was."""

    cue: Cue
    late: float


class Session:
    """Plays `timeline` by `clock`; calls `on_hold` with each attempt at a hold as it ends.

    Where it was not asked for over `longest_stall` seconds the program stood still, nobody was
    guided, and the time does not count. Time runs from `begin` on. It moves only when asked:
    `advance` after `seconds_to_next` seconds returns what is due.
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        on_hold: Callable[[HoldRecord], None] = lambda record: None,
        *,
        longest_stall: float = inf,
    ) -> None:
        self.timeline = timeline
        self._clock = clock
        self._on_hold = on_hold
        self._longest_stall = longest_stall
        self._state = State.RUNNING
        self._pause_reason: PauseReason | None = None
        self._position = 0.0
        self._anchor = clock.now()
        self._seen = self._anchor
        self._slept = clock.slept()
        self._delivered = -inf
        self._count_in_sounded = 0
        self._records: dict[int, HoldRecord] = {}

    def begin(self) -> None:
        """Let the time run from now."""
        self._anchor = self._clock.now()
        self._seen = self._anchor
        self._slept = self._clock.slept()

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._state

    @property
    def is_over(self) -> bool:
        """Whether it has finished or was ended."""
        return self._state in (State.FINISHED, State.ENDED)

    @property
    def records(self) -> tuple[HoldRecord, ...]:
        """The best attempt at each hold so far, in the order of the routine."""
        return tuple(self._records[hold] for hold in sorted(self._records))

    def snapshot(self) -> Snapshot:
        """Return how it stands now."""
        moment = self.timeline.at(self._elapsed())
        count_in = 0.0
        if self._state is State.COUNT_IN:
            count_in = max(0.0, COUNT_IN_S - self._since_anchor())
        return Snapshot(self._state, moment, count_in, self._pause_reason)

    def seconds_to_next(self) -> float | None:
        """Return the seconds until something is due; None while nothing will be."""
        if self._state is State.RUNNING:
            cue = self.timeline.next_cue_at(self._delivered)
            end = self._phase().end
            return max(0.0, min(end, cue if cue is not None else end) - self._elapsed())
        if self._state is State.COUNT_IN:
            sounds = self._count_in_sounds()[self._count_in_sounded :]
            next_at = sounds[0][0] if sounds else COUNT_IN_S
            return max(0.0, next_at - self._since_anchor())
        return None

    def advance(self) -> tuple[Due, ...]:
        """Move to now; return the cues that have become due, in order."""
        now, slept = self._clock.now(), self._clock.slept()
        stalled = now - self._seen > self._longest_stall
        asleep = slept - self._slept > SHORTEST_SLEEP_S
        self._seen, self._slept = now, slept
        if stalled and self._state in (State.RUNNING, State.COUNT_IN):
            self._anchor = now
            self._stand_still(PauseReason.SLEEP if asleep else PauseReason.STALL)
            return ()
        due: list[Due] = []
        if self._state is State.COUNT_IN:
            due += self._count_in()
        if self._state is State.RUNNING:
            due += self._run()
        if asleep and self._state in (State.RUNNING, State.COUNT_IN):
            self._stand_still(PauseReason.SLEEP)
            return ()
        return tuple(due)

    def pause(self) -> None:
        """Stop the time."""
        if self._state in (State.RUNNING, State.COUNT_IN):
            self.advance()
        if self._state in (State.RUNNING, State.COUNT_IN):
            self._stand_still(PauseReason.USER)

    def resume(self) -> None:
        """Go on: a hold after a count-in, else with the words that the pause broke off."""
        if self._state is not State.PAUSED:
            return
        self._pause_reason = None
        self._anchor = self._clock.now()
        self._seen = self._anchor
        self._slept = self._clock.slept()
        if self._phase().kind is PhaseKind.HOLD:
            self._state = State.COUNT_IN
            self._count_in_sounded = 0
        else:
            self._state = State.RUNNING
            if self._phase().kind is not PhaseKind.COOL:  # not a second of cold comes twice
                self._return_to_broken_words()

    def skip(self) -> None:
        """Go to the next phase; a hold that is left is recorded as far as it was held."""
        self._catch_up()
        if self.is_over:
            return
        phase = self._phase()
        if phase.kind is PhaseKind.HOLD:
            self._record(phase, self._position - phase.start)
        if phase.index + 1 < len(self.timeline.phases):
            self._jump(self.timeline.phases[phase.index + 1])
        else:
            self._position = self.timeline.duration
            self._state = State.FINISHED

    def back(self) -> None:
        """Go to the start of this phase, or within its first seconds to the one before."""
        self._catch_up()
        if self.is_over:
            return
        phase = self._phase()
        into = self._position - phase.start
        if phase.kind is PhaseKind.HOLD and into >= SHORTEST_ATTEMPT_S:
            self._record(phase, into)
        if into < BACK_TO_PREVIOUS_S and phase.index > 0:
            phase = self.timeline.phases[phase.index - 1]
        self._jump(phase)

    def end(self) -> None:
        """End it here; a hold in progress is recorded as far as it was held."""
        self._catch_up()
        if self.is_over:
            return
        phase = self._phase()
        into = self._position - phase.start
        if phase.kind is PhaseKind.HOLD and into >= SHORTEST_ATTEMPT_S:
            self._record(phase, into)
        self._state = State.ENDED

    def _since_anchor(self) -> float:
        return self._clock.now() - self._anchor

    def _elapsed(self) -> float:
        if self._state is not State.RUNNING:
            return self._position
        return min(self._position + self._since_anchor(), self.timeline.duration)

    def _phase(self) -> Phase:
        return self.timeline.phase_at(self._position)

    def _catch_up(self) -> None:
        """Book what happened up to now; the cues due would be out of place by then."""
        if not self.is_over:
            self.advance()

    def _run(self) -> list[Due]:
        now = self._clock.now()
        reached = self._position + (now - self._anchor)
        elapsed = min(reached, self.timeline.duration)
        phase = self._phase()
        while phase.end <= elapsed:
            if phase.kind is PhaseKind.HOLD:
                self._record(phase, phase.duration)
            if phase.index + 1 == len(self.timeline.phases):
                self._state = State.FINISHED
                break
            phase = self.timeline.phases[phase.index + 1]
        cues = self.timeline.cues_between(self._delivered, elapsed)
        self._position, self._anchor, self._delivered = elapsed, now, elapsed
        return [Due(cue, reached - cue.at) for cue in cues]

    def _count_in(self) -> list[Due]:
        since = self._since_anchor()
        waiting = self._count_in_sounds()[self._count_in_sounded :]
        due = [Due(cue, since - at) for at, cue in waiting if at <= since]
        self._count_in_sounded += len(due)
        if since >= COUNT_IN_S:
            self._state = State.RUNNING
            self._anchor += COUNT_IN_S
        return due

    def _count_in_sounds(self) -> list[tuple[float, Cue]]:
        """Return the sounds of a count-in with their times in it; they end as the hold goes on."""
        at = self._position
        step = COUNT_IN_S / len(COUNTDOWN)
        ticks = [Cue(at, TICK_S, CueKind.TICK, str(number), step) for number in COUNTDOWN]
        sounds = [(index * step, tick) for index, tick in enumerate(ticks)]
        if at > self._phase().start:
            chime = Cue(at, START_CHIME_S, CueKind.START_CHIME, "", START_CHIME_S)
            sounds.append((COUNT_IN_S - START_CHIME_S, chime))
        return sounds

    def _stand_still(self, reason: PauseReason) -> None:
        self._position = self._elapsed()
        self._state = State.PAUSED
        self._pause_reason = reason

    def _return_to_broken_words(self) -> None:
        """Move back to the start of the words within which one is; no hold is cut by that."""
        words = self.timeline.at(self._position).caption
        if words is not None and words.at < self._position < words.at + words.duration:
            self._position = words.at
            self._delivered = nextafter(words.at, -inf)

    def _jump(self, phase: Phase) -> None:
        """Go to the start of `phase`; a pause stays a pause, a count-in is over."""
        self._position = phase.start
        self._anchor = self._clock.now()
        self._delivered = nextafter(phase.start, -inf)
        if self._state is State.COUNT_IN:
            self._state = State.RUNNING

    def _record(self, phase: Phase, held: float) -> None:
        if held >= phase.duration:
            held, outcome = phase.duration, Outcome.DONE
        elif held >= SHORTEST_ATTEMPT_S:
            outcome = Outcome.PARTIAL
        else:
            outcome = Outcome.SKIPPED
        record = HoldRecord(
            phase.hold, phase.exercise, phase.leg, phase.set, phase.duration, held, outcome
        )
        earlier = self._records.get(phase.hold)
        self._records[phase.hold] = better(earlier, record) if earlier else record
        self._on_hold(record)
