"""Collects Python's garbage in the window's thread alone.

Python collects in whatever thread happens to make objects. A widget that dies in the thread which
writes the history takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


class GarbageCollector(QObject):
    """Takes the collector's place at once, and from `start` on collects by its thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)

        # What is being made now stays; to look through it again and again takes its time.
        gc.disable()

    def start(self) -> None:
        """Collect here from now on; what is there already is not looked through each time."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect wherever it likes."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the generations that are due."""
        for generation, threshold in enumerate(gc.get_threshold()):
            if gc.get_count()[generation] <= threshold:
                break
            gc.collect(generation)
