"""A card of settings: a title with its icon, and rows of a label with its control."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.toggle import Toggle
from stretchcoach.ui.widgets.words import Words

PADDING = 24
GAP = 16
ROW = 40


class Fitting(Protocol):
    """What arranges itself for a width."""

    def fit(self, width: int) -> None:
        """Arrange it for that width."""


class SettingRow(QWidget):
    """A label beside its control, or above it where both do not fit into the width.

    `note` is a smaller line under the label.
    """

    def __init__(
        self, text: str, control: QWidget, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._label = Words("body", text)
        self._label.setBuddy(control)
        self._note = Words("meta", note)
        self._note.setVisible(bool(note))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._note)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(column, 1)
        self._box.addWidget(control)
        if note:
            control.setAccessibleDescription(note)

    def fit(self, width: int) -> None:
        """Arrange both for that width."""
        control = self._control
        if isinstance(control, SegmentedChoice):
            control.fit(width)
            needed = control.width_of_all()
        else:
            needed = control.sizeHint().width()
        label = self._label.sizeHint().width()
        stacked = label + GAP + needed > width
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._box.setSpacing(8 if stacked else GAP)
        side = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignVCenter
        self._box.setAlignment(control, side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch what is a switch, wherever the row is pressed."""
        if isinstance(self._control, Toggle) and event.button() == Qt.MouseButton.LeftButton:
            self._control.click()


class SettingCard(Card):
    """What belongs together among the settings."""

    def __init__(self, look: Style, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconMark(look, icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words("section", title), 1)
        self._parts: list[Fitting] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING)
        self._column.setSpacing(GAP)
        self._column.addLayout(head)

    def add(self, part: QWidget) -> None:
        """Add a row, or a control that needs the whole width."""
        if hasattr(part, "fit"):
            self._parts.append(part)
        self._column.addWidget(part)

    def add_row(self, text: str, control: QWidget, note: str = "") -> None:
        """Add a label with its control."""
        self.add(SettingRow(text, control, note))

    def add_layout(self, layout: QLayout) -> None:
        """Add what arranges itself."""
        self._column.addLayout(layout)

    def add_words(self, text: str) -> Words:
        """Add a sentence."""
        words = Words("meta", text)
        self._column.addWidget(words)
        return words

    def fit(self, width: int) -> None:
        """Arrange all for a card of that width."""
        for part in self._parts:
            part.fit(width - 2 * PADDING)
