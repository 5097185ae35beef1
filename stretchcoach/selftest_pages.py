"""Paints every page of the window without a screen."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from stretchcoach.app import App
from stretchcoach.errors import UserError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.parts import make_parts
from stretchcoach.paths import Paths
from stretchcoach.translation import fill, translate
from stretchcoach.ui.theme import Style

SPEED = 100.0  # too fast to be spoken: voice and sound are checked by themselves


def paint_all(paths: Paths) -> str:
    """Paint each page, a session and its end; return their names. Raises what painting raises."""
    exercises = load_exercises()
    routine = load_routine(DEFAULT, frozenset(exercises))
    owner = QObject()
    parts = make_parts(paths, exercises, owner)
    try:
        state = parts.recorder.open(parts.now())
        with _raising():
            app = App(parts, Style(), routine, speed=SPEED)
            try:
                app.show(state)
                painted = list(_paint(app))
            finally:
                app.close()
                app.window.close()
                app.window.deleteLater()
                QApplication.sendPostedEvents(app.window, QEvent.Type.DeferredDelete)
    finally:
        parts.close()
    return ", ".join(painted)


def _paint(app: App) -> Iterator[str]:
    for key in app.window.page_keys:
        app.window.show_page(key)
        yield _look_at(key, app.window)
    app.today_screen.start()
    yield _look_at("player", app.window)
    app.screen.end()
    yield _look_at("complete", app.window)


def _look_at(name: str, window: QWidget) -> str:
    """Return `name`. Raises UserError where nothing was painted."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if _is_plain(window.grab().toImage()):
        raise UserError(fill(translate("Selftest", "{page} stays empty."), page=name))
    return name


def _is_plain(image: QImage) -> bool:
    """Whether an image is of one colour, or of no size."""
    if image.isNull():
        return True
    plain = image.copy()
    plain.fill(image.pixelColor(0, 0))
    return image == plain


@contextmanager
def _raising() -> Iterator[None]:
    """Raise the first error of what Qt calls, which would else only be printed."""
    errors: list[BaseException] = []

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        errors.append(error)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    finally:
        sys.excepthook = before
    if errors:
        raise errors[0]
