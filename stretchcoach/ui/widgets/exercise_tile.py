"""One exercise of a routine: its scene, number, name and dose."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.routine import Routine
from stretchcoach.ui.routine_words import dose_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.marks import NumberMark
from stretchcoach.ui.widgets.small_scene import SmallScene, still_scene
from stretchcoach.ui.widgets.words import Words

NUMBER_SIZE = 24
NUMBER_LETTERS = 14


class ExerciseTile(QWidget):
    """The scene above its words, or beside them where there is little width."""

    def __init__(
        self,
        look: Style,
        number: int,
        name: str,
        dose: str,
        scene: SmallScene,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scene = scene
        mark = NumberMark(look, str(number), NUMBER_SIZE, NUMBER_LETTERS)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Words("strong", name))
        texts.addWidget(Words("meta", dose))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(scene)
        self._box.addLayout(column, 1)

    def arrange(self, *, beside: bool, width: int, height: int) -> None:
        """Make the scene that high, and in a row that wide."""
        if beside:
            self._box.setDirection(QBoxLayout.Direction.LeftToRight)
            self._box.setSpacing(20)
        else:
            self._box.setDirection(QBoxLayout.Direction.TopToBottom)
            self._box.setSpacing(12)
        self._scene.fit(height, width if beside else None)


def exercise_tiles(
    look: Style, routine: Routine, exercises: Mapping[str, Exercise]
) -> list[ExerciseTile]:
    """Return a tile for each exercise of a routine."""
    return [
        ExerciseTile(
            look,
            number,
            exercises[step.exercise].name,
            dose_words(step),
            still_scene(look, exercises[step.exercise]),
        )
        for number, step in enumerate(routine.steps, start=1)
    ]
