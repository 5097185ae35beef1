"""The one way in which a widget goes from how it looked to how it looks."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.theme import Style


class Transition(QVariantAnimation):
    """Takes `progress` from 0 to 1 in `ms`, once it begins.

    With less motion, and where no one sees `widget`, it is at 1 at once. `valueChanged` tells of
    each step.
    """

    def __init__(
        self,
        look: Style,
        widget: QWidget,
        ms: int,
        easing: QEasingCurve.Type = QEasingCurve.Type.Linear,
    ) -> None:
        super().__init__(widget)
        self._look = look
        self._widget = widget
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(ms)
        self.setEasingCurve(easing)
        self.finish()
        look.changed.connect(self._on_look_changed)

    @property
    def progress(self) -> float:
        """How far it is: 0 to 1."""
        return float(self.currentValue())

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and is not over."""
        return self.state() is not QVariantAnimation.State.Stopped

    def begin(self) -> None:
        """Go from 0 to 1, from the start where it is under way."""
        self.stop()
        if self._look.reduced_motion or not self._widget.isVisible():
            self.finish()
        else:
            self.start()

    def finish(self) -> None:
        """Be at 1 now."""
        self.setCurrentTime(self.duration())

    def _on_look_changed(self) -> None:
        if self._look.reduced_motion:
            self.finish()


def mix(before: QColor, after: QColor, progress: float) -> QColor:
    """Return the colour that is `progress` (0 to 1) on the way from one to another."""

    def part(one: float, other: float) -> float:
        return one + (other - one) * progress

    if before == after or progress >= 1:
        return after
    return QColor.fromRgbF(
        part(before.redF(), after.redF()),
        part(before.greenF(), after.greenF()),
        part(before.blueF(), after.blueF()),
        part(before.alphaF(), after.alphaF()),
    )
