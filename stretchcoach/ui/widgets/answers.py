"""What a form is made of: questions, and the ways to answer them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from stretchcoach.symptom_words import Field, Option, field_words, option_words
from stretchcoach.translation import translate
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.check_chip import CheckChips
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.words import Words

PADDING = 32
PADDING_NARROW = 20
QUESTION_GAP = 24
ANSWER_GAP = 10
RADIUS = 12


class OneOf(SegmentedChoice):
    """One answer, or "Not said". `key` is that of the answer, "" for none."""

    answered = Signal()

    def __init__(self, look: Style, field: Field, options: Iterable[Option]) -> None:
        choices = {option.value: option_words(option) for option in options}
        none = translate("Symptom", "Not said")
        super().__init__(look, field_words(field), {**choices, "": none})
        self.key = ""
        self.chosen.connect(self._on_chosen)
        self.set_chosen("")

    def set_chosen(self, key: str) -> None:
        """Show an answer without telling anyone."""
        self.key = key
        super().set_chosen(key)

    def _on_chosen(self, key: str) -> None:
        self.key = key
        self.answered.emit()


class AnswerLine(QLineEdit):
    """An answer in a few words of one's own."""

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        set_ring_radius(self, RADIUS)

    @property
    def told(self) -> str:
        """The answer without the spaces round it."""
        return self.text().strip()


def chips_for(look: Style, field: Field, options: Iterable[Option]) -> CheckChips:
    """Return the chips of a question that has several answers."""
    choices = {option.value: option_words(option) for option in options}
    return CheckChips(look, field_words(field), choices)


class Question(QWidget):
    """What is asked, and below it the ways to answer."""

    def __init__(self, field: Field, *answers: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ANSWER_GAP)
        column.addWidget(Words("strong", field_words(field)))
        for answer in answers:
            _add(column, answer)


class FormCard(Card):
    """Questions that belong together."""

    def __init__(self, look: Style, *parts: QWidget) -> None:
        super().__init__(look)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(QUESTION_GAP)
        for part in parts:
            _add(self._column, part)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Keep less distance from the edge where there is little width."""
        padding = PADDING_NARROW if narrow else PADDING
        self._column.setContentsMargins(padding, padding - 4, padding, padding)

    def room_in(self, width: int) -> int:
        """Return the width of a question in a card of that width."""
        margins = self._column.contentsMargins()
        return width - margins.left() - margins.right()


def _add(column: QVBoxLayout, widget: QWidget) -> None:
    """Add `widget`; one that is pressed stays as wide as its words."""
    is_button = isinstance(widget, QAbstractButton)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
