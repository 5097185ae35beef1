"""A chart with its title, what its marks mean, and the value that is looked at."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.pain_points import Series
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import LegMark, Mark
from stretchcoach.ui.widgets.pain_chart import TOKENS, draw_dot
from stretchcoach.ui.widgets.stepped_chart import SteppedChart
from stretchcoach.ui.widgets.words import Words

PADDING = 24
BADGE = 20
DOT = 20
DOT_INNER = 11


class DotMark(Mark):
    """The mark of the whole session."""

    def __init__(self, look: Style, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(look, DOT, parent)
        self._series = series

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as in the chart."""
        painter: QPainter = self._painter()
        painter.setBrush(self._look.theme[TOKENS[self._series]])
        middle = QPointF(self.width() / 2, self.height() / 2)
        draw_dot(painter, middle, self._series, self._look.px(DOT_INNER))


class ChartCard(Card):
    """The line of the value has its room always, so that the chart stays where it is."""

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
        self._keys = QWidget()
        flow = FlowLayout(16, 4, self._keys)
        for series, words in legend.items():
            self._items[series] = self._item(series, words)
            flow.addWidget(self._items[series])
        self._value = Words("meta")
        self._nothing = Words("secondary", nothing)
        chart.value_changed.connect(self._on_value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 20, PADDING, 16)
        column.setSpacing(8)
        column.addWidget(Words("section", title))
        column.addWidget(self._keys)
        column.addWidget(chart, 1)
        column.addWidget(self._value)
        column.addWidget(self._nothing)
        self.set_filled(True)
        look.changed.connect(self._keep_room)
        self._keep_room()

    def set_filled(self, filled: bool) -> None:
        """Show the chart, or the words for when there is nothing in it."""
        for widget in (self._keys, self._chart, self._value):
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
        is_leg = isinstance(series, Leg)
        mark = LegMark(self._look, series, BADGE) if is_leg else DotMark(self._look, series)
        row.addWidget(mark)
        row.addWidget(Words("meta", words, wrap=False))
        return item

    def _on_value_changed(self, words: str) -> None:
        self._value.setText(words)

    def _keep_room(self) -> None:
        line = self._value.fontMetrics().lineSpacing()
        self._value.setMinimumHeight(max(line, self._look.px(20)))
