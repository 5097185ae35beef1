"""The Guide page: when to see a doctor, how to stretch well, and the timer of the cold pack."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.guide import Guide
from stretchcoach.ui.exercise_words import in_order
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.cold_pack_card import ColdPackCard
from stretchcoach.ui.widgets.guide_cards import (
    GuideCard,
    doctor_card,
    points_card,
    stretching_card,
)
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.scroll_page import GAP, NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.words import Words

TWO_COLUMNS_FROM = 1000
THREE_COLUMNS_FROM = 1400
SHARES = {1: (1,), 2: (4, 3), 3: (1, 1, 1)}
# What stands in which column, from top to bottom.
PLACES: dict[int, tuple[tuple[str, ...], ...]] = {
    1: (("doctor", "prevention", "cold_pack", "stretching", "about"),),
    2: (("doctor", "stretching"), ("prevention", "cold_pack", "about")),
    3: (("doctor", "about"), ("prevention", "cold_pack"), ("stretching",)),
}


class GuidePage(ScrollPage):
    """Shows `guide` and what is to be kept in mind for each of `exercises`."""

    print_requested = Signal()

    def __init__(
        self,
        look: Style,
        guide: Guide,
        exercises: Mapping[str, Exercise],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._notice: Notice | None = None
        self.cold_pack = ColdPackCard(look, guide.cold_pack)
        self._cards: dict[str, GuideCard] = {
            "doctor": doctor_card(look, guide.doctor),
            "prevention": points_card(look, "heart", guide.prevention, "check"),
            "cold_pack": self.cold_pack,
            "stretching": stretching_card(look, guide, in_order(exercises)),
            "about": points_card(look, "info", guide.about),
        }
        self._print = Button(look, self.tr("Print this page"), "print")
        self._print.clicked.connect(self.print_requested)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(4)
        self._head.addWidget(Words("title", guide.title, wrap=False), 1)
        self._head.addWidget(Words("secondary", guide.notice))
        self.header.addLayout(self._head)
        self._add_print(self._cards["doctor"])
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._columns = [QVBoxLayout() for _ in range(max(PLACES))]
        for column in self._columns:
            column.setSpacing(GAP)
            column.addStretch(1)
            self._row.addLayout(column)
        self.body.addLayout(self._row)
        self.body.addStretch(1)
        self._count = 0
        self._place_cards(1)
        self.set_first_focus(self._cards["doctor"])

    def show_section(self, key: str) -> None:
        """Scroll to a card and give it the keyboard: "doctor", "cold_pack", "stretching" ..."""
        card = self._cards[key]
        card.setFocus()
        self.reveal(card)

    def show_notice(self, words: str) -> None:
        """Say above all else what happened, or nothing ("")."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if words:
            self._notice = Notice(self._look, words)
            self._notices.addWidget(self._notice)
            self._notice.show()
            self.reveal(self._notice)

    def arrange(self, width: float, height: float) -> None:
        """Put the cards into one to three columns, that about the doctor first."""
        narrow = width < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        count = 1 if width < TWO_COLUMNS_FROM else 2 if width < THREE_COLUMNS_FROM else 3
        if count != self._count:
            self._place_cards(count)
        for card in self._cards.values():
            card.set_narrow(narrow)
        shares = SHARES[count]
        index = next(i for i, keys in enumerate(PLACES[count]) if "cold_pack" in keys)
        room = self.content_width - GAP * (count - 1)
        self.cold_pack.fit(room * shares[index] // sum(shares))

    def _place_cards(self, count: int) -> None:
        self._count = count
        places = PLACES[count]
        for index, column in enumerate(self._columns):
            keys = places[index] if index < count else ()
            self._row.setStretch(index, SHARES[count][index] if keys else 0)
            for place, key in enumerate(keys):
                column.insertWidget(place, self._cards[key])
        self._order([key for keys in places for key in keys])

    def _order(self, keys: list[str]) -> None:
        """Let Tab and screen readers go down one column after the other."""
        before: QWidget | None = None
        for key in keys:
            card = self._cards[key]
            card.raise_()  # a screen reader goes by the order of stacking
            for widget in card.findChildren(QWidget):
                # Also what is no tab stop now: one of a choice becomes one when it is chosen.
                if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    if before is not None:
                        QWidget.setTabOrder(before, widget)
                    before = widget

    def _add_print(self, card: GuideCard) -> None:
        card.column.addSpacing(8)
        card.column.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
