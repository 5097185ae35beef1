"""Walks quickly through an exercise, again and again."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from stretchcoach.ui.preview_view import Beat


class PreviewWalk(QObject):
    """Tells each beat by `beat_changed`; after the last comes the first."""

    beat_changed = Signal(Beat)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beats: Sequence[Beat] = ()
        self._index = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def set_beats(self, beats: Sequence[Beat]) -> None:
        """Begin with the first of `beats`; on by itself only where it ran before."""
        runs = self.is_running
        self._beats, self._index = beats, 0
        self._tell()
        if runs:
            self._go_on()

    def set_running(self, running: bool) -> None:
        """Go on from where it is, or stand still there."""
        if running and self._beats and not self.is_running:
            self._go_on()
        elif not running:
            self._timer.stop()

    def _on_timeout(self) -> None:
        self._index = (self._index + 1) % len(self._beats)
        self._tell()
        self._go_on()

    def _tell(self) -> None:
        self.beat_changed.emit(self._beats[self._index])

    def _go_on(self) -> None:
        self._timer.start(self._beats[self._index].ms)
