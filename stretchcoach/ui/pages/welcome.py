"""The welcome of the first start: a few calm steps, the last of which is the safety note."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.scroll_page import NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.step_dots import StepDots
from stretchcoach.ui.widgets.voice_check import VoiceCheck
from stretchcoach.ui.widgets.welcome_steps import (
    DaysStep,
    IntroStep,
    SafetyStep,
    VoiceStep,
    WelcomeStep,
)

CONTENT_WIDTH = 960
SMALL_BUTTONS_BELOW = 640
GAP = 12


class WelcomePage(ScrollPage):
    """Skip leads to the safety note; only reading that ends it (`finished` with the days)."""

    content_limit = CONTENT_WIDTH
    finished = Signal(tuple)
    voice_check_requested = Signal()
    voice_check_answered = Signal(bool)
    left_voice = Signal()

    def __init__(
        self,
        look: Style,
        routine: Routine,
        exercises: Mapping[str, Exercise],
        duration: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._index = 0
        pictures = [exercises[step.exercise] for step in routine.steps]
        self._voice = VoiceStep(look, pictures[0])
        self._days = DaysStep(look, pictures[-1])
        self._steps: tuple[WelcomeStep, ...] = (
            IntroStep(look, routine, exercises, duration),
            self._voice,
            self._days,
            SafetyStep(look),
        )
        for step in self._steps:
            self.body.addWidget(step)
        self.body.addStretch(1)
        self._dots = StepDots(look, len(self._steps))
        self._skip = Button(look, self.tr("Skip"), skin=Skins.PLAIN)
        self._skip.setAccessibleDescription(self.tr("Go to the safety note"))
        self._back = Button(look, self.tr("Back"), "arrow-left")
        self._next_words = (self.tr("Next"), self.tr("I have read this"))
        self._next = Button(look, self._next_words[False], skin=Skins.PRIMARY, shape=Shapes.MEDIUM)
        self._fill_footer()
        self._voice.check.play_requested.connect(self.voice_check_requested)
        self._voice.check.answered.connect(self._on_answered)
        self.set_days(routine.days)
        self.set_first_focus(self._next)
        self._show(0)

    @property
    def check(self) -> VoiceCheck:
        """The voice check, which is told what is said and what is wrong."""
        return self._voice.check

    def set_days(self, days: Sequence[Weekday]) -> None:
        """Show these days as chosen."""
        self._days.set_days(days)

    def arrange(self, width: float, height: float) -> None:
        """Fit the step that is shown."""
        narrow = width < NARROW_BELOW
        for step in self._steps:
            step.fit(self.content_width, narrow=narrow, scale=self._look.text_scale)
        self._dots.setVisible(width >= SMALL_BUTTONS_BELOW)
        self._back.set_compact(width < SMALL_BUTTONS_BELOW)
        self._reserve_next()

    def _fill_footer(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self._skip, self._back, self._next):
            row.addWidget(button)
        self.footer.addLayout(row)
        self._skip.clicked.connect(self._on_skip)
        self._back.clicked.connect(lambda: self._go(self._index - 1))
        self._next.clicked.connect(self._on_next)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_skip)

    def _reserve_next(self) -> None:
        """Keep Back where it is when Next says more: its place must not become consent."""
        widest = max(self._next.size_with(words).width() for words in self._next_words)
        others = sum(one.sizeHint().width() + GAP for one in (self._skip, self._back))
        fits = others + widest <= self.content_width
        self._next.setMinimumWidth(widest if fits else 0)

    def _show(self, index: int) -> None:
        was_voice = self._steps[self._index] is self._voice
        self._index = index
        for place, step in enumerate(self._steps):
            step.setVisible(place == index)
        is_last = index == len(self._steps) - 1
        self._dots.set_current(index)
        self._skip.setVisible(not is_last)
        self._back.setVisible(index > 0)
        self._next.setText(self._next_words[is_last])
        self._scroll.verticalScrollBar().setValue(0)
        self._lay_out()
        if was_voice:
            self.left_voice.emit()

    def _go(self, index: int) -> None:
        self._show(index)
        first = self._next
        if self._steps[index] is self._voice:
            first = self._voice.check.play
        elif index == len(self._steps) - 1:
            # Not what says that all was read: whoever presses Enter through the steps has not.
            first = self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._dots.accessibleName()}. {self._steps[index].spoken}")

    def _on_next(self) -> None:
        if self._index == len(self._steps) - 1:
            self.finished.emit(self._days.days)
        else:
            self._go(self._index + 1)

    def _on_skip(self) -> None:
        if self._index < len(self._steps) - 1:
            self._go(len(self._steps) - 1)

    def _on_answered(self, heard: bool) -> None:
        self.voice_check_answered.emit(heard)
        if heard:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.reveal(self._voice.check)
