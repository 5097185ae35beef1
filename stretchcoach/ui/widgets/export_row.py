"""The buttons that write the history to a file."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.core.export_kinds import ExportKind
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.words import Words


class ExportRow(QWidget):
    """One button for each kind of file. The calendar is of days to come, and always there."""

    export_requested = Signal(str)
    """Emitted with the value of an ExportKind."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = {
            ExportKind.CSV: (self.tr("CSV"), self.tr("Export as CSV, a table for spreadsheets")),
            ExportKind.JSON: (
                self.tr("JSON"),
                self.tr("Export as JSON, which can be imported again"),
            ),
            ExportKind.PDF: (
                self.tr("PDF report"),
                self.tr("Export a PDF report for a doctor or physio"),
            ),
            ExportKind.CALENDAR: (
                self.tr("Calendar"),
                self.tr("Export the planned days for a calendar"),
            ),
        }
        flow = FlowLayout(8, 8, self)
        flow.addWidget(self._label(look))
        self._buttons: dict[ExportKind, Button] = {}
        for kind, (text, words) in kinds.items():
            button = Button(look, text, shape=Shapes.COMPACT)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(partial(self.export_requested.emit, kind))
            self._buttons[kind] = button
            flow.addWidget(button)

    def set_filled(self, filled: bool) -> None:
        """Say whether there is a history to export."""
        for kind in (ExportKind.CSV, ExportKind.JSON, ExportKind.PDF):
            self._buttons[kind].setEnabled(filled)

    def _label(self, look: Style) -> QWidget:
        label = QWidget()
        row = QHBoxLayout(label)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(look, "export", "ink2", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words("secondary", self.tr("Export"), wrap=False))
        return label
