"""A fact with its icon."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words


class FactLine(QWidget):
    """An icon, a fact beside it, and more about it below."""

    def __init__(
        self, look: Style, icon: str, fact: str, more: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Words("body", fact))
        if more:
            texts.addWidget(Words("meta", more))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconMark(look, icon, "ink2", 22), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
