"""The minutes held in each week, of both legs on each other, and the goal."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from stretchcoach.core.adherence import WeekTotal
from stretchcoach.core.exercise import Leg
from stretchcoach.reports.axes import Scale, scale_for
from stretchcoach.reports.paper import PT, Paper, broken
from stretchcoach.reports.report_words import MINUTE, short_day

BAR_SHARE = 0.62
WIDEST_BAR = 26 * PT
LEFT = 24 * PT
RIGHT = 44 * PT
BELOW = 16 * PT
ABOVE = 10 * PT
LABEL = 34 * PT
"""Each date below a bar has at least this room."""
VALUES_FROM = 19 * PT
"""Weeks this wide have room for their number."""
HATCH = 3.2 * PT


@dataclass(frozen=True, slots=True)
class WeekChart:
    """Draws the weeks. Right is filled and left is hatched, so that grey print tells them apart."""

    paper: Paper
    weeks: tuple[WeekTotal, ...]
    goal: str
    """The word at the goal's line."""

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the chart within `area`."""
        plot = area.adjusted(LEFT, ABOVE, -RIGHT, -BELOW)
        highest = max(max(week.seconds, week.goal_s) for week in self.weeks) / MINUTE
        scale = scale_for(highest)
        paint_scale(painter, plot, scale, self.paper)
        room = plot.width() / len(self.weeks)
        every = max(1, ceil(LABEL / room))
        slots = [
            QRectF(plot.left() + number * room, plot.top(), room, plot.height())
            for number in range(len(self.weeks))
        ]
        for number, (slot, week) in enumerate(zip(slots, self.weeks, strict=True)):
            self._bar(painter, slot, week, scale)
            # Counted from the last week, which is the one that is looked for.
            if (len(self.weeks) - 1 - number) % every == 0:
                self._date(painter, slot, week)
        self._goal(painter, plot, scale, room)
        if room >= VALUES_FROM:
            for slot, week in zip(slots, self.weeks, strict=True):
                self._number(painter, slot, week, scale)

    def _bar(self, painter: QPainter, slot: QRectF, week: WeekTotal, scale: Scale) -> None:
        width = min(slot.width() * BAR_SHARE, WIDEST_BAR)
        left, unit = slot.center().x() - width / 2, slot.height() / scale.top / MINUTE
        right_height, left_height = week.right_s * unit, week.left_s * unit
        base = slot.bottom()
        paint_leg(
            painter, QRectF(left, base - right_height, width, right_height), Leg.RIGHT, self.paper
        )
        top = base - right_height - left_height
        paint_leg(painter, QRectF(left, top, width, left_height), Leg.LEFT, self.paper)

    def _number(self, painter: QPainter, slot: QRectF, week: WeekTotal, scale: Scale) -> None:
        """Write a week's minutes above its bar; the goal's line gives way to them."""
        if week.seconds <= 0:
            return
        font = self.paper.font(7.5)
        words = broken(
            f"{week.seconds / MINUTE:.0f}", font, slot.width(), Qt.AlignmentFlag.AlignHCenter
        )
        top = slot.bottom() - week.seconds / MINUTE / scale.top * slot.height()
        above = QRectF(slot.left(), top - words.height, slot.width(), words.height)
        behind = QRectF(0, 0, words.width + 3 * PT, words.height - 3 * PT)
        behind.moveCenter(above.center())
        painter.fillRect(behind, self.paper.colour("card"))
        words.paint(painter, above, self.paper.colour("ink2"))

    def _date(self, painter: QPainter, slot: QRectF, week: WeekTotal) -> None:
        text = short_day(week.first, self.paper.locale)
        words = broken(text, self.paper.font(7.5), 2 * LABEL, Qt.AlignmentFlag.AlignHCenter)
        area = QRectF(slot.center().x() - LABEL, slot.bottom() + 3 * PT, 2 * LABEL, words.height)
        words.paint(painter, area, self.paper.colour("ink2"))

    def _goal(self, painter: QPainter, plot: QRectF, scale: Scale, room: float) -> None:
        """Draw what was prescribed, a step where that changed."""
        path = QPainterPath()
        before = 0.0
        for number, week in enumerate(self.weeks):
            height = plot.bottom() - week.goal_s / MINUTE / scale.top * plot.height()
            start = QPointF(plot.left() + number * room, height)
            if week.goal_s > 0:
                if before > 0:
                    path.lineTo(start)
                else:
                    path.moveTo(start)
                path.lineTo(QPointF(start.x() + room, height))
            before = week.goal_s
        pen = QPen(self.paper.colour("ink"), 1 * PT)
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, pen)
        if before > 0:
            words = broken(f"{self.goal} {before / MINUTE:.0f}", self.paper.font(7.5), RIGHT)
            at = plot.bottom() - before / MINUTE / scale.top * plot.height()
            area = QRectF(plot.right() + 4 * PT, at - words.leading / 2, RIGHT, words.height)
            words.paint(painter, area, self.paper.colour("ink"))


def paint_leg(painter: QPainter, area: QRectF, leg: Leg, paper: Paper) -> None:
    """Fill `area` as a leg's part of a bar."""
    if area.height() <= 0:
        return
    colour = paper.colour("right" if leg is Leg.RIGHT else "left")
    if leg is Leg.RIGHT:
        painter.fillRect(area, colour)
        return
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.fillRect(area, paper.colour("leftTint"))
    painter.setPen(QPen(colour, 0.8 * PT))
    start = area.left() - area.height()
    while start < area.right():
        painter.drawLine(QPointF(start, area.bottom()), QPointF(start + area.height(), area.top()))
        start += HATCH
    painter.restore()
    painter.setPen(QPen(colour, 0.7 * PT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = 0.35 * PT
    painter.drawRect(area.adjusted(inside, inside, -inside, -inside))


def paint_scale(painter: QPainter, plot: QRectF, scale: Scale, paper: Paper) -> None:
    """Draw the lines of a scale across `plot`, with their numbers left of it."""
    for mark in scale.marks:
        height = plot.bottom() - mark / scale.top * plot.height()
        painter.setPen(QPen(paper.colour("ctl" if mark == 0 else "line"), 0.6 * PT))
        painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        words = broken(str(mark), paper.font(7.5), LEFT, Qt.AlignmentFlag.AlignRight)
        area = QRectF(plot.left() - LEFT, height - words.leading / 2, LEFT - 5 * PT, words.height)
        words.paint(painter, area, paper.colour("ink2"))
