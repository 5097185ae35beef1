"""The offer to go on with a session that was not finished."""

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchcoach.core.record import Outcome, SessionRecord
from stretchcoach.translation import fill
from stretchcoach.ui.routine_words import SEPARATOR, when_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.words import Words


class ResumeCard(Card):
    """Says what was stopped and when; goes on with it, or lets it be."""

    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(
        self, look: Style, session: SessionRecord, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, fill="primaryTint", line="primary", parent=parent)
        when = when_words(session.started_at.astimezone(), today, QLocale())
        done = sum(1 for record in session.holds if record.outcome is Outcome.DONE)
        words = fill(
            self.tr("{done} of {count} holds are done and stay in the history."),
            done=done,
            count=session.planned_holds,
        )
        resume = fill(
            self.tr("Continue at hold {number} of {count}"),
            number=session.next_hold + 1,
            count=session.planned_holds,
        )
        self.resume_button = Button(look, resume, "play")
        self.resume_button.clicked.connect(self.resume_requested)
        discard = Button(look, self.tr("Do not continue"))
        discard.clicked.connect(self.discard_requested)
        buttons = FlowLayout(12, 12)
        buttons.addWidget(self.resume_button)
        buttons.addWidget(discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(4)
        column.addWidget(Words("section", self.tr("You stopped in the middle")))
        column.addWidget(Words("body", f"{session.routine}{SEPARATOR}{when}"))
        column.addWidget(Words("body", words))
        column.addSpacing(8)
        column.addLayout(buttons)
