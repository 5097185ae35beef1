"""The phases of an exercise in a list, with the one that is shown marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.preview_view import PhaseLine
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.leg_signs import LegMark
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

BADGE = 24
ICON = 18
PADDING = 16


class PhaseRow(Card):
    """One phase: its sign, its words, and how long it takes."""

    def __init__(self, look: Style, line: PhaseLine) -> None:
        super().__init__(look, fill="card", line="", radius=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 12, 3)
        row.setSpacing(12)
        if line.leg is None:
            mark: QWidget = IconMark(look, "arrow-right", "ink3", BADGE, icon_size=ICON)
        else:
            mark = LegMark(look, line.leg, BADGE)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words("body" if line.leg else "secondary", line.words), 1)
        row.addWidget(Words("strong" if line.leg else "secondary", line.time, wrap=False))

    def set_current(self, current: bool) -> None:
        """Mark it, or not."""
        self._fill = "primaryTint" if current else "card"
        self.update()


class PhaseList(Card):
    """Shows the phases of one exercise at a time."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._rows: dict[int, PhaseRow] = {}
        self._current: int | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(8)
        column.addWidget(Words("section", self.tr("What comes")))
        column.addLayout(self._lines)
        column.addStretch(1)

    def set_lines(self, lines: Sequence[PhaseLine]) -> None:
        """Show these phases."""
        for row in self._rows.values():
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._current = None
        self._rows = {line.phase: PhaseRow(self._look, line) for line in lines}
        for row in self._rows.values():
            self._lines.addWidget(row)
            row.show()

    def set_current(self, phase: int) -> None:
        """Mark the phase of that index."""
        if phase == self._current:
            return
        if self._current in self._rows:
            self._rows[self._current].set_current(False)
        self._current = phase
        self._rows[phase].set_current(True)
