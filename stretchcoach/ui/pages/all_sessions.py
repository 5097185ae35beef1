"""All sessions in one list that fills the page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.history_view import HistoryView
from stretchcoach.ui.history_words import sessions_words
from stretchcoach.ui.session_columns import ListForm
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.back_button import CLOSE_KEYS, BackButton
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.notice_place import NoticePlace
from stretchcoach.ui.widgets.scroll_page import VERY_NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.session_list import SessionHeads, SessionList
from stretchcoach.ui.widgets.words import Words

PADDING = 16
LEAST_HEIGHT = 280


class AllSessions(ScrollPage):
    """The list scrolls within the page, so that its heads stay in sight."""

    closed = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._back = BackButton(look, self.tr("Back to the history"))
        self._back.clicked.connect(self.closed)
        self._count = Words("secondary", wrap=False)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._back)
        row.addWidget(Words("title", self.tr("Sessions"), wrap=False), 1)
        row.addWidget(self._count)
        self.header.addLayout(row)
        self._card = Card(look)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(PADDING, PADDING - 4, 2, PADDING - 4)
        column.setSpacing(0)
        heads_row = QHBoxLayout()
        heads_row.setContentsMargins(0, 0, PADDING - 2, 0)
        self._heads = SessionHeads(look)
        heads_row.addWidget(self._heads)
        self.list = SessionList(look)
        column.addLayout(heads_row)
        column.addWidget(self.list, 1)
        self.notices = NoticePlace()
        self.body.addLayout(self.notices)
        self.body.addWidget(self._card)
        self.set_first_focus(self.list)
        for sequence in CLOSE_KEYS:
            QShortcut(sequence, self).activated.connect(self.closed)

    def show_view(self, view: HistoryView) -> None:
        """Show the sessions of `view`; what is scrolled to stays where it is."""
        place = self.list.verticalScrollBar().value()
        self.list.set_today(view.today)
        self.list.show_all(view.count, view.lines)
        self._count.setText(sessions_words(view.count))
        self.list.verticalScrollBar().setValue(place)

    def set_form(self, form: ListForm) -> None:
        """Show sessions as lines or as cards."""
        self._heads.set_form(form)
        self.list.set_form(form)

    def arrange(self, width: float, height: float) -> None:
        """Fill the page."""
        self._count.setVisible(width >= VERY_NARROW_BELOW)
        self._card.setFixedHeight(max(self._look.px(LEAST_HEIGHT), self.body_height))
