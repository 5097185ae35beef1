"""Where the points of the pain over time lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import BANDS, HIGHEST, LOWEST, Band, Pains
from stretchcoach.ui.history_view import PainPoint

ABOVE = 12
AXIS = 28
EDGE = 10
ASIDE = 3

Series = Leg | None
"""A leg, or None for the whole session."""


@dataclass(frozen=True, slots=True)
class PainDot:
    """One number of a session: whose it is, and where; `index` is that of its session."""

    index: int
    series: Series
    at: QPointF


@dataclass(frozen=True, slots=True)
class PainLayout:
    """The dots by series, in the order of time, and the rooms of the bands."""

    dots: tuple[PainDot, ...]
    bands: tuple[tuple[Band, QRectF], ...]
    plot: QRectF

    def of(self, series: Series) -> tuple[PainDot, ...]:
        """Return the dots of one series."""
        return tuple(dot for dot in self.dots if dot.series is series)


def lay_out_pains(
    points: Sequence[PainPoint],
    first: date,
    last: date,
    size: tuple[float, float],
    scale: float,
    sides: tuple[float, float],
) -> PainLayout:
    """Return the layout in pixels for the days from `first` to `last`.

    `sides` are kept free on the left for numbers and on the right for the names of the bands.
    Where both legs hurt alike their dots stand side by side.
    """
    width, height = size
    left, right = sides
    plot = QRectF(left, ABOVE * scale, width - left - right, height - (ABOVE + AXIS) * scale)
    edge = EDGE * scale
    days = max(1, (last - first).days)

    def y_of(pain: float) -> float:
        return plot.bottom() - (pain - LOWEST) * plot.height() / (HIGHEST - LOWEST)

    dots = []
    for index, point in enumerate(points):
        x = plot.left() + edge + (point.day - first).days * (plot.width() - 2 * edge) / days
        apart = ASIDE * scale if point.pains.right == point.pains.left else 0.0
        for series, pain, aside in _told(point.pains, apart):
            dots.append(PainDot(index, series, QPointF(x + aside, y_of(pain))))
    return PainLayout(tuple(dots), _bands(plot, y_of), plot)


def _told(pains: Pains, apart: float) -> list[tuple[Series, int, float]]:
    told = ((Leg.RIGHT, pains.right, apart), (Leg.LEFT, pains.left, -apart), (None, pains.whole, 0))
    return [(series, pain, aside) for series, pain, aside in told if pain is not None]


def _bands(plot: QRectF, y_of: Callable[[float], float]) -> tuple[tuple[Band, QRectF], ...]:
    found = []
    for band, numbers in BANDS.items():
        top = max(plot.top(), y_of(numbers.stop - 0.5))
        bottom = min(plot.bottom(), y_of(numbers.start - 0.5))
        found.append((band, QRectF(plot.left(), top, plot.width(), bottom - top)))
    return tuple(found)
