"""The player's page at work: what a person wants reaches the session, what happens is shown."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from stretchcoach.core.record import SessionRecord
from stretchcoach.core.routine import Routine
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.errors import UserError
from stretchcoach.parts import Parts
from stretchcoach.playing import Playing
from stretchcoach.ui.pages.player import PlayerPage

# The ring moves 28 px a second at 1280 x 800: a step of less than 2 px is not seen from the mat.
FRAME_MS = 50
FLASHES = (CueKind.START_CHIME, CueKind.END_CHIME)


class PlayerScreen(QObject):
    """Plays one routine at a time on `page`, within `window`.

    `finished` says that a playing is over, and whether it is complete.
    """

    finished = Signal(Playing, bool)

    def __init__(self, parts: Parts, page: PlayerPage, window: QMainWindow) -> None:
        super().__init__(window)
        self._parts = parts
        self._page = page
        self._window = window
        self._playing: Playing | None = None
        self._leaving: Playing | None = None
        self._goes_on_after_question = False
        self._notices: dict[str, str] = {}
        self._frames = QTimer(self)
        self._frames.setSingleShot(True)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._show)
        self._connect_page()
        self._connect_parts()
        window.installEventFilter(self)

    @property
    def playing(self) -> Playing | None:
        """What is being played."""
        return self._playing

    @property
    def is_playing(self) -> bool:
        """Whether a session is under way."""
        return self._playing is not None

    def play(self, routine: Routine, speed: float, resumed: SessionRecord | None = None) -> None:
        """Begin. Raises StoreError, with nothing begun, where it can't be recorded."""
        if self._leaving is not None:
            self._leaving.hush()
        playing = Playing(self._parts, routine, speed=speed, resumed=resumed, parent=self)
        conductor = playing.conductor
        conductor.phase_changed.connect(self._show)
        conductor.state_changed.connect(self._show)
        conductor.cue_due.connect(self._show)
        playing.shown_only.connect(self._on_shown_only)
        playing.finished.connect(self._on_finished)
        playing.silent.connect(self._on_silent)
        self._playing = playing
        self._page.set_session(playing.timeline, self._parts.exercises, playing.speed)
        self._page.set_muted(self._parts.speaker.muted, has_voice=playing.is_spoken)
        self._tell_of_voice()
        try:
            playing.start()
        except UserError:
            self._playing = None
            playing.deleteLater()
            raise

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show how things stand when the window can be seen again."""
        if event.type() in (QEvent.Type.WindowStateChange, QEvent.Type.Show):
            self._page.set_full_screen(self._window.isFullScreen())
            self._show()
        return super().eventFilter(watched, event)

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._playing is not None:
            self._playing.conductor.toggle_pause()

    def ask_to_end(self) -> None:
        """Pause and ask whether to end."""
        self._page.ask_to_end()

    def end(self) -> None:
        """End what is played, as far as it has come."""
        if self._playing is not None:
            self._playing.conductor.end()

    def _connect_page(self) -> None:
        page = self._page
        page.pause_toggled.connect(self.toggle_pause)
        page.skip_requested.connect(self._on_skip_requested)
        page.back_requested.connect(self._on_back_requested)
        page.end_requested.connect(self._on_end_requested)
        page.end_declined.connect(self._on_end_declined)
        page.end_confirmed.connect(self.end)
        page.mute_toggled.connect(self._on_mute_toggled)
        page.full_screen_toggled.connect(self._on_full_screen_toggled)
        page.retry_requested.connect(self._on_retry)

    def _connect_parts(self) -> None:
        parts = self._parts
        parts.narrator.failed.connect(self._tell_of_voice)
        parts.narrator.settled.connect(self._tell_of_voice)
        parts.speaker.sound_lost.connect(self._tell_of_voice)
        parts.speaker.sound_back.connect(self._tell_of_voice)
        parts.recorder.failed.connect(lambda words: self.tell("history", words))
        parts.recorder.written.connect(lambda: self.tell("history", ""))
        parts.preferences.changed.connect(self._tell_of_voice)

    def _show(self) -> None:
        if self._playing is None:
            return
        snapshot = self._playing.snapshot()
        self._page.show_snapshot(snapshot)
        is_seen = self._page.isVisible() and not self._window.isMinimized()
        if is_seen and snapshot.state in (State.RUNNING, State.COUNT_IN):
            self._frames.start(FRAME_MS)
        else:
            self._frames.stop()

    def _on_shown_only(self, cue: Cue) -> None:
        self._page.tell_unheard(cue)
        if cue.kind in FLASHES:
            self._page.flash()

    def _on_finished(self, is_completed: bool) -> None:
        playing, self._playing = self._playing, None
        self._leaving = playing
        self._frames.stop()
        self.tell("history", "")
        if playing is not None:
            self.finished.emit(playing, is_completed)

    def _on_skip_requested(self) -> None:
        if self._playing is not None:
            self._playing.skip()
            self._show()

    def _on_back_requested(self) -> None:
        if self._playing is not None:
            self._playing.back()
            self._show()

    def _on_silent(self) -> None:
        if self._leaving is not None:
            self._leaving.deleteLater()
            self._leaving = None

    def _on_end_requested(self) -> None:
        if self._playing is not None:
            state = self._playing.snapshot().state
            self._goes_on_after_question = state is not State.PAUSED
            self._playing.conductor.pause()

    def _on_end_declined(self) -> None:
        if self._playing is not None and self._goes_on_after_question:
            self._playing.conductor.resume()

    def _on_mute_toggled(self) -> None:
        if self._playing is not None and not self._playing.is_spoken:
            return
        speaker = self._parts.speaker
        speaker.muted = not speaker.muted
        self._page.set_muted(speaker.muted)
        self._tell_of_voice()

    def _on_full_screen_toggled(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_retry(self) -> None:
        self._parts.retry_voice()
        self._tell_of_voice()

    def _tell_of_voice(self) -> None:
        parts = self._parts
        self.tell("voice", " ".join(parts.voice_notices()))
        # What can't be heard must be read.
        is_heard = parts.speaker.is_heard and parts.narrator.problem is None
        if self._playing is not None and not self._playing.is_spoken:
            is_heard = False
        self._page.set_captions(parts.preferences.settings.captions or not is_heard)

    def tell(self, subject: str, words: str) -> None:
        """Show `words` above the controls until the subject has others, or none ("")."""
        self._notices[subject] = words
        told = " ".join(filter(None, self._notices.values()))
        self._page.set_notice(told or None, can_retry=self._parts.may_retry_voice)
