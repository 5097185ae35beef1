"""The timer of the cold pack at work: it runs by the clock, and is heard where it may be."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal

from stretchcoach.clock import SleeplessClock
from stretchcoach.core.cold_pack import DEFAULT_MINUTES, cold_pack_phrases, compile_cold_pack
from stretchcoach.core.cold_pack_rounds import seconds_since_start
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import Cue, CueKind, Moment, PhaseKind
from stretchcoach.desktop.keep_awake import KeepAwake
from stretchcoach.parts import Parts
from stretchcoach.player.conductor import Conductor
from stretchcoach.store.cold_pack_file import load_rounds, save_rounds
from stretchcoach.ui.cold_pack_view import running_view, wait_words
from stretchcoach.ui.pages.guide import GuidePage
from stretchcoach.voice.speaker import Played

# The shown seconds change a moment after they are due, never before.
AFTER_SECOND_S = 0.02
QUIET_AFTER_S = 0.5
LOOK_AGAIN_MS = 10_000


class ColdPackScreen(QObject):
    """Runs one timer at a time; of it only the starts of the last rounds are kept.

    By these it says when the next one may begin, also after it was stopped or the program ended.
    While `may_speak` says no, as while a routine is played, it is silent. `unheard` brings the
    words that then could not be said. `keep_awake` is its own: the end of a routine that is played
    meanwhile lets go of another.
    """

    unheard = Signal(str)

    def __init__(
        self,
        parts: Parts,
        page: GuidePage,
        keep_awake: KeepAwake,
        may_speak: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(page)
        self._parts = parts
        self._card = page.cold_pack
        self._keep_awake = keep_awake
        self._may_speak = may_speak
        self._conductor: Conductor | None = None
        self._minutes = DEFAULT_MINUTES
        self._kept_round = 0
        self._frames = QTimer(self)
        self._frames.setSingleShot(True)
        self._frames.timeout.connect(self._show)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._let_device_rest)
        self._waiting = QTimer(self)
        self._waiting.setInterval(LOOK_AGAIN_MS)
        self._waiting.timeout.connect(self._show_idle)
        self._card.start_requested.connect(self.start)
        self._card.pause_toggled.connect(self.toggle_pause)
        self._card.stop_requested.connect(self.stop)
        parts.preferences.changed.connect(self._on_settings_changed)
        page.installEventFilter(self)
        self._show_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again, when the page is opened, at what another window may have begun."""
        if event.type() == QEvent.Type.Show and self._conductor is None:
            self._show_idle()
        return super().eventFilter(watched, event)

    @property
    def is_running(self) -> bool:
        """Whether a timer runs or is paused."""
        return self._conductor is not None

    def start(self, minutes: int) -> None:
        """Begin the next round, unless it is too early; one that runs goes on instead."""
        if self._conductor is not None:
            return
        parts, now = self._parts, self._parts.now()
        rounds = load_rounds(parts.paths.cold_pack)
        if rounds.free_from(now) is not None:
            self._show_idle()
            return
        self._waiting.stop()
        self._minutes = minutes
        self._kept_round = 0
        self._prepare_voice()
        timeline = compile_cold_pack(
            minutes, parts.narrator.length, parts.phrases, rounds.next_number(now)
        )
        conductor = Conductor(Session(timeline, SleeplessClock(parts.clock)), self)
        conductor.cue_due.connect(self._on_cue)
        conductor.phase_changed.connect(self._on_phase_changed)
        conductor.state_changed.connect(self._on_state_changed)
        conductor.finished.connect(self._on_finished)
        self._conductor = conductor
        conductor.start()

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self._conductor is not None:
            self._conductor.toggle_pause()

    def stop(self) -> None:
        """End the timer, without a word."""
        if self._conductor is not None:
            self._conductor.end()
            self.unheard.emit("")

    def close(self) -> None:
        """End the timer with the program."""
        self.stop()
        self._keep_awake.close()

    def _prepare_voice(self) -> None:
        words = cold_pack_phrases(self._minutes, self._parts.phrases)
        self._parts.narrator.prepare(words)

    def _on_settings_changed(self) -> None:
        """Have the words rendered by the voice that was chosen meanwhile."""
        if self._conductor is not None:
            self._prepare_voice()
            self._see_to_screen(self._conductor.snapshot().state)

    def _see_to_screen(self, state: State) -> None:
        """Keep the display on while the time runs: a computer that sleeps says no word."""
        if state is State.RUNNING and self._parts.preferences.settings.keep_screen_on:
            self._keep_awake.start()
        else:
            self._keep_awake.stop()

    def _on_cue(self, cue: Cue) -> None:
        if not self._parts.preferences.settings.sounds.wants(cue.kind):
            return
        if self._may_speak():
            # What was played meanwhile may have let the device fall asleep.
            self._parts.speaker.wake()
            if self._parts.speaker.play_cue(cue) is Played.SOUNDED:
                self._rest_after(cue)
                return
        if cue.kind is CueKind.PHASE:
            self._card.tell_unheard(cue.text)
            self.unheard.emit(cue.text)

    def _rest_after(self, cue: Cue) -> None:
        """Let the device fall asleep for the rest of the hour once the last words are said."""
        snapshot = self._conductor.snapshot() if self._conductor else None
        if snapshot is None or snapshot.moment.phase.kind is PhaseKind.REST:
            length = self._parts.narrator.length(cue.text)
            self._quiet.start(round((length + QUIET_AFTER_S) * 1000))

    def _on_phase_changed(self) -> None:
        if self._may_speak():
            self._quiet.stop()
            self._parts.speaker.wake()
        self._show()

    def _on_state_changed(self, state: State) -> None:
        if state in (State.PAUSED, State.ENDED) and self._may_speak():
            self._parts.speaker.stop()
        self._see_to_screen(state)
        self._show()

    def _on_finished(self) -> None:
        conductor, self._conductor = self._conductor, None
        self._frames.stop()
        if conductor is not None:
            self._keep_round(conductor.snapshot().moment)
        self._show_idle()
        self._quiet.start(0)
        if conductor is not None:
            conductor.deleteLater()

    def _keep_round(self, moment: Moment) -> None:
        """Write when a round began, once, as soon as it counts."""
        since = seconds_since_start(moment, self._minutes)
        if since is None or moment.phase.set == self._kept_round:
            return
        self._kept_round = moment.phase.set
        path = self._parts.paths.cold_pack
        at = self._parts.now() - timedelta(seconds=since)
        save_rounds(path, load_rounds(path).begun(at))

    def _show_idle(self) -> None:
        """Show whether one may start, and look again as long as one may not."""
        rounds = load_rounds(self._parts.paths.cold_pack)
        wait = wait_words(rounds, self._parts.now(), QLocale())
        self._card.show_idle(wait)
        if not wait:
            self._waiting.stop()
        elif not self._waiting.isActive():
            self._waiting.start()

    def _let_device_rest(self) -> None:
        if self._may_speak():
            self._parts.speaker.rest()

    def _show(self) -> None:
        if self._conductor is None:
            return
        snapshot = self._conductor.snapshot()
        self._keep_round(snapshot.moment)
        self._card.show_view(running_view(snapshot, self._parts.now(), QLocale()))
        if snapshot.state is State.RUNNING:
            until_next = snapshot.moment.left % 1.0 + AFTER_SECOND_S
            self._frames.start(round(until_next * 1000))
        else:
            self._frames.stop()
