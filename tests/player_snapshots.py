"""Snapshots of a session at any instant, for the tests of the player's page."""

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import Phase, PhaseKind, Timeline
from stretchcoach.library.phrases import load_phrases
from tests.strategies import EXERCISES

CALF_AND_HAMSTRING = Routine(
    "Calf and hamstring",
    (
        RoutineStep(exercise="wall-calf-stretch", sets=3),
        RoutineStep(exercise="seated-strap-calf-stretch", sets=2, rest_s=15),
        RoutineStep(exercise="lying-strap-hamstring-stretch", sets=1),
    ),
)


def compiled(routine: Routine = CALF_AND_HAMSTRING) -> Timeline:
    """Return the timeline of `routine` for a voice of 14 letters a second."""
    return compile_timeline(routine, EXERCISES, lambda text: 0.5 + len(text) / 14, load_phrases())


TIMELINE = compiled()


def phase_of(kind: PhaseKind, number: int = 0, timeline: Timeline = TIMELINE) -> Phase:
    """Return the phase of `kind`, counted from 0."""
    return [phase for phase in timeline.phases if phase.kind is kind][number]


def at(
    phase: Phase,
    into: float,
    state: State = State.RUNNING,
    *,
    count_in: float = 0.0,
    reason: PauseReason | None = None,
    timeline: Timeline = TIMELINE,
) -> Snapshot:
    """Return the snapshot `into` seconds in `phase`."""
    return Snapshot(state, timeline.at(phase.start + into), count_in, reason)
