"""A child process of the program, which may hang or die without harm to it."""

import json
import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Qt, Signal

from stretchcoach.json_lines import Message, encode

GONE_MS = 500
LOG_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Role:
    """What a child does: its module, and the argument that makes a frozen program be it."""

    module: str
    flag: str

    @property
    def arguments(self) -> list[str]:
        """The arguments to start this program, or its Python, with."""
        return [self.flag] if getattr(sys, "frozen", False) else ["-m", self.module]


class Child(QObject):
    """Starts one process, writes messages to it and emits its answers.

    `ended` comes once, when it has ended or could not start, unless it was killed. It never comes
    before `start` has returned.
    """

    answered = Signal(dict)
    ended = Signal()

    def __init__(self, role: Role, parent: QObject) -> None:
        super().__init__(parent)
        self.log = ""
        self._role = role
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_log)
        self._process.finished.connect(self._on_finished)
        # Windows tells of a failed start within `start`, other systems later: make it later on all.
        self._process.errorOccurred.connect(self._on_error, Qt.ConnectionType.QueuedConnection)

    @property
    def process_id(self) -> int:
        """The id of the process; 0 where it is not running."""
        return self._process.processId()

    def start(self) -> None:
        """Start the process."""
        self._process.start(sys.executable, self._role.arguments)

    def send(self, message: Message) -> None:
        """Write a message; one that the process can no longer take is lost."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(encode(message))

    def finish(self) -> None:
        """Let the process end by itself: it sees that nothing more will come."""
        self._process.closeWriteChannel()

    def wait(self, patience_ms: int) -> None:
        """Wait for the process to end, and kill it when patience is at its end."""
        if not self._process.waitForFinished(patience_ms):
            self._process.kill()
            self._process.waitForFinished(patience_ms)

    def kill(self) -> None:
        """End the process now, and hear no more of it."""
        self.blockSignals(True)  # an error may be on its way still
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(GONE_MS)
        self.deleteLater()

    def _on_output(self) -> None:
        while self._process.canReadLine():
            try:
                message = json.loads(bytes(self._process.readLine().data()))
            except ValueError:
                continue  # half a line of a process that died
            self.answered.emit(message)

    def _on_log(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self.log = (self.log + text)[-LOG_LENGTH:]

    def _on_finished(self) -> None:
        self._on_output()
        self._on_log()
        self.ended.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.log = self._process.errorString()
            self.ended.emit()
