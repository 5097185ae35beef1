"""Asks which days an export is to tell of, and remembers the answers while the program runs."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.period import Period
from stretchcoach.ui.period_dialog import PeriodDialog
from stretchcoach.ui.theme import Style


class PeriodQuestion(QObject):
    """Opens the question over `window`; each kind of file has an answer of its own."""

    def __init__(self, look: Style, window: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._now = now
        self._periods: dict[ExportKind, Period] = {}

    def ask(self, kind: ExportKind, title: str, then: Callable[[Span], None]) -> None:
        """Ask, and hand the days to `then`, which is not called where one cancels."""
        today = self._now().date()
        period = self._periods.get(kind, Period())
        dialog = PeriodDialog(self._look, title, period, today, self._window)

        def accept() -> None:
            self._periods[kind] = dialog.period
            then(dialog.period.span(today))

        dialog.accepted.connect(accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
