"""The card of an exercise on the page of all of them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.ui.exercise_words import felt_words, position_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.card import RADIUS
from stretchcoach.ui.widgets.content_button import ContentButton
from stretchcoach.ui.widgets.fact_line import FactLine
from stretchcoach.ui.widgets.figure_cycle import FigureCycle
from stretchcoach.ui.widgets.small_scene import SmallScene
from stretchcoach.ui.widgets.words import Words

SKIN = Skin(
    Paint("card", "ink", "line"),
    Paint("card", "ink", "ctl"),
    Paint("card", "ink", "primary"),
    Paint("card", "disabled", "line"),
)
PADDING = 16


class ExerciseCard(ContentButton):
    """Its figure moves while the card has the pointer or the keyboard."""

    def __init__(self, look: Style, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(look, SKIN, RADIUS, parent)
        needs = [need.text for need in exercise.needs]
        position = position_words(exercise.position)
        self.setAccessibleName(exercise.name)
        self.setAccessibleDescription(". ".join([exercise.feel, exercise.muscle, position, *needs]))
        self._scene = SmallScene(look)
        self._scene.set_callout_visible(False)
        self._scene.set_exercise(exercise, Leg.RIGHT)
        self._cycle = FigureCycle(look, self._scene, len(exercise.steps))
        texts = QVBoxLayout()
        texts.setSpacing(10)
        texts.setContentsMargins(8, 4, 8, 8)
        texts.addWidget(Words("section", exercise.name))
        texts.addWidget(FactLine(look, "feel", *felt_words(exercise)))
        texts.addWidget(FactLine(look, exercise.position.value, position))
        for need in exercise.needs:
            texts.addWidget(FactLine(look, need.icon, need.text))
        texts.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self._box.setSpacing(12)
        self._box.addWidget(self._scene)
        self._box.addLayout(texts, 1)
        self.let_mouse_through()

    @property
    def moves(self) -> bool:
        """Whether its figure moves now."""
        return self._cycle.moves

    def arrange(self, *, beside: bool, width: int, height: int) -> None:
        """Make the scene that high, and beside the words that wide."""
        if beside:
            self._box.setDirection(QBoxLayout.Direction.LeftToRight)
            self._box.setAlignment(self._scene, Qt.AlignmentFlag.AlignTop)
        else:
            self._box.setDirection(QBoxLayout.Direction.TopToBottom)
            self._box.setAlignment(self._scene, Qt.AlignmentFlag(0))
        self._scene.fit(height, width if beside else None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the figure move."""
        super().enterEvent(event)
        self._tend()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the figure rest."""
        super().leaveEvent(event)
        self._tend()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the figure move."""
        super().focusInEvent(event)
        self._tend()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the figure rest."""
        super().focusOutEvent(event)
        self._tend()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the figure move if it may."""
        super().showEvent(event)
        self._tend()

    def hideEvent(self, event: QHideEvent) -> None:
        """Move nothing that nobody sees."""
        super().hideEvent(event)
        self._tend()

    def _tend(self) -> None:
        self._cycle.set_running(self.isVisible() and (self.underMouse() or self.hasFocus()))
