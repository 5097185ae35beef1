"""Draws the figure for tests: in every exercise, leg, step and theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion, QTransform

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.pose import solve
from stretchcoach.core.stance import Between
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.body_look import DEFAULT_LOOK, load_body_looks
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.figure_painter import FigurePainter
from stretchcoach.ui.widgets.scene import paint_backdrop
from stretchcoach.ui.widgets.stage import Stage

PICTURES = Path(__file__).parent / "pictures" / "figure"
SIZE = (560, 350)
FLOOR = 56
BLOCK = 7


@dataclass(frozen=True, slots=True)
class Case:
    """One picture; without `step` it is the hold, `moving` half the way to the next step."""

    exercise: Exercise
    leg: Leg
    step: int | None
    theme: str
    body: str = DEFAULT_LOOK
    moving: bool = False

    @property
    def name(self) -> str:
        step = "hold" if self.step is None else f"step-{self.step + 1}"
        moving = "-moving" if self.moving else ""
        look = "" if self.body == DEFAULT_LOOK else f"-{self.body}"
        return f"{self.exercise.id}-{step}{moving}-{self.leg}-{self.theme}{look}"


def all_cases() -> Iterator[Case]:
    """What is stored: each step of the right leg, half-way to the next, the hold in each look."""
    right = Leg.RIGHT
    for exercise in load_exercises().values():
        steps = range(len(exercise.steps))
        for theme in ("light", "dark"):
            for step in [*steps, None]:
                yield Case(exercise, right, step, theme)
        for step in steps[:-1]:
            yield Case(exercise, right, step, "light", moving=True)
        for look in load_body_looks():
            if look != DEFAULT_LOOK:
                yield Case(exercise, right, None, "light", body=look)


def draw(
    case: Case, size: tuple[int, int] = SIZE, floor: int = FLOOR, *, words: bool = False
) -> QImage:
    """Return the picture of `case`, without words, which each platform draws in its own way."""
    look = Style(theme=case.theme)
    look.set_body(case.body)
    if case.moving:
        return _draw_moving(case, look, size, floor)
    view = FigureView(look)
    view.resize(*size)
    view.floor_height = floor
    view.set_callout_visible(words)
    view.set_exercise(case.exercise, case.leg)
    if case.step is None:
        view.show_hold()
    else:
        view.show_step(case.step)
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _draw_moving(case: Case, look: Style, size: tuple[int, int], floor: int) -> QImage:
    figure = case.exercise.figure
    assert figure is not None
    assert case.step is not None
    start, end = [*figure.steps, figure.hold_pose][case.step : case.step + 2]
    body = solve(figure, Between(start, end, 0.5))
    stage = Stage(*size, size[1] - floor, figure.view, mirrored=case.leg is Leg.LEFT)
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_backdrop(painter, stage, figure, look.theme)
    painter.setTransform(stage.transform, combine=True)
    FigurePainter(painter, look.body, look.body.colours(case.theme)).paint(body, figure, body.felt)
    painter.end()
    return image


def difference(a: QImage, b: QImage) -> int:
    """Return how far two pictures are apart, 0 to 255, in the block where they differ most."""
    assert a.size() == b.size()
    apart = QImage(a)
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, b)
    painter.end()
    blocks = apart.scaled(
        a.width() // BLOCK,
        a.height() // BLOCK,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    colours = (
        blocks.pixelColor(x, y) for y in range(blocks.height()) for x in range(blocks.width())
    )
    return max(max(colour.red(), colour.green(), colour.blue()) for colour in colours)


def mirrored(image: QImage) -> QImage:
    return image.transformed(QTransform.fromScale(-1, 1))


def painted_rect(image: QImage) -> QRect:
    """Return the part of a transparent picture that something was painted on."""
    return QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect()
