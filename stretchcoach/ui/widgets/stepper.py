"""A number between two ends that goes up and down in steps."""

from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import HOVER_MS
from stretchcoach.ui.widgets.transition import Transition, mix

RADIUS = 10
HEIGHT = 40
PADDING = 12
ICON = 20
LETTERS = 15
UP_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_PageUp)
DOWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus, Qt.Key.Key_PageDown)


class Stepper(QAbstractSlider):
    """Its halves go one step down and up. To a screen reader it is a slider.

    `words` holds "{value}" where the number is shown.
    """

    def __init__(
        self,
        look: Style,
        least: int,
        most: int,
        step: int,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self._hovered = 0
        self._left = 0
        self._fade = Transition(look, self, HOVER_MS)
        self._fade.valueChanged.connect(self.update)
        self._pressed = 0
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        set_ring_radius(self, RADIUS)
        self.valueChanged.connect(self.update)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def step(self, direction: int) -> None:
        """Go to the next whole step, up (1) or down (-1)."""
        steps = (self.value() - self.minimum()) / self.singleStep()
        whole = floor(steps) + 1 if direction > 0 else ceil(steps) - 1
        self.setValue(self.minimum() + whole * self.singleStep())

    def sizeHint(self) -> QSize:
        """Return the size in which its longest number fits."""
        metrics = QFontMetricsF(self._look.font(LETTERS, bold=True))
        ends = (self.minimum(), self.maximum())
        words = max(metrics.horizontalAdvance(self._text(value)) for value in ends)
        width = round(words) + self._look.px(2 * (2 * PADDING + ICON))
        return QSize(width, self._look.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows, + and -; go to the ends by Home and End."""
        if event.key() in UP_KEYS:
            self.step(1)
        elif event.key() in DOWN_KEYS:
            self.step(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.setValue(self.minimum())
        elif event.key() == Qt.Key.Key_End:
            self.setValue(self.maximum())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press one half."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._half_at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Step if the same half is let go."""
        pressed, self._pressed = self._pressed, 0
        self.update()
        if pressed and pressed == self._half_at(event.position()):
            self.step(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which half is under the pointer."""
        self._hover(self._half_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show that no half is under the pointer."""
        super().leaveEvent(event)
        self._hover(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls with it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the half under the pointer, the signs and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, enabled = self._look.theme, self.isEnabled()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, theme["card"])
        for half in (-1, 1):
            if enabled and self._can_step(half):
                side = QRectF(box.left(), box.top(), box.width() / 2, box.height())
                side.moveLeft(box.left() if half < 0 else box.center().x())
                part = QPainterPath()
                part.addRect(side)
                painter.fillPath(shape & part, self._fill_of(half))
        painter.strokePath(shape, QPen(theme["ctl" if enabled else "line"], 1.0))
        for name, direction in (("minus", -1), ("plus", 1)):
            self._paint_sign(painter, name, direction)
        ink = theme["ink" if enabled else "disabled"]
        draw_centred(painter, box, self._text(self.value()), self._look.font(LETTERS, True), ink)

    def _fill_of(self, half: int) -> QColor:
        theme, progress = self._look.theme, self._fade.progress
        if self._pressed:
            return theme["line" if half == self._pressed else "card"]
        if half == self._hovered:
            return mix(theme["card"], theme["hover"], progress)
        return mix(theme["hover"], theme["card"], progress if half == self._left else 1.0)

    def _hover(self, half: int) -> None:
        if half != self._hovered:
            self._left, self._hovered = self._hovered, half
            self._fade.begin()
            self.update()

    def _paint_sign(self, painter: QPainter, name: str, direction: int) -> None:
        side, padding = self._look.px(ICON), self._look.px(PADDING)
        usable = self.isEnabled() and self._can_step(direction)
        ink = self._look.theme["ink" if usable else "disabled"]
        left = padding if direction < 0 else self.width() - padding - side
        pixmap = icon_pixmap(name, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) // 2), pixmap)

    def _half_at(self, position: QPointF) -> int:
        if not self.rect().contains(position.toPoint()):
            return 0
        return -1 if position.x() < self.width() / 2 else 1

    def _can_step(self, direction: int) -> bool:
        return self.value() > self.minimum() if direction < 0 else self.value() < self.maximum()

    def _text(self, value: int) -> str:
        return fill(self._words, value=value)
