"""Draws the strap: a loop round the ball of the foot whose two ends the hands hold."""

from functools import reduce
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker

from stretchcoach.core.skeleton import ANKLE_HEIGHT, BALL, ArmBones, Body, LegBones, Point, polar
from stretchcoach.ui.body_look import BodyColours
from stretchcoach.ui.widgets.outline import to_qt

WIDTH = 13.0
FOOT_WIDTH = 26.0
THICKNESS = 2.5
ROUNDING = 5.0
FLOOR_GAP = 7.0


class StrapPainter:
    """Draws the parts of a strap."""

    def __init__(self, painter: QPainter, colours: BodyColours) -> None:
        self._painter = painter
        self._colours = colours

    def strand(self, body: Body, arm: ArmBones, length: float, shown: float, *, far: bool) -> None:
        """Draw the strap from the foot to a hand, and the end that hangs from the hand.

        While it fades it is one shape, so that nothing shines through where parts overlap.
        """
        colour = QColor(self._colours.strap_shade if far else self._colours.strap)
        colour.setAlphaF(shown)
        painter = self._painter
        ball, grip = body.near_leg.ball, arm.grip
        way = grip - ball
        sag = sqrt(max(0.0, 3 / 8 * way.length * (body.payout - way.length)))
        middle = Point((ball.x + grip.x) / 2, (ball.y + grip.y) / 2)
        control = Point(middle.x, max(middle.y - 2 * sag, FLOOR_GAP))
        path = QPainterPath(to_qt(grip))
        path.quadTo(to_qt(control), to_qt(ball))
        loop = self._loop(control, body.near_leg)
        parts = [
            _stroked(path, WIDTH, Qt.PenCapStyle.FlatCap),
            loop,
            _stroked(loop, ROUNDING),
            _stroked(self._tail(grip, max(length - body.payout, 0.0)), WIDTH),
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for part in parts if shown == 1 else [reduce(QPainterPath.united, parts)]:
            painter.drawPath(part)

    def coil(self, x: float, shown: float) -> None:
        """Draw the strap lying rolled up on the mat."""
        painter = self._painter
        painter.save()
        painter.setOpacity(shown)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, colour in (
            (27.0, self._colours.strap),
            (17.0, self._colours.strap_shade),
            (9.0, self._colours.strap),
        ):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(x, 27.0), radius, radius)
        painter.setBrush(QColor(self._colours.strap))
        painter.drawRoundedRect(QRectF(x, 0, 66, 9), 4, 4)
        painter.restore()

    def _loop(self, towards: Point, leg: LegBones) -> QPainterPath:
        """Return the strap from under the sole to where it leaves the foot, growing narrow."""
        ball = leg.ball
        way = (towards - ball).angle
        under = -ANKLE_HEIGHT - THICKNESS
        toe_side = leg.foot_point(BALL + FOOT_WIDTH / 2, under)
        heel_side = leg.foot_point(BALL - FOOT_WIDTH / 2, under)
        across = polar(way + 90, WIDTH / 2 - ROUNDING / 2)
        along = toe_side - heel_side
        if along.x * across.x + along.y * across.y < 0:
            across = Point(-across.x, -across.y)
        near, end = ball + polar(way, 26), ball + polar(way, 66)
        path = QPainterPath(to_qt(toe_side))
        path.quadTo(to_qt(near + across), to_qt(end + across))
        path.lineTo(to_qt(end - across))
        path.quadTo(to_qt(near - across), to_qt(heel_side))
        path.closeSubpath()
        return path

    def _tail(self, grip: Point, length: float) -> QPainterPath:
        """Return the end of the strap below the hand; what is too long lies on the mat."""
        height = max(grip.y - FLOOR_GAP, 0.0)
        hanging = min(length, height)
        path = QPainterPath(to_qt(grip))
        end = Point(grip.x - 8, grip.y - hanging)
        if length <= height:
            path.quadTo(to_qt(Point(grip.x + 8, grip.y - hanging / 2)), to_qt(end))
            return path
        bend = min(40.0, height / 2, length - height)
        path.lineTo(to_qt(end + Point(0, bend)))
        path.quadTo(to_qt(end), to_qt(end - Point(bend, 0)))
        path.lineTo(to_qt(end - Point(length - height, 0)))
        return path


def _stroked(
    path: QPainterPath, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap
) -> QPainterPath:
    """Return the shape of a line along `path`."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(cap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)
