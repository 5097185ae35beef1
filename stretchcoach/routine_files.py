"""The routine files that are opened from the desktop while the program runs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.routine import Routine
from stretchcoach.library.routines import load_routine
from stretchcoach.off_thread import OffThread
from stretchcoach.translation import fill


class RoutineFiles(QObject):
    """Reads one after the other. `opened` brings a routine, `refused` words why there is none.

    `is_playing` tells of a session, which no other routine may take the place of.
    """

    opened = Signal(Routine)
    refused = Signal(str)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""

    def __init__(
        self, known_exercises: frozenset[str], is_playing: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._known = known_exercises
        self._is_playing = is_playing
        self._thread = OffThread("routine", self)
        self._thread.failed.connect(self.refused)
        self._thread.broke.connect(self.broke)

    def open(self, path: Path) -> None:
        """Read a file; `opened` or `refused` follows."""
        load = partial(load_routine, str(path), self._known)
        self._thread.run(load, partial(self._offer, path.name))

    def close(self) -> None:
        """Wait until nothing is read any more."""
        self._thread.close()

    def _offer(self, name: str, routine: Routine) -> None:
        if self._is_playing():
            words = self.tr(
                "{file} was not opened, for a session is being played. End it, then open the file "
                "again."
            )
            self.refused.emit(fill(words, file=name))
        else:
            self.opened.emit(routine)
