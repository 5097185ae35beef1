"""Pain over time, for each leg."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from stretchcoach.core.adherence import DAYS_IN_WEEK
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import HIGHEST, LOWEST, Band
from stretchcoach.ui.history_view import PainPoint
from stretchcoach.ui.history_words import pain_point_words, short_day
from stretchcoach.ui.pain_points import PainLayout, Series, lay_out_pains
from stretchcoach.ui.pain_words import band_word
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.stepped_chart import SteppedChart

HEIGHT = 200
LEAST_WIDTH = 280
LETTERS = 13
MARK = 9.0
MARK_LOOKED_AT = 13.0
LINE = 1.5
SIDE_GAP = 8
REACH = 14
NUMBERS = (0, 5, 10)
MARKS_FROM_PX = 80
TOKENS: dict[Series, str] = {Leg.RIGHT: "right", Leg.LEFT: "left", None: "ink2"}


class PainChart(SteppedChart):
    """0 to 10 under the names of the bands: right is a circle, left a square, both a diamond."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._points: tuple[PainPoint, ...] = ()
        self._first = self._last = date.min
        self._layout: PainLayout | None = None
        self.setAccessibleName(self.tr("Pain over time"))

    def show_points(self, points: Sequence[PainPoint], first: date, last: date) -> None:
        """Show what was rated on the days from `first` to `last`."""
        self._first, self._last = first, last
        self._points = tuple(point for point in points if first <= point.day <= last)
        locale = QLocale()
        self.set_values([pain_point_words(one.day, one.pains, locale) for one in self._points])

    @property
    def layout_now(self) -> PainLayout | None:
        """Where everything is."""
        return self._layout

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._look.px(LEAST_WIDTH), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which it can be read."""
        return QSize(LEAST_WIDTH, self._look.px(HEIGHT))

    def arrange(self) -> None:
        """Find the places of the dots."""
        metrics = QFontMetricsF(self._look.font(LETTERS))
        gap = self._look.px(SIDE_GAP)
        numbers = metrics.horizontalAdvance(str(HIGHEST)) + gap
        names = max(metrics.horizontalAdvance(band_word(band)) for band in Band) + gap
        self._layout = lay_out_pains(
            self._points,
            self._first,
            self._last,
            (self.width(), self.height()),
            self._look.text_scale,
            (numbers, names),
        )

    def index_at(self, position: QPoint) -> int | None:
        """Return the session whose dot is next to a point."""
        reach = self._look.px(REACH)
        near = [
            ((dot.at - QPointF(position)).manhattanLength(), dot.index)
            for dot in (self._layout.dots if self._layout else ())
        ]
        distance, index = min(near, default=(reach + 1, 0))
        return index if distance <= reach else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bands, then a line through the dots of each leg, then the dots."""
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bands(painter, self._layout)
        self._paint_days(painter, self._layout.plot)
        for series, token in TOKENS.items():
            colour = self._look.theme[token]
            dots = self._layout.of(series)
            painter.setPen(QPen(colour, LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([dot.at for dot in dots]))
            # A line of the card's colour parts the mark from the lines it lies on.
            painter.setPen(QPen(self._look.theme["card"], 1.0))
            painter.setBrush(colour)
            for dot in dots:
                looked_at = dot.index == self._looked_at
                side = self._look.px(MARK_LOOKED_AT if looked_at else MARK)
                draw_dot(painter, dot.at, series, side)

    def _paint_bands(self, painter: QPainter, layout: PainLayout) -> None:
        theme = self._look.theme
        font = self._look.font(LETTERS)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        half = metrics.capHeight() / 2
        gap = self._look.px(SIDE_GAP)
        for index, (band, room) in enumerate(layout.bands):
            painter.setPen(QPen(theme["line"], 1.0))
            edge = room.bottom() if index == 0 else room.top()
            for y in {edge, room.top()}:
                y = round(y) + 0.5
                painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme["ink3"])
            middle = max(room.center().y(), 0.0) + half
            painter.drawText(QPointF(room.right() + gap, middle), band_word(band))
        painter.setPen(theme["ink3"])
        plot = layout.plot
        for number in NUMBERS:
            y = plot.bottom() - plot.height() * (number - LOWEST) / (HIGHEST - LOWEST)
            left = plot.left() - gap - metrics.horizontalAdvance(str(number))
            painter.drawText(QPointF(left, y + half), str(number))

    def _paint_days(self, painter: QPainter, plot: QRectF) -> None:
        """Write the first day of as many weeks as there is room for."""
        font = self._look.font(LETTERS)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._look.theme["ink2"])
        weeks = (self._last - self._first).days // DAYS_IN_WEEK + 1
        room = max(1.0, plot.width() / max(1, weeks))
        every = int(self._look.px(MARKS_FROM_PX) // room) + 1
        for week in range(0, weeks, every):
            day = self._first + timedelta(weeks=week)
            words = short_day(day, QLocale())
            left = plot.left() + week * room
            if left + metrics.horizontalAdvance(words) <= self.width():
                painter.drawText(QPointF(left, self.height() - self._look.px(6)), words)


def draw_dot(painter: QPainter, at: QPointF, series: Series, side: float) -> None:
    """Draw a mark round `at`: a circle for right, a square for left, a diamond for the whole."""
    box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    if series is Leg.RIGHT:
        painter.drawEllipse(box)
    elif series is Leg.LEFT:
        # On whole pixels its corners stay sharp, which tells it from a circle.
        corner = QPointF(round(box.left()) - 0.5, round(box.top()) - 0.5)
        painter.drawRect(QRectF(corner, box.size()))
    else:
        half = side * 0.62
        corners = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
