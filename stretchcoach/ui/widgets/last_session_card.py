"""The last session: when it was, how much was done, and how much it hurt."""

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.summary import SessionSummary
from stretchcoach.ui.pain_words import after_stop_words, report_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.routine_words import SEPARATOR, done_words, when_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.today_view import rests_after
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.leg_signs import LegMark
from stretchcoach.ui.widgets.link_button import LinkButton
from stretchcoach.ui.widgets.marks import NumberMark
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.words import Words

TILE = 56
TILE_LETTERS = 28
BADGE = 22
PADDING = 24
GAP = 12


class LastSessionCard(Card):
    """Says to stop for now where it hurt too much; `guide_requested` asks for the reasons."""

    guide_requested = Signal()

    def __init__(
        self, look: Style, summary: SessionSummary, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._title = Words("section", self.tr("Last session"))
        self._when = Words("meta", when_words(summary.started_at, today, QLocale()))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._when)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 20, PADDING, 20)
        column.setSpacing(12)
        column.addLayout(self._head)
        column.addLayout(self._row(summary))
        if summary.pains.is_stop:
            column.addLayout(self._advice(rests_after(summary, today)))
        column.addStretch(1)

    def fit(self, width: int) -> None:
        """Put the time below the title where there is little width."""
        words = self._title.sizeHint().width() + self._when.sizeHint().width()
        narrow = words + GAP + 2 * PADDING > width
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._head.setSpacing(0 if narrow else GAP)

    def _row(self, summary: SessionSummary) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        pains = summary.pains
        for leg, pain in ((Leg.RIGHT, pains.right), (Leg.LEFT, pains.left)):
            if pain is not None:
                texts.addLayout(self._leg(leg, pain))
        if pains.whole is not None:
            texts.addWidget(Words("strong", report_words(pains.whole)))
        if pains.worst is None:
            texts.addWidget(NameWords("strong", summary.routine))
        texts.addWidget(Words("meta", done_words(summary)))
        row = QHBoxLayout()
        row.setSpacing(16)
        if pains.worst is not None:
            mark = NumberMark(self._look, str(pains.worst), TILE, TILE_LETTERS, tile=True)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _leg(self, leg: Leg, pain: int) -> QHBoxLayout:
        words = Words("strong", report_words(pain))
        words.setAccessibleName(f"{leg_words(leg)}{SEPARATOR}{report_words(pain)}")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LegMark(self._look, leg, BADGE), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _advice(self, is_recent: bool) -> QVBoxLayout:
        guide = LinkButton(self._look, self.tr("When to see a doctor"))
        guide.setAccessibleDescription(self.tr("After pain in the last session"))
        guide.clicked.connect(self.guide_requested)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words("advice", after_stop_words(is_recent=is_recent)))
        column.addWidget(guide, 0, Qt.AlignmentFlag.AlignLeft)
        return column
