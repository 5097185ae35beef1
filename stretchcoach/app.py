"""Puts the window together."""

from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QObject, Qt

from stretchcoach.appearance import Appearance
from stretchcoach.cold_pack_screen import ColdPackScreen
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.summary import summarise
from stretchcoach.core.timeline import Timeline
from stretchcoach.desktop.keep_awake import KeepAwake
from stretchcoach.desktop.system_motion import SystemMotion
from stretchcoach.errors import UserError
from stretchcoach.file_dialogs import SystemFileDialogs
from stretchcoach.guide_screen import GuideScreen
from stretchcoach.keeping import Keeping
from stretchcoach.library.guide import load_guide
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.parts import Parts, SoundWait, is_spoken_at
from stretchcoach.player_screen import PlayerScreen
from stretchcoach.playing import Playing
from stretchcoach.recorder import HistoryState
from stretchcoach.routine_files import RoutineFiles
from stretchcoach.settings import Settings
from stretchcoach.today_screen import TodayScreen
from stretchcoach.ui.exercise_words import in_order
from stretchcoach.ui.guide_document import guide_document
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.complete import CompletePage
from stretchcoach.ui.pages.exercises import ExercisesPage
from stretchcoach.ui.pages.guide import GuidePage
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.pages.preview import PreviewPage
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.pages.welcome import WelcomePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.version import program_version
from stretchcoach.welcome_screen import WelcomeScreen, is_welcome_due


