"""The choice of the leg: two segments in a well."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QSizePolicy, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_words import leg_letter, leg_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.leg_marks import draw_badge

WELL = 4
RADIUS = 10
HEIGHT = 40
PADDING = 14
BADGE = 24
GAP = 10
LETTERS = 16
SKIN = Skin(
    Paint("", "ink2"),
    Paint("hover", "ink2"),
    Paint("line", "ink"),
    Paint("", "disabled"),
    selected=Paint("card", "ink", "ctl"),
)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
COLOURS = {Leg.RIGHT: ("right", "onRight"), Leg.LEFT: ("left", "onLeft")}


class LegSegment(QPushButton):
    """One leg. Every arrow key asks for the other one."""

    other_requested = Signal()

    def __init__(self, look: Style, leg: Leg) -> None:
        super().__init__(leg_words(leg))
        self._look = look
        self._leg = leg
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from the page, which steps with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier(0),
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in ARROWS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the other leg at an arrow key."""
        if event.key() in ARROWS:
            self.other_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size in which the badge and the words of either leg fit."""
        metrics = QFontMetricsF(self._look.font(LETTERS, bold=True))
        words = max(metrics.horizontalAdvance(leg_words(leg)) for leg in Leg)
        width = self._look.px(2 * PADDING + BADGE + GAP) + round(words) + 1
        return QSize(width, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the badge alone."""
        side = self._look.px(HEIGHT)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segment, its badge and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme = self._look, self._look.theme
        checked = self.isChecked()
        paint = SKIN.paint_for(self.isEnabled(), self.isDown(), checked, self.underMouse())
        if paint.fill:
            painter.setPen(QPen(theme[paint.outline], 1.0) if paint.outline else Qt.PenStyle.NoPen)
            painter.setBrush(theme[paint.fill])
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        font = look.font(LETTERS, bold=checked)
        metrics = QFontMetricsF(font)
        badge, gap = look.px(BADGE), look.px(GAP)
        room = self.width() - 2 * look.px(PADDING) - badge - gap
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        spare = max(0.0, room - metrics.horizontalAdvance(words))
        left = look.px(PADDING) + spare / 2
        box = QRectF(left, (self.height() - badge) / 2, badge, badge)
        fill, ink = (theme[token] for token in COLOURS[self._leg])
        letters = look.font(BADGE * 0.58, bold=True)
        draw_badge(painter, box, self._leg, leg_letter(self._leg), letters, fill, ink)
        painter.setFont(font)
        painter.setPen(theme[paint.ink])
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.drawText(round(left + badge + gap), round(baseline), words)


class LegChoice(Card):
    """Right or left, beside each other or, with little room, below each other."""

    leg_chosen = Signal(object)

    def __init__(self, look: Style, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(look, fill="sunken", line="", radius=RADIUS + WELL, parent=parent)
        self.setAccessibleName(self.tr("Leg to stretch"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(WELL, WELL, WELL, WELL)
        self._box.setSpacing(WELL)
        self.segments = {one: LegSegment(look, one) for one in Leg}
        self.segments[leg].setChecked(True)
        group = QButtonGroup(self)
        for one, segment in self.segments.items():
            group.addButton(segment)
            self._box.addWidget(segment, 1)
            segment.clicked.connect(partial(self.leg_chosen.emit, one))
            segment.other_requested.connect(partial(self._choose, one.other))

    def fit(self, width: int) -> None:
        """Put the segments below each other where they do not fit beside each other."""
        needed = sum(one.sizeHint().width() for one in self.segments.values()) + 3 * WELL
        direction = QBoxLayout.Direction
        fits = needed <= width
        self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _choose(self, leg: Leg) -> None:
        self.segments[leg].setFocus(Qt.FocusReason.OtherFocusReason)
        self.segments[leg].click()
