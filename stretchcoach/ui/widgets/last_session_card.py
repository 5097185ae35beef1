"""The last session, in one line."""

from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.summary import SessionSummary
from stretchcoach.ui.pain_words import report_words
from stretchcoach.ui.routine_words import done_words, when_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.marks import NumberMark
from stretchcoach.ui.widgets.words import Words

TILE = 56
TILE_LETTERS = 28


class LastSessionCard(Card):
    """When it was, how much was done, and the pain if it was rated."""

    def __init__(
        self, look: Style, summary: SessionSummary, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(Words("section", self.tr("Last session")), 1)
        when = when_words(summary.ended_at.astimezone(), today, QLocale())
        self._head.addWidget(Words("meta", when))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        if summary.pains.worst is not None:
            texts.addWidget(Words("strong", report_words(summary.pains.worst)))
        else:
            texts.addWidget(Words("strong", summary.routine))
        texts.addWidget(Words("meta", done_words(summary)))
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        if summary.pains.worst is not None:
            mark = NumberMark(look, str(summary.pains.worst), TILE, TILE_LETTERS, tile=True)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(self._head)
        column.addLayout(row)

    def set_narrow(self, narrow: bool) -> None:
        """Put the time below the title where there is little width."""
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
