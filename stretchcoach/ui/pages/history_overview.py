"""What the history adds up to, on one page."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import SessionLine
from stretchcoach.translation import fill
from stretchcoach.ui.history_view import (
    FIRST_LINES,
    MOST_WEEKS,
    WEEKS,
    HistoryView,
    SymptomEntry,
    first_of,
)
from stretchcoach.ui.history_words import length_figure
from stretchcoach.ui.pain_points import Series
from stretchcoach.ui.session_columns import ListForm
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.chart_card import ChartCard
from stretchcoach.ui.widgets.export_row import ExportRow
from stretchcoach.ui.widgets.figure_tile import FigureTile
from stretchcoach.ui.widgets.first_time_card import FirstTimeCard
from stretchcoach.ui.widgets.month_calendar import MonthCalendar
from stretchcoach.ui.widgets.notice_place import NoticePlace
from stretchcoach.ui.widgets.pain_chart import PainChart
from stretchcoach.ui.widgets.scroll_page import NARROW_BELOW, VERY_NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.sessions_card import SessionsCard
from stretchcoach.ui.widgets.symptom_card import SymptomCard
from stretchcoach.ui.widgets.week_chart import WeekChart
from stretchcoach.ui.widgets.words import Words

GAP = 16
LIST_GAP = 8
COMPACT_BELOW = 1000
WIDE_FROM = 1240
FEW_ROWS = 4
CALENDAR_SHARE = (9, 11)
TILES = 4


class HistoryOverview(ScrollPage):
    """Figures, calendar, weeks, sessions, pain and symptom notes; shows what it is told."""

    day_chosen = Signal(object)
    export_requested = Signal(str)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view: HistoryView | None = None
        self._weeks_shown = WEEKS
        self._led_away: QWidget | None = None
        self.exports = ExportRow(look)
        # Two rows, not one that moves: Tab and screen readers know the order of making.
        self._exports_below = ExportRow(look)
        for row in (self.exports, self._exports_below):
            row.export_requested.connect(self.export_requested)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(Words("title", self.tr("History"), wrap=False), 1)
        self._head.addWidget(self.exports)
        self.header.addLayout(self._head)
        self.body.setSpacing(GAP)
        self.notices = NoticePlace()
        self._first_time = FirstTimeCard(look)
        self._tiles = [FigureTile(look) for _ in range(TILES)]
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for tile in self._tiles:
            self._grid.addWidget(tile)
        self.calendar = MonthCalendar(look)
        self.calendar.day_chosen.connect(self._on_day_chosen)
        self.calendar.day_reached.connect(partial(self.reveal, self.calendar))
        self.weeks = WeekChart(look)
        self.pain = PainChart(look)
        self._make_charts()
        self.sessions = SessionsCard(look)
        self.sessions.latest_requested.connect(self._on_latest)
        self.sessions.all_requested.connect(partial(self.lead_away, self.sessions.all_button))
        self.sessions.list.session_chosen.connect(partial(self.lead_away, self.sessions.list))
        self.sessions.list.selectionModel().currentChanged.connect(self._reveal_row)
        self.symptoms = SymptomCard(look)
        for asked in (self.symptoms.symptom_requested, self.symptoms.remove_requested):
            asked.connect(partial(self.lead_away, self.symptoms))
        self._charts = self._pair(self.calendar, self._week_card, CALENDAR_SHARE)
        self._last = self._pair(self._pain_card, self.symptoms, (11, 9))
        self.body.addLayout(self.notices)
        self.body.addWidget(self._exports_below)
        self.body.addWidget(self._first_time)
        self.body.addLayout(self._grid)
        self.body.addLayout(self._charts)
        self.body.addWidget(self.sessions)
        self.body.addLayout(self._last)
        self.body.addStretch(1)
        self._filled = (
            *self._tiles,
            self.calendar,
            self._week_card,
            self.sessions,
            self._pain_card,
        )
        for widget in (self._first_time, *self._filled):
            widget.hide()

    def show_view(self, view: HistoryView) -> None:
        """Show the numbers of `view`; a day that is chosen stays so, and waits for its sessions."""
        waited = self.hasFocus()
        self._view = view
        self._first_time.setVisible(view.is_empty)
        for widget in self._filled:
            widget.setVisible(not view.is_empty)
        self._show_figures(view)
        self.calendar.show_view(view)
        self.sessions.show_view(view)
        self._show_charts(view)
        self._tell_filled()
        if waited:
            self.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to what led away, else to the calendar; wait until it is there."""
        led_away = self._led_away
        if led_away is not None and led_away.isVisible():
            led_away.setFocus(reason)
        elif self._view is None:
            super().setFocus(reason)
        elif self._view.is_empty:
            self.symptoms.setFocus(reason)
        else:
            self.calendar.setFocus(reason)

    def show_symptoms(self, entries: Sequence[SymptomEntry]) -> None:
        """Show the notes of symptoms."""
        self.symptoms.show_entries(entries)
        self._tell_filled()

    def lead_away(self, by: QWidget, _: object = None) -> None:
        """Take note that `by` opened something over the page: it gets the keyboard back."""
        self._led_away = by

    def show_day(self, day: date, lines: Sequence[SessionLine]) -> None:
        """Show the sessions of a day."""
        self.sessions.show_day(day, lines)
        self.reveal(self.sessions)

    def list_form(self, width: float) -> ListForm:
        """Return how sessions are shown on a page of this width."""
        if width < NARROW_BELOW:
            return ListForm.CARDS
        return ListForm.NO_ROUTINE if width < COMPACT_BELOW else ListForm.WHOLE

    def arrange(self, width: float, height: float) -> None:
        """Put the parts side by side as far as there is room."""
        narrow, compact = width < NARROW_BELOW, width < COMPACT_BELOW
        direction = QBoxLayout.Direction
        across = direction.TopToBottom if compact else direction.LeftToRight
        for pair in (self._charts, self._last):
            pair.setDirection(across)
        columns = 1 if narrow else 2 if compact else TILES
        self._grid.setVerticalSpacing(LIST_GAP if narrow else GAP)
        for index, tile in enumerate(self._tiles):
            tile.set_in_list(narrow)
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(TILES):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.symptoms.set_narrow(width < VERY_NARROW_BELOW)
        self.exports.setVisible(not narrow)
        self._exports_below.setVisible(narrow)
        wide = width >= WIDE_FROM
        self.sessions.set_form(self.list_form(width), FIRST_LINES if wide else FEW_ROWS)
        weeks = MOST_WEEKS if wide else WEEKS
        if weeks != self._weeks_shown:
            self._weeks_shown = weeks
            if self._view is not None:
                self._show_charts(self._view)

    def _show_figures(self, view: HistoryView) -> None:
        locale = QLocale()
        streak, period, kept = view.streak, view.period, view.adherence
        days = self.tr("day") if streak.current == 1 else self.tr("days")
        longest = fill(self.tr("Streak, longest {count}"), count=streak.longest)
        sessions = self.tr("session") if period.sessions == 1 else self.tr("sessions")
        share = kept.share
        percent = "\N{EN DASH}" if share is None else locale.toString(round(share * 100))
        of = fill(
            self.tr("{done} of {planned} planned holds"),
            done=locale.toString(kept.done),
            planned=locale.toString(kept.prescribed),
        )
        if share is None:
            of = self.tr("No holds planned so far")
        figures = [
            (locale.toString(streak.current), days, longest),
            (locale.toString(period.sessions), sessions, self.tr("In the last 8 weeks")),
            (*length_figure(period.seconds), self.tr("Held in 8 weeks")),
            (percent, "" if share is None else "%", of),
        ]
        for tile, figure in zip(self._tiles, figures, strict=True):
            tile.show_figure(*figure)

    def _show_charts(self, view: HistoryView) -> None:
        count = self._weeks_shown
        self.weeks.show_weeks(view.weeks[-count:], view.first_day)
        first = first_of(view.today, count, view.week_start)
        self.pain.show_points(view.pains, first, view.today)
        shown = [point.pains for point in view.pains if first <= point.day <= view.today]
        keys: set[Series] = set()
        for pains in shown:
            told = {Leg.RIGHT: pains.right, Leg.LEFT: pains.left, None: pains.whole}
            keys |= {series for series, pain in told.items() if pain is not None}
        self._pain_card.set_filled(bool(shown))
        self._pain_card.show_keys(keys)

    def _make_charts(self) -> None:
        look = self._look
        right, left = self.tr("Right leg, below"), self.tr("Left leg, above")
        self._week_card = ChartCard(
            look, self.tr("Minutes held per week"), self.weeks, {Leg.RIGHT: right, Leg.LEFT: left}
        )
        self._pain_card = ChartCard(
            look,
            self.tr("Pain over time"),
            self.pain,
            {
                Leg.RIGHT: self.tr("Right leg"),
                Leg.LEFT: self.tr("Left leg"),
                None: self.tr("Whole session"),
            },
            self.tr(
                "Rate your pain after a session, from 0 to 10, and you will see here how it goes."
            ),
        )

    def _pair(self, one: QWidget, other: QWidget, shares: tuple[int, int]) -> QBoxLayout:
        box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        box.setSpacing(GAP)
        box.addWidget(one, shares[0])
        box.addWidget(other, shares[1])
        return box

    def _on_latest(self) -> None:
        self.calendar.choose(None)
        self._on_day_chosen(None)

    def _on_day_chosen(self, day: date | None) -> None:
        if day is None:
            self.sessions.show_newest()
        self.day_chosen.emit(day)

    def _reveal_row(self, current: QModelIndex) -> None:
        """Keep the current session in sight: its list is as high as its rows and never scrolls."""
        sessions = self.sessions.list
        if current.isValid() and sessions.hasFocus():
            row = sessions.visualRect(current)
            top = sessions.viewport().mapTo(self._content, QPoint(0, row.top())).y()
            self._scroll.ensureVisible(0, top + row.height() // 2, 0, row.height())

    def _tell_filled(self) -> None:
        has_sessions = self._view is not None and not self._view.is_empty
        for row in (self.exports, self._exports_below):
            row.set_filled(has_sessions or bool(self.symptoms.rows))
