"""The frame of a question before something that can't be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.focus import FocusRing
from stretchcoach.ui.widgets.words import Words

MARGIN = 24
WIDTH = 520
GAP = 16


class AskingDialog(QDialog):
    """Says what will happen, then shows what a subclass adds.

    Cancel has the keyboard and is the default, unless a subclass gives them to another part.
    """

    def __init__(
        self,
        look: Style,
        title: str,
        words: str,
        confirm: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._ring = FocusRing(look, self)
        self._watches = False
        self.setWindowTitle(title)
        self.confirm = confirm
        self.confirm.clicked.connect(self.accept)
        self.cancel = Button(look, self.tr("Cancel"))
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(GAP)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        self._column = QVBoxLayout(self)
        # Its words want a size of their own only once their font is known.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._column.addWidget(Words("section", title))
        self._column.addWidget(Words("body", words))
        self._column.addLayout(self._parts)
        self._column.addSpacing(GAP // 2)
        self._column.addLayout(buttons)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_part(self, part: QWidget) -> None:
        """Show `part` between the words and the buttons, and have it read there."""
        self._parts.addWidget(part)
        for button in (self.cancel, self.confirm):
            button.raise_()

    def fit_parts(self, width: int) -> None:
        """Fit what a subclass has added into this width."""

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the keyboard, and take the height that the words need, which is known now."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None and not self._watches:
            self._watches = True
            self._ring.watch(handle)
        self.fit()

    def fit(self) -> None:
        """Take the size that the words and the parts need, as far as the screen has it."""
        screen = self.screen().availableSize()
        width = min(self._look.px(WIDTH), screen.width() - MARGIN)
        self.fit_parts(width - 2 * MARGIN)
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        self.resize(width, min(height, screen.height() - 2 * MARGIN))
