"""The pain after each session over time, for each leg."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import EASE_OFF_FROM, HIGHEST, STOP_FROM, Pains
from stretchcoach.reports.axes import Scale, day_marks
from stretchcoach.reports.paper import PT, Paper, broken
from stretchcoach.reports.report_facts import Period
from stretchcoach.reports.report_words import day_words, short_day
from stretchcoach.reports.week_chart import paint_scale

LEFT = 24 * PT
RIGHT = 66 * PT
BELOW = 16 * PT
ABOVE = 4 * PT
LABEL = 62 * PT
MARK = 2.1 * PT
SMALL_MARK = 1.3 * PT
CROWDED_FROM = 120
"""From so many sessions on the marks are small."""
BESIDE = 1.3 * PT
"""The legs' marks stand so far beside each other: both may hurt alike."""
DAY_S = 86_400.0

_Told = Callable[[Pains], int | None]


@dataclass(frozen=True, slots=True)
class PainChart:
    """Draws pains. Right is a filled circle, left an open square, the whole session a diamond."""

    paper: Paper
    period: Period
    pains: tuple[tuple[datetime, Pains], ...]
    ease_off: str
    """The word at the line from which on one eases off."""
    stop: str

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the chart within `area`."""
        plot = area.adjusted(LEFT, ABOVE, -RIGHT, -BELOW)
        paint_scale(painter, plot, Scale(2, HIGHEST), self.paper)
        for pain, words in ((EASE_OFF_FROM, self.ease_off), (STOP_FROM, self.stop)):
            self._threshold(painter, plot, pain, words)
        self._days(painter, plot)
        self._course(painter, plot, lambda pains: pains.whole, None)
        self._course(painter, plot, lambda pains: pains.left, Leg.LEFT)
        self._course(painter, plot, lambda pains: pains.right, Leg.RIGHT)

    def _threshold(self, painter: QPainter, plot: QRectF, pain: int, text: str) -> None:
        height = plot.bottom() - pain / HIGHEST * plot.height()
        pen = QPen(self.paper.colour("alert"), 0.7 * PT)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        words = broken(text, self.paper.font(7.5), RIGHT)
        beside = QRectF(plot.right() + 4 * PT, height - words.leading / 2, RIGHT, words.height)
        words.paint(painter, beside, self.paper.colour("alert"))

    def _days(self, painter: QPainter, plot: QRectF) -> None:
        first, last = self.period.first, self.period.last
        marks = day_marks(first, last, max(2, int(plot.width() / LABEL)))
        write = short_day if first.year == last.year else day_words
        for day in marks:
            words = broken(
                write(day, self.paper.locale),
                self.paper.font(7.5),
                2 * LABEL,
                Qt.AlignmentFlag.AlignHCenter,
            )
            at = self._across(plot, day, DAY_S / 2)
            below = QRectF(at - LABEL, plot.bottom() + 3 * PT, 2 * LABEL, words.height)
            words.paint(painter, below, self.paper.colour("ink2"))

    def _across(self, plot: QRectF, day: date, seconds: float) -> float:
        """Return where a time of a day is."""
        length = (self.period.last - self.period.first).days + 1
        passed = (day - self.period.first).days + seconds / DAY_S
        return plot.left() + passed / length * plot.width()

    def _course(self, painter: QPainter, plot: QRectF, told: _Told, leg: Leg | None) -> None:
        points = [
            self._point(plot, at, pain, leg)
            for at, pains in self.pains
            if (pain := told(pains)) is not None
        ]
        token = "ink3" if leg is None else "right" if leg is Leg.RIGHT else "left"
        colour = self.paper.colour(token)
        pen = QPen(colour, 0.7 * PT)
        if leg is not Leg.RIGHT:
            pen.setDashPattern([4, 2])
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        size = SMALL_MARK if len(self.pains) >= CROWDED_FROM else MARK
        for point in points:
            paint_mark(painter, point, leg, self.paper, size)

    def _point(self, plot: QRectF, at: datetime, pain: int, leg: Leg | None) -> QPointF:
        seconds = at.hour * 3600 + at.minute * 60 + at.second
        across = self._across(plot, at.date(), seconds)
        beside = 0.0 if leg is None else -BESIDE if leg is Leg.LEFT else BESIDE
        return QPointF(across + beside, plot.bottom() - pain / HIGHEST * plot.height())


def paint_mark(
    painter: QPainter, at: QPointF, leg: Leg | None, paper: Paper, size: float = MARK
) -> None:
    """Draw the mark of one pain."""
    around = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
    painter.setPen(Qt.PenStyle.NoPen)
    if leg is Leg.RIGHT:
        painter.setBrush(paper.colour("right"))
        painter.drawEllipse(around)
    elif leg is Leg.LEFT:
        painter.setPen(QPen(paper.colour("left"), size * 0.43))
        painter.setBrush(paper.colour("card"))
        painter.drawRect(around)
    else:
        painter.setBrush(paper.colour("ink3"))
        middle = around.center()
        ends = [
            QPointF(middle.x(), around.top()),
            QPointF(around.right(), middle.y()),
            QPointF(middle.x(), around.bottom()),
            QPointF(around.left(), middle.y()),
        ]
        painter.drawPolygon(QPolygonF(ends))
