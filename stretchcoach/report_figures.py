"""The figures of the exercises for reports, which know nothing of the window's widgets."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPainter

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.figure import Figure
from stretchcoach.core.motion import glow_at
from stretchcoach.core.pose import solve
from stretchcoach.reports.paper import Paper, size_for
from stretchcoach.reports.progress_report import ProgressReport
from stretchcoach.symptom_words import symptom_lines
from stretchcoach.ui.body_look import BodyLook, load_body_look
from stretchcoach.ui.fonts import load_family
from stretchcoach.ui.theme import Theme, load_theme
from stretchcoach.ui.widgets.figure_painter import FigurePainter
from stretchcoach.ui.widgets.scene import paint_backdrop
from stretchcoach.ui.widgets.small_scene import FLOOR_SHARE
from stretchcoach.ui.widgets.stage import Stage

# Paper is light, whatever the window is.
THEME = "light"


def make_report(exercises: Mapping[str, Exercise], locale: QLocale, look: str) -> ProgressReport:
    """Return what writes reports, with figures that have the body look of that name.

    Needs a QGuiApplication, and its thread; what is returned needs neither. Raises AssetError.
    """
    theme = load_theme(THEME)
    paper = Paper(size_for(locale), load_family(), theme.colours, locale)
    return ProgressReport(paper, figures(exercises, theme, load_body_look(look)), symptom_lines)


def figures(
    exercises: Mapping[str, Exercise], theme: Theme, body: BodyLook
) -> dict[str, Callable[[QPainter, QRectF], None]]:
    """Return what draws the hold of each exercise that has a figure, by the exercise's id."""
    return {
        one.id: partial(_paint, one.figure, theme, body)
        for one in exercises.values()
        if one.figure is not None
    }


def _paint(figure: Figure, theme: Theme, look: BodyLook, painter: QPainter, area: QRectF) -> None:
    floor = area.height() * (1 - FLOOR_SHARE)
    stage = Stage(area.width(), area.height(), floor, figure.view, mirrored=False)
    painter.translate(area.topLeft())
    paint_backdrop(painter, stage, figure, theme)
    painter.setTransform(stage.transform, combine=True)
    body = solve(figure, figure.hold_pose, 0)
    FigurePainter(painter, look, look.colours(theme.name)).paint(
        body, figure, glow_at(0) * body.felt
    )
