"""The Guide page at work: on paper, or as a PDF file where there is no printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QObject,
    QStandardPaths,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog

from stretchcoach.translation import fill
from stretchcoach.ui.pages.guide import GuidePage

DPI = 300


class GuideScreen(QObject):
    """Prints what `make_document` returns when `page` asks for it."""

    _written = Signal(str, str)

    def __init__(
        self,
        page: GuidePage,
        make_document: Callable[[], QTextDocument],
        printers: Callable[[], list[str]] = QPrinterInfo.availablePrinterNames,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._make_document = make_document
        self._printers = printers
        self._threads = QThreadPool(self)
        self._written.connect(self._on_written)
        page.print_requested.connect(self._on_print)

    def save(self, path: Path) -> None:
        """Write it as a PDF file, off the thread of the window; the page tells how that went."""
        content = pdf_of(self._make_document())

        def write() -> None:
            try:
                path.write_bytes(content)
            except OSError as error:
                self._written.emit(str(path), error.strerror or str(error))
            else:
                self._written.emit(str(path), "")

        self._threads.start(write)

    def _on_print(self) -> None:
        self._page.show_notice("")
        if self._printers():
            self._print()
        else:
            self._ask_for_file()

    def _print(self) -> None:
        printer = QPrinter()
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(self.tr("Print this page"))
        # Not `open`, which Windows does not know. The clocks go on meanwhile.
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._make_document().print_(printer)
        dialog.deleteLater()

    def _ask_for_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, self.tr("Save this page as a PDF file"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("Stretch Coach guide") + ".pdf")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def _on_written(self, path: str, problem: str) -> None:
        if problem:
            words = self.tr(
                "The page could not be saved as {file} ({reason}). Choose another folder."
            )
        else:
            words = self.tr("No printer was found. The page was saved as {file}.")
        self._page.show_notice(fill(words, file=path, reason=problem))


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
