"""Does in a thread of its own what would make the window wait."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

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
        self._is_closed = False
        self._done.connect(self._on_done)

    def begin(self, job: Callable[[], T]) -> "Future[T]":
        """Have `job` done for one who waits for its result, in any thread but this one."""
        return self._thread.submit(job)

    def run(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Have `job` done, and `then` told of its result; a UserError goes to `failed`.

        Once this is closed nothing is done: an answer that came with the end may ask for more.
        """
        if not self._is_closed:
            self.begin(job).add_done_callback(
                lambda future: self._done.emit(lambda: self._tell(future, then))
            )

    def close(self) -> None:
        """Wait until all jobs are done."""
        self._is_closed = True
        self._thread.shutdown()

    def finish(self) -> None:
        """Wait until all jobs are done, and tell of them. Raises UserError with what failed."""
        words: list[str] = []
        self.failed.connect(words.append)
        self.close()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        if words:
            raise UserError(" ".join(words))

    def _tell(self, future: "Future[T]", then: Callable[[T], object]) -> None:
        error = future.exception()
        if isinstance(error, UserError):
            self.failed.emit(str(error))
        elif error is not None:
            self.broke.emit(error)
        else:
            then(future.result())

    def _on_done(self, tell: Callable[[], Any]) -> None:
        tell()
