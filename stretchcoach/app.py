"""Puts the window together."""

import signal
import sys
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.summary import SessionSummary, summarise
from stretchcoach.crash_report import CrashReporter
from stretchcoach.desktop.system_motion import SystemMotion
from stretchcoach.errors import UserError
from stretchcoach.library.routines import decode_routine
from stretchcoach.notices import set_aside_words
from stretchcoach.parts import Parts, SoundWait, is_spoken_at, make_parts
from stretchcoach.paths import Paths
from stretchcoach.player_screen import PlayerScreen
from stretchcoach.playing import Playing
from stretchcoach.preferences import Preferences
from stretchcoach.recorder import HistoryState
from stretchcoach.start_options import StartOptions
from stretchcoach.ui.crash_dialog import CrashDialog
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.pages.exercises import ExercisesPage
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.notice import Notice

# Python sees a signal only when it runs.
SIGNALS_SEEN_EVERY_MS = 250
# Of the small scenes of the Today page, in designed pixels.
SCENE_RADIUS = 12
SCENE_FLOOR = 26


class App(QObject):
    """The window, its pages, and the way between them."""

    def __init__(self, parts: Parts, look: Style, routine: Routine, *, speed: float = 1.0) -> None:
        super().__init__()
        self._parts = parts
        self._look = look
        self._routine = routine
        self._speed = speed
        self._names = {one.id: one.name for one in parts.exercises.values()}
        self._unfinished: SessionRecord | None = None
        self._was_full_screen = False
        self._asked_to_close = False
        self._voice_notice: Notice | None = None
        self.motion = SystemMotion(self)
        self.preferences = Preferences(parts.paths.settings, look, self.motion, self)
        self.window = MainWindow(look, self._may_close)
        self.today = TodayPage(look, partial(scene_of, look))
        self.complete = CompletePage(look)
        self.player = PlayerPage(look)
        self.screen = PlayerScreen(parts, self.player, self.window)
        self.exercises = ExercisesPage(look, parts.exercises, parts.phrases)
        self.window.add_page("today", self.tr("Today"), "today", self.today)
        self.window.add_page("exercises", self.tr("Exercises"), "exercises", self.exercises)
        self.settings = SettingsPage(look, parts.exercises)
        self.settings.show_settings(self.preferences.settings)
        self.window.add_page(
            "settings", self.tr("Settings"), "settings", self.settings, at_bottom=True
        )
        self._connect()

    def show(self, state: HistoryState) -> None:
        """Show what was found in the history, and have the voice made ready."""
        timeline = compile_timeline(
            self._routine, self._parts.exercises, self._parts.narrator.length, self._parts.phrases
        )
        self.today.set_routine(self._routine, self._parts.exercises, timeline.duration)
        self._show_state(state)
        if state.set_aside is not None:
            self.today.add_notice(Notice(self._look, set_aside_words(state.set_aside)))
        if self.preferences.notice:
            self.today.add_notice(Notice(self._look, self.preferences.notice))
        if is_spoken_at(self._speed) and not self._parts.speaker.muted:
            self._parts.speaker.open()
            self._parts.prepare_voice(self._routine)
        self.window.show()
        self.today.setFocus()

    def play(self, routine: Routine, resumed: SessionRecord | None = None) -> None:
        """Fill the screen and play."""
        self._asked_to_close = False
        try:
            self.screen.play(routine, self._speed, resumed)
        except UserError as error:
            self.today.add_notice(Notice(self._look, str(error)))
            self.window.show_page("today")
            return
        self._was_full_screen = self.window.isFullScreen()
        self.window.show_full(self.player)
        self.window.showFullScreen()
        self.player.set_full_screen(True)

    def play_when_sound_is_known(self) -> None:
        """Play the routine as soon as it is known whether there is sound."""
        SoundWait(self._parts.speaker, lambda: self.play(self._routine), self)

    def _connect(self) -> None:
        self.today.start_requested.connect(lambda: self.play(self._routine))
        self.today.resume_requested.connect(self._on_resume)
        self.today.discard_requested.connect(self._on_discard)
        self.exercises.practise_requested.connect(self._on_practise)
        self.settings.settings_changed.connect(self.preferences.change)
        self.preferences.problem_changed.connect(self.settings.show_problem)
        self.screen.finished.connect(self._on_finished)
        self.player.end_declined.connect(self._on_end_declined)
        self.complete.rating_changed.connect(self._parts.recorder.rate)
        self.complete.done.connect(self._on_complete_left)
        self._parts.narrator.failed.connect(self._tell_of_voice)
        self._parts.narrator.settled.connect(self._tell_of_voice)
        self._parts.speaker.settled.connect(self._tell_of_voice)
        self._parts.speaker.sound_back.connect(self._tell_of_voice)

    def _on_practise(self, exercise: str) -> None:
        """Play one set of an exercise for each leg."""
        self.play(Routine(self._names[exercise], (RoutineStep(exercise=exercise, sets=1),)))

    def _on_resume(self) -> None:
        session = self._unfinished
        if session is None:
            return
        try:
            routine = self._routine_of(session)
        except UserError as error:
            self.today.add_notice(Notice(self._look, str(error)))
            return
        self.play(routine, session)

    def _on_discard(self) -> None:
        if self._unfinished is not None:
            self._parts.recorder.discard(self._unfinished)
        self._show_state(self._parts.recorder.read(self._parts.now()))

    def _on_end_declined(self) -> None:
        self._asked_to_close = False

    def _on_finished(self, playing: Playing, is_completed: bool) -> None:
        if not self._was_full_screen:
            self.window.showNormal()
        if self._asked_to_close:
            self.window.close()
            return
        summary = summarise(
            playing.routine,
            playing.records,
            ended_at=self._parts.now(),
            completed=is_completed,
        )
        self.complete.show_summary(summary, self._names)
        self.window.show_full(self.complete)

    def _on_complete_left(self) -> None:
        self._show_state(self._parts.recorder.read(self._parts.now()))
        self.window.leave_full()

    def _show_state(self, state: HistoryState) -> None:
        self._unfinished = state.unfinished
        self.today.set_today(self._parts.now().date())
        self.today.show_unfinished(state.unfinished)
        self.today.show_last(self._summary_of(state.last))

    def _summary_of(self, session: SessionRecord | None) -> SessionSummary | None:
        if session is None:
            return None
        try:
            routine = self._routine_of(session)
        except UserError:
            return None  # its exercises are no longer here; the history still has it
        return summarise(
            routine,
            session.holds,
            ended_at=session.ended_at or session.started_at,
            completed=session.status == "completed",
            pain=session.pain,
        )

    def _routine_of(self, session: SessionRecord) -> Routine:
        known = frozenset(self._parts.exercises)
        return decode_routine(session.routine_json.encode(), session.routine, known)

    def _tell_of_voice(self) -> None:
        if self._voice_notice is not None:
            self._voice_notice.deleteLater()
            self._voice_notice = None
        words = self._parts.voice_notices()
        if words:
            self._voice_notice = Notice(self._look, " ".join(words), self.tr("Retry"))
            self._voice_notice.action_requested.connect(self._parts.retry_voice)
            self.today.add_notice(self._voice_notice)

    def _may_close(self) -> bool:
        """Ask first while a session is under way; asked twice, end it and close."""
        if not self.screen.is_playing:
            self.complete.flush()
            return True
        if self._asked_to_close:
            self.screen.end()
            return True
        self._asked_to_close = True
        self.screen.ask_to_end()
        return False


