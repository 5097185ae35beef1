"""Starts the window, or the text player where there is no display."""

import signal
import sys
from functools import partial
from typing import TYPE_CHECKING

from stretchcoach.desktop.display import NoDisplay, find_display
from stretchcoach.errors import RoutineError
from stretchcoach.library.names import DEFAULT
from stretchcoach.paths import Paths
from stretchcoach.start_options import StartOptions
from stretchcoach.translation import fill, translate

if TYPE_CHECKING:
    from stretchcoach.core.exercise import Exercise
    from stretchcoach.core.routine import Routine


def start(paths: Paths, options: StartOptions) -> int:
    """Run the program to its end and return its exit code. Raises UserError."""
    load = partial(_load, options.routine)
    if options.routine != DEFAULT:
        load = partial(_pass_on, _load_given(options))
    if not options.terminal:
        display = find_display()
        if not isinstance(display, NoDisplay):
            from stretchcoach.run_window import run_window

            return run_window(paths, load, options)
        words = translate("Start", "No window, as {reason}. The routine plays here as text.")
        if sys.stderr is not None:
            print(fill(words, reason=display.reason), file=sys.stderr)
    from stretchcoach.terminal import run_terminal

    signal.signal(signal.SIGINT, signal.default_int_handler)
    exercises, routine = load()
    return run_terminal(paths, exercises, routine, speed=options.speed, mute=options.mute)


def _load(name_or_path: str) -> "tuple[dict[str, Exercise], Routine]":
    # Loaded late: a window is on the screen before all of it is read.
    from stretchcoach.library.exercises import load_exercises
    from stretchcoach.library.routines import load_routine

    exercises = load_exercises()
    return exercises, load_routine(name_or_path, frozenset(exercises))


def _pass_on(
    loaded: "tuple[dict[str, Exercise], Routine]",
) -> "tuple[dict[str, Exercise], Routine]":
    return loaded


def _load_given(options: StartOptions) -> "tuple[dict[str, Exercise], Routine]":
    """Load the routine that the user named, which may have faults; no window is shown then."""
    try:
        return _load(options.routine)
    except RoutineError as error:
        if not options.plays_at_once and not isinstance(find_display(), NoDisplay):
            _show(error)
        raise


def _show(error: RoutineError) -> None:
    """Tell of a file that was opened from the desktop, where no terminal is seen."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    application = QApplication.instance() or QApplication(sys.argv[:1])
    QMessageBox.critical(None, "Stretch Coach", str(error))
    del application
