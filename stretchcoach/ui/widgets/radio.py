"""Radio buttons that draw themselves: one of a few is chosen, and Tab stops at it alone."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Radio(QRadioButton):
    """One of a group. A subclass paints it, all of which can be pressed."""

    step_requested = Signal(int)
    end_requested = Signal(int)

    def __init__(
        self, look: Style, text: str, radius: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._hover = Hover(look, self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, radius)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere, where Qt would look for a dot and its words."""
        return self.rect().contains(position)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from a page that steps with them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in STEPS
            and event.modifiers() in PLAIN
        ):
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a neighbour at an arrow key, for the first or last at Home and End."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step_requested.emit(STEPS[key])
        elif key in ENDS:
            self.end_requested.emit(ENDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isChecked():
                event.ignore()  # a dialog takes it for its default button
            else:
                self.click()
        else:
            super().keyPressEvent(event)


class RadioGroup(QObject):
    """The radios of one choice, which share a parent; `chosen` tells what the user chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.radios: dict[str, Radio] = {}
        self._chosen: str | None = None

    def add(self, key: str, radio: Radio) -> None:
        """Take one more into the group."""
        self.radios[key] = radio
        # Not `clicked`: a screen reader's action checks a radio without a click.
        radio.toggled.connect(lambda checked: self._on_toggled(key, checked))
        radio.step_requested.connect(lambda step: self.step(key, step))
        radio.end_requested.connect(lambda place: self.choose(list(self.radios)[place]))

    def set_chosen(self, key: str) -> None:
        """Show a choice without telling anyone; one that is unknown shows as none."""
        self._chosen = key if key in self.radios else None
        for one, radio in self.radios.items():
            # Qt lets none of an exclusive group be unchecked.
            radio.setAutoExclusive(False)
            radio.setChecked(one == key)
            radio.setAutoExclusive(True)
        self._set_stop(self._stop)

    def choose(self, key: str) -> None:
        """Choose for the user, and take the focus there."""
        self.radios[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.radios[key].setChecked(True)

    def step(self, key: str, step: int) -> None:
        """Do what an arrow key at `key` does."""
        self.choose(self.neighbour(key, step))

    def neighbour(self, key: str, step: int) -> str:
        """Return what an arrow key at `key` leads to: after the last comes the first."""
        keys = list(self.radios)
        return keys[(keys.index(key) + step) % len(keys)]

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to what is chosen, else to the first."""
        self.radios[self._stop].setFocus(reason)

    @property
    def _stop(self) -> str:
        """Where Tab stops: at what is chosen, whose key may be empty, else at the first."""
        return next(iter(self.radios)) if self._chosen is None else self._chosen

    def _on_toggled(self, key: str, checked: bool) -> None:
        if checked and key != self._chosen:
            self._chosen = key
            self._set_stop(key)
            self.chosen.emit(key)

    def _set_stop(self, key: str) -> None:
        for one, radio in self.radios.items():
            stop = Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(stop)
