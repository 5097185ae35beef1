"""A time of the day."""

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTimeEdit, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

FORM = "HH:mm"
RADIUS = 10


class TimeField(QTimeEdit):
    """Hours and minutes, to type or to step with the arrow keys; `chosen` brings "HH:MM"."""

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
        self.timeChanged.connect(lambda time: self.chosen.emit(time.toString(FORM)))
        look.changed.connect(self.updateGeometry)

    def set_value(self, text: str) -> None:
        """Show a time without telling anyone."""
        self.blockSignals(True)
        self.setTime(QTime.fromString(text, FORM))
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls with it."""
        event.ignore()
