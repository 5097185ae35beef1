"""The newest sessions on the page, or those of a day, and the way to all of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.record import SessionLine
from stretchcoach.translation import fill
from stretchcoach.ui.history_view import HistoryView
from stretchcoach.ui.history_words import day_cell_words, month_day
from stretchcoach.ui.session_columns import ListForm
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.session_list import SessionHeads, SessionList
from stretchcoach.ui.widgets.words import Words

PADDING = 16
INSET = 8


class SessionsCard(Card):
    """As high as its sessions: the page scrolls, not the list."""

    all_requested = Signal()
    latest_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._newest: tuple[SessionLine, ...] = ()
        self._of_day: tuple[SessionLine, ...] | None = None
        self._count = 0
        self._most = 0
        self._title = Words("section")
        self._latest = self._link(self.tr("Show the latest"))
        self._latest.clicked.connect(self.latest_requested)
        self._latest.hide()
        self.all_button = self._link("")
        self.all_button.clicked.connect(self.all_requested)
        self._nothing = Words("secondary")
        self._nothing.setContentsMargins(INSET, 0, INSET, INSET)
        self._heads = SessionHeads(look)
        self.list = SessionList(look)
        self.list.setVerticalScrollBarPolicy(self.list.horizontalScrollBarPolicy())
        self._links = FlowLayout(0, 0)
        self._links.addWidget(self._latest)
        self._links.addWidget(self.all_button)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addLayout(self._links)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 12, PADDING, PADDING - 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._heads)
        column.addWidget(self._nothing)
        column.addWidget(self.list)
        look.changed.connect(self._show)

    def show_view(self, view: HistoryView) -> None:
        """Take the newest sessions of `view`, and show them unless a day's are shown."""
        self._newest = view.lines
        self._count = view.count
        self.list.set_today(view.today)
        self.all_button.setText(
            fill(self.tr("Show all {count}"), count=QLocale().toString(view.count))
        )
        if self._of_day is None:
            self.show_newest()

    def show_newest(self) -> None:
        """Show no day's sessions any more, but the newest."""
        self._of_day = None
        self._title.setText(self.tr("Sessions"))
        self._show()

    def show_day(self, day: date, lines: Sequence[SessionLine]) -> None:
        """Show the sessions of a day."""
        locale = QLocale()
        self._of_day = tuple(lines)
        words = fill(self.tr("Sessions on {day}"), day=month_day(day, locale))
        self._title.setText(words)
        self._nothing.setText(day_cell_words(day, None, locale))
        self._show()

    def set_form(self, form: ListForm, most: int) -> None:
        """Show `most` sessions, as lines or as cards."""
        self._most = most
        self._heads.set_form(form)
        self.list.set_form(form)
        self._show()

    def _show(self) -> None:
        is_day = self._of_day is not None
        lines = self._newest[: self._most] if self._of_day is None else self._of_day
        self._latest.setVisible(is_day)
        self.all_button.setVisible(self._count > self._most)
        # As much room with the way to all sessions as without it.
        self._title.setMinimumHeight(self.all_button.sizeHint().height())
        self._nothing.setVisible(is_day and not lines)
        self.list.setVisible(bool(lines))
        self.list.show_all(len(lines), lines)
        self.list.setFixedHeight(self.list.height_of(len(lines)))

    def _link(self, words: str) -> Button:
        return Button(self._look, words, skin=Skins.LINK, shape=Shapes.LINK)
