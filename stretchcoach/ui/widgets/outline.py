"""Smooth outlines round a chain of bones."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, cos, radians, sin, tan

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from stretchcoach.core.skeleton import Point, polar

Profile = Sequence[tuple[float, float, float]]
"""Half widths along a bone: how far along (0 to 1), in front of it, behind it."""

SAMPLES = 9
SOFT = 21.0
FLAT = 8.0


def widths(profile: Profile, at: float) -> tuple[float, float]:
    """Return the half widths in front of and behind the bone, smooth between the given ones."""
    last = len(profile) - 2
    index = 0
    while index < last and profile[index + 1][0] <= at:
        index += 1
    a, b = profile[index], profile[index + 1]
    before, after = profile[max(index - 1, 0)], profile[min(index + 2, last + 1)]
    span = b[0] - a[0]
    u = min(max((at - a[0]) / span, 0.0), 1.0)
    start_slope = span / (b[0] - before[0]) if index else 0.0
    end_slope = span / (after[0] - a[0]) if after[0] > b[0] else 0.0
    return (
        _hermite(u, a[1], (b[1] - before[1]) * start_slope, b[1], (after[1] - a[1]) * end_slope),
        _hermite(u, a[2], (b[2] - before[2]) * start_slope, b[2], (after[2] - a[2]) * end_slope),
    )


def _hermite(u: float, start: float, start_slope: float, end: float, end_slope: float) -> float:
    rest = 1 - u
    return (
        (1 + 2 * u) * rest * rest * start
        + u * rest * rest * start_slope
        + u * u * (3 - 2 * u) * end
        - u * u * rest * end_slope
    )


def tube(
    joints: Sequence[Point],
    profiles: Sequence[Profile],
    start: float = 0.0,
    end: float | None = None,
    grow: float = 0.0,
) -> tuple[list[Point], list[Point]]:
    """Return the front and the back edge of the flesh round the bones between `joints`.

    `start` and `end` cut it: 1.5 is the middle of the second bone. `grow` makes it wider. Where the
    bones bend, the outer edge goes round the joint, the inner one is kept from crossing itself.
    """
    return (
        _edge(joints, profiles, start, len(profiles) if end is None else end, grow, 1),
        _edge(joints, profiles, start, len(profiles) if end is None else end, grow, -1),
    )


def _edge(
    joints: Sequence[Point],
    profiles: Sequence[Profile],
    start: float,
    end: float,
    grow: float,
    side: int,
) -> list[Point]:
    ways = [b - a for a, b in pairwise(joints)]
    turns = [(b.angle - a.angle + 180) % 360 - 180 for a, b in pairwise(ways)]
    column = 0 if side == 1 else 1
    points: list[Point] = []
    for bone, (way, profile) in enumerate(zip(ways, profiles, strict=True)):
        low, high = max(start - bone, 0.0), min(end - bone, 1.0)
        if low >= high:
            continue
        if bone > 0:
            low = max(low, _trim(turns[bone - 1] * side, widths(profile, 0)[column], way.length))
        joined = bone < len(turns) and end > bone + 1
        if bone < len(turns):
            cut = _trim(turns[bone] * side, widths(profile, 1)[column], way.length)
            high = min(high, 1 - cut)
        low = min(low, high)
        count = max(2, ceil(SAMPLES * (high - low)))
        across = polar(way.angle + 90 * side, 1)
        for k in range(count + 1):
            at = low + (high - low) * k / count
            half = widths(profile, at)[column] + grow
            root = joints[bone]
            points.append(
                Point(root.x + way.x * at + across.x * half, root.y + way.y * at + across.y * half)
            )
        if joined and turns[bone] * side < 0:
            half = widths(profile, 1)[column] + grow
            steps = max(2, round(abs(turns[bone]) / 15))
            for k in range(1, steps):
                turned = way.angle + turns[bone] * k / steps
                points.append(joints[bone + 1] + polar(turned + 90 * side, half))
    return _thinned(points)


def _trim(turn: float, half: float, length: float) -> float:
    """Return the part of a bone next to a joint that the inner edge leaves out."""
    if turn <= 0:
        return 0.0
    bend = radians(turn / 2)
    return min(half * (tan(min(bend, 1.1)) + 0.55 * sin(bend)) / length, 0.4)


def _thinned(points: list[Point]) -> list[Point]:
    kept = points[:1]
    for point in points[1:]:
        if (point - kept[-1]).length > 2.0:
            kept.append(point)
    return kept


def resting(points: Sequence[Point]) -> list[Point]:
    """Return `points` with none below the floor: flesh that lies on it is pressed flat."""
    return [Point(point.x, _pressed(point.y)) for point in points]


def _pressed(y: float) -> float:
    """Return where flesh at height `y` lies: what is close to the floor sinks down to it.

    What is below FLAT lies on it.
    """
    if y >= 2 * SOFT:
        return y
    above = max(y - FLAT, 0.0) * 2 * SOFT / (2 * SOFT - FLAT)
    return above**2 / (2 * SOFT)


def arc(centre: Point, radius: float, start: float, sweep: float, steps: int = 6) -> list[Point]:
    """Return points within an arc, without its ends."""
    return [
        centre + Point(radius * cos(radians(a)), radius * sin(radians(a)))
        for a in (start + sweep * k / steps for k in range(1, steps))
    ]


def to_qt(point: Point) -> QPointF:
    """Return `point` for Qt."""
    return QPointF(point.x, point.y)


def spline(path: QPainterPath, points: Sequence[Point], closed: bool = False) -> None:
    """Add a smooth curve through `points` to `path`, which is at the first of them.

    It goes below the floor no more than they do.
    """
    count = len(points)
    for index in range(count if closed else count - 1):
        p1, p2 = points[index], points[(index + 1) % count]
        p0 = points[index - 1] if closed or index > 0 else p1
        p3 = points[(index + 2) % count] if closed or index + 2 < count else p2
        low = min(p1.y, p2.y, 0.0)
        first, second = _handle(p0, p1, p2), _handle(p3, p2, p1)
        path.cubicTo(
            QPointF(first.x, max(first.y, low)),
            QPointF(second.x, max(second.y, low)),
            to_qt(p2),
        )


def _handle(before: Point, at: Point, after: Point) -> Point:
    """Return the handle at `at` towards `after`; short beside a short neighbour, so no loops."""
    way = after - before
    length = way.length
    if length == 0:
        return at
    part = min(1 / 6, (after - at).length / 3 / length)
    return Point(at.x + way.x * part, at.y + way.y * part)


def blob(points: Sequence[Point]) -> QPainterPath:
    """Return a closed smooth shape through `points`."""
    path = QPainterPath(to_qt(points[0]))
    path.setFillRule(Qt.FillRule.WindingFill)
    spline(path, points, closed=True)
    path.closeSubpath()
    return path


def strip(front: Sequence[Point], back: Sequence[Point], sag: float = 0.0) -> QPainterPath:
    """Return the shape between two edges, cut across at both ends; the end cut bulges by `sag`."""
    path = QPainterPath(to_qt(front[0]))
    path.setFillRule(Qt.FillRule.WindingFill)
    spline(path, front)
    _cut(path, front[-1], back[-1], sag)
    spline(path, list(reversed(back)))
    path.closeSubpath()
    return path


def _cut(path: QPainterPath, a: Point, b: Point, sag: float) -> None:
    middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2) + polar((b - a).angle + 90, sag)
    path.quadTo(to_qt(middle), to_qt(b))
