"""A chart that the keyboard goes through, one value after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

RADIUS = 8
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class SteppedChart(QWidget):
    """Left and right, Home and End look at a value; so does the pointer. A subclass paints.

    `value_changed` brings the words of the value that is looked at, or none.
    """

    accessible_role = QAccessible.Role.Chart

    value_changed = Signal(str)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values: Sequence[str] = ()
        self._looked_at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        set_ring_radius(self, RADIUS)
        look.changed.connect(self._on_look_changed)

    @property
    def looked_at(self) -> int | None:
        """Which value is looked at."""
        return self._looked_at

    def set_values(self, words: Sequence[str]) -> None:
        """Take the words of each value; all together they are the chart's description."""
        self._values = tuple(words)
        self.setAccessibleDescription(". ".join(self._values))
        self._look_at(None)
        self.arrange()
        self.update()

    def arrange(self) -> None:
        """Lay out anew, after a change of size, look or values."""

    def index_at(self, position: QPoint) -> int | None:
        """Return the value at a point of the chart; none between them."""
        return None

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from a page that steps with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in {*STEPS, *ENDS}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at a neighbour, or at the first or the last value."""
        key = Qt.Key(event.key())
        last = len(self._values) - 1
        if last < 0 or key not in {*STEPS, *ENDS}:
            super().keyPressEvent(event)
            return
        if key in ENDS:
            index = last if ENDS[key] else 0
        elif self._looked_at is None:
            index = last
        else:
            index = min(max(self._looked_at + STEPS[key], 0), last)
        self._look_at(index)
        announce(self, self._values[index])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at nothing any more."""
        super().focusOutEvent(event)
        self._look_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at what is under the pointer."""
        self._look_at(self.index_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Look at nothing any more."""
        super().leaveEvent(event)
        self._look_at(None)

    def resizeEvent(self, event: QEvent) -> None:
        """Lay out for the new size."""
        self.arrange()

    def _look_at(self, index: int | None) -> None:
        if index != self._looked_at:
            self._looked_at = index
            self.update()
            self.value_changed.emit("" if index is None else self._values[index])

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.arrange()
        self.update()
