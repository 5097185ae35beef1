"""An exercise step by step: the large scene, the words of this step, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.ui.exercise_words import place_words
from stretchcoach.ui.player_keys import key_words
from stretchcoach.ui.player_view import StepState
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.leg_choice import LegChoice
from stretchcoach.ui.widgets.small_scene import SmallScene
from stretchcoach.ui.widgets.step_rows import StepMark
from stretchcoach.ui.widgets.words import Words

PADDING = 16
MARK = 44
GAP = 16
BACK_KEY = Qt.Key.Key_Left
NEXT_KEY = Qt.Key.Key_Right


class RoomyWords(Words):
    """Keeps the room of the longest of its texts, so that nothing below it moves."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self._texts: Sequence[str] = ()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Take the texts that may be shown."""
        self._texts = texts
        self._reserve()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reserve the room at the new width."""
        super().resizeEvent(event)
        self._reserve()

    def changeEvent(self, event: QEvent) -> None:
        """Reserve the room in the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()

    def _reserve(self) -> None:
        flags = Qt.TextFlag.TextWordWrap
        metrics = self.fontMetrics()
        heights = (metrics.boundingRect(self.rect(), flags, text).height() for text in self._texts)
        self.setMinimumHeight(max(heights, default=0))


class StepThrough(Card):
    """Shows what it is told to; decides nothing."""

    back_requested = Signal()
    next_requested = Signal()

    def __init__(
        self, look: Style, exercise: Exercise, leg: Leg, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._exercise = exercise
        self._scene = SmallScene(look)
        self.legs = LegChoice(look, leg)
        self._mark = StepMark(look, MARK)
        self._place = Words("meta")
        self._words = RoomyWords("card-title")
        self._back = Button(look, self.tr("Previous"), "arrow-left", shape=Shapes.NORMAL)
        self._back.set_key(key_words(BACK_KEY))
        self._back.clicked.connect(self.back_requested)
        self._next = Button(look, self.tr("Next"), "arrow-right", shape=Shapes.NORMAL)
        self._next.set_key(key_words(NEXT_KEY))
        self._next.clicked.connect(self.next_requested)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._place)
        texts.addWidget(self._words)
        step = QHBoxLayout()
        step.setSpacing(GAP)
        step.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        step.addLayout(texts, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GAP)
        column.addWidget(self.legs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._scene)
        column.addLayout(step)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_step(self, leg: Leg, words: Sequence[str], index: int) -> None:
        """Show a step of `words`, the last of which is the hold."""
        hold = len(words) - 1
        self.legs.set_chosen(leg)
        self._scene.set_exercise(self._exercise, leg)
        if index == hold:
            self._scene.show_hold()
        else:
            self._scene.show_step(index)
        self._mark.show_step("" if index == hold else str(index + 1), StepState.CURRENT)
        self._place.setText(place_words(index, hold))
        self._words.set_texts(words)
        self._words.setText(words[index])
        self._back.setEnabled(index > 0)
        self._next.setEnabled(index < hold)

    def arrange(self, width: int, scene_height: int) -> None:
        """Fit into `width` pixels with a scene that high."""
        inner = width - 2 * PADDING
        self._scene.fit(scene_height)
        self.legs.fit(inner)
        for button in (self._back, self._next):
            button.set_compact(False)
        needed = self._back.sizeHint().width() + self._next.sizeHint().width() + GAP
        for button in (self._back, self._next):
            button.set_compact(needed > inner)
