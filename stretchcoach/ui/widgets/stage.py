"""The place of a figure in its widget: what a thousandth of body height is in pixels, and where."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from stretchcoach.core.figure import Strap, View
from stretchcoach.core.skeleton import Body, Point

DESIGN_WIDTH = 792.0
DESIGN_HEIGHT = 656.0
REACH = 150.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A widget of `width` by `height` whose floor line is at `floor`, seen through `view`."""

    width: float
    height: float
    floor: float
    view: View
    mirrored: bool

    @property
    def scale(self) -> float:
        """Pixels for a thousandth of body height."""
        return max(min(self.width / self.view.width, self.floor / self.view.height), 0.001)

    @property
    def unit(self) -> float:
        """Pixels for one pixel of the design."""
        return min(self.width / DESIGN_WIDTH, self.height / DESIGN_HEIGHT)

    @property
    def transform(self) -> QTransform:
        """From figure to widget."""
        across = -self.scale if self.mirrored else self.scale
        left = self.width / 2 - self.view.centre * across
        return QTransform(across, 0, 0, -self.scale, left, self.floor)

    def to_widget(self, point: Point) -> QPointF:
        """Return where `point` is in the widget."""
        return self.transform.map(QPointF(point.x, point.y))

    def bounds(self, *bodies: Body, strap: Strap | None) -> QRectF:
        """Return the part of the widget that `bodies` and their strap may cover."""
        joints = [joint for body in bodies for joint in _joints(body)]
        if strap is not None:
            joints.append(Point(strap.rest, 0))
        left, right = min(p.x for p in joints), max(p.x for p in joints)
        low, high = min(p.y for p in joints), max(p.y for p in joints)
        around = QRectF(left - REACH, low - REACH, right - left + 2 * REACH, high - low + 2 * REACH)
        whole = QRectF(0, 0, self.width, self.height)
        return self.transform.mapRect(around).intersected(whole)


def _joints(body: Body) -> list[Point]:
    legs = [p for leg in (body.near_leg, body.far_leg) for p in (leg.hip, leg.knee, leg.ankle)]
    arms = [p for arm in (body.near_arm, body.far_arm) for p in (arm.elbow, arm.wrist)]
    head = body.shoulder + Point(0, 150).turned(body.neck - 90)
    return [*legs, *arms, body.shoulder, head]
