"""The notes of symptoms, the newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.history_view import SymptomEntry
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.symptom_row import SymptomRow
from stretchcoach.ui.widgets.words import Words

PADDING = 16
INSET = 8
FIRST = 4
MORE = 20


class SymptomCard(Card):
    """A row for each of the newest notes; the others come when they are asked for."""

    symptom_requested = Signal(object)
    """Emitted with the note to edit, or None for a new one."""
    remove_requested = Signal(int)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._entries: tuple[SymptomEntry, ...] = ()
        self._most = FIRST
        self._rows: list[SymptomRow] = []
        # The note last asked for, and its place in the list.
        self._asked: tuple[int | None, int] | None = None
        self._nothing = Words(
            "secondary",
            self.tr(
                "When something hurts, note where, how much and when. It helps a doctor, and you "
                "will not have to remember it."
            ),
        )
        self._nothing.setContentsMargins(INSET, 0, INSET, INSET)
        self._new = Button(look, self.tr("New symptom note"), "plus", shape=Shapes.COMPACT)
        self._new.clicked.connect(self._on_new)
        self._more = Button(look, "", skin=Skins.LINK, shape=Shapes.LINK)
        self._more.clicked.connect(self._on_more)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(8)
        head.addWidget(Words("section", self.tr("Symptom notes")), 1)
        head.addWidget(self._new)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addStretch(1)
        self.show_entries(())

    @property
    def rows(self) -> tuple[SymptomRow, ...]:
        """The rows shown."""
        return tuple(self._rows)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to the note last asked for, or to its neighbour; else to the button."""
        row: QWidget = self._new
        if self._asked is not None and self._rows:
            id_, place = self._asked
            same = [one for one in self._rows if one.note.id == id_]
            row = same[0] if same else self._rows[min(place, len(self._rows) - 1)]
        row.setFocus(reason)

    def set_narrow(self, narrow: bool) -> None:
        """Put the button below the title where there is little width, and all of that is words."""
        self._new.set_icon_name("" if narrow else "plus")
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_entries(self, entries: Sequence[SymptomEntry]) -> None:
        """Show these notes; those that were open stay so."""
        if self._entries and tuple(entries) == self._entries:
            return
        opened = {row.note.id for row in self._rows if row.is_open}
        focused = QApplication.focusWidget()
        had_focus = focused is not None and any(row.isAncestorOf(focused) for row in self._rows)
        if had_focus and focused is not None:
            # Else each row hands it on to the next as it goes.
            focused.clearFocus()
        self._entries = tuple(entries)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._nothing.setVisible(not entries)
        self._add_rows()
        for row in self._rows:
            if row.note.id in opened:
                row.toggle()
        if had_focus:
            self.setFocus()

    def _add_rows(self) -> None:
        for entry in self._entries[len(self._rows) : self._most]:
            row = SymptomRow(self._look, entry)
            row.edit_requested.connect(partial(self._on_edit, row))
            row.remove_requested.connect(partial(self._on_remove, row))
            self._rows.append(row)
            self._list.addWidget(row)
        left = len(self._entries) - len(self._rows)
        self._more.setVisible(left > 0)
        self._more.setText(fill(self.tr("Show {count} more"), count=min(left, MORE)))
        self._more.raise_()

    def _on_new(self) -> None:
        self._asked = None
        self.symptom_requested.emit(None)

    def _on_edit(self, row: SymptomRow) -> None:
        self._take_note_of(row)
        self.symptom_requested.emit(row.note)

    def _on_remove(self, row: SymptomRow) -> None:
        self._take_note_of(row)
        self.remove_requested.emit(row.note.id)

    def _take_note_of(self, row: SymptomRow) -> None:
        self._asked = (row.note.id, self._rows.index(row))

    def _on_more(self) -> None:
        before = len(self._rows)
        self._most = before + MORE
        self._add_rows()
        self._rows[before].setFocus()
