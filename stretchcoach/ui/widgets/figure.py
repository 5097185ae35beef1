"""The figure that shows an exercise: the scene, the body, and where the stretch is felt."""

import time
from collections.abc import Callable
from math import inf

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.figure import KeyPose
from stretchcoach.core.motion import glow_at
from stretchcoach.core.stance import breaks_in
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.translation import fill
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure_moves import FigureMove
from stretchcoach.ui.widgets.figure_pictures import FigurePictures, Sight
from stretchcoach.ui.widgets.stage import Stage

MOVE_TICK_MS = 33
BREATH_TICK_MS = 160
MOST_BREAKS = 20


class FigureView(QWidget):
    """Shows a figure in a step of an exercise or in its hold.

    Between steps it moves, in the hold it breathes, else nothing is drawn again.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self,
        look: Style,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._exercise: Exercise | None = None
        self._leg = Leg.RIGHT
        self._move: FigureMove | None = None
        self._before = 0.0
        self._since: float | None = None
        self._frozen = False
        self._shown = False
        self._callout_visible = True
        self._floor_height = 0
        self._radius = 0
        self._cut = True
        self._level = 0
        self._pictures = FigurePictures(look)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        look.changed.connect(self._on_look_changed)

    def set_exercise(self, exercise: Exercise, leg: Leg) -> None:
        """Show `exercise` for `leg`; a cut. Until told more, in its hold pose, not yet felt."""
        if exercise is self._exercise and leg is self._leg:
            return
        self._exercise = exercise
        self._leg = leg
        self._move = None
        names = {Leg.RIGHT: self.tr("{name}, right leg"), Leg.LEFT: self.tr("{name}, left leg")}
        self.setAccessibleName(fill(names[leg], name=exercise.name))
        felt = fill(self.tr("Feel it here: {where}"), where=exercise.feel)
        self.setAccessibleDescription(felt)
        if exercise.figure is not None:
            pose = exercise.figure.ready_pose
            self._move = FigureMove(exercise.figure, pose, pose, breathes=False)
        self._cut = True
        self._draw_anew()
        self._start()

    def show_phase(self, kind: PhaseKind, step: int = 0, within: float = inf) -> None:
        """Show what one does in a phase, in get ready its set-up step `step`.

        Nothing is felt between holds: in a rest one leaves the stretch, in a switch one goes into
        that of the other leg.
        """
        match kind:
            case PhaseKind.GET_READY:
                self.show_step(step, within)
            case PhaseKind.HOLD:
                self.show_hold()
            case PhaseKind.SWITCH:
                self.show_ready()
            case PhaseKind.REST:
                self.show_rest()

    def show_step(self, index: int, within: float = inf) -> None:
        """Move to the pose of the set-up step `index`, in no more than `within` seconds."""
        if self._move is not None:
            steps = self._move.figure.steps
            self._go(steps[min(max(index, 0), len(steps) - 1)], within=within)

    def show_ready(self) -> None:
        """Move to the pose of the hold, in which nothing is felt yet."""
        if self._move is not None:
            self._go(self._move.figure.ready_pose)

    def show_rest(self) -> None:
        """Move out of the stretch."""
        if self._move is not None:
            self._go(self._move.figure.rest_pose)

    def show_hold(self) -> None:
        """Move to the pose of the hold, and breathe there."""
        if self._move is not None:
            self._cut = False
            self._go(self._move.figure.hold_pose, breathes=True)

    def set_frozen(self, frozen: bool) -> None:
        """Stop every motion where it is, or let it go on."""
        if frozen == self._frozen:
            return
        self._frozen = frozen
        self._tend_timer()

    @property
    def floor_height(self) -> int:
        """How many pixels of floor lie below the floor line."""
        return self._floor_height

    @floor_height.setter
    def floor_height(self, height: int) -> None:
        if height != self._floor_height:
            self._floor_height = height
            self._draw_anew()

    def set_callout_visible(self, visible: bool) -> None:
        """Show or hide the words that point to a spot."""
        if visible != self._callout_visible:
            self._callout_visible = visible
            self._draw_anew()

    def set_radius(self, radius: int) -> None:
        """Make the corners of the scene round."""
        self._radius = radius
        self._draw_anew()

    def _go(self, pose: KeyPose, *, breathes: bool = False, within: float = inf) -> None:
        move = self._move
        if move is None or (pose == move.end and breathes == move.breathes and not self._cut):
            return
        may_move = self._is_seen and not (self._cut or self._look.reduced_motion or self._frozen)
        # Sent elsewhere without end it would never be in any pose, and ever dearer to draw.
        if not may_move or breaks_in(move.start) >= MOST_BREAKS:
            self._move = FigureMove(move.figure, pose, pose, breathes)
        else:
            now = self._elapsed()
            start, breath = move.stance_at(now), move.lungs_at(now)
            self._move = FigureMove.between(
                move.figure, start, pose, breathes=breathes, breath=breath, within=within
            )
        self._cut = False
        self._pictures.forget_figure()
        self.update()
        self._start()

    def _arrive(self) -> None:
        """Be in the end pose, breathed out."""
        if self._move is not None:
            move = self._move
            self._move = FigureMove(move.figure, move.end, move.end, move.breathes)
            self.update()
            self._start()

    def _start(self) -> None:
        self._before = 0.0
        self._since = None
        self._level = 0
        self._tend_timer()

    @property
    def _is_seen(self) -> bool:
        # What is in a minimised window counts as visible.
        return self._shown and not self.window().isMinimized()

    def _elapsed(self) -> float:
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._before + running

    def _moving(self) -> bool:
        return self._move is not None and self._elapsed() < self._move.duration

    def _tend_timer(self) -> None:
        """Run the timer just as fast as something changes; off where nothing does."""
        move = self._move
        may_run = self._is_seen and not self._frozen and move is not None
        breathes = move is not None and move.breathes and not self._look.reduced_motion
        if may_run and (self._moving() or breathes):
            self._since = self._clock() if self._since is None else self._since
            self._timer.start(MOVE_TICK_MS if self._moving() else BREATH_TICK_MS)
        else:
            self._before = self._elapsed()
            self._since = None
            self._timer.stop()

    def _on_tick(self) -> None:
        sight = self._sight()
        if sight is None or not self._is_seen:
            self._tend_timer()
            return
        if self._moving():
            self.update(sight.moving_rect)
            return
        if self._timer.interval() != BREATH_TICK_MS:
            self.update()
            self._tend_timer()
        level = sight.move.breath_level(self._elapsed())
        if level != self._level:
            self._level = level
            self.update(sight.figure_rect)

    def _on_look_changed(self) -> None:
        if self._look.reduced_motion:
            self._arrive()
        self._draw_anew()
        self._tend_timer()

    def _draw_anew(self) -> None:
        self._pictures.forget()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size."""
        self._draw_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """Let motion go on, also when the window is no longer minimised."""
        self._shown = True
        self._tend_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop motion that no one sees, also when the window is minimised."""
        self._shown = False
        if self._moving():
            self._arrive()
        self._tend_timer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the scene that is asked for."""
        painter = QPainter(self)
        sight, pictures, ratio = self._sight(), self._pictures, self.devicePixelRatioF()
        if sight is None:
            painter.fillRect(event.rect(), self._look.theme["wall"])
        elif self._moving():
            painter.setClipRect(event.rect())
            painter.drawPixmap(0, 0, pictures.backdrop(sight, ratio))
            elapsed = self._elapsed()
            glow = glow_at(sight.move.lungs_at(elapsed))
            pictures.paint_body(painter, sight, sight.move.body_at(elapsed), glow)
        else:
            rect = sight.figure_rect
            if self._level == 0 or not rect.contains(event.rect()):
                painter.drawPixmap(0, 0, pictures.still(sight, ratio))
            if self._level > 0:
                painter.drawPixmap(rect.topLeft(), pictures.frame(sight, self._level, ratio))

    def _sight(self) -> Sight | None:
        if self._exercise is None or self._move is None:
            return None
        floor = max(self.height() - self._floor_height, 1)
        view, mirrored = self._move.figure.view, self._leg is Leg.LEFT
        stage = Stage(self.width(), self.height(), floor, view, mirrored)
        return Sight(self._exercise, self._move, stage, self._callout_visible, self._radius)
