"""Where the marks of a timeline lie on its line: a node for each exercise, a mark for each hold.

Where there are too many holds to tell them apart, each exercise has one stretch of the line for
all of its holds.

All lengths are design pixels, those of the player at 1280 x 800.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import Phase, PhaseKind, Timeline

NODE_WIDTH = 28.0
HOLD_WIDTH = 40.0
LEAD_IN = 19.0
GAP_IN_SET = 20.0
GAP_BETWEEN_SETS = 26.0
GAP_AT_NODE = 22.0
TIGHTEST_GAPS = 0.5
# Below this the holds of the other exercises are folded into their nodes.
LEAST_SIZE = 0.7
# Below this the letters of the holds could not be read.
LEAST_HOLD_SIZE = 0.5
LEAST_RUN = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A node (`leg` None, `number` that of its exercise), a hold, or a run of holds on the line.

    `first` and `last` are the indices of the phases it stands for: it is current from the start
    of `first` to the end of `last`. A hold fills up during `last`, a run all the time.
    """

    left: float
    width: float
    number: int
    leg: Leg | None
    first: int
    last: int
    is_run: bool = False

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class MarkLayout:
    """The marks in order; `size` is how much smaller than designed they are, 1 at most."""

    marks: tuple[Mark, ...]
    size: float

    def current(self, phase: int) -> int:
        """Return the index of the mark of phase `phase`."""
        for index, mark in enumerate(self.marks):
            if mark.first <= phase <= mark.last:
                return index
        return len(self.marks) - 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mark before it has its place, with the gap before it."""

    gap: float
    number: int
    leg: Leg | None
    first: int
    last: int

    @property
    def width(self) -> float:
        return NODE_WIDTH if self.leg is None else HOLD_WIDTH


def lay_out_marks(timeline: Timeline, width: float, step: int) -> MarkLayout:
    """Return the marks on a line of `width`; `step` is the routine's step that is played now."""
    layout = _place(list(_pieces(timeline, None)), width)
    if layout.size >= LEAST_SIZE:
        return layout
    holds = Counter(hold.step for hold in timeline.holds)
    [(longest, _)] = holds.most_common(1)
    tightest = _place(list(_pieces(timeline, longest)), width)
    if tightest.size < LEAST_HOLD_SIZE and len(holds) > 1:
        return _place_runs(timeline, width)
    return _place(list(_pieces(timeline, step)), width)


def _place_runs(timeline: Timeline, width: float) -> MarkLayout:
    """Give each exercise a node, and a run as long as its share of the time."""
    nodes = list(_pieces(timeline, -1))
    phases = timeline.phases
    size = min(1.0, width / (len(nodes) * (NODE_WIDTH + LEAST_RUN)))
    scale = (width - len(nodes) * NODE_WIDTH * size) / timeline.duration
    marks: list[Mark] = []
    left = 0.0
    for node in nodes:
        own = phases[node.first : node.last + 1]
        ready = node.first if own[0].kind is PhaseKind.GET_READY else node.first - 1
        marks.append(Mark(left, NODE_WIDTH * size, node.number, None, node.first, ready))
        long = (own[-1].end - own[0].start) * scale
        left = marks[-1].right
        marks.append(Mark(left, long, node.number, None, ready + 1, node.last, is_run=True))
        left += long
    return MarkLayout(tuple(marks), size)


def _pieces(timeline: Timeline, only_step: int | None) -> Iterator[_Piece]:
    """Yield the pieces; with `only_step`, the holds of that step alone."""
    phases = timeline.phases
    steps = sorted({phase.step for phase in phases})
    for step in steps:
        own = [phase for phase in phases if phase.step == step]
        folded = only_step is not None and step != only_step
        ready = own[0].kind is PhaseKind.GET_READY
        first = own[0].index
        last = own[-1].index if folded else (first if ready else first - 1)
        yield _Piece(LEAD_IN if step == steps[0] else GAP_AT_NODE, step + 1, None, first, last)
        if not folded:
            yield from _hold_pieces(own, last + 1)


def _hold_pieces(phases: list[Phase], first: int) -> Iterator[_Piece]:
    before: Phase | None = None
    for hold in (phase for phase in phases if phase.kind is PhaseKind.HOLD):
        if before is None:
            gap = GAP_AT_NODE
        else:
            gap = GAP_IN_SET if hold.set == before.set else GAP_BETWEEN_SETS
        yield _Piece(gap, hold.set, hold.leg, first, hold.index)
        first, before = hold.index + 1, hold


def _place(pieces: list[_Piece], width: float) -> MarkLayout:
    items = sum(piece.width for piece in pieces)
    gaps = sum(piece.gap for piece in pieces)
    size = min(1.0, width / (items + gaps * TIGHTEST_GAPS))
    spread = (width - items * size) / gaps
    marks = []
    left = 0.0
    for piece in pieces:
        left += piece.gap * spread
        wide = piece.width * size
        marks.append(Mark(left, wide, piece.number, piece.leg, piece.first, piece.last))
        left += wide
    return MarkLayout(tuple(marks), size)
