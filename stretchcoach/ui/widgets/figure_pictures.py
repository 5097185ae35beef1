"""The pictures a figure is shown with, kept as long as they hold."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.figure import Spot
from stretchcoach.core.motion import glow_at
from stretchcoach.core.skeleton import Body
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure_moves import BREATH_LEVELS, FigureMove
from stretchcoach.ui.widgets.figure_painter import FigurePainter, spot_point
from stretchcoach.ui.widgets.scene import Pointer, paint_backdrop, paint_pointer, round_corners
from stretchcoach.ui.widgets.stage import Stage

GRID = 4


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen: an exercise's move on a stage, with words or without."""

    exercise: Exercise
    move: FigureMove
    stage: Stage
    words: bool
    radius: int

    @property
    def rect(self) -> QRect:
        """The whole scene."""
        return QRect(0, 0, round(self.stage.width), round(self.stage.height))

    @property
    def figure_rect(self) -> QRect:
        """The part that changes while the figure breathes."""
        bodies = (self.move.body_in(0), self.move.body_in(BREATH_LEVELS))
        return self._whole_pixels(*bodies)

    @property
    def moving_rect(self) -> QRect:
        """The part that changes while the figure moves."""
        return self._whole_pixels(
            self.move.body_at(0), self.move.body_at(self.move.duration / 2), self.move.body_in(0)
        )

    def _whole_pixels(self, *bodies: Body) -> QRect:
        """Return where `bodies` may be, with corners on pixels also at 125, 150 and 175 %."""
        bounds = self.stage.bounds(*bodies, strap=self.move.figure.strap).toAlignedRect()
        left, top = bounds.left() // GRID * GRID, bounds.top() // GRID * GRID
        right, bottom = -(-bounds.right() // GRID) * GRID, -(-bounds.bottom() // GRID) * GRID
        return QRect(left, top, right - left + GRID, bottom - top + GRID).intersected(self.rect)


class FigurePictures:
    """Draws each picture once: backdrop, figure at rest, and one for each level of the breath.

    `ratio` is that of real to logical pixels; pictures for another ratio are not kept.
    """

    def __init__(self, look: Style) -> None:
        self._look = look
        self._ratio = 1.0
        self._backdrop: QPixmap | None = None
        self._still: QPixmap | None = None
        self._frames: dict[int, QPixmap] = {}

    def forget(self) -> None:
        """Draw everything anew when it is next asked for."""
        self._backdrop = None
        self.forget_figure()

    def forget_figure(self) -> None:
        """Draw the figure anew when it is next asked for."""
        self._still = None
        self._frames.clear()

    def backdrop(self, sight: Sight, ratio: float) -> QPixmap:
        """Return the scene without the figure."""
        self._keep_only(ratio)
        if self._backdrop is None:
            self._backdrop = _blank(sight.rect, ratio)
            painter = _painter(self._backdrop)
            paint_backdrop(painter, sight.stage, sight.move.figure, self._look.theme)
            if sight.radius:
                round_corners(painter, QRectF(sight.rect), sight.radius)
            painter.end()
        return self._backdrop

    def still(self, sight: Sight, ratio: float) -> QPixmap:
        """Return the scene with the figure in its end pose."""
        self._keep_only(ratio)
        if self._still is None:
            self._still = self._draw(sight, 0, sight.rect, ratio)
        return self._still

    def frame(self, sight: Sight, level: int, ratio: float) -> QPixmap:
        """Return the part of the scene that the breath changes, at one of its levels."""
        self._keep_only(ratio)
        if level not in self._frames:
            self._frames[level] = self._draw(sight, level, sight.figure_rect, ratio)
        return self._frames[level]

    def paint_body(self, painter: QPainter, sight: Sight, body: Body, glow: float) -> None:
        """Draw the figure alone."""
        colours = self._look.body.colours(self._look.theme.name)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(sight.stage.transform, combine=True)
        figure_painter = FigurePainter(painter, self._look.body, colours)
        figure_painter.paint(body, sight.move.figure, glow * body.felt)
        painter.restore()

    def _keep_only(self, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.forget()

    def _draw(self, sight: Sight, level: int, rect: QRect, ratio: float) -> QPixmap:
        picture = _blank(rect, ratio)
        painter = _painter(picture)
        painter.translate(-rect.topLeft())
        painter.drawPixmap(0, 0, self.backdrop(sight, ratio))
        glow = glow_at(level / BREATH_LEVELS)
        self.paint_body(painter, sight, sight.move.body_in(level), glow)
        pointer = _pointer(sight) if sight.words else None
        if pointer is not None:
            paint_pointer(painter, sight.stage, pointer, self._look)
        painter.end()
        return picture


def _pointer(sight: Sight) -> Pointer | None:
    """Return the words that point to a spot of the end pose, where it has some."""
    pose, muscle = sight.move.end, sight.move.figure.muscle
    if pose.felt:
        title = QCoreApplication.translate("Figure", "Feel it here")
        text, spot, at = sight.exercise.feel, Spot.MUSCLE, muscle.label
    elif pose.callout is not None:
        callout = pose.callout
        title, text, spot, at = callout.title, callout.text, callout.spot, callout.at
    else:
        return None
    where = spot_point(sight.move.body_in(0), spot, muscle)
    middle = sight.stage.transform.map(QPointF(*at))
    return Pointer(title, text, sight.stage.to_widget(where), middle)


def _blank(rect: QRect, ratio: float) -> QPixmap:
    picture = QPixmap(ceil(rect.width() * ratio), ceil(rect.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _painter(picture: QPixmap) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
