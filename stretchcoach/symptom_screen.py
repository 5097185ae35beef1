"""Writing a note of symptoms: over the window, and back to where one was."""

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.symptom import SymptomNote
from stretchcoach.parts import Parts
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.symptom import SymptomPage


class SymptomScreen(QObject):
    """Opens `page` in `window`; `kept` once a note is written.

    Until it is, the page stays, for what was told would be lost with it.
    """

    kept = Signal()

    def __init__(self, parts: Parts, page: SymptomPage, window: MainWindow) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._window = window
        self._is_open = False
        self._is_saving = False
        page.saved.connect(self._on_saved)
        page.cancelled.connect(self._leave)
        parts.recorder.failed.connect(self._on_failed)

    def open(self, note: SymptomNote | None = None) -> None:
        """Show a note to be changed, or a new one."""
        self._page.show_note(note or SymptomNote(self._parts.now()))
        self._window.show_full(self._page)
        self._is_open = True

    def flush(self) -> None:
        """Have written what was told on the page, if it is open: the program ends."""
        if self._is_open:
            self._page.flush()

    def _on_saved(self, note: SymptomNote) -> None:
        if not self._is_saving:
            self._is_saving = True
            self._parts.recorder.ask(lambda archive: archive.save_symptom(note), self._on_kept)

    def _on_kept(self, _: SymptomNote) -> None:
        if self._is_saving:
            self._leave()
        self.kept.emit()

    def _on_failed(self, words: str) -> None:
        if self._is_saving:
            self._is_saving = False
            self._page.tell(words)

    def _leave(self) -> None:
        self._is_open = False
        self._is_saving = False
        self._window.leave_full()
