"""Where a figure is between its poses, and in its breath, at a time."""

from dataclasses import dataclass
from math import inf

from stretchcoach.core.figure import Figure, KeyPose
from stretchcoach.core.motion import breath_at, ease_in_out, move_time
from stretchcoach.core.pose import longest_way, solve
from stretchcoach.core.skeleton import Body
from stretchcoach.core.stance import Between, Stance

BREATH_LEVELS = 8


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A move of `duration` seconds to a pose, or a stay in one; in the hold it breathes afterwards.

    At the start the lungs may still be full of a `breath` (0 to 1); it goes with the move.
    """

    figure: Figure
    start: Stance
    end: KeyPose
    breathes: bool
    duration: float = 0.0
    breath: float = 0.0

    @classmethod
    def between(
        cls,
        figure: Figure,
        start: Stance,
        end: KeyPose,
        *,
        breathes: bool,
        breath: float = 0.0,
        within: float = inf,
    ) -> "FigureMove":
        """Return the move from `start` to `end`: the further the longer, but `within` seconds."""
        if start == end and not breath:
            return cls(figure, end, end, breathes)
        way = longest_way(solve(figure, start, breath), solve(figure, end))
        return cls(figure, start, end, breathes, min(move_time(way), within), breath)

    def stance_at(self, elapsed: float) -> Stance:
        """Return where it is, so that another move can start there."""
        if elapsed < self.duration:
            return Between(self.start, self.end, self._share(elapsed))
        return self.end

    def body_at(self, elapsed: float) -> Body:
        """Return the body on its way."""
        return solve(self.figure, self.stance_at(elapsed), self.lungs_at(elapsed))

    def breath_level(self, elapsed: float) -> int:
        """Return how full the lungs are in the end pose, 0 to BREATH_LEVELS."""
        if not self.breathes or elapsed <= self.duration:
            return 0
        return round(breath_at(elapsed - self.duration) * BREATH_LEVELS)

    def lungs_at(self, elapsed: float) -> float:
        """Return how full the lungs are, 0 to 1."""
        if elapsed < self.duration:
            return self.breath * (1 - self._share(elapsed))
        return self.breath_level(elapsed) / BREATH_LEVELS

    def body_in(self, level: int) -> Body:
        """Return the body in the end pose with the lungs filled to `level`."""
        return solve(self.figure, self.end, level / BREATH_LEVELS)

    def _share(self, elapsed: float) -> float:
        return ease_in_out(elapsed / self.duration)