class App(QObject):
    """The window, its pages, and the way between them."""

    def __init__(
        self,
        parts: Parts,
        look: Style,
        routine: Routine,
        *,
        speed: float = 1.0,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._look = look
        self._speed = speed
        self._routine = routine
        self._names = {one.id: one.name for one in parts.exercises.values()}
        self._window_state = Qt.WindowState.WindowNoState
        self._asked_to_close = False
        guide = load_guide(program_version())
        self.motion = SystemMotion(self)
        self.preferences = parts.preferences
        self.preferences.load()
        self._sounds = self.preferences.settings.sounds
        self.appearance = Appearance(self.preferences, look, self.motion, self)
        self.window = window or MainWindow(look)
        self.window.may_close = self._may_close
        self.today = TodayPage(look)
        self.exercises = ExercisesPage(look, parts.exercises, parts.phrases)
        self.history = HistoryPage(look)
        self.guide = GuidePage(look, guide, parts.exercises)
        self.settings = SettingsPage(look, parts.exercises)
        self.complete = CompletePage(look)
        self.preview = PreviewPage(look)
        self.player = PlayerPage(look)
        self.notices = NoticeBoard(look, self.today.add_notice, self)
        self.complete_notices = NoticeBoard(look, self._add_to_complete, self)
        self.screen = PlayerScreen(parts, self.player, self.window)
        self.today_screen = TodayScreen(parts, self.today, self.notices, routine)
        self.window.add_page("today", self.tr("Today"), "today", self.today)
        self.window.add_page("exercises", self.tr("Exercises"), "exercises", self.exercises)
        self.window.add_page("history", self.tr("History"), "history", self.history)
        self.window.add_page("guide", self.tr("Guide"), "guide", self.guide)
        self.window.add_page(
            "settings", self.tr("Settings"), "settings", self.settings, at_bottom=True
        )
        dialogs = SystemFileDialogs(self.window)
        self.keeping = Keeping(
            parts, look, self.window, dialogs, lambda: self._routine, self.history, self.settings
        )
        document = partial(guide_document, guide, in_order(parts.exercises), look.font(16))
        self.guide_screen = GuideScreen(self.guide, document, dialogs)
        self.cold_pack = ColdPackScreen(
            parts, self.guide, KeepAwake(self), lambda: not self.screen.is_playing
        )
        self.routine_files = RoutineFiles(
            frozenset(parts.exercises), lambda: self.screen.is_playing, self
        )
        self._connect()

    def show(self, state: HistoryState) -> None:
        """Show what was found in the history, and have the voice made ready."""
        self.today_screen.show(state)
        self.notices.tell("settings", self.preferences.notice)
        self.notices.tell("backup", state.backup_problem)
        self.keeping.show()
        if is_spoken_at(self._speed) and not self._parts.speaker.muted:
            self._parts.speaker.open()
            self._parts.prepare_voice(self._routine)
            self.preferences.changed.connect(self._on_preferences_changed)
        self.window.show()
        self.today.setFocus()

    def welcome(self, state: HistoryState) -> None:
        """Welcome one who is new, above all else."""
        if not is_welcome_due(self._parts, state):
            return
        page = WelcomePage(
            self._look, self._routine, self._parts.exercises, self.today_screen.duration
        )
        WelcomeScreen(self._parts, page, self._routine).finished.connect(self.window.leave_full)
        self.window.show_full(page)

    def play(self, routine: Routine, resumed: SessionRecord | None = None) -> None:
        """Fill the screen and play; what is being played goes on instead."""
        if self.screen.is_playing:
            return
        self._asked_to_close = False
        self.screen.tell("file", "")
        self.notices.tell("start", "")
        try:
            self.screen.play(routine, self._speed, resumed)
        except UserError as error:
            self.notices.tell("start", str(error))
            self.window.show_page("today")
            self.today_screen.refresh()
            return
        self._window_state = self.window.windowState()
        # Where the window changes its size, a fade would be cut off at its first frames.
        self.window.show_full(self.player, fades=False)
        self.window.showFullScreen()

    def flush(self) -> None:
        """Have written what is still being typed."""
        self.complete.flush()
        self.keeping.flush()

    def close(self) -> None:
        """End what still runs, and wait for the files that were chosen.

        Raises UserError where one can't be written.
        """
        with ExitStack() as stack:
            for part in (self.routine_files, self.guide_screen, self.keeping, self.cold_pack):
                stack.callback(part.close)

    def on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Look again at what may have changed while other programs were used."""
        self.motion.ask()
        if state is Qt.ApplicationState.ApplicationActive and not self.screen.is_playing:
            self.today_screen.refresh()

    def play_at_once(self, state: HistoryState) -> None:
        """Play as soon as it is known whether there is sound; what was broken off is offered."""
        if state.unfinished is None:
            SoundWait(self._parts.speaker, self.today_screen.start, self)

    def _connect(self) -> None:
        parts = self._parts
        self.today_screen.play_requested.connect(self.play)
        self.today_screen.preview_requested.connect(self._on_preview_requested)
        self.preview.closed.connect(self.window.leave_full)
        self.preview.start_requested.connect(self._on_preview_start)
        self.exercises.practise_requested.connect(self._on_practise)
        self.today_screen.guide_requested.connect(self._show_doctor)
        self.complete.guide_requested.connect(self._on_complete_guide)
        self.history.guide_requested.connect(self._show_doctor)
        self.keeping.changed.connect(self.today_screen.refresh)
        self.keeping.backup_failed.connect(partial(self.notices.tell, "backup"))
        self.cold_pack.unheard.connect(self._on_cold_pack_unheard)
        self.screen.finished.connect(self._on_finished)
        self.player.end_declined.connect(self._on_end_declined)
        self.complete.rating_changed.connect(parts.recorder.rate)
        self.complete.done.connect(self._leave_full)
        self.routine_files.opened.connect(self._on_routine_opened)
        self.routine_files.refused.connect(self._tell_of_file)
        parts.recorder.failed.connect(self._tell_of_history)
        parts.recorder.written.connect(partial(self._tell_of_history, ""))
        for change in (parts.narrator.failed, parts.narrator.settled):
            change.connect(self._tell_of_voice)
        for change in (parts.speaker.settled, parts.speaker.sound_lost, parts.speaker.sound_back):
            change.connect(self._tell_of_voice)

    def _on_practise(self, exercise: str) -> None:
        """Play one set of an exercise for each leg."""
        self.play(Routine(self._names[exercise], (RoutineStep(exercise=exercise, sets=1),)))

    def _on_routine_opened(self, routine: Routine) -> None:
        self._routine = routine
        if is_spoken_at(self._speed) and not self._parts.speaker.muted:
            self._parts.prepare_voice(routine)
        self.today_screen.show_routine(routine)
        self.keeping.settings.show(routine.days)
        self._tell_of_file("")

    def _tell_of_file(self, words: str) -> None:
        """Go to Today, unless a session is played, and say why no routine was opened, if so."""
        self.notices.tell("file", "")  # the same words may have been put away
        self.notices.tell("file", words)
        self.screen.tell("file", words)
        if self.screen.is_playing:
            return
        # A note and the welcome stay in front: one leaves them oneself.
        if self.preview.isVisible() or self.complete.isVisible():
            self.complete.flush()
            self._leave_full()
        self.window.show_page("today")

    def _on_preferences_changed(self, settings: Settings) -> None:
        """Have rendered ahead what is to be said now; the narrator sees to voice and speed."""
        if settings.sounds != self._sounds:
            self._sounds = settings.sounds
            self._parts.prepare_voice(self._routine)

    def _show_doctor(self) -> None:
        self.window.show_page("guide")
        self.guide.show_section("doctor")

    def _on_complete_guide(self) -> None:
        self._leave_full()
        self._show_doctor()

    def _on_end_declined(self) -> None:
        self._asked_to_close = False

    def _on_finished(self, playing: Playing, is_completed: bool) -> None:
        self.window.setWindowState(self._window_state)
        if self._asked_to_close:
            self.window.close()
            return
        summary = summarise(
            playing.routine,
            playing.records,
            started_at=playing.started_at,
            completed=is_completed,
        )
        if not summary.has_stretched:
            self._leave_full()  # nothing was kept that could be rated
            return
        self.complete.show_summary(summary, self._names)
        self.window.show_full(self.complete)

    def _on_preview_requested(self, timeline: Timeline, routine: Routine) -> None:
        self.preview.show_routine(timeline, routine, self._parts.exercises)
        self.window.show_full(self.preview)

    def _on_preview_start(self) -> None:
        self.window.leave_full()
        self.today_screen.start()

    def _leave_full(self) -> None:
        self.window.leave_full()
        self.today_screen.refresh()

    def _on_cold_pack_unheard(self, words: str) -> None:
        """Show on every page but its own what the cold pack's timer could not say."""
        self.notices.tell("cold_pack", words)
        self.screen.tell("cold_pack", words)

    def _add_to_complete(self, notice: Notice) -> None:
        self.complete.body.insertWidget(0, notice)

    def _tell_of_history(self, words: str) -> None:
        self.notices.tell("history", words)
        self.complete_notices.tell("history", words)

    def _tell_of_voice(self) -> None:
        parts = self._parts
        retry = self.tr("Retry") if parts.may_retry_voice else ""
        self.notices.tell("voice", " ".join(parts.voice_notices()), retry, parts.retry_voice)

    def _may_close(self) -> bool:
        """Ask first while a session is under way; asked twice, end it and close."""
        if not self.screen.is_playing:
            self.flush()
            return True
        if self._asked_to_close:
            self.screen.end()
            return True
        self._asked_to_close = True
        self.screen.ask_to_end()
        return False
