"""Where the bars of the weeks stand, and the line of the goal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from stretchcoach.core.adherence import WeekTotal

BAR = 32
BAR_SHARE = 0.62
AXIS = 28
ABOVE = 26
GAP = 2
LEAST_SCALE_S = 60.0
GOAL_GAP = 12


@dataclass(frozen=True, slots=True)
class WeekBar:
    """A week: all of its room, the part of each leg, and the height of its goal if it has one."""

    column: QRectF
    right: QRectF
    left: QRectF
    goal_y: float | None

    @property
    def top(self) -> float:
        """Where the bar ends above."""
        return min(self.right.top(), self.left.top())


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """The bars, oldest first, and where they stand on."""

    bars: tuple[WeekBar, ...]
    base: float


def lay_out_weeks(
    weeks: Sequence[WeekTotal], width: float, height: float, scale: float, goal_width: float
) -> WeekLayout:
    """Return the layout in pixels, with `goal_width` kept free on the right for the goal's words.

    Each bar is as high as what was held: the right leg's part below, the left leg's above it.
    """
    base = height - AXIS * scale
    if not weeks:
        return WeekLayout((), base)
    room = max(1.0, base - ABOVE * scale)
    most = max(max(week.seconds, week.goal_s) for week in weeks)
    per_second = room / max(most, LEAST_SCALE_S)
    kept = goal_width + GOAL_GAP * scale if goal_width else 0.0
    column = max(1.0, width - kept) / len(weeks)
    thick = min(BAR * scale, column * BAR_SHARE)
    bars = []
    for index, week in enumerate(weeks):
        left = index * column + (column - thick) / 2
        right_high, left_high = week.right_s * per_second, week.left_s * per_second
        lower = QRectF(left, base - right_high, thick, right_high)
        upper = QRectF(left, base - right_high - left_high, thick, left_high)
        goal = base - week.goal_s * per_second if week.goal_s else None
        bars.append(WeekBar(QRectF(index * column, 0, column, height), lower, upper, goal))
    return WeekLayout(tuple(bars), base)
