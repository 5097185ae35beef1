"""The Exercises page: all exercises, and one of them in full."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Position
from stretchcoach.core.phrases import Phrases
from stretchcoach.ui.pages.exercise_detail import ExerciseDetail
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.exercise_card import PADDING, ExerciseCard
from stretchcoach.ui.widgets.page_stack import PageStack
from stretchcoach.ui.widgets.scroll_page import GAP, ScrollPage
from stretchcoach.ui.widgets.words import Words

THREE_FROM = 820
TWO_FROM = 620
BESIDE_FROM = 440
MOST_COLUMNS = 3
# Height to width of the scene above the words: as much as a window's height allows.
SCENE_LOW = 0.5
SCENE_HIGH = 0.8
AROUND_SCENE = 380
SCENE_BESIDE = (208, 148)


class ExerciseOverview(ScrollPage):
    """A card for each exercise."""

    exercise_chosen = Signal(str)

    def __init__(
        self, look: Style, exercises: Mapping[str, Exercise], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(4)
        self._title = Words("title", self.tr("Exercises"))
        self._hint = Words("secondary", self.tr("Open one to go through it step by step."))
        self._head.addWidget(self._title)
        self._head.addWidget(self._hint, 1)
        self.header.addLayout(self._head)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.cards: dict[str, ExerciseCard] = {}
        for key, exercise in sorted(exercises.items(), key=_place):
            card = ExerciseCard(look, exercise)
            card.clicked.connect(partial(self.exercise_chosen.emit, key))
            self.cards[key] = card
        if self.cards:
            self.setFocusProxy(next(iter(self.cards.values())))

    def arrange(self, width: float, height: float) -> None:
        """Put the cards into as many columns as there is room for."""
        self._arrange_head()
        scale = self._look.text_scale
        content = self.content_width / scale
        columns = 3 if content >= THREE_FROM else 2 if content >= TWO_FROM else 1
        column = (self.content_width - (columns - 1) * GAP) / columns
        beside = columns == 1 and content >= BESIDE_FROM
        inner = column - 2 * PADDING
        room = self.height() - AROUND_SCENE * scale
        size = (round(column), round(min(max(inner * SCENE_LOW, room), inner * SCENE_HIGH)))
        if beside:
            size = (round(SCENE_BESIDE[0] * scale), round(SCENE_BESIDE[1] * scale))
        for index, card in enumerate(self.cards.values()):
            card.arrange(beside=beside, width=size[0], height=size[1])
            self._grid.addWidget(card, index // columns, index % columns)
        for index in range(MOST_COLUMNS):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def return_to(self, key: str) -> None:
        """Give a card the keyboard, and have it in sight."""
        card = self.cards[key]
        self.setFocusProxy(card)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(card)

    def _arrange_head(self) -> None:
        """Put the hint beside the title, or below it where they do not fit on one line."""
        widths = (
            label.fontMetrics().horizontalAdvance(label.text())
            for label in (self._title, self._hint)
        )
        stacked = sum(widths) + GAP > self.content_width
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._title.setWordWrap(stacked)
        side = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignRight
        self._hint.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def _place(item: tuple[str, Exercise]) -> tuple[int, str]:
    """Return where an exercise stands: from standing down to the floor, then by name."""
    exercise = item[1]
    return list(Position).index(exercise.position), exercise.name


class ExercisesPage(QWidget):
    """Shows the cards or, over them, the exercise that was opened."""

    practise_requested = Signal(str)

    def __init__(
        self,
        look: Style,
        exercises: Mapping[str, Exercise],
        phrases: Phrases,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._exercises = exercises
        self._phrases = phrases
        self._detail: ExerciseDetail | None = None
        self._overview = ExerciseOverview(look, exercises)
        self._overview.exercise_chosen.connect(self.open)
        self._stack = PageStack(look)
        self._stack.addWidget(self._overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self._overview)

    def open(self, key: str) -> None:
        """Show an exercise in full."""
        before = self._detail
        detail = ExerciseDetail(self._look, self._exercises[key], self._phrases)
        detail.practise_requested.connect(partial(self.practise_requested.emit, key))
        detail.closed.connect(partial(self._close, key))
        self._detail = detail
        self._stack.addWidget(detail)
        self._stack.show_page(detail)
        if before is not None:
            self._stack.drop(before)
        self.setFocusProxy(detail)
        detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, key: str) -> None:
        self._stack.show_page(self._overview)
        self.setFocusProxy(self._overview)
        before, self._detail = self._detail, None
        if before is not None:
            self._stack.drop(before)
        self._overview.return_to(key)
