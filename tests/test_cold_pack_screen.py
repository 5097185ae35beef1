"""The timer of the cold pack from its button to the speaker, on a clock that the tests set."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.cold_pack_screen import ColdPackScreen
from stretchcoach.core.cold_pack import cold_pack_phrases, compile_cold_pack
from stretchcoach.core.exercise import Leg
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.desktop.keep_awake import KeepAwake
from stretchcoach.library.guide import load_guide
from stretchcoach.parts import Parts
from stretchcoach.player.conductor import Conductor
from stretchcoach.ui.cold_pack_view import idle_view, running_view
from stretchcoach.ui.pages.guide import GuidePage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.ring import Ring
from stretchcoach.voice.speaker import Played, Speaker
from tests.fake_clock import FakeClock
from tests.parts_for_tests import LONG_MS
from tests.strategies import PHRASES
from tests.ui_parts import EXERCISES, button_named, words_shown

WORDS = PHRASES.cold_pack
NOW = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class HeardSpeaker(Speaker):
    """Takes down what it is to say, and says it has."""

    def __init__(self, inner: Speaker) -> None:
        super().__init__(inner._cache)
        self.said: list[str] = []
        self.is_awake = False
        self.stops = 0

    def play_cue(self, cue: Cue, leg: Leg = Leg.RIGHT) -> Played:
        if not cue.spoken or self.muted:
            return Played.SHOWN_ONLY
        self.said.append(cue.text if cue.kind.is_words else cue.kind.value)
        return Played.SOUNDED

    def wake(self) -> None:
        self.is_awake = True

    def rest(self) -> None:
        self.is_awake = False

    def stop(self) -> None:
        self.stops += 1


class KeptAwake(KeepAwake):
    """Takes down whether the display is to stay on, and asks no desktop."""

    is_on = False
    is_closed = False

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False

    def close(self, patience_ms: int = 1000) -> None:
        self.is_closed = True


class Timer(QObject):
    """The page with its timer."""

    def __init__(self, qtbot: QtBot, parts: Parts) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.speaker = HeardSpeaker(parts.speaker)
        self.display = KeptAwake(self)
        self.may_speak = True
        self.unheard: list[str] = []
        parts = replace(parts, clock=self.clock, speaker=self.speaker, now=self.now)
        self.page = GuidePage(Style(), load_guide("1.2.3"), EXERCISES)
        qtbot.addWidget(self.page)
        self.page.setMinimumSize(300, 300)
        self.page.resize(1080, 800)
        self.page.show()
        self.screen = ColdPackScreen(parts, self.page, self.display, lambda: self.may_speak)
        self.screen.unheard.connect(self.unheard.append)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.clock.now() - 1000 + self.clock.slept())

    def press(self, text: str) -> None:
        button = button_named(self.page.cold_pack, text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def play(self, seconds: float) -> None:
        """Let time pass, as the conductor sees it at least every second."""
        for _ in range(round(seconds * 2)):
            self.clock.pass_time(0.5)
            for conductor in self.screen.findChildren(Conductor):
                conductor.timer.timeout.emit()
        self.screen._frames.timeout.emit()

    @property
    def shown(self) -> str:
        return self.page.cold_pack.findChild(Ring).accessibleName()

    @property
    def words(self) -> list[str]:
        return words_shown(self.page.cold_pack)


@pytest.fixture
def timer(qtbot: QtBot, parts: Parts) -> Timer:
    return Timer(qtbot, parts)


def test_it_offers_five_to_fifteen_minutes_and_fifteen_is_chosen(timer: Timer) -> None:
    assert timer.shown == "15:00 minutes"
    assert not timer.screen.is_running


def test_a_round_is_shown_and_heard(timer: Timer) -> None:
    timer.press("Start timer")
    assert timer.shown == "0:30 get ready"
    timer.play(30 + 60)
    assert timer.shown == "14:00 left"
    assert "Cooling, round 1 of 4" in timer.words
    assert timer.speaker.said == [
        WORDS.get_ready,
        *["tick"] * 3,
        WORDS.on.replace("{minutes}", "15"),
    ]
    timer.play(14 * 60 + 1)
    assert timer.speaker.said[-2:] == ["end_chime", WORDS.off]
    assert "Take the cold pack off." in timer.words


def test_it_says_when_the_next_round_may_begin(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(120)
    time = ENGLISH.toString(timer.now().time(), ENGLISH.FormatType.ShortFormat)
    assert time == "14:22"
    [line] = [words for words in timer.words if words.startswith("Again at")]
    assert "20" in line
    assert line.endswith("round 2 of 4")


def test_fewer_minutes_are_kept(timer: Timer) -> None:
    timer.page.cold_pack._choice._group.choose("5")
    assert timer.shown == "5:00 minutes"
    timer.press("Start timer")
    timer.play(31)
    assert timer.shown == "4:59 left"


def test_pause_and_go_on(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(40)
    timer.press("Pause")
    timer.play(100)
    assert timer.shown == "14:50 left"
    assert "Paused. Take the pack off meanwhile." in timer.words
    timer.press("Go on")
    timer.play(10)
    assert timer.shown == "14:40 left"


def test_stop_ends_it_without_a_word(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(10)
    said = list(timer.speaker.said)
    timer.press("Stop timer")
    assert not timer.screen.is_running
    assert timer.shown == "15:00 minutes"
    timer.play(4000)
    assert timer.speaker.said == said
    assert timer.speaker.stops == 1


def test_closing_ends_it_without_a_word(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(3)
    timer.screen.close()
    assert not timer.screen.is_running
    assert timer.speaker.said == [WORDS.get_ready]
    timer.screen.close()


def test_the_display_stays_on_while_the_time_runs(timer: Timer) -> None:
    assert not timer.display.is_on
    timer.press("Start timer")
    assert timer.display.is_on
    timer.play(931)  # also while one waits for the next round, which is to be heard
    assert timer.display.is_on
    timer.press("Pause")
    assert not timer.display.is_on
    timer.press("Go on")
    assert timer.display.is_on
    timer.press("Stop timer")
    assert not timer.display.is_on


def test_the_display_may_go_dark_after_the_last_round_and_at_the_end(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(3 * 3600 + 16 * 60)
    assert not timer.screen.is_running
    assert not timer.display.is_on
    timer.clock.pass_time(24 * 3600)
    timer.screen._waiting.timeout.emit()
    timer.press("Start timer")
    assert timer.display.is_on
    timer.screen.close()
    assert not timer.display.is_on
    assert timer.display.is_closed


def test_the_display_is_kept_on_only_where_that_is_wanted(timer: Timer, parts: Parts) -> None:
    kept, preferences = parts.preferences.settings, parts.preferences
    preferences.change(replace(kept, keep_screen_on=False))
    timer.press("Start timer")
    assert not timer.display.is_on
    preferences.change(replace(kept, keep_screen_on=True))
    assert timer.display.is_on
    timer.press("Pause")
    preferences.change(replace(kept, volume=50))
    assert not timer.display.is_on


def test_it_goes_on_while_the_computer_sleeps(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(60)
    timer.clock.sleep(3000)
    timer.play(1)
    assert "Take the cold pack off." in timer.words
    assert timer.speaker.said[-1] == WORDS.off


def test_it_is_silent_while_a_routine_plays_and_the_words_are_handed_on(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(100)
    said = list(timer.speaker.said)
    timer.may_speak = False
    timer.speaker.is_awake = True
    timer.play(900)
    assert timer.speaker.said == said
    assert timer.speaker.stops == 0
    assert timer.speaker.is_awake
    assert timer.unheard == [WORDS.off]
    timer.may_speak = True
    timer.play(3600 - 1000 + 3)
    assert timer.speaker.said[-1].startswith("You may cool again. Round 2 of 4.")


def test_words_that_can_not_be_heard_are_handed_on(timer: Timer) -> None:
    timer.speaker.muted = True
    timer.press("Start timer")
    timer.play(940)
    assert timer.unheard == [WORDS.get_ready, WORDS.off]


def test_nothing_is_left_to_be_said_by_a_timer_that_was_stopped(timer: Timer) -> None:
    timer.speaker.muted = True
    timer.press("Start timer")
    timer.play(100)
    timer.press("Stop timer")
    assert timer.unheard == [WORDS.get_ready, ""]


def test_chimes_and_ticks_that_are_not_wanted_are_not_heard(timer: Timer, parts: Parts) -> None:
    parts.preferences.change(replace(parts.preferences.settings, chimes=False, ticks=False))
    timer.press("Start timer")
    timer.play(940)
    assert "tick" not in timer.speaker.said
    assert "end_chime" not in timer.speaker.said
    assert timer.speaker.said[-1] == WORDS.off
    assert timer.unheard == []


def test_the_last_round_says_so_and_ends(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(3 * 3600 + 60)
    assert "This is the last round." in timer.words
    timer.play(15 * 60)
    assert timer.speaker.said[-1] == WORDS.last
    assert timer.speaker.said.count("end_chime") == 4
    assert not timer.screen.is_running
    assert timer.shown == "15:00 minutes"


def test_the_device_may_sleep_while_one_waits_for_the_next_round(
    timer: Timer, qtbot: QtBot
) -> None:
    timer.press("Start timer")
    assert timer.speaker.is_awake
    timer.play(931)
    timer.screen._quiet.timeout.emit()
    assert not timer.speaker.is_awake
    timer.play(3600 - 931)
    assert timer.speaker.is_awake


def test_the_keyboard_stays_with_the_timer(timer: Timer, qtbot: QtBot) -> None:
    timer.page.activateWindow()
    qtbot.waitUntil(timer.page.isActiveWindow)
    start = button_named(timer.page.cold_pack, "Start timer")
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    pause = button_named(timer.page.cold_pack, "Pause")
    assert pause.hasFocus()
    stop = button_named(timer.page.cold_pack, "Stop timer")
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    assert start.hasFocus()


@pytest.mark.usefixtures("speech_engine")
def test_its_words_are_rendered_by_the_voice_of_the_program(
    timer: Timer, parts: Parts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(parts.narrator.settled, timeout=LONG_MS):
        timer.press("Start timer")
    assert parts.narrator.problem is None
    words = cold_pack_phrases(15, PHRASES)
    assert all(timer.speaker._cache.length(text) is not None for text in words)
    settings = replace(parts.preferences.settings, speech_rate=120)
    with qtbot.waitSignal(parts.narrator.settled, timeout=LONG_MS):
        parts.preferences.change(settings)
    assert all(timer.speaker._cache.length(text) is not None for text in words)
    timer.screen.close()


def view_at(elapsed: float, state: State = State.RUNNING) -> Callable[..., object]:
    timeline = compile_cold_pack(15, lambda text: 2.0, PHRASES)
    reason = PauseReason.USER if state is State.PAUSED else None
    return running_view(Snapshot(state, timeline.at(elapsed), 0.0, reason), NOW, ENGLISH)


def test_the_view_of_each_phase() -> None:
    ready, cooling, pause = view_at(0), view_at(30), view_at(930)
    assert (ready.time, ready.left) == ("0:30", 1.0)
    assert (cooling.time, cooling.left) == ("15:00", 1.0)
    assert cooling.following == "Again at 15:19, round 2 of 4"
    assert (pause.time, pause.status) == ("44:30", "Take the cold pack off.")
    assert pause.unit == "to round 2"
    assert view_at(3 * 3600 + 935).unit == "done"
    again = view_at(3600)
    assert again.status.startswith("You may cool again, round 2 of 4.")
    assert view_at(10, State.PAUSED).following == "Paused"
    assert idle_view(5).time == "5:00"


def test_chimes_are_among_what_is_heard() -> None:
    timeline = compile_cold_pack(15, lambda text: 2.0, PHRASES)
    assert sum(cue.kind is CueKind.END_CHIME for cue in timeline.cues) == 4
