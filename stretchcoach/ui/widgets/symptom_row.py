"""A note of symptoms in the list: its day and headline, and all of it once it is opened."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.history_view import SymptomEntry
from stretchcoach.ui.routine_words import day_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Shapes, Skin
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.content_button import ContentButton
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

RADIUS = 12
SKIN = Skin(
    Paint("card", "ink"),
    Paint("hover", "ink"),
    Paint("line", "ink"),
    Paint("card", "disabled"),
)
INSIDE = 8
ICON = 20


class _Head(ContentButton):
    def __init__(self, look: Style, day: str, headline: str) -> None:
        super().__init__(look, SKIN, RADIUS)
        self._mark = IconMark(look, "chevron-right", "ink2", ICON)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Words("body", headline))
        texts.addWidget(Words("meta", day))
        row = QHBoxLayout(self)
        row.setContentsMargins(INSIDE, 8, INSIDE, 8)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{day}. {headline}")
        self.let_mouse_through()

    def set_open(self, is_open: bool) -> None:
        self._mark.set_icon("chevron-down" if is_open else "chevron-right", "ink2")
        words = self.tr("Open") if is_open else self.tr("Closed")
        self.setAccessibleDescription(words)


class SymptomRow(QWidget):
    """A press opens it to its words, with what can be done with it."""

    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, look: Style, entry: SymptomEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = day_words(entry.note.written_at.date(), QLocale())
        self.note = entry.note
        self._head = _Head(look, day, entry.headline)
        self._head.clicked.connect(self.toggle)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(INSIDE, 0, INSIDE, 12)
        column.setSpacing(4)
        for line in entry.lines:
            column.addWidget(Words("secondary", line))
        column.addLayout(self._actions(look, day))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addWidget(self._words)
        self._words.hide()
        self._head.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether its words are shown."""
        return not self._words.isHidden()

    def toggle(self) -> None:
        """Open it, or close it again."""
        self._words.setVisible(not self.is_open)
        self._head.set_open(self.is_open)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to what opens it."""
        self._head.setFocus(reason)

    def _actions(self, look: Style, day: str) -> FlowLayout:
        edit = Button(look, self.tr("Edit"), shape=Shapes.COMPACT)
        edit.setAccessibleName(fill(self.tr("Edit the note of {day}"), day=day))
        edit.clicked.connect(self.edit_requested)
        delete = Button(look, self.tr("Delete"), "delete", shape=Shapes.COMPACT)
        delete.setAccessibleName(fill(self.tr("Delete the note of {day}"), day=day))
        delete.clicked.connect(self.remove_requested)
        flow = FlowLayout(8, 8)
        flow.setContentsMargins(0, 8, 0, 0)
        flow.addWidget(edit)
        flow.addWidget(delete)
        return flow
