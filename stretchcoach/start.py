"""Starts the window, or the text player where there is no display."""

import signal
import sys

from stretchcoach.desktop.display import NoDisplay, find_display
from stretchcoach.errors import RoutineError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.routines import load_routine
from stretchcoach.paths import Paths
from stretchcoach.start_options import StartOptions
from stretchcoach.translation import fill, translate


def start(paths: Paths, options: StartOptions) -> int:
    """Run the program to its end and return its exit code. Raises UserError."""
    exercises = load_exercises()
    try:
        routine = load_routine(options.routine, frozenset(exercises))
    except RoutineError as error:
        if not options.plays_at_once and not isinstance(find_display(), NoDisplay):
            _show(error)
        raise
    if not options.terminal:
        display = find_display()
        if not isinstance(display, NoDisplay):
            from stretchcoach.run_window import run_window

            return run_window(paths, exercises, routine, options)
        words = translate("Start", "No window, as {reason}. The routine plays here as text.")
        if sys.stderr is not None:
            print(fill(words, reason=display.reason), file=sys.stderr)
    from stretchcoach.terminal import run_terminal

    signal.signal(signal.SIGINT, signal.default_int_handler)
    return run_terminal(paths, exercises, routine, speed=options.speed, mute=options.mute)


def _show(error: RoutineError) -> None:
    """Tell of a file that was opened from the desktop, where no terminal is seen."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    application = QApplication.instance() or QApplication(sys.argv[:1])
    QMessageBox.critical(None, "Stretch Coach", str(error))
    del application
