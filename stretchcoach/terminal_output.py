"""Where the text player writes: a terminal, or a file or pipe, and each may go away."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from rich.console import Console, RenderableType
from rich.live import Live


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Tell of it, where Rich would end the program."""
        raise BrokenPipeError


class TerminalOutput(QObject):
    """Shows words, and in a terminal a picture; `lost` comes once, when nobody can see them."""

    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = _Console(markup=False, emoji=False, highlight=False)
        self._live: Live | None = None
        self._problem: OSError | None = None

    @property
    def is_terminal(self) -> bool:
        """Whether it can show a picture, and ask."""
        return self._console.is_terminal

    def check(self) -> None:
        """Raise the OSError that it was lost by, if it was."""
        if self._problem is not None:
            raise self._problem

    def say(self, text: str) -> None:
        """Write `text`; a terminal breaks it between words."""
        with self._noticing_loss():
            self._console.print(text, soft_wrap=not self.is_terminal)

    def ask(self, question: str) -> str:
        """Return the line that is typed. Raises EOFError where there is none."""
        return self._console.input(question, markup=False, emoji=False)

    @contextmanager
    def picture(self) -> Iterator[None]:
        """Keep a place for a picture, which `show` changes, until left."""
        with Live(console=self._console, auto_refresh=False, transient=True) as self._live:
            yield
        self._live = None

    def show(self, picture: RenderableType) -> None:
        """Show `picture` where there is a place for one."""
        if self._live is not None:
            with self._noticing_loss():
                self._live.update(picture, refresh=True)

    @contextmanager
    def _noticing_loss(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._console.quiet = True
            self._problem = error
            self.lost.emit()
