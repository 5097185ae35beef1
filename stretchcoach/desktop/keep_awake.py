"""Keeps the display on while someone stretches and touches neither mouse nor keyboard.

A child process does it: the desktop may take seconds to answer, and wakepy collects garbage, which
in a thread of this process would take down Qt's objects outside their own thread.
"""

import json
import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal


@dataclass(frozen=True, slots=True)
class Awake:
    """The display stays on; `service` names what sees to it."""

    service: str


@dataclass(frozen=True, slots=True)
class NotAwake:
    """The display may go dark; `reason` is for a report, not for a notice."""

    reason: str


Outcome = Awake | NotAwake


class KeepAwake(QObject):
    """Keeps the display on from `start` to `stop`. Neither waits, neither fails.

    `settled(Outcome)` says how a start went, and NotAwake again if the child dies.
    """

    settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: _Child | None = None

    def start(self) -> None:
        """Ask for the display to stay on; asking again changes nothing."""
        if self._child is None:
            self._child = _Child(self)
            self._child.settled.connect(self._on_settled)
            self._child.start()

    def stop(self) -> None:
        """Let the display sleep again."""
        if self._child is not None:
            self._child.leave()
            self._forget_child()

    def close(self, patience_ms: int = 1000) -> None:
        """Stop at the program's end: waits for the desktop to know, then goes without."""
        self.stop()
        for child in self.findChildren(_Child):
            child.end(patience_ms)

    def _on_settled(self, outcome: Outcome) -> None:
        if isinstance(outcome, NotAwake):
            self._forget_child()
        self.settled.emit(outcome)

    def _forget_child(self) -> None:
        if self._child is not None:
            self._child.settled.disconnect(self._on_settled)
            self._child = None


class _Child(QObject):
    """The process of one session; it deletes itself when it has ended."""

    settled = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        if getattr(sys, "frozen", False):
            self._process.start(sys.executable, ["--keep-awake"])
        else:
            self._process.start(sys.executable, ["-m", "stretchcoach.desktop.awake_child"])

    def leave(self) -> None:
        """Let the process end by itself, as soon as the desktop knows."""
        self._process.closeWriteChannel()

    def end(self, patience_ms: int) -> None:
        if not self._process.waitForFinished(patience_ms):
            self._process.kill()
            self._process.waitForFinished(patience_ms)

    def _on_output(self) -> None:
        if self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "awake" in answer:
                self.settled.emit(Awake(answer["awake"]))
            else:
                self.settled.emit(NotAwake(answer["not_awake"]))

    def _on_finished(self) -> None:
        log = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self.settled.emit(NotAwake(log.strip() or "the child process ended"))
        self.deleteLater()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.settled.emit(NotAwake(self._process.errorString()))
            self.deleteLater()
