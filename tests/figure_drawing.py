"""Draws the figure for tests: in every exercise, leg, step and theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion, QTransform

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView

PICTURES = Path(__file__).parent / "pictures" / "figure"
SIZE = (320, 200)
FLOOR = 30
BLOCK = 8


@dataclass(frozen=True, slots=True)
class Case:
    """One picture; without `step` it is the hold."""

    exercise: Exercise
    leg: Leg
    step: int | None
    theme: str

    @property
    def name(self) -> str:
        step = "hold" if self.step is None else f"step-{self.step + 1}"
        return f"{self.exercise.id}-{step}-{self.leg}-{self.theme}"


def all_cases() -> Iterator[Case]:
    for exercise in load_exercises().values():
        for step in [*range(len(exercise.steps)), None]:
            for leg in Leg:
                for theme in ("light", "dark"):
                    yield Case(exercise, leg, step, theme)


def draw(
    case: Case,
    size: tuple[int, int] = SIZE,
    floor: int = FLOOR,
    *,
    words: bool = False,
    body: str = "neutral",
) -> QImage:
    """Return the picture of `case`, without words, which each platform draws in its own way."""
    look = Style(theme=case.theme)
    look.set_body(body)
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
