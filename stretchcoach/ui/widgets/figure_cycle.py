"""Lets a figure go through an exercise again and again."""

from PySide6.QtCore import QObject, QTimer

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView

FIRST_MS = 400
STEP_MS = 1800
HOLD_MS = 8000


class FigureCycle(QObject):
    """Step after step into the hold, two breaths there, and from the first step again.

    While it rests, the figure is still in the pose of the hold; with reduced motion it always is.
    """

    def __init__(self, look: Style, figure: FigureView, steps: int) -> None:
        super().__init__(figure)
        self._look = look
        self._figure = figure
        self._steps = steps
        self._next = 0
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        look.changed.connect(self._on_look_changed)
        self._rest()

    @property
    def moves(self) -> bool:
        """Whether the figure moves now."""
        return self._timer.isActive()

    def set_running(self, running: bool) -> None:
        """Begin with the first step, or rest."""
        running = running and not self._look.reduced_motion
        if running == self._running:
            return
        self._running = running
        if running:
            self._next = 0
            # Not at once: a pointer that only crosses the figure moves nothing.
            self._timer.start(FIRST_MS)
        else:
            self._rest()

    def _rest(self) -> None:
        self._timer.stop()
        self._figure.set_frozen(True)
        self._figure.show_hold()

    def _on_timeout(self) -> None:
        if self._next == 0:
            # A frozen figure is cut to its pose: nobody slides from the hold into the first step.
            self._figure.set_frozen(True)
            self._figure.show_step(0)
            self._figure.set_frozen(False)
        elif self._next < self._steps:
            self._figure.show_step(self._next)
        else:
            self._figure.show_hold()
        holds = self._next >= self._steps
        self._next = 0 if holds else self._next + 1
        self._timer.start(HOLD_MS if holds else STEP_MS)

    def _on_look_changed(self) -> None:
        if self._look.reduced_motion:
            self.set_running(False)
