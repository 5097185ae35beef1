"""The scene of an exercise as it stands on cards."""

from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView

RADIUS = 12
FLOOR_SHARE = 0.16
# Qt's QWIDGETSIZE_MAX, which Python does not get.
NO_LIMIT = 16_777_215


class SmallScene(FigureView):
    """A figure with round corners, on a floor that is as high as suits the scene."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.set_radius(RADIUS)

    def fit(self, height: int, width: int | None = None) -> None:
        """Become that high and that wide, or as wide as there is room."""
        self.setFixedHeight(height)
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or NO_LIMIT)
        self.floor_height = round(height * FLOOR_SHARE)


def still_scene(look: Style, exercise: Exercise) -> SmallScene:
    """Return a picture of the hold, in which nothing moves."""
    scene = SmallScene(look)
    scene.set_exercise(exercise, Leg.RIGHT)
    scene.set_callout_visible(False)
    scene.set_frozen(True)
    scene.show_hold()
    return scene
