"""A figure on the screen with a clock of its own."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView
from tests.fake_clock import FakeClock
from tests.figure_drawing import FLOOR, SIZE

WALL = load_exercises()["wall-calf-stretch"]


class Shown:
    """Moves when told to let time pass."""

    def __init__(
        self, qtbot: QtBot, *, exercise: Exercise = WALL, reduced_motion: bool = False
    ) -> None:
        self.clock = FakeClock()
        self.look = Style(reduced_motion=reduced_motion)
        self.view = FigureView(self.look, clock=self.clock.now)
        qtbot.addWidget(self.view)
        self.view.resize(*SIZE)
        self.view.floor_height = FLOOR
        self.view.set_exercise(exercise, Leg.RIGHT)
        self.view.show()

    @property
    def interval(self) -> int | None:
        """Milliseconds between two pictures; none while nothing moves."""
        timer = self.view.findChild(QTimer)
        assert isinstance(timer, QTimer)
        return timer.interval() if timer.isActive() else None

    def after(self, seconds: float) -> QImage:
        """Let time pass, and return what is to be seen then."""
        self.clock.pass_time(seconds)
        timer = self.view.findChild(QTimer)
        assert isinstance(timer, QTimer)
        if timer.isActive():
            timer.timeout.emit()
        return self.view.grab().toImage()
