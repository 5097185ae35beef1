"""Starts the window, or the text player where there is no display."""

import signal
import sys

from stretchcoach.desktop.display import NoDisplay, find_display
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.routines import load_routine
from stretchcoach.paths import Paths
from stretchcoach.start_options import StartOptions
from stretchcoach.translation import fill, translate


def start(paths: Paths, options: StartOptions) -> int:
    """Run the program to its end and return its exit code. Raises UserError."""
    exercises = load_exercises()
    routine = load_routine(options.routine, frozenset(exercises))
    if not options.terminal:
        display = find_display()
        if not isinstance(display, NoDisplay):
            from stretchcoach.app import run_window

            return run_window(paths, exercises, routine, options)
        words = translate("Start", "No window, as {reason}. The routine plays here as text.")
        if sys.stderr is not None:
            print(fill(words, reason=display.reason), file=sys.stderr)
    from stretchcoach.terminal import run_terminal

    signal.signal(signal.SIGINT, signal.default_int_handler)
    return run_terminal(paths, exercises, routine, speed=options.speed, mute=options.mute)
