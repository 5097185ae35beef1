"""A child process of the program, which may hang or die without harm to it."""

import json
import sys
from enum import Enum

from PySide6.QtCore import QObject, QProcess, Qt, Signal

from stretchcoach.voice.json_lines import Message, encode

GONE_MS = 500
LOG_LENGTH = 4000


class Role(Enum):
    """What a child does: its module, and the argument that makes a frozen program be it."""

    RENDER = ("stretchcoach.voice.renderer", "--render-voice")
    SOUND = ("stretchcoach.voice.sound_process", "--play-sounds")

    @property
    def command(self) -> list[str]:
        """The program to start, and its arguments."""
        module, flag = self.value
        if getattr(sys, "frozen", False):
            return [sys.executable, flag]
        return [sys.executable, "-m", module]


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
        program, *arguments = self._role.command
        self._process.start(program, arguments)

    def send(self, message: Message) -> None:
        """Write a message; one that the process can no longer take is lost."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(encode(message))

    def finish(self) -> None:
        """Let the process end by itself: it sees that nothing more will come."""
        self._process.closeWriteChannel()

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
