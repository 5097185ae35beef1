"""A notice: one thing that is not as it should be, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

NARROW_BELOW = 640


class Notice(Card):
    """A bar with a text, an action if there is one, and a button that takes it away.

    A screen reader says it when it first appears.
    """

    accessible_role = QAccessible.Role.AlertMessage

    action_requested = Signal()

    def __init__(
        self, look: Style, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, fill="sunken", line="line", radius=12, parent=parent)
        self._is_told = False
        self.setAccessibleName(text)
        self._action: Button | None = None
        self._beside = QHBoxLayout()
        self._below = QHBoxLayout()
        if action:
            self._action = Button(look, action, shape=Shapes.COMPACT)
            self._action.clicked.connect(self.action_requested)
            self._beside.addWidget(self._action)
        words = self.tr("Hide this notice")
        close = Button(look, words, "close", skin=Skins.PLAIN, shape=Shapes.ICON)
        close.set_compact(True)
        close.clicked.connect(self.hide)
        self._icon = IconMark(look, "info", "ink2")
        self._row = row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words("body", text), 1)
        row.addLayout(self._beside)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 10, 12)
        column.setSpacing(12)
        column.addLayout(row)
        column.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the action below the text where there is little width."""
        narrow = self.width() < self._look.px(NARROW_BELOW)
        if self._action is not None:
            left = Qt.AlignmentFlag.AlignLeft
            (self._below if narrow else self._beside).addWidget(self._action, 0, left)
        align = Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._icon, align)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen reader."""
        super().showEvent(event)
        if self._is_told:
            return  # its page came back into view
        self._is_told = True
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        # On Linux no screen reader hears of an alert.
        announce(self, self.accessibleName())
