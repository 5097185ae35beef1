"""The holds of a session as they went."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord
from stretchcoach.translation import fill
from stretchcoach.ui.history_words import held_words, outcome_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card, Rule
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.leg_signs import LegMark
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

BADGE = 28
ICON = 20
PADDING = 24
ICONS = {
    Outcome.DONE: ("check", "primary"),
    Outcome.PARTIAL: ("part", "ink2"),
    Outcome.SKIPPED: ("skip", "ink2"),
}


class HoldList(Card):
    """Each hold with its leg, its set, what was held of what was planned, and how it went."""

    def __init__(
        self,
        look: Style,
        session: SessionRecord,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 20, PADDING, 20)
        column.setSpacing(10)
        column.addWidget(Words("section", self.tr("Holds")))
        for index, hold in enumerate(session.holds):
            if index:
                column.addWidget(Rule(look))
            column.addLayout(self._row(hold, names.get(hold.exercise, hold.exercise)))
        missing = session.planned_holds - len(session.holds)
        if missing > 0:
            if session.holds:
                column.addWidget(Rule(look))
            column.addWidget(Words("secondary", self._missing_words(missing)))
        column.addStretch(1)

    def _row(self, hold: HoldRecord, exercise: str) -> QHBoxLayout:
        icon, ink = ICONS[hold.outcome]
        words = fill(self.tr("{leg}, set {number}"), leg=leg_words(hold.leg), number=hold.set)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Words("body", exercise))
        texts.addWidget(Words("meta", words))
        outcome = QWidget()
        outcome_row = QHBoxLayout(outcome)
        outcome_row.setContentsMargins(0, 0, 0, 0)
        outcome_row.setSpacing(8)
        outcome_row.addWidget(IconMark(self._look, icon, ink, ICON))
        role = "secondary" if hold.outcome is Outcome.DONE else "strong"
        outcome_row.addWidget(Words(role, outcome_words(hold.outcome), wrap=False))
        facts = FlowLayout(16, 0)
        facts.addWidget(Words("body", held_words(hold, QLocale()), wrap=False))
        facts.addWidget(outcome)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(LegMark(self._look, hold.leg, BADGE), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 3)
        row.addLayout(facts, 2)
        return row

    def _missing_words(self, missing: int) -> str:
        if missing == 1:
            return self.tr("1 more hold was planned.")
        return fill(self.tr("{count} more holds were planned."), count=missing)
