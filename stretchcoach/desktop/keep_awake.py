"""Keeps the display on while someone stretches and touches neither mouse nor keyboard.

A child process does it: the desktop may take seconds to answer, and wakepy collects garbage, which
in a thread of this process would take down Qt's objects outside their own thread.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from stretchcoach.child import Child, Role
from stretchcoach.json_lines import Message

AWAKE_CHILD = Role("stretchcoach.desktop.awake_child", "--keep-awake")


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
        self._child: Child | None = None

    def start(self) -> None:
        """Ask for the display to stay on; asking again changes nothing."""
        if self._child is None:
            self._child = Child(AWAKE_CHILD, self)
            self._child.answered.connect(self._on_answer)
            self._child.ended.connect(self._on_ended)
            self._child.ended.connect(self._child.deleteLater)
            self._child.start()

    def stop(self) -> None:
        """Let the display sleep again."""
        if self._child is not None:
            self._child.finish()  # it ends by itself, as soon as the desktop knows
            self._forget_child()

    def close(self, patience_ms: int = 1000) -> None:
        """Stop at the program's end: waits for the desktop to know, then goes without."""
        self.stop()
        for child in self.findChildren(Child):
            child.wait(patience_ms)

    def _on_answer(self, answer: Message) -> None:
        if "awake" in answer:
            self.settled.emit(Awake(answer["awake"]))
        else:
            self._fail(answer["not_awake"])

    def _on_ended(self) -> None:
        log = self._child.log.strip() if self._child is not None else ""
        self._fail(log or "the child process ended")

    def _fail(self, reason: str) -> None:
        self._forget_child()
        self.settled.emit(NotAwake(reason))

    def _forget_child(self) -> None:
        if self._child is not None:
            self._child.answered.disconnect(self._on_answer)
            self._child.ended.disconnect(self._on_ended)
            self._child = None
