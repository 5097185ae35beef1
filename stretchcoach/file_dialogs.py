"""Asks for a file with the system's own dialog, and waits for no answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


class FileDialogs(Protocol):
    """Asks for a file; `then` is told which, and of nothing where none was chosen."""

    def save(self, title: str, name: str, kind: str, then: Then) -> None:
        """Ask for a file to write; `kind` is a filter of Qt's, like "PDF (*.pdf)"."""

    def open(self, title: str, kind: str, then: Then) -> None:
        """Ask for a file to read."""


class SystemFileDialogs:
    """Asks above `window`, in the folder that was chosen last."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        places = QStandardPaths.StandardLocation
        self._folder = QStandardPaths.writableLocation(places.DocumentsLocation)

    def save(self, title: str, name: str, kind: str, then: Then) -> None:
        """Ask for a file to write."""
        dialog = self._dialog(title, kind, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.open()

    def open(self, title: str, kind: str, then: Then) -> None:
        """Ask for a file to read."""
        dialog = self._dialog(title, kind, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _dialog(self, title: str, kind: str, then: Then) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._folder, kind)
        dialog.finished.connect(dialog.deleteLater)

        def chosen(name: str) -> None:
            self._folder = str(Path(name).parent)
            then(Path(name))

        dialog.fileSelected.connect(chosen)
        return dialog
