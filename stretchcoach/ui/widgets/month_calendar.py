"""A month of days in the colours of what was held on them."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.history_view import HistoryView, session_seconds
from stretchcoach.ui.history_words import day_cell_words, month_day, month_words
from stretchcoach.ui.month_grid import DAYS_IN_WEEK, Month, days_of, place_in_month
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.day_button import DayButton
from stretchcoach.ui.widgets.heat_legend import HeatLegend
from stretchcoach.ui.widgets.words import Words

PADDING = 24
CELL_GAP = 4
MOST_DAYS = 31


class MonthCalendar(Card):
    """Tab stops at one day; arrows go from day to day, Enter chooses one or lets it go."""

    day_chosen = Signal(object)
    """Emitted with the day, or None once none is chosen."""
    day_reached = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._view: HistoryView | None = None
        self._month = Month(1, 1)
        self._chosen: date | None = None
        self._stop = 0
        self._title = Words("section")
        self._back = self._arrow(self.tr("Month before"), "chevron-left", -1)
        self._on = self._arrow(self.tr("Month after"), "chevron-right", 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(CELL_GAP)
        self._heads = [Words("meta", wrap=False) for _ in range(DAYS_IN_WEEK)]
        for column, head in enumerate(self._heads):
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        self._buttons = [self._button(index) for index in range(MOST_DAYS)]
        for button in self._buttons:
            self._grid.addWidget(button)
        self._legend = HeatLegend(look)
        head_row = QHBoxLayout()
        head_row.setSpacing(0)
        head_row.addWidget(self._title, 1)
        head_row.addWidget(self._back)
        head_row.addWidget(self._on)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(PADDING, 16, PADDING - 8, 16)
        column_box.setSpacing(8)
        column_box.addLayout(head_row)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(12)
        inner.addLayout(self._grid)
        inner.addWidget(self._legend)
        inner.addStretch(1)
        column_box.addLayout(inner)

    def show_view(self, view: HistoryView) -> None:
        """Show the days of `view`; the month shown stays where there is one."""
        first_time = self._view is None
        self._view = view
        if first_time:
            self._month = Month.of(view.today)
        self._month = min(max(self._month, Month.of(view.first_day)), Month.of(view.today))
        self._show_month()

    def choose(self, day: date | None) -> None:
        """Mark the day whose sessions are listed, or none, without telling anyone."""
        self._chosen = day
        self._show_chosen()

    @property
    def month(self) -> Month:
        """The month shown."""
        return self._month

    def button_of(self, day: date) -> DayButton:
        """Return the button of a day of the month shown."""
        return self._buttons[day.day - 1]

    def go_to(self, day: date) -> None:
        """Show the month of `day`, as far as there is one, and give that day the keyboard."""
        view = self._view
        if view is None:
            return
        day = min(max(day, view.first_day), view.today)
        self._set_month(Month.of(day))
        self._set_stop(day)
        self.button_of(day).setFocus(Qt.FocusReason.OtherFocusReason)
        self.day_reached.emit()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to the day at which Tab stops."""
        self._buttons[self._stop].setFocus(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the columns for the new width."""
        super().resizeEvent(event)
        self._name_days()

    def _set_month(self, month: Month) -> None:
        view = self._view
        if view is None or month == self._month:
            return
        if Month.of(view.first_day) <= month <= Month.of(view.today):
            self._month = month
            self._show_month()

    def _show_month(self) -> None:
        view = self._view
        if view is None:
            return
        locale = QLocale()
        first_weekday = _first_weekday(locale)
        self._name_days()
        self._title.setText(month_words(self._month.first, locale))
        self._back.setEnabled(self._month > Month.of(view.first_day))
        self._on.setEnabled(self._month < Month.of(view.today))
        ways = {-1: self._back, 1: self._on}
        steps = frozenset(step for step, arrow in ways.items() if arrow.isEnabled())
        days = days_of(self._month)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(days))
            button.set_months(steps)
        for day, button in zip(days, self._buttons, strict=False):
            row, column = place_in_month(day, first_weekday)
            self._grid.addWidget(button, row + 1, column)
            counts = view.first_day <= day <= view.today
            total = view.days.get(day)
            words = day_cell_words(day, total, locale) if counts else month_day(day, locale)
            button.setEnabled(counts)
            button.show_day(day.day, view.heat_of(day), words, is_today=day == view.today)
        self._legend.show_length(session_seconds(view.plans, view.today))
        self._show_chosen()
        stop = min(view.today, self._month.last)
        if self._chosen is not None and Month.of(self._chosen) == self._month:
            stop = max(self._chosen, view.first_day)
        self._set_stop(stop)

    def _name_days(self) -> None:
        """Name the columns, by a letter where there is no room for more."""
        locale = QLocale()
        room = (self.width() - 2 * PADDING) / DAYS_IN_WEEK - CELL_GAP
        numbers = [
            (_first_weekday(locale) + column) % DAYS_IN_WEEK + 1 for column in range(DAYS_IN_WEEK)
        ]
        names = [locale.dayName(number, QLocale.FormatType.ShortFormat) for number in numbers]
        metrics = self._heads[0].fontMetrics()
        if max(map(metrics.horizontalAdvance, names)) > room:
            names = [locale.dayName(number, QLocale.FormatType.NarrowFormat) for number in numbers]
        for head, name in zip(self._heads, names, strict=True):
            head.setText(name)

    def _show_chosen(self) -> None:
        for day, button in zip(days_of(self._month), self._buttons, strict=False):
            button.set_chosen(day == self._chosen)

    def _set_stop(self, stop: date) -> None:
        self._stop = stop.day - 1
        for index, button in enumerate(self._buttons):
            is_stop = index == self._stop
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _button(self, index: int) -> DayButton:
        button = DayButton(self._look)
        button.clicked.connect(partial(self._on_clicked, index))
        button.days_stepped.connect(lambda step: self._step(index, timedelta(days=step)))
        button.months_stepped.connect(lambda step: self._step_months(index, step))
        button.end_requested.connect(lambda end: self._go_to_end(index, end))
        return button

    def _arrow(self, words: str, icon: str, step: int) -> Button:
        button = Button(self._look, words, icon, skin=Skins.PLAIN, shape=Shapes.ICON)
        button.set_compact(True)
        button.clicked.connect(partial(self._turn, step))
        return button

    def _turn(self, step: int) -> None:
        pressed = self._back if step < 0 else self._on
        self._set_month(self._month.moved(step))
        announce(self, self._title.text())
        if not pressed.isEnabled():
            # Qt hands the focus of a button that is disabled to whatever comes next.
            (self._on if step < 0 else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _day(self, index: int) -> date:
        return self._month.first + timedelta(days=index)

    def _step(self, index: int, step: timedelta) -> None:
        self.go_to(self._day(index) + step)

    def _step_months(self, index: int, step: int) -> None:
        self.go_to(self._month.moved(step).day_like(self._day(index)))

    def _go_to_end(self, index: int, end: int) -> None:
        self.go_to(self._month.last if end else self._month.first)

    def _on_clicked(self, index: int) -> None:
        day = self._day(index)
        self.choose(None if day == self._chosen else day)
        self._set_stop(day)
        self.day_chosen.emit(self._chosen)


def _first_weekday(locale: QLocale) -> int:
    """Return the day with which weeks begin, 0 for Monday; Qt counts from 1."""
    return locale.firstDayOfWeek().value - 1
