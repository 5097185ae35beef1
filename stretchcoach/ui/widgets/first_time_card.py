"""What stands on the History page before there is a history."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

DISC = 56
ICON = 30


class FirstTimeCard(Card):
    """Says what will be here, and that it stays on this computer."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(Words("heading", self.tr("Your first session will appear here")))
        texts.addWidget(
            Words(
                "lead",
                self.tr(
                    "You will see when you stretched, how long you held with each leg, and how it "
                    "felt. All of it stays on this computer."
                ),
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.setSpacing(24)
        row.addWidget(
            IconMark(look, "history", "primary", DISC, fill="primaryTint", icon_size=ICON)
        )
        row.addLayout(texts, 1)
