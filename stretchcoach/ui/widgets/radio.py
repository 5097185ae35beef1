"""Radio buttons that draw themselves: one of a few is chosen, and Tab stops at it alone."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class Radio(QRadioButton):
    """One of a group. A subclass paints it, all of which can be pressed."""

    step_requested = Signal(int)
    end_requested = Signal(int)

    def __init__(
        self, look: Style, text: str, radius: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, radius)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere, where Qt would look for a dot and its words."""
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a neighbour at an arrow key, for the first or last at Home and End."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step_requested.emit(STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_requested.emit(0 if key == Qt.Key.Key_Home else -1)
        else:
            super().keyPressEvent(event)


class RadioGroup(QObject):
    """The radios of one choice, which share a parent; `chosen` tells what the user chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.radios: dict[str, Radio] = {}

    def add(self, key: str, radio: Radio) -> None:
        """Take one more into the group."""
        self.radios[key] = radio
        radio.clicked.connect(lambda: self._on_clicked(key))
        radio.step_requested.connect(lambda step: self._step(key, step))
        radio.end_requested.connect(lambda place: self._press(list(self.radios)[place]))

    def set_chosen(self, key: str) -> None:
        """Show a choice without telling anyone; one that is unknown shows as none."""
        for one, radio in self.radios.items():
            radio.setAutoExclusive(False)
            radio.setChecked(one == key)
            radio.setAutoExclusive(True)
        self._set_stop(key if key in self.radios else next(iter(self.radios)))

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to what is chosen, else to the first."""
        radios = list(self.radios.values())
        chosen = [radio for radio in radios if radio.isChecked()]
        (chosen or radios)[0].setFocus(reason)

    def _on_clicked(self, key: str) -> None:
        self._set_stop(key)
        self.chosen.emit(key)

    def _step(self, key: str, step: int) -> None:
        keys = list(self.radios)
        self._press(keys[(keys.index(key) + step) % len(keys)])

    def _press(self, key: str) -> None:
        self.radios[key].setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.radios[key].isChecked():
            self.radios[key].click()

    def _set_stop(self, key: str) -> None:
        for one, radio in self.radios.items():
            stop = Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(stop)
