"""A slider, and the words of where it stands."""

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover
from stretchcoach.ui.widgets.words import Words

GROOVE = 6
KNOB = 24
HEIGHT = 40
LENGTH = 168
GAP = 16
LINE = 2.5
LETTERS = 16
# Sliders one below another are of one length as long as their words are no wider.
WORDS = 64
UP_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus)
DOWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus)
LARGE = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}


class Slider(QAbstractSlider):
    """Goes in whole steps. While it is dragged it tells `sliderMoved`, then `valueChanged`."""

    def __init__(
        self, look: Style, least: int, most: int, step: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._hover = Hover(look, self)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(4 * step)
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.valueChanged.connect(self.update)
        self.sliderMoved.connect(self.update)
        look.changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return its size, which grows with the text."""
        return QSize(self._look.px(LENGTH), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the length below which it can't be aimed at."""
        return QSize(self._look.px(LENGTH / 2), self._look.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows, + and -, further by Page Up and Down, to the ends by Home and End."""
        key = Qt.Key(event.key())
        if key in UP_KEYS:
            self._step(1, self.singleStep())
        elif key in DOWN_KEYS:
            self._step(-1, self.singleStep())
        elif key in LARGE:
            self._step(LARGE[key], self.pageStep())
        elif key == Qt.Key.Key_Home:
            self.setValue(self.minimum())
        elif key == Qt.Key.Key_End:
            self.setValue(self.maximum())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the knob."""
        if self.isSliderDown():
            self._drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the knob there."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls with it."""
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groove, what of it is filled, and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, enabled = self._look.theme, self.isEnabled()
        knob, groove = self._look.px(KNOB), self._look.px(GROOVE)
        middle = self.height() / 2
        at = knob / 2 + self._share() * (self.width() - knob)
        line = QRectF(0.5, middle - groove / 2, self.width() - 1, groove)
        painter.setPen(QPen(theme["ctl" if enabled else "line"], 1.0))
        painter.setBrush(theme["sunken"])
        painter.drawRoundedRect(line, groove / 2, groove / 2)
        main = theme["primary" if enabled else "disabled"]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(main)
        line.setRight(at)
        line.setLeft(0)
        painter.drawRoundedRect(line, groove / 2, groove / 2)
        fill = theme["card"]
        if enabled and self.isSliderDown():
            fill = theme["primary"]
        elif enabled:
            fill = self._hover.between("card", "primaryTint")
        painter.setPen(QPen(main, LINE))
        painter.setBrush(fill)
        radius = (knob - LINE) / 2
        painter.drawEllipse(QPointF(at, middle), radius, radius)

    def _share(self) -> float:
        return (self.sliderPosition() - self.minimum()) / (self.maximum() - self.minimum())

    def _step(self, direction: int, step: int) -> None:
        steps = (self.value() - self.minimum()) / step
        whole = floor(steps) + 1 if direction > 0 else ceil(steps) - 1
        self.setValue(self.minimum() + whole * step)

    def _drag_to(self, position: QPointF) -> None:
        knob = self._look.px(KNOB)
        share = (position.x() - knob / 2) / max(1, self.width() - knob)
        steps = round(share * (self.maximum() - self.minimum()) / self.singleStep())
        self.setSliderPosition(self.minimum() + steps * self.singleStep())

    def _refresh(self) -> None:
        set_ring_radius(self, 8)
        self.updateGeometry()
        self.update()


class SliderLine(QWidget):
    """A slider with the words of its value behind it; `chosen` tells what the user chose."""

    chosen = Signal(int)

    def __init__(
        self,
        look: Style,
        name: str,
        limits: tuple[int, int, int],
        words: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """`limits` are the least and the most value, and the step."""
        super().__init__(parent)
        self._look = look
        self._words = words
        self.slider = Slider(look, *limits)
        self.slider.setAccessibleName(name)
        self._label = Words("body", wrap=False)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.slider, 1)
        row.addWidget(self._label)
        self.slider.valueChanged.connect(self.chosen)
        self.slider.valueChanged.connect(self._show_words)
        self.slider.sliderMoved.connect(self._show_words)
        look.changed.connect(self._fit_label)
        self._fit_label()
        self._show_words(self.slider.value())

    def set_value(self, value: int) -> None:
        """Show a value without telling anyone."""
        if value != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(value)
            self.slider.blockSignals(False)
            self.slider.update()
        self._show_words(value)

    def _show_words(self, value: int) -> None:
        words = self._words(value)
        self._label.setText(words)
        self.slider.setAccessibleDescription(words)

    def _fit_label(self) -> None:
        """Give the words a room that no value changes, so that the slider stays."""
        metrics = QFontMetricsF(self._look.font(LETTERS))
        slider = self.slider
        values = range(slider.minimum(), slider.maximum() + 1, slider.singleStep())
        width = max(metrics.horizontalAdvance(self._words(value)) for value in values)
        self._label.setFixedWidth(max(round(width) + 2, self._look.px(WORDS)))
