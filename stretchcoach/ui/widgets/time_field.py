"""A time of the day."""

from PySide6.QtCore import Property, Qt, QTime, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTimeEdit, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

FORM = "HH:mm"
MINUTE_MS = 60_000
LAST_MINUTE = 24 * 60 - 1
# As far as a screen reader goes at once.
STEP_MIN = 15
RADIUS = 10


class TimeField(QTimeEdit):
    """Hours and minutes, to type or to step with the arrow keys; `chosen` brings "HH:MM".

    Screen readers take its value, the minutes since midnight, from properties that Qt looks for.
    """

    chosen = Signal(str)

    def __init__(self, look: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setDisplayFormat(FORM)
        # Not the wheel's: who scrolls past it would take the keyboard to it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Half a time is none.
        self.setKeyboardTracking(False)
        self.setWrapping(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS)
        self.timeChanged.connect(self._on_time_changed)
        look.changed.connect(self.updateGeometry)

    def set_value(self, text: str) -> None:
        """Show a time without telling anyone."""
        self.blockSignals(True)
        self.setTime(QTime.fromString(text, FORM))
        self.blockSignals(False)

    def _value(self) -> int:
        return self.time().msecsSinceStartOfDay() // MINUTE_MS

    def _set_value(self, minutes: int) -> None:
        self.setTime(QTime.fromMSecsSinceStartOfDay(minutes * MINUTE_MS))

    value = Property(int, _value, _set_value)
    minimum = Property(int, lambda self: 0, constant=True)
    maximum = Property(int, lambda self: LAST_MINUTE, constant=True)
    singleStep = Property(int, lambda self: STEP_MIN, constant=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls with it."""
        event.ignore()

    def _on_time_changed(self, time: QTime) -> None:
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._value()))
        self.chosen.emit(time.toString(FORM))