def scene_of(look: Style, exercise: Exercise) -> QWidget:
    """Return a still picture of an exercise's hold."""
    scene = FigureView(look)
    scene.set_exercise(exercise, Leg.RIGHT)
    scene.set_callout_visible(False)
    scene.set_radius(SCENE_RADIUS)
    scene.floor_height = SCENE_FLOOR
    scene.set_frozen(True)
    scene.show_hold()
    return scene


def run_window(
    paths: Paths, exercises: dict[str, Exercise], routine: Routine, options: StartOptions
) -> int:
    """Show the window until it is closed. Raises UserError."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("stretchcoach")
    application.setApplicationDisplayName("Stretch Coach")
    application.setDesktopFileName("stretchcoach")
    reporter = CrashReporter()
    parts = make_parts(paths, exercises, application)
    try:
        state = parts.recorder.open(parts.now())
        parts.speaker.muted = options.mute
        parts.recorder.broke.connect(reporter.report)
        look = Style(application.styleHints())
        app = App(parts, look, routine, speed=options.speed)
        reporter.crashed.connect(lambda report: CrashDialog(look, report, app.window).open())
        reporter.install()
        application.applicationStateChanged.connect(app.motion.ask)
        app.motion.ask()
        app.show(state)
        if options.plays_at_once:
            app.play_when_sound_is_known()
        watch = QTimer(app, interval=SIGNALS_SEEN_EVERY_MS)
        watch.timeout.connect(lambda: None)
        watch.start()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: application.quit())
        return application.exec()
    except UserError as error:
        # Who started it from a menu sees no terminal.
        QMessageBox.critical(None, application.applicationDisplayName(), str(error))
        raise
    finally:
        parts.close()
