"""The scene: the figure, the words on its floor, and what is said while nothing moves."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.timeline import Moment
from stretchcoach.ui.player_layout import CAPTION, Sizes
from stretchcoach.ui.player_view import PauseWords, PlayerView
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.caption import CaptionView
from stretchcoach.ui.widgets.end_question import EndQuestion
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.notice_strip import NoticeStrip
from stretchcoach.ui.widgets.pause_plate import PausePlate


class PlayerScene(QWidget):
    """Stacks a notice, the figure and the caption; what pauses lies over them."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes = Sizes()
        self._notice_text: str | None = None
        self._pause: PauseWords | None = None
        self.notice = NoticeStrip(look, self)
        self.notice.hide()
        self.figure = FigureView(look, self)
        self.caption = CaptionView(look, self)
        self.plate = PausePlate(look, self)
        self.plate.hide()
        self.question = EndQuestion(look, self)
        self.notice.closed.connect(self._put_notice_away)
        look.changed.connect(self._arrange)

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the window as it is now."""
        self._sizes = sizes
        for part in (self.caption, self.plate):
            part.set_sizes(sizes)
        self.notice.set_sizes(sizes)
        self.figure.set_callout_visible(sizes.has_callouts)
        self._arrange()

    def set_notice(self, text: str | None, *, can_retry: bool = False) -> None:
        """Show one line above the scene, or none; one that was put away stays away."""
        if text == self._notice_text:
            return
        self._notice_text = text
        self.notice.set_text(text or "", can_retry=can_retry)
        self._show_notice(bool(text))

    def show_view(
        self, view: PlayerView, moment: Moment, exercises: Mapping[str, Exercise]
    ) -> None:
        """Show the figure of `moment` and the words of `view`."""
        phase = moment.phase
        # First: a pose that begins while nothing moves is taken at once.
        self.figure.set_frozen(not view.is_running)
        self.figure.set_exercise(exercises[phase.exercise], phase.leg)
        self.figure.show_phase(phase.kind, moment.setup_step or 0, moment.step_left)
        self.caption.set_caption(view.caption)
        self._pause = view.pause
        self._show_pause()

    def ask_to_end(self) -> None:
        """Ask whether to end; how to go on is then said by the question alone."""
        self.question.ask()
        self._show_pause()

    def close_question(self) -> None:
        """Ask no longer."""
        self.question.hide()
        self._show_pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        self._arrange()

    def _show_pause(self) -> None:
        pause = self._pause
        if pause is not None:
            asks = not self.question.isHidden()
            self.plate.set_words(PauseWords(pause.title, "") if asks else pause)
        if self.plate.isHidden() is not (pause is None):
            self.plate.setVisible(pause is not None)

    def _put_notice_away(self) -> None:
        self._show_notice(False)

    def _show_notice(self, visible: bool) -> None:
        self.notice.setVisible(visible)
        self._arrange()

    def _arrange(self) -> None:
        width = self.width()
        top = 0
        if not self.notice.isHidden():
            top = self.notice.height_at(width)
            self.notice.setGeometry(0, 0, width, top)
        floor = self._sizes.px(CAPTION)
        self.figure.setGeometry(0, top, width, max(1, self.height() - top))
        self.figure.floor_height = floor
        for part in (self.caption, self.plate):
            part.setGeometry(0, self.height() - floor, width, floor)
        self.question.place(width, self.height() - floor, self._sizes)
