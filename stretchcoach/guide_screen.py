"""The Guide page at work: on paper, or as a PDF file where there is no printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from stretchcoach.export_files import save
from stretchcoach.file_dialogs import FileDialogs
from stretchcoach.off_thread import OffThread
from stretchcoach.translation import fill
from stretchcoach.ui.pages.guide import GuidePage

DPI = 300


class GuideScreen(QObject):
    """Prints what `make_document` returns when `page` asks for it; the page tells how that went."""

    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""

    def __init__(
        self,
        page: GuidePage,
        make_document: Callable[[], QTextDocument],
        dialogs: FileDialogs,
        printers: Callable[[], list[str]] | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._make_document = make_document
        self._dialogs = dialogs
        self._printers = printers
        self._thread = OffThread("guide", self)
        self._thread.failed.connect(page.show_notice)
        self._thread.broke.connect(self.broke)
        page.print_requested.connect(self._on_print)

    def close(self) -> None:
        """Wait until what was chosen is written. Raises UserError where it can't be."""
        self._thread.finish()

    def _on_print(self) -> None:
        self._page.show_notice("")
        # Loaded with the first print, for no start needs it.
        from stretchcoach.printing import ask_and_print, printer_names

        if (self._printers or printer_names)():
            ask_and_print(self.tr("Print this page"), self._make_document, self._page)
        else:
            self._ask_for_file()

    def _ask_for_file(self) -> None:
        self._dialogs.save(
            self.tr("Save this page as a PDF file"),
            self.tr("Stretch Coach guide") + ".pdf",
            self.tr("PDF files (*.pdf)"),
            self._save,
        )

    def _save(self, path: Path) -> None:
        content = pdf_of(self._make_document())
        self._thread.run(lambda: save(path, content), lambda _: self._tell_saved(path))

    def _tell_saved(self, path: Path) -> None:
        words = self.tr("No printer was found. The page was saved as {file}.")
        self._page.show_notice(fill(words, file=path))


def pdf_of(document: QTextDocument) -> bytes:
    """Return `document` as a PDF file on A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(writer)
    return bytes(buffer.data().data())
