"""Does in a thread of its own what would make the window wait."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from stretchcoach.errors import UserError

T = TypeVar("T")


class OffThread(QObject):
    """Does one job after the other; what comes of it is told in the thread of this object."""

    failed = Signal(str)
    broke = Signal(object)
    """Emitted with an exception that only a defect of the program can raise."""
    _done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._done.connect(self._on_done)

    def run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have `job` done, and `then` told of its result; a UserError goes to `failed`."""

        def answer(future: "Future[T]") -> None:
            error = future.exception()
            if isinstance(error, UserError):
                self.failed.emit(str(error))
            elif error is not None:
                self.broke.emit(error)
            else:
                self._done.emit(lambda: then(future.result()))

        self._thread.submit(job).add_done_callback(answer)

    def close(self) -> None:
        """Wait until all jobs are done."""
        self._thread.shutdown()

    def _on_done(self, tell: Callable[[], Any]) -> None:
        tell()
