"""Runs the window from its opening to its end."""

import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from stretchcoach.crash_report import CrashReporter
from stretchcoach.desktop.application import Application
from stretchcoach.desktop.garbage import GarbageCollector
from stretchcoach.errors import UserError
from stretchcoach.paths import Paths
from stretchcoach.preferences import Preferences
from stretchcoach.start_options import StartOptions
from stretchcoach.ui.accessibility import tell_roles
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.theme import Style

if TYPE_CHECKING:
    from stretchcoach.core.exercise import Exercise
    from stretchcoach.core.routine import Routine

# Python sees a signal only when it runs.
SIGNALS_SEEN_EVERY_MS = 250
# A window that is not on the screen by then is hidden, or the screen is locked.
LONGEST_WAIT_TO_BE_SEEN_MS = 500
# What the system draws above a window; how much is known only once it is shown.
TITLE_BAR = 40


def run_window(
    paths: Paths,
    load: "Callable[[], tuple[dict[str, Exercise], Routine]]",
    options: StartOptions,
) -> int:
    """Show the window until it is closed; `load` gives what it plays. Raises UserError."""
    application = Application(sys.argv[:1])
    tell_roles()
    application.setApplicationName("stretchcoach")
    application.setApplicationDisplayName("Stretch Coach")
    application.setDesktopFileName("io.github.stretchcoach.StretchCoach")
    reporter = CrashReporter()
    garbage = GarbageCollector(application)
    try:
        preferences = Preferences(paths.settings, application)
        look = Style(application.styleHints())
        window = open_window(look, preferences)
        # Loading these takes longer than all before: by now the window is there.
        from stretchcoach.app import App
        from stretchcoach.parts import make_parts
        from stretchcoach.ui.crash_dialog import CrashDialogs

        exercises, routine = load()
        parts = make_parts(paths, exercises, application, preferences)
        try:
            # The history is checked while the window is made.
            parts.recorder.open_soon(parts.now())
            parts.speaker.muted = options.mute
            parts.recorder.broke.connect(reporter.report)
            app = App(parts, look, routine, speed=options.speed, window=window)
            reporter.crashed.connect(CrashDialogs(look, window).show)
            reporter.install()
            application.applicationStateChanged.connect(app.on_application_state_changed)
            app.keeping.broke.connect(reporter.report)
            app.guide_screen.broke.connect(reporter.report)
            app.routine_files.broke.connect(reporter.report)
            application.aboutToQuit.connect(app.flush)
            app.motion.ask()
            state = parts.recorder.open(parts.now())
            app.show(state)
            if options.plays_at_once:
                app.play_at_once(state)
            else:
                app.welcome(state)
            application.tell_files(app.routine_files.open)
            garbage.start()
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
        for half_made in application.topLevelWidgets():
            half_made.hide()
        # Who started it from a menu sees no terminal.
        QMessageBox.critical(None, application.applicationDisplayName(), str(error))
        raise


def open_window(look: Style, preferences: Preferences) -> MainWindow:
    """Return the window, in its colours and on the screen, with no pages yet."""
    preferences.load()
    look.set_theme(preferences.settings.theme)
    look.set_text_scale(preferences.settings.text_size / 100)
    window = MainWindow(look)
    show_fitting(window, window.screen().availableSize())
    handle, deadline = window.windowHandle(), QDeadlineTimer(LONGEST_WAIT_TO_BE_SEEN_MS)
    is_seen = False
    while not is_seen and not deadline.hasExpired():
        is_seen = handle.isExposed()  # what is exposed is painted with the events that follow
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return window


def show_fitting(window: MainWindow, room: QSize) -> None:
    """Show the window, as large as the screen where that has no room for its first size."""
    first = window.size()
    window.resize(first.boundedTo(room - QSize(0, TITLE_BAR)))
    if window.size() == first:
        window.show()
    else:
        window.showMaximized()
