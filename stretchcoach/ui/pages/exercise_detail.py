"""One exercise in full, to be walked through step by step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.phrases import Phrases
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.exercise_words import place_words, walk_words
from stretchcoach.ui.player_keys import key_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.stylesheet import ROLE_PROPERTY
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.exercise_sections import AvoidBox, change_card, how_to_card
from stretchcoach.ui.widgets.scroll_page import (
    GAP,
    NARROW_BELOW,
    VERY_NARROW_BELOW,
    ScrollPage,
    move_widget,
)
from stretchcoach.ui.widgets.step_rows import StepRows
from stretchcoach.ui.widgets.step_through import BACK_KEY, NEXT_KEY, StepThrough
from stretchcoach.ui.widgets.words import Words

ASIDE_FROM = 840
WALK_SHARE = 0.6
SCENE_SHAPE = 0.58
SCENE_LEAST = 180
SCENE_LOW = 120
# What stands above and below the scene, so that the buttons stay in the first view.
AROUND_SCENE = 364
LOW_BELOW = 440
CLOSE_KEY = Qt.Key.Key_Escape


class ExerciseDetail(ScrollPage):
    """The way through an exercise, and all that is said about it."""

    accessible_role = QAccessible.Role.Grouping

    practise_requested = Signal()
    closed = Signal()

    def __init__(
        self, look: Style, exercise: Exercise, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._exercise = exercise
        self._phrases = phrases
        self._leg = Leg.RIGHT
        self._index = 0
        # It takes the keys; there is nothing for Tab to stop at.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(exercise.name)
        self._walk = StepThrough(look, exercise, self._leg)
        self._rows = StepRows(look, len(exercise.steps))
        self._practise = Button(
            look, self.tr("Practise this one"), "play", skin=Skins.PRIMARY, shape=Shapes.NORMAL
        )
        self._practise.setAccessibleDescription(self.tr("One set for each leg"))
        self._fill_header()
        self._fill_body()
        self._connect()
        self._show()

    def arrange(self, width: float, height: float) -> None:
        """Put scene and steps side by side, or all in one column."""
        narrow, low = width < NARROW_BELOW, height < LOW_BELOW
        direction = QBoxLayout.Direction
        aside = width >= ASIDE_FROM
        for box in (self._upper, self._lower):
            box.setDirection(direction.LeftToRight if aside else direction.TopToBottom)
        under = self._between if low else self.header
        very_narrow = width < VERY_NARROW_BELOW
        set_role(self._title, "heading" if low or very_narrow else "title")
        if very_narrow:
            move_widget(self._title, self._top)
        elif self._head.indexOf(self._title) < 0:
            self._head.insertWidget(1, self._title, 1)
        # In a row of its own its words are cut before the page grows wider than its window.
        wide = QSizePolicy.Policy.Preferred if narrow else QSizePolicy.Policy.Minimum
        self._practise.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        move_widget(self._practise, under if narrow else self._head)

        column = round((self.content_width - GAP) * WALK_SHARE) if aside else self.content_width
        room = round((height - AROUND_SCENE) * self._look.text_scale)
        least = self._look.px(SCENE_LOW if low else SCENE_LEAST)
        self._walk.arrange(column, min(max(least, room), round(column * SCENE_SHAPE)))

    def _fill_header(self) -> None:
        exercise = self._exercise
        back = Button(self._look, self.tr("All exercises"), "arrow-left", shape=Shapes.COMPACT)
        back.set_key(key_words(CLOSE_KEY))
        back.set_compact(True)
        back.setAccessibleName(self.tr("Back to all exercises"))
        back.clicked.connect(self.closed)
        self._title = Words("title", exercise.name)
        self._head = QHBoxLayout()
        self._head.setSpacing(20)
        self._head.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._practise)
        self.header.setSpacing(16)
        self.header.addLayout(self._head)

    def _fill_body(self) -> None:
        look, exercise = self._look, self._exercise
        beside = QVBoxLayout()
        beside.setSpacing(GAP)
        beside.addWidget(self._rows, 1)
        beside.addWidget(AvoidBox(look, exercise.avoid))
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.addWidget(self._walk, 3)
        self._upper.addLayout(beside, 2)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.addWidget(how_to_card(look, exercise), 1)
        self._lower.addWidget(change_card(look, exercise), 1)
        self._top, self._between = QVBoxLayout(), QVBoxLayout()
        for box in (self._top, self._upper, self._between, self._lower):
            box.setSpacing(GAP)
            self.body.addLayout(box)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._practise.clicked.connect(self.practise_requested)
        self._walk.legs.leg_chosen.connect(self._set_leg)
        self._walk.back_requested.connect(self._back)
        self._walk.next_requested.connect(self._next)
        self._rows.step_chosen.connect(self._go)
        keys = {
            QKeySequence(BACK_KEY): self._back,
            QKeySequence(NEXT_KEY): self._next,
            QKeySequence(CLOSE_KEY): self.closed.emit,
            QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left): self.closed.emit,
        }
        for sequence, slot in keys.items():
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    def _back(self) -> None:
        self._go(self._index - 1)

    def _next(self) -> None:
        self._go(self._index + 1)

    def _go(self, index: int) -> None:
        index = min(max(index, 0), len(self._exercise.steps))
        if index != self._index:
            self._index = index
            self._show()
            self._announce(place_words(index, len(self._exercise.steps)))

    def _set_leg(self, leg: Leg) -> None:
        if leg is not self._leg:
            self._leg = leg
            self._show()
            self._announce(leg_words(leg))

    def _show(self) -> None:
        focused = self.focusWidget()
        words = walk_words(self._exercise, self._leg, self._phrases)
        self._walk.show_step(self._leg, words, self._index)
        self._rows.set_words(words)
        self._rows.set_current(self._index)
        # Qt hands the focus of a button that is disabled to whatever comes next.
        if focused is not None and not focused.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, place: str) -> None:
        words = walk_words(self._exercise, self._leg, self._phrases)[self._index]
        announce(self, f"{place}. {words}")


def set_role(words: Words, role: str) -> None:
    """Let the style sheet draw `words` in another role."""
    if words.property(ROLE_PROPERTY) != role:
        words.setProperty(ROLE_PROPERTY, role)
        words.style().unpolish(words)
        words.style().polish(words)
