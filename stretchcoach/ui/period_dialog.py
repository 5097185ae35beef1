"""Asks which days of the history go into a file."""

from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from stretchcoach.core.export_kinds import Span
from stretchcoach.core.period import Period, Reach
from stretchcoach.translation import fill
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.routine_words import day_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.date_field import DateField
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.words import Words


class PeriodDialog(AskingDialog):
    """Offers a few periods and two days of one's own; `period` is what is chosen."""

    def __init__(
        self, look: Style, title: str, period: Period, today: date, parent: QWidget | None = None
    ) -> None:
        button = Button(look, self.tr("Export"), "export", skin=Skins.PRIMARY)
        words = self.tr("Which days go into the file?")
        super().__init__(look, title, words, button, parent)
        self._today = today
        self._reach = period.reach
        choices: dict[str, str] = {
            Reach.WEEKS: self.tr("4 weeks"),
            Reach.QUARTER: self.tr("3 months"),
            Reach.YEAR: self.tr("12 months"),
            Reach.ALL: self.tr("All"),
            Reach.DAYS: self.tr("From, to"),
        }
        self._reaches = SegmentedChoice(look, words, choices)
        self._reaches.set_chosen(period.reach)
        shown = period.span(today)
        fallback = Period(Reach.WEEKS).span(today)
        self.first = DateField(look, self.tr("First day"), today)
        self.last = DateField(look, self.tr("Last day"), today)
        self.first.set_day(shown.first or fallback.first or today)
        self.last.set_day(shown.last or today)
        self._days = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._days)
        self._told = Words("secondary")
        self._fill_days()
        self.add_part(self._reaches)
        self.add_part(self._days)
        self.add_part(self._told)
        self.confirm.setDefault(True)
        self._reaches.chosen.connect(self._on_reach_chosen)
        for field in (self.first, self.last):
            field.chosen.connect(self._on_days_chosen)
        self._show()
        self._reaches.setFocus()

    @property
    def period(self) -> Period:
        """The days that are chosen."""
        days = Span(self.first.day, self.last.day) if self._reach is Reach.DAYS else Span()
        return Period(self._reach, days)

    def fit_parts(self, width: int) -> None:
        """Put the periods, and the two days, below each other where they do not fit beside."""
        self._reaches.fit(width)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight)
        if self._days.minimumSizeHint().width() > width:
            self._row.setDirection(direction.TopToBottom)

    def _fill_days(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for words, field in ((self.tr("From"), self.first), (self.tr("to"), self.last)):
            label = Words("body", words, wrap=False)
            label.setBuddy(field)
            pair = QHBoxLayout()
            pair.setSpacing(12)
            pair.addWidget(label)
            pair.addWidget(field, 1, Qt.AlignmentFlag.AlignVCenter)
            self._row.addLayout(pair)
        self._row.addStretch(1)

    def _on_reach_chosen(self, key: str) -> None:
        shown = self.period.span(self._today)
        self._reach = Reach(key)
        if self._reach is Reach.DAYS and shown.first is not None:
            # What was shown before is the best guess of what is wanted now.
            self.first.set_day(shown.first)
            self.last.set_day(shown.last or self._today)
        self._show()
        self.fit()
        announce(self, self._told.text())

    def _on_days_chosen(self) -> None:
        self._show()
        self.fit()
        announce(self, self._told.text())

    def _show(self) -> None:
        span = self.period.span(self._today)
        self._days.setVisible(self._reach is Reach.DAYS)
        self.confirm.setEnabled(not span.is_backwards)
        if span.is_backwards:
            self._told.setText(self.tr("The first day is after the last one. Change one of them."))
        elif span.first is None:
            self._told.setText(self.tr("From the first day that is kept up to today."))
        else:
            locale = QLocale()
            words = self.tr("From {first} to {last}.")
            first, last = span.first, span.last or self._today
            self._told.setText(
                fill(words, first=day_words(first, locale), last=day_words(last, locale))
            )
