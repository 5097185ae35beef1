"""A session in numbers: holds, time, each leg, each exercise."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.summary import ExerciseCount, SessionSummary
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.big_figure import BigFigure
from stretchcoach.ui.widgets.card import Card, Rule
from stretchcoach.ui.widgets.leg_signs import LegBar, LegMark
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words

LEG_MARK = 32


class SummaryCard(Card):
    """What was done; it promises nothing about its effect."""

    def __init__(
        self,
        look: Style,
        summary: SessionSummary,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(16)
        column.addLayout(self._figures(summary))
        column.addWidget(Rule(look))
        column.addWidget(Words("strong", self.tr("Time per leg")))
        column.addLayout(self._legs(summary))
        column.addWidget(Rule(look))
        column.addWidget(Words("strong", self.tr("Holds")))
        for count in summary.exercises:
            column.addLayout(self._exercise(count, names[count.exercise]))
        column.addStretch(1)

    def _figures(self, summary: SessionSummary) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        of = fill(self.tr("of {count}"), count=summary.planned)
        row.addLayout(self._figure(str(summary.done), of, self.tr("holds done")), 1)
        time = clock_time(summary.total_seconds)
        row.addLayout(self._figure(time, self.tr("min"), self.tr("stretched")), 1)
        return row

    def _figure(self, figure: str, unit: str, label: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        shown = BigFigure(self._look, figure, unit)
        shown.setAccessibleName(f"{figure} {unit} {label}")
        column.addWidget(shown)
        column.addWidget(Words("secondary", label))
        return column

    def _legs(self, summary: SessionSummary) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        longest = max(summary.seconds.values(), default=0.0)
        for row, leg in enumerate((Leg.RIGHT, Leg.LEFT)):
            seconds = summary.seconds[leg]
            bar = LegBar(self._look, leg)
            # What shows as no time is no time, however the legs shared it.
            bar.set_share(seconds / longest if longest >= 1.0 else 0.0)
            time = Words("strong", clock_time(seconds), wrap=False)
            time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(LegMark(self._look, leg, LEG_MARK), row, 0)
            grid.addWidget(Words("body", leg_words(leg), wrap=False), row, 1)
            grid.addWidget(bar, row, 2)
            grid.addWidget(time, row, 3)
        return grid

    def _exercise(self, count: ExerciseCount, name: str) -> QHBoxLayout:
        complete = count.done == count.planned
        icon, ink = ("check", "primary") if complete else ("part", "ink3")
        words = fill(self.tr("{done} of {count}"), done=count.done, count=count.planned)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconMark(self._look, icon, ink, 20))
        row.addWidget(Words("body", name), 1)
        row.addWidget(Words("secondary", words, wrap=False))
        return row
