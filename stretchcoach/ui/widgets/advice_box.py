"""The box that says to stop for today, and when to get help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.pain import Advice
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.pain_words import advice_words, stop_advice
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words


class AdviceBox(Card):
    """Advice after a pain of six and more. A screen reader says it when it appears."""

    accessible_role = QAccessible.Role.AlertMessage

    guide_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, fill="alertTint", line="alertTint", radius=12, parent=parent)
        title = advice_words(Advice.STOP)
        now, help_at_once = stop_advice()
        self.setAccessibleName(f"{title}. {now} {help_at_once}")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(Words("advice", title))
        texts.addWidget(Words("body", now))
        texts.addWidget(Words("strong", help_at_once))
        guide = Button(look, self.tr("When to see a doctor"), shape=Shapes.COMPACT)
        guide.clicked.connect(self.guide_requested)
        texts.addSpacing(4)
        texts.addWidget(guide, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(IconMark(look, "advice", "alert", 28), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen reader."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        # On Linux no screen reader hears of an alert.
        announce(self, self.accessibleName(), assertive=True)
