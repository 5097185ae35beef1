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
from stretchcoach.ui.today_view import WeekView
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.last_session_card import LastSessionCard
from stretchcoach.ui.widgets.link_button import LinkButton
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.resume_card import ResumeCard
from stretchcoach.ui.widgets.routine_card import RoutineCard
from stretchcoach.ui.widgets.scroll_page import (
    GAP,
    NARROW_BELOW,
    VERY_NARROW_BELOW,
    ScrollPage,
    move_widget,
)
from stretchcoach.ui.widgets.week_card import WeekCard
from stretchcoach.ui.widgets.words import Words

# Their widths in parts, as they stand beside each other.
WEEK_SHARE = 2
LAST_SHARE = 1
BESIDE_FROM = 880


class TodayPage(ScrollPage):
    """Shows the routine with a large Start, how the week stands, and what is to be known."""

    start_requested = Signal()
    preview_requested = Signal()
    guide_requested = Signal()
    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._today = date.min
        self._card: RoutineCard | None = None
        self._resume: ResumeCard | None = None
        self._week: WeekCard | None = None
        self._last: LastSessionCard | None = None
        self._rests = False
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
        self._start_place = QVBoxLayout()
        self._card_place = QVBoxLayout()
        self._week_place = QVBoxLayout()
        self._last_place = QVBoxLayout()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(GAP)
        self._lower.addLayout(self._week_place, WEEK_SHARE)
        self._lower.addLayout(self._last_place)
        above = (self._notices, self._resume_place, self._start_place, self._card_place)
        for place in above:
            self.body.addLayout(place)
        self.body.addLayout(self._lower)
        self._places = (*above, self._week_place, self._last_place)
        self._doctor = LinkButton(look, self.tr("When to see a doctor"))
        self._doctor.clicked.connect(self.guide_requested)
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
        card.preview_requested.connect(self.preview_requested)
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
        focused = self.window().focusWidget()
        is_free = focused in (None, self._start) or (
            self._resume is not None and self._resume.isAncestorOf(focused)
        )
        self._replace(self._resume_place, self._resume, card)
        self._resume = card
        first = card.resume_button if card else self._start
        if is_free:
            first.setFocus()
        self.set_first_focus(first)
        self._lay_out()

    def show_week(self, week: WeekView) -> None:
        """Show how the week stands."""
        card = WeekCard(self._look, week)
        self._replace(self._week_place, self._week, card)
        self._week = card
        self._lay_out()

    def show_last(self, summary: SessionSummary | None) -> None:
        """Show the last session in numbers, or nothing."""
        card = None
        if summary is not None:
            card = LastSessionCard(self._look, summary, self._today)
            card.guide_requested.connect(self.guide_requested)
        self._replace(self._last_place, self._last, card)
        self._last = card
        self._lay_out()

    def set_resting(self, rests: bool) -> None:
        """Let Start be no louder than the words that ask for rest, and below them."""
        self._rests = rests
        self._start.set_skin(Skins.SECONDARY if rests else Skins.PRIMARY)
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
            above = self._start_place if self._rests else self.header
            move_widget(self._start, above if narrow else self._card.action_place)
            if narrow and self._rests:
                self._order_reading()
            self._card.arrange(
                narrow=narrow,
                width=self.content_width,
                height=height,
                scale=self._look.text_scale,
            )
        self._arrange_lower(width)
        self._order_focus(narrow=narrow)

    def _arrange_lower(self, width: float) -> None:
        """Put week and last session side by side, or one below the other."""
        stacked = width < BESIDE_FROM
        direction = QBoxLayout.Direction
        self._lower.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        beside = self._last is not None and not stacked
        self._lower.setStretch(1, LAST_SHARE if beside else 0)
        whole = self.content_width
        shared = whole - GAP
        if self._week is not None:
            parts = WEEK_SHARE + LAST_SHARE
            self._week.fit(shared * WEEK_SHARE // parts if beside else whole)
        if self._last is not None:
            parts = WEEK_SHARE + LAST_SHARE
            self._last.fit(shared * LAST_SHARE // parts if beside else whole)

    def _order_focus(self, *, narrow: bool) -> None:
        """Let Tab go from top to bottom, wherever Start is."""
        above = [
            button
            for place in (self._notices, self._resume_place)
            for widget in _widgets_in(place)
            for button in widget.findChildren(Button)
        ]
        preview = [self._card.preview] if self._card is not None else []
        below = self._last.findChildren(LinkButton) if self._last is not None else []
        if not narrow:
            first = [*above, *preview, self._start]
        elif self._rests:
            first = [*above, self._start, *preview]
        else:
            first = [self._start, *above, *preview]
        order: list[QWidget] = [
            *first,
            *below,
            self._doctor,
        ]
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
        texts.addWidget(self._doctor, 0, Qt.AlignmentFlag.AlignLeft)
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
