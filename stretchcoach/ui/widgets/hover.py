"""How controls take, and lose, the colours of being under the pointer."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skin
from stretchcoach.ui.widgets.transition import Transition, mix

HOVER_MS = 120


@dataclass(frozen=True, slots=True)
class Colours:
    """What a control is painted with; what is not painted is transparent."""

    fill: QColor
    ink: QColor
    outline: QColor


class Hover:
    """`widget` calls `follow` when the pointer comes and goes. A press acts at once."""

    def __init__(self, look: Style, widget: QWidget) -> None:
        self._look = look
        self._widget = widget
        self._start = 0.0
        # Made when it is first needed: a page has many controls, and the pointer meets few.
        self._transition: Transition | None = None

    def follow(self) -> None:
        """Go to the colours of now from those that are shown."""
        if self._transition is None:
            self._transition = Transition(self._look, self._widget, HOVER_MS)
            self._transition.valueChanged.connect(self._widget.update)
        is_under_way = self._transition.is_under_way
        self._start = self._way(1 - self._end) if is_under_way else 1 - self._end
        self._transition.begin()

    def between(self, normal: str, hovered: str) -> QColor:
        """Return the colour between those of two tokens, of which either may be empty."""
        share = self._way(self._end)
        if normal and hovered:
            return mix(self._look.theme[normal], self._look.theme[hovered], share)
        if not (normal or hovered):
            return QColor(Qt.GlobalColor.transparent)
        colour = self._look.theme[normal or hovered]
        colour.setAlphaF(share if hovered else 1 - share)
        return colour

    def colours(self, skin: Skin, button: QAbstractButton) -> Colours:
        """Return what `button` is painted with in its state."""
        state = (button.isEnabled(), button.isDown(), button.isChecked())
        normal, hovered = (skin.paint_for(*state, is_hovered) for is_hovered in (False, True))
        ink = self._look.theme[hovered.ink if self._end else normal.ink]
        fill = self.between(normal.fill, hovered.fill)
        return Colours(fill, ink, self.between(normal.outline, hovered.outline))

    @property
    def _end(self) -> float:
        return float(self._widget.underMouse())

    def _way(self, end: float) -> float:
        """Return how far it is on its way to `end`: 0 to 1."""
        if self._transition is None:
            return end
        return self._start + (end - self._start) * self._transition.progress
