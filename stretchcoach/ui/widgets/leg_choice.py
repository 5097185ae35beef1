"""The choice of the leg: two segments in a well."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.translation import translate
from stretchcoach.ui.player_words import leg_letter, leg_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_badge
from stretchcoach.ui.widgets.segmented import Segment, Segments

RADIUS = 10
HEIGHT = 40
PADDING = 14
BADGE = 24
GAP = 10
LETTERS = 16
COLOURS = {Leg.RIGHT: ("right", "onRight"), Leg.LEFT: ("left", "onLeft")}


class LegSegment(Segment):
    """One leg: its badge and its words."""

    def __init__(self, look: Style, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(look, leg_words(leg), RADIUS, parent)
        self._leg = leg

    def sizeHint(self) -> QSize:
        """Return the size in which the badge and the words of either leg fit."""
        metrics = QFontMetricsF(self._look.font(LETTERS, bold=True))
        words = max(metrics.horizontalAdvance(leg_words(leg)) for leg in Leg)
        width = self._look.px(2 * PADDING + BADGE + GAP) + round(words) + 1
        return QSize(width, self._look.px(HEIGHT))

    def paint_words(self, painter: QPainter, ink: QColor) -> None:
        """Paint the badge and the words."""
        look = self._look
        font = look.font(LETTERS, bold=self.isChecked())
        metrics = QFontMetricsF(font)
        badge, gap = look.px(BADGE), look.px(GAP)
        room = self.width() - 2 * look.px(PADDING) - badge - gap
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        spare = max(0.0, room - metrics.horizontalAdvance(words))
        left = look.px(PADDING) + spare / 2
        box = QRectF(left, (self.height() - badge) / 2, badge, badge)
        fill, on_fill = (look.theme[token] for token in COLOURS[self._leg])
        letters = look.font(BADGE * 0.58, bold=True)
        draw_badge(painter, box, self._leg, leg_letter(self._leg), letters, fill, on_fill)
        painter.setFont(font)
        painter.setPen(ink)
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.drawText(round(left + badge + gap), round(baseline), words)


class LegChoice(Segments):
    """Right or left."""

    leg_chosen = Signal(object)

    def __init__(self, look: Style, leg: Leg, parent: QWidget | None = None) -> None:
        segments: dict[str, Segment] = {one: LegSegment(look, one) for one in Leg}
        name = translate("LegChoice", "Leg to stretch")
        super().__init__(look, name, segments, RADIUS, parent)
        self.segments = segments
        self.set_chosen(leg)
        self.chosen.connect(lambda key: self.leg_chosen.emit(Leg(key)))
