"""Where a figure is between its poses, and in its breath, at a time."""

from dataclasses import dataclass

from stretchcoach.core.figure import Figure, KeyPose
from stretchcoach.core.motion import MOVE_TIME, breath_at, ease_in_out
from stretchcoach.core.pose import blend, solve
from stretchcoach.core.skeleton import Body

BREATH_LEVELS = 8


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A move from one pose to another, or a stay in one; in the hold it breathes afterwards."""

    figure: Figure
    start: KeyPose
    end: KeyPose
    breathes: bool

    @property
    def duration(self) -> float:
        """Seconds until the end pose is reached."""
        return 0.0 if self.start == self.end else MOVE_TIME

    def body_at(self, elapsed: float) -> Body:
        """Return the body on its way."""
        return blend(self.figure, self.start, self.end, ease_in_out(elapsed / MOVE_TIME))

    def breath_level(self, elapsed: float) -> int:
        """Return how full the lungs are, 0 to BREATH_LEVELS."""
        if not self.breathes or elapsed <= self.duration:
            return 0
        return round(breath_at(elapsed - self.duration) * BREATH_LEVELS)

    def body_in(self, level: int) -> Body:
        """Return the body in the end pose with the lungs filled to `level`."""
        return solve(self.figure, self.end, level / BREATH_LEVELS)
