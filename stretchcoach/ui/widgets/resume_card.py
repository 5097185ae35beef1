"""The offer to go on with a session that was not finished."""

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.core.record import Outcome, SessionRecord, was_held
from stretchcoach.translation import fill
from stretchcoach.ui.routine_words import SEPARATOR, when_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.words import Words

SIDE = 24


class ResumeCard(Card):
    """Says what was stopped and when; goes on with it, or lets it be."""

    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(
        self, look: Style, session: SessionRecord, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, fill="primaryTint", line="primary", parent=parent)
        when = when_words(session.started_at, today, QLocale())
        words = self.tr("No hold was done yet, so nothing is kept unless you continue.")
        if was_held(session.holds):
            words = fill(
                self.tr("Holds done: {done} of {count}. What you held stays in the history."),
                done=sum(record.outcome is Outcome.DONE for record in session.holds),
                count=session.planned_holds,
            )
        self._resume_words = fill(
            self.tr("Continue at hold {number} of {count}"),
            number=session.next_hold + 1,
            count=session.planned_holds,
        )
        self.resume_button = Button(look, self._resume_words, "play")
        self.resume_button.setAccessibleName(self._resume_words)
        self.resume_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.resume_button.clicked.connect(self.resume_requested)
        discard = Button(look, self.tr("Do not continue"))
        discard.clicked.connect(self.discard_requested)
        buttons = FlowLayout(12, 12)
        buttons.addWidget(self.resume_button)
        buttons.addWidget(discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 20, SIDE, 20)
        column.setSpacing(4)
        column.addWidget(Words("section", self.tr("You stopped in the middle")))
        column.addWidget(NameWords("body", f"{session.routine}{SEPARATOR}{when}"))
        column.addWidget(Words("body", words))
        column.addSpacing(8)
        column.addLayout(buttons)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out where it goes on where there is little width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.resume_button.size_with(self._resume_words).width() <= self.width() - 2 * SIDE
        self.resume_button.setText(self._resume_words if fits else self.tr("Continue"))
