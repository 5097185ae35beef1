"""The Today page: the routine and the button that starts it."""

from collections.abc import Mapping
from datetime import date
from itertools import chain, pairwise

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine
from stretchcoach.core.summary import SessionSummary
from stretchcoach.translation import fill
from stretchcoach.ui.routine_words import day_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.last_session_card import LastSessionCard
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.resume_card import ResumeCard
from stretchcoach.ui.widgets.routine_card import RoutineCard
from stretchcoach.ui.widgets.scroll_page import (
    NARROW_BELOW,
    VERY_NARROW_BELOW,
    ScrollPage,
    move_widget,
)
from stretchcoach.ui.widgets.words import Words


class TodayPage(ScrollPage):
    """Shows the routine with a large Start, and what is to be known before it."""

    start_requested = Signal()
    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._today = date.min
        self._card: RoutineCard | None = None
        self._resume: ResumeCard | None = None
        self._last: LastSessionCard | None = None
        self._date = Words("secondary", wrap=False)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(Words("title", self.tr("Today"), wrap=False), 1)
        self._head.addWidget(self._date)
        self._head.setSpacing(4)
        self.header.addLayout(self._head)
        self.header.setSpacing(16)
        self._start = Button(look, self.tr("Start"), "play", skin=Skins.PRIMARY, shape=Shapes.LARGE)
        self._start.clicked.connect(self.start_requested)
        self.header.addWidget(self._start)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(12)
        self._resume_place = QVBoxLayout()
        self._card_place = QVBoxLayout()
        self._last_place = QVBoxLayout()
        self._places = (self._notices, self._resume_place, self._card_place, self._last_place)
        for place in self._places:
            self.body.addLayout(place)
        self._safety = self._make_safety()
        self.body.addWidget(self._safety)
        self.body.addStretch(1)
        self.set_first_focus(self._start)

    def set_today(self, today: date) -> None:
        """Show the date; set it before anything that happened at some time."""
        self._today = today
        self._date.setText(day_words(today, QLocale()))

    def set_routine(
        self, routine: Routine, exercises: Mapping[str, Exercise], duration: float
    ) -> None:
        """Show the routine that Start plays, which takes `duration` seconds."""
        card = RoutineCard(self._look, routine, exercises, duration)
        self._start.setAccessibleName(fill(self.tr("Start {routine}"), routine=routine.name))
        if self._card is not None:
            move_widget(self._start, self.header)
        self._replace(self._card_place, self._card, card)
        self._card = card
        self._lay_out()

    def show_unfinished(self, session: SessionRecord | None) -> None:
        """Offer to go on with a session, or offer nothing."""
        card = None
        if session is not None:
            card = ResumeCard(self._look, session, self._today)
            card.resume_requested.connect(self.resume_requested)
            card.discard_requested.connect(self.discard_requested)
        self._replace(self._resume_place, self._resume, card)
        self._resume = card
        first = card.resume_button if card else self._start
        if self.window().focusWidget() in (None, self._start):
            first.setFocus()
        self.set_first_focus(first)
        self._lay_out()

    def show_last(self, summary: SessionSummary | None) -> None:
        """Show the last session in numbers, or nothing."""
        card = LastSessionCard(self._look, summary, self._today) if summary else None
        self._replace(self._last_place, self._last, card)
        self._last = card
        self._lay_out()

    def add_notice(self, notice: Notice) -> None:
        """Show a notice above all else, until it is hidden or deleted."""
        self._notices.addWidget(notice)
        notice.show()
        self._order_reading()
        self._lay_out()

    def arrange(self, width: float, height: float) -> None:
        """Put the exercises side by side, or one below the other with Start above them."""
        narrow = width < NARROW_BELOW
        direction = QBoxLayout.Direction
        stacked = width < VERY_NARROW_BELOW
        self._head.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        if self._card is not None:
            move_widget(self._start, self.header if narrow else self._card.action_place)
            self._card.arrange(
                narrow=narrow,
                width=self.content_width,
                height=height,
                scale=self._look.text_scale,
            )
        if self._last is not None:
            self._last.set_narrow(narrow)
        self._order_focus(start_first=narrow)

    def _order_focus(self, *, start_first: bool) -> None:
        """Let Tab go from top to bottom, wherever Start is."""
        above = [
            button
            for place in (self._notices, self._resume_place)
            for widget in _widgets_in(place)
            for button in widget.findChildren(Button)
        ]
        order = [self._start, *above] if start_first else [*above, self._start]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def _make_safety(self) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Words("strong", self.tr("Stop if it hurts.")))
        texts.addWidget(
            Words(
                "secondary",
                self.tr(
                    "Stop at once at sharp or sudden pain, a pop, numbness or tingling, "
                    "dizziness, chest pain, breathlessness or new swelling. When pain grows, "
                    "come out of the stretch slowly."
                ),
            )
        )
        safety = QWidget()
        row = QHBoxLayout(safety)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconMark(self._look, "info", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return safety

    def _replace(self, place: QVBoxLayout, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            place.removeWidget(old)
            old.hide()
            old.deleteLater()
        if new is not None:
            place.addWidget(new)
            new.show()
        self._order_reading()

    def _order_reading(self) -> None:
        """Let a screen reader go from top to bottom: it goes by the order of stacking."""
        for widget in (*chain.from_iterable(map(_widgets_in, self._places)), self._safety):
            widget.raise_()


def _widgets_in(layout: QLayout) -> list[QWidget]:
    items = (layout.itemAt(index) for index in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]
