"""The application, which the desktop hands files to while it runs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells of files that are opened from the desktop: macOS names none on the command line.

    It looks at its own events alone; a filter would have Python see those of every widget too.
    """

    _file_opened = Signal(Path)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] | None = []

    def tell_files(self, then: Callable[[Path], None]) -> None:
        """Tell `then` of each file from now on, and of those that came before it was there."""
        waiting, self._waiting = self._waiting, None
        self._file_opened.connect(then)
        for path in waiting or ():
            self._file_opened.emit(path)

    def event(self, event: QEvent) -> bool:
        """Take the files; what is no file on this computer is left to Qt."""
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self._waiting is None:
                self._file_opened.emit(path)
            else:
                self._waiting.append(path)
            return True
        return super().event(event)
