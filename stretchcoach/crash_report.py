"""Catches what only a defect of the program can raise."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from stretchcoach.version import program_version


class CrashReporter(QObject):
    """Emits `crashed` with a report, in the thread of the window; also prints it."""

    crashed = Signal(str)

    def install(self) -> None:
        """Catch from now on what no one else catches."""
        sys.excepthook = self._on_exception

    def report(self, error: BaseException) -> None:
        """Report a defect that was caught elsewhere."""
        self._on_exception(type(error), error, error.__traceback__)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report = write_report(traceback.format_exception(kind, error, trace))
        print(report, file=sys.stderr)
        self.crashed.emit(report)


def write_report(trace: list[str], read_version: Callable[[], str] = program_version) -> str:
    """Return versions and traceback as one text."""
    # Loaded when it is needed: every start would wait for it.
    import platform

    versions = (
        f"Stretch Coach {read_version()}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return f"{versions}\n\n{''.join(trace)}"
