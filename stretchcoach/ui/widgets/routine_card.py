"""The routine to play: its exercises, their doses and what one needs for them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Need
from stretchcoach.core.routine import Routine
from stretchcoach.ui.routine_words import outline_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card, Rule
from stretchcoach.ui.widgets.exercise_tile import exercise_tiles
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.words import Words

COLUMNS = 3
GAP = 24
PADDING = 24
PADDING_NARROW = 20
# The scenes of 01-today are 296 x 176; a low window gets lower ones, so that Start stays in sight.
SCENE_SHAPE = 176 / 296
LOW_BELOW = 700
LOW_SCENE = 128
# Words beside a scene have the other half of it.
BESIDE_FROM = 240
ROW_SCENE = (168, 104)
NEED_ICON = 20


class RoutineCard(Card):
    """Leaves room at the right of its head for a main action, which the page puts there.

    The action beside it, to look at the routine, is the card's own.
    """

    preview_requested = Signal()

    def __init__(
        self,
        look: Style,
        routine: Routine,
        exercises: Mapping[str, Exercise],
        duration: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self._tiles = exercise_tiles(look, routine, exercises)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        self._name = NameWords("card-title", routine.name)
        texts.addWidget(self._name)
        texts.addWidget(Words("lead", outline_words(routine, duration)))
        self.preview = Button(look, self.tr("Preview"), "eye", shape=Shapes.LARGE_QUIET)
        self.preview.setAccessibleDescription(self.tr("Look through the routine; nothing is kept"))
        self.preview.clicked.connect(self.preview_requested)
        self.action_place = QHBoxLayout()
        self.action_place.setSpacing(16)
        self.action_place.addWidget(self.preview)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._head.addLayout(texts, 1)
        self._head.addLayout(self.action_place)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._upper = QVBoxLayout()
        self._upper.setSpacing(GAP)
        self._upper.addLayout(self._head)
        self._upper.addLayout(self._grid)
        self._needs = FlowLayout(32, 12)
        self._needs.addWidget(Words("secondary", self.tr("What you need"), wrap=False))
        for need in needs_of(routine, exercises):
            self._needs.addWidget(need_line(look, need))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper)
        column.addWidget(Rule(look))
        column.addLayout(self._needs)

    def arrange(self, *, narrow: bool, width: int, height: float, scale: float) -> None:
        """Fit into `width` pixels; `height` is the page's, divided by the text scale."""
        padding = PADDING_NARROW if narrow else PADDING
        self._upper.setContentsMargins(padding, padding, padding, GAP)
        self._needs.setContentsMargins(padding, 18, padding, 18)
        direction = QBoxLayout.Direction
        # A long name has the whole width rather than be broken beside the buttons.
        beside = self._name.longest_word + GAP + self.action_place.sizeHint().width()
        stacked = narrow or beside > width - 2 * padding
        self._head.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._head.setSpacing(16 if stacked else GAP)
        columns = 1 if narrow else COLUMNS
        column_width = (width - 2 * padding - (columns - 1) * GAP) // columns
        beside = narrow and column_width >= BESIDE_FROM * scale
        if beside:
            scene = [round(side * scale) for side in ROW_SCENE]
            scene_width, scene_height = min(scene[0], column_width // 2), scene[1]
        else:
            scene_width = column_width
            low = height < LOW_BELOW and not narrow
            scene_height = LOW_SCENE if low else round(column_width * SCENE_SHAPE)
        for index, tile in enumerate(self._tiles):
            tile.arrange(beside=beside, width=scene_width, height=scene_height)
            self._grid.addWidget(tile, index // columns, index % columns)
        for index in range(COLUMNS):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)


def needs_of(routine: Routine, exercises: Mapping[str, Exercise]) -> list[Need]:
    """Return what the exercises need, each thing once."""
    every = (need for step in routine.steps for need in exercises[step.exercise].needs)
    return list(dict.fromkeys(every))


def need_line(look: Style, need: Need) -> QWidget:
    """Return a thing with its icon."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconMark(look, need.icon, "ink", NEED_ICON))
    row.addWidget(Words("body", need.text, wrap=False), 1)
    return line
