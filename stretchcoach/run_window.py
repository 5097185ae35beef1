"""Runs the window from its opening to its end."""

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from stretchcoach.app import App
from stretchcoach.core.exercise import Exercise
from stretchcoach.core.routine import Routine
from stretchcoach.crash_report import CrashReporter
from stretchcoach.errors import UserError
from stretchcoach.parts import make_parts
from stretchcoach.paths import Paths
from stretchcoach.start_options import StartOptions
from stretchcoach.ui.accessibility import tell_roles
from stretchcoach.ui.crash_dialog import CrashDialogs
from stretchcoach.ui.theme import Style

# Python sees a signal only when it runs.
SIGNALS_SEEN_EVERY_MS = 250


def run_window(
    paths: Paths, exercises: dict[str, Exercise], routine: Routine, options: StartOptions
) -> int:
    """Show the window until it is closed. Raises UserError."""
    application = QApplication(sys.argv[:1])
    tell_roles()
    application.setApplicationName("stretchcoach")
    application.setApplicationDisplayName("Stretch Coach")
    application.setDesktopFileName("io.github.stretchcoach.StretchCoach")
    reporter = CrashReporter()
    parts = make_parts(paths, exercises, application)
    try:
        try:
            state = parts.recorder.open(parts.now())
            parts.speaker.muted = options.mute
            parts.recorder.broke.connect(reporter.report)
            look = Style(application.styleHints())
            app = App(parts, look, routine, speed=options.speed)
            reporter.crashed.connect(CrashDialogs(look, app.window).show)
            reporter.install()
            application.applicationStateChanged.connect(app.on_application_state_changed)
            app.keeping.broke.connect(reporter.report)
            application.aboutToQuit.connect(app.flush)
            app.motion.ask()
            app.show(state)
            if options.plays_at_once:
                app.play_when_sound_is_known()
            watch = QTimer(app, interval=SIGNALS_SEEN_EVERY_MS)
            watch.timeout.connect(lambda: None)
            watch.start()
            for number in (signal.SIGINT, signal.SIGTERM):
                # Not `quit`, which a window may refuse: what is played can be gone on with later.
                signal.signal(number, lambda *_: application.exit())
            code = application.exec()
            app.close()
            return code
        finally:
            parts.close()
    except UserError as error:
        # Who started it from a menu sees no terminal.
        QMessageBox.critical(None, application.applicationDisplayName(), str(error))
        raise
