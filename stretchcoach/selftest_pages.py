"""Paints every page of the window, with a session in the history; no screen is needed.

Run as a program, for an error of painting may end the process: it writes a JSON line for each
page, and one with what failed.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QLocale, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from stretchcoach.app import App
from stretchcoach.core.cold_pack import DEFAULT_MINUTES, compile_cold_pack
from stretchcoach.core.snapshot import Snapshot, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.errors import UserError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.parts import Parts, make_parts
from stretchcoach.paths import Paths, find_paths
from stretchcoach.recorder import HistoryState
from stretchcoach.selftest import words_of
from stretchcoach.selftest_history import shipped_routine, write_session
from stretchcoach.translation import fill, translate
from stretchcoach.ui.cold_pack_view import running_view
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.page_stack import PageStack

SPEED = 100.0  # too fast to be spoken: voice and sound are checked by themselves
HELD_S = 5.0
LONGEST_MS = 10_000


def main() -> int:
    """Paint the pages with what is kept in the folder of the last argument; return 1 on failure."""
    application = QApplication(sys.argv[:1])
    try:
        paint_all(find_paths(Path(sys.argv[-1])), lambda page: _say(painted=page))
    except Exception as error:  # whatever is wrong is what is looked for
        _say(failed=words_of(error))
        return 1
    del application
    return 0


def _say(**content: str) -> None:
    print(json.dumps(content), flush=True)


def paint_all(paths: Paths, tell: Callable[[str], None]) -> None:
    """Paint each page, a session and its end; `tell` their names. Raises what painting raises."""
    owner = QObject()
    parts = make_parts(paths, load_exercises(), owner)
    try:
        state = parts.recorder.open(parts.now())
        with _raising():
            app = App(parts, Style(reduced_motion=True), shipped_routine(), speed=SPEED)
            # Nothing here is for the screen of who works at the computer meanwhile.
            settings = parts.preferences.settings
            parts.preferences.change(replace(settings, keep_screen_on=False))
            try:
                app.show(state)
                for page in _Walk(app, parts).paint(state):
                    tell(page)
            finally:
                app.close()
                app.window.close()
                app.window.deleteLater()
                QApplication.sendPostedEvents(app.window, QEvent.Type.DeferredDelete)
    finally:
        parts.close()


class _Walk:
    """Goes through the window of `app`, from the welcome of one who is new to a session's end."""

    def __init__(self, app: App, parts: Parts) -> None:
        self._app = app
        self._window = app.window
        self._parts = parts
        self._before: QWidget | None = None

    def paint(self, state: HistoryState) -> Iterator[str]:
        """Yield the name of each page once it is painted. Raises UserError where one is not."""
        self._app.welcome(state)
        yield self._look("welcome")
        self._window.leave_full()
        write_session(self._parts.recorder, shipped_routine(), self._parts.now())
        for key in self._window.page_keys:
            self._window.show_page(key)
            yield self._look(key)
        yield from self._paint_opened()
        yield from self._paint_full()

    def _paint_opened(self) -> Iterator[str]:
        """Paint what opens within the pages."""
        app = self._app
        self._window.show_page("exercises")
        app.exercises.open(next(iter(self._parts.exercises)))
        yield self._look("exercise")
        self._window.show_page("history")
        [line] = self._parts.recorder.wait_for(lambda archive: archive.lines(0, 1))
        app.history.session_requested.emit(line.id)
        yield self._look("session")
        app.history.close_session()
        app.history.overview.sessions.all_requested.emit()
        yield self._look("sessions")
        timeline = compile_cold_pack(
            DEFAULT_MINUTES, self._parts.narrator.length, self._parts.phrases
        )
        running = Snapshot(State.RUNNING, timeline.at(0.0))
        app.guide.cold_pack.show_view(running_view(running, self._parts.now(), QLocale()))
        self._window.show_page("guide")
        yield self._look("cold pack")

    def _paint_full(self) -> Iterator[str]:
        """Paint what fills the window."""
        app = self._app
        app.keeping.symptoms.open()
        yield self._look("symptoms")
        self._window.leave_full()
        app.today_screen.preview()
        yield self._look("preview")
        self._window.leave_full()
        app.today_screen.start()
        yield self._look("player")
        self._hold()
        app.screen.end()
        yield self._look("complete")

    def _hold(self) -> None:
        """Hold for so long that there is something to tell of at the end."""
        playing = self._app.screen.playing
        assert playing is not None

        def has_held() -> bool:
            moment = playing.snapshot().moment
            return moment.phase.kind is PhaseKind.HOLD and moment.into >= HELD_S

        _wait_until(has_held)

    def _look(self, name: str) -> str:
        """Return `name`. Raises UserError where no other page came, or nothing was painted."""
        # What was asked of the history before that is answered by then.
        self._parts.recorder.wait_for(lambda archive: None)
        for _ in range(2):  # the second time for what was laid out by the first
            _see_to_events()
        page = _page_in(self._window)
        if page is self._before:
            raise UserError(fill(translate("Selftest", "{page} does not open."), page=name))
        self._before = page
        look_at(name, page)
        return name


def _page_in(window: QWidget) -> QWidget:
    """Return the page that is shown: the innermost, for one may hold others."""
    stacks = [stack for stack in window.findChildren(PageStack) if stack.isVisible()]
    page = stacks[-1].currentWidget()
    assert page is not None
    return page


def look_at(name: str, page: QWidget) -> None:
    """Paint a page, also what is scrolled out of sight. Raises UserError where it stays empty."""
    if _is_plain(page.grab().toImage()):
        raise UserError(fill(translate("Selftest", "{page} stays empty."), page=name))
    for area in page.findChildren(QScrollArea):
        if (content := area.widget()) is not None:
            content.grab()


def _is_plain(image: QImage) -> bool:
    """Whether an image is of one colour, or of no size."""
    if image.isNull():
        return True
    plain = image.copy()
    plain.fill(image.pixelColor(0, 0))
    return image == plain


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(LONGEST_MS)
    while not is_so():
        if deadline.hasExpired():
            raise UserError(translate("Selftest", "The session does not go on."))
        _see_to_events()


def _see_to_events() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


@contextmanager
def _raising() -> Iterator[None]:
    """Raise the first error, also one of what Qt calls, which would else only be printed."""
    errors: list[BaseException] = []

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        errors.append(error)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    except Exception as error:
        errors.append(error)
    finally:
        sys.excepthook = before
    if errors:
        raise errors[0]


if __name__ == "__main__":
    sys.exit(main())
