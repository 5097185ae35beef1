"""The figures of the exercises for reports, which know nothing of the window's widgets."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPainter

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.figure import Figure
from stretchcoach.core.motion import glow_at
from stretchcoach.core.pose import solve
from stretchcoach.reports.paper import Paper, size_for
from stretchcoach.reports.progress_report import ProgressReport
from stretchcoach.ui.body_look import BodyLook, load_body_look
from stretchcoach.ui.fonts import load_family
from stretchcoach.ui.theme import Theme, load_theme
from stretchcoach.ui.widgets.figure_painter import FigurePainter
from stretchcoach.ui.widgets.scene import paint_backdrop
from stretchcoach.ui.widgets.small_scene import FLOOR_SHARE
from stretchcoach.ui.widgets.stage import Stage

# Paper is light, whatever the window is.
THEME = "light"
# Half as fine as the letters: sharper than a printer shows a picture.
UNITS_A_DOT = 2


def make_report(exercises: Mapping[str, Exercise], locale: QLocale, look: str) -> ProgressReport:
    """Return what writes reports, with figures that have the body look of that name.

    Needs a QGuiApplication, and its thread; what is returned needs neither. Raises AssetError.
    """
    theme = load_theme(THEME)
    paper = Paper(size_for(locale), load_family(), theme.colours, locale)
    return ProgressReport(paper, figures(exercises, theme, load_body_look(look)))


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
    """Draw a picture of the hold: a PDF file makes a solid colour of the muscle's soft light."""
    picture = QImage((area.size() / UNITS_A_DOT).toSize(), QImage.Format.Format_RGB32)
    picture.fill(theme["wall"])
    width, height = picture.width(), picture.height()
    stage = Stage(width, height, height * (1 - FLOOR_SHARE), figure.view, mirrored=False)
    scene = QPainter(picture)
    scene.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_backdrop(scene, stage, figure, theme)
    scene.setTransform(stage.transform, combine=True)
    body = solve(figure, figure.hold_pose, 0)
    figure_painter = FigurePainter(scene, look, look.colours(theme.name))
    figure_painter.paint(body, figure, glow_at(0) * body.felt)
    scene.end()
    painter.drawImage(area, picture)
