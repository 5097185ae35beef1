"""A card of settings: a title with its icon, and rows of a label with its control."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.look_choice import LookChoice
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.stepper import Stepper
from stretchcoach.ui.widgets.words import Words

PADDING = 24
GAP = 16

Control = SegmentedChoice | Stepper


class SettingRow(QWidget):
    """A label beside its control, or above it where both do not fit into the width."""

    def __init__(self, text: str, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._label = Words("body", text)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._label, 1)
        self._box.addWidget(control)

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


class SettingCard(Card):
    """What belongs together among the settings."""

    def __init__(self, look: Style, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconMark(look, icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words("section", title), 1)
        self._parts: list[SettingRow | LookChoice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING)
        self._column.setSpacing(GAP)
        self._column.addLayout(head)

    def add(self, part: SettingRow | LookChoice) -> None:
        """Add a row, or a control that needs the whole width."""
        self._parts.append(part)
        self._column.addWidget(part)

    def add_words(self, text: str) -> None:
        """Add a sentence."""
        self._column.addWidget(Words("meta", text))

    def fit(self, width: int) -> None:
        """Arrange all for a card of that width."""
        for part in self._parts:
            part.fit(width - 2 * PADDING)
