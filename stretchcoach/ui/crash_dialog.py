"""Tells of a defect of the program, with a report to copy."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.words import Words

SIZE = (720, 480)
MARGIN = 24


class CrashDialogs(QObject):
    """Shows one report at a time: a defect in painting would bring one with every picture."""

    def __init__(self, look: Style, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._is_open = False

    def show(self, report: str) -> None:
        """Show `report`, unless another is being read."""
        if not self._is_open:
            self._is_open = True
            dialog = CrashDialog(self._look, report, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._on_finished)
            dialog.open()

    def _on_finished(self) -> None:
        self._is_open = False


class CrashDialog(QDialog):
    """Shows `report`; the program goes on when it is closed."""

    def __init__(self, look: Style, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Stretch Coach"))
        self._report = report
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.tr("Report"))
        copy = Button(look, self.tr("Copy report"))
        copy.clicked.connect(self._on_copy)
        go_on = Button(look, self.tr("Go on"), skin=Skins.PRIMARY)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        body = QVBoxLayout(self)
        body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        body.setSpacing(16)
        body.addWidget(Words("section", self.tr("Something went wrong in the program.")))
        body.addWidget(
            Words(
                "body",
                self.tr(
                    "This is a defect, not your mistake. What you have done so far is saved. "
                    "Copy the report and send it to those who gave you Stretch Coach."
                ),
            )
        )
        body.addWidget(text, 1)
        body.addLayout(buttons)
        self.resize(*SIZE)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
