"""Printing, by the system's own dialog."""

from collections.abc import Callable

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget


def printer_names() -> list[str]:
    """Return the printers of this computer."""
    return QPrinterInfo.availablePrinterNames()


def ask_and_print(title: str, make_document: Callable[[], QTextDocument], parent: QWidget) -> None:
    """Ask for a printer, then print; returns once that is done or given up."""
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    # Not `open`, which Windows does not know. The clocks go on meanwhile.
    if dialog.exec() == QDialog.DialogCode.Accepted:
        make_document().print_(printer)
    dialog.deleteLater()
