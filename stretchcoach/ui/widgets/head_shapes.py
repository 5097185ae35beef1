"""The shapes of the head: face and hair, in the head's own units, looking along x, y up."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from stretchcoach.ui.body_look import Hair


def face() -> QPainterPath:
    """Return the profile from the crown over nose and chin to the jaw."""
    path = QPainterPath(QPointF(-6, 70))
    path.cubicTo(28, 72, 50, 54, 53, 30)
    path.cubicTo(54, 22, 52, 18, 53, 13)
    path.cubicTo(55, 6, 61, -5, 65, -11)
    path.cubicTo(68, -16, 64, -20, 57, -21)
    path.cubicTo(55, -25, 58, -29, 58, -33)
    path.cubicTo(58, -36, 54, -37, 54, -39)
    path.cubicTo(55, -42, 56, -44, 54, -47)
    path.cubicTo(55, -60, 46, -69, 33, -68)
    path.cubicTo(14, -67, -6, -56, -14, -40)
    path.cubicTo(-40, -44, -56, -20, -56, 8)
    path.cubicTo(-56, 44, -34, 69, -6, 70)
    path.closeSubpath()
    return path


def ear() -> QPainterPath:
    """Return the ear."""
    path = QPainterPath()
    path.addEllipse(QPointF(-9, -8), 11, 16)
    return path


def eye() -> QPainterPath:
    """Return the eye."""
    path = QPainterPath()
    path.addEllipse(QPointF(36, 3), 4.6, 7.2)
    return path


def eyebrow() -> QPainterPath:
    """Return the line of the eyebrow."""
    path = QPainterPath(QPointF(26, 22))
    path.quadTo(36, 28, 47, 23)
    return path


def smile() -> QPainterPath:
    """Return the line of the mouth."""
    path = QPainterPath(QPointF(33, -36))
    path.cubicTo(37, -43, 45, -44, 54, -40)
    return path


def cheek() -> QPainterPath:
    """Return the blush."""
    path = QPainterPath()
    path.addEllipse(QPointF(27, -21), 12, 9)
    return path


def hair_behind(style: Hair) -> QPainterPath:
    """Return the hair behind the head."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if style is Hair.BUN:
        path.addEllipse(QPointF(-34, 76), 33, 32)
    elif style is Hair.CURLS:
        for x, y, r in _CURLS_BEHIND:
            path.addEllipse(QPointF(x, y), r, r)
    elif style is Hair.SCARF:
        path.moveTo(-52, 0)
        path.cubicTo(-66, -40, -64, -70, -52, -90)
        path.quadTo(-40, -110, -16, -112)
        path.lineTo(18, -112)
        path.cubicTo(38, -100, 30, -62, 8, -52)
        path.closeSubpath()
    return path


def hair_sides(style: Hair) -> QPainterPath:
    """Return the short hair at the side of the head, under the hair of the top."""
    path = QPainterPath()
    if style is Hair.SHORT:
        path.moveTo(20, 40)
        path.cubicTo(12, 24, 12, 8, 8, -8)
        path.quadTo(5, -16, 1, -9)
        path.cubicTo(2, 8, -20, 12, -21, -6)
        path.cubicTo(-22, -18, -24, -30, -30, -42)
        path.cubicTo(-44, -46, -58, -22, -61, 8)
        path.cubicTo(-62, 30, -56, 48, -44, 58)
        path.closeSubpath()
    return path


def hair_over(style: Hair) -> QPainterPath:
    """Return the hair over the head."""
    if style is Hair.BUN:
        return _pulled_back()
    if style is Hair.CURLS:
        return _curls()
    if style is Hair.SCARF:
        return _scarf()
    return _short()


def _short() -> QPainterPath:
    path = QPainterPath(QPointF(56, 31))
    path.cubicTo(70, 52, 54, 82, 22, 86)
    path.cubicTo(-8, 91, -42, 82, -57, 56)
    path.cubicTo(-64, 42, -64, 28, -61, 12)
    path.cubicTo(-54, 28, -30, 36, -4, 34)
    path.cubicTo(8, 33, 14, 36, 20, 40)
    path.cubicTo(32, 46, 46, 42, 56, 31)
    path.closeSubpath()
    return path


def _pulled_back() -> QPainterPath:
    path = QPainterPath(QPointF(54, 28))
    path.cubicTo(60, 58, 36, 79, 0, 79)
    path.cubicTo(-36, 79, -64, 50, -63, 10)
    path.cubicTo(-62, -14, -56, -34, -42, -46)
    path.cubicTo(-30, -46, -24, -36, -24, -22)
    path.cubicTo(-24, -2, -14, 10, 4, 8)
    path.cubicTo(10, 22, 30, 40, 54, 28)
    path.closeSubpath()
    return path


_CURLS_BEHIND = ((-46, 0, 27), (-40, -24, 20), (-46, 32, 29), (-26, 60, 30), (6, 72, 27))
_CURLS_OVER = (
    (40, 56, 22), (18, 66, 25), (-8, 68, 27), (-31, 53, 29), (-44, 27, 27), (-46, -2, 23),
    (-39, -25, 17), (-20, 30, 30), (8, 46, 24), (-28, 2, 20),
)  # fmt: skip


def _curls() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, r in _CURLS_OVER:
        path.addEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))
    return path


def _scarf() -> QPainterPath:
    path = QPainterPath(QPointF(55, 34))
    path.cubicTo(56, 64, 30, 82, -4, 81)
    path.cubicTo(-44, 80, -68, 46, -66, 4)
    path.cubicTo(-64, -40, -60, -68, -48, -88)
    path.quadTo(-36, -108, -12, -112)
    path.lineTo(18, -112)
    path.cubicTo(42, -106, 46, -76, 27, -70)
    path.cubicTo(12, -60, 6, -40, 8, -16)
    path.cubicTo(10, 10, 22, 34, 55, 34)
    path.closeSubpath()
    return path
