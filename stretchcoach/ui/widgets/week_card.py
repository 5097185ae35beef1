"""The week on Today: its days, the streak, and the minutes stretched."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.today_view import WeekView
from stretchcoach.ui.widgets.big_figure import BigFigure
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.day_mark import DayMark
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.words import Words

PADDING = 24
GAP = 12
BETWEEN_DAYS = 6
BESIDE = 20
FIGURE = 28
UNIT = 16
BETWEEN_FIGURES = 32


class WeekCard(Card):
    """The days beside the figures, or above them where there is little width."""

    def __init__(self, look: Style, week: WeekView, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._week = week
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GAP)
        self._title = Words("section", self.tr("This week"))
        self._today = Words("strong", week.today_words)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._today)
        if not week.today_words:
            self._today.hide()
        self._strip = QWidget()
        days = FlowLayout(BETWEEN_DAYS, 8)
        for day in week.days:
            days.addWidget(DayMark(look, day))
        self._strip.setLayout(days)
        self._figures = self._make_figures()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(BESIDE)
        self._row.addWidget(self._strip, 1)
        self._row.addWidget(self._figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 20, PADDING, 20)
        column.setSpacing(14)
        column.addLayout(self._head)
        column.addLayout(self._row)
        column.addStretch(1)

    def fit(self, width: int) -> None:
        """Arrange all for a card of that width."""
        room = width - 2 * PADDING
        direction = QBoxLayout.Direction
        days = self._strip.findChildren(DayMark)
        strip = sum(day.sizeHint().width() for day in days) + BETWEEN_DAYS * len(days)
        stacked = strip + BESIDE + self._figures.sizeHint().width() > room
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        heads = self._title.sizeHint().width() + self._today.sizeHint().width() + GAP
        self._head.setDirection(direction.TopToBottom if heads > room else direction.LeftToRight)
        self._head.setSpacing(2 if heads > room else GAP)

    def _make_figures(self) -> QWidget:
        week = self._week
        figures = QWidget()
        row = QHBoxLayout(figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN_FIGURES)
        row.addLayout(self._figure(week.streak, week.streak_unit, self.tr("Streak")))
        row.addLayout(self._figure(week.minutes, week.minutes_unit, self.tr("Time held")))
        row.addStretch(1)
        return figures

    def _figure(self, figure: str, unit: str, label: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        shown = BigFigure(self._look, figure, unit, size=FIGURE, unit_size=UNIT)
        shown.setAccessibleName(f"{label}: {figure} {unit}")
        column.addWidget(shown)
        column.addWidget(Words("meta", label))
        column.addStretch(1)
        return column
