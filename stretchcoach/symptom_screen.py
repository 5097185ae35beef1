"""Writing a note of symptoms: over the window, and back to where one was."""

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.symptom import SymptomNote
from stretchcoach.parts import Parts
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.symptom import SymptomPage


class SymptomScreen(QObject):
    """Opens `page` in `window`; `saved` brings the note to be kept."""

    saved = Signal(SymptomNote)

    def __init__(self, parts: Parts, page: SymptomPage, window: MainWindow) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._window = window
        page.saved.connect(self._on_saved)
        page.cancelled.connect(window.leave_full)

    def open(self, note: SymptomNote | None = None) -> None:
        """Show a note to be changed, or a new one."""
        self._page.show_note(note or SymptomNote(self._parts.now()))
        self._window.show_full(self._page)

    def _on_saved(self, note: SymptomNote) -> None:
        self._window.leave_full()
        self.saved.emit(note)
