"""A chart with its title, what its marks mean, and the value that is looked at."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from stretchcoach.ui.pain_points import Series
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.leg_signs import LegMark
from stretchcoach.ui.widgets.marks import Mark
from stretchcoach.ui.widgets.pain_chart import TOKENS, draw_dot
from stretchcoach.ui.widgets.stepped_chart import SteppedChart
from stretchcoach.ui.widgets.words import Words

PADDING = 24
BADGE = 20
DOT = 20
DOT_INNER = 11


class DotMark(Mark):
    """The mark of the whole session."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, DOT, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as in the chart."""
        painter: QPainter = self._painter()
        painter.setBrush(self._look.theme[TOKENS[None]])
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw_dot(painter, middle, None, self._look.px(DOT_INNER))


class ChartCard(Card):
    """The value stands in place of the marks' meanings, so that the chart stays where it is."""

    def __init__(
        self,
        look: Style,
        title: str,
        chart: SteppedChart,
        legend: Mapping[Series, str],
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        self._chart = chart
        self._items: dict[Series, QWidget] = {}
        keys = QWidget()
        flow = FlowLayout(16, 4, keys)
        for series, words in legend.items():
            self._items[series] = self._item(series, words)
            flow.addWidget(self._items[series])
        self._value = Words("meta")
        self._key_line = QStackedWidget()
        self._key_line.addWidget(keys)
        self._key_line.addWidget(self._value)
        self._key_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._nothing = Words("secondary", nothing)
        chart.value_changed.connect(self._on_value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 20, PADDING, 16)
        column.setSpacing(8)
        column.addWidget(Words("section", title))
        column.addWidget(self._key_line)
        column.addWidget(chart, 1)
        column.addWidget(self._nothing)
        self.set_filled(True)

    def set_filled(self, filled: bool) -> None:
        """Show the chart, or the words for when there is nothing in it."""
        for widget in (self._key_line, self._chart):
            widget.setVisible(filled)
        self._nothing.setVisible(not filled)

    def show_keys(self, series: set[Series]) -> None:
        """Name only what is in the chart."""
        for one, item in self._items.items():
            item.setVisible(one in series)

    def _item(self, series: Series, words: str) -> QWidget:
        item = QWidget()
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if series is None:
            row.addWidget(DotMark(self._look))
        else:
            row.addWidget(LegMark(self._look, series, BADGE))
        row.addWidget(Words("meta", words, wrap=False))
        return item

    def _on_value_changed(self, words: str) -> None:
        self._value.setText(words)
        self._key_line.setCurrentIndex(1 if words else 0)
