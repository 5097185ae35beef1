"""What can't be heard of a session can be read, also by one who wants no captions."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.parts import Parts
from stretchcoach.player_screen import PlayerScreen
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.caption import CaptionView
from stretchcoach.voice.speaker import Played, Speaker
from tests.fake_clock import FakeClock
from tests.parts_for_tests import LONG_MS, short_routine


def choose_no_captions(parts: Parts) -> None:
    parts.preferences.change(replace(parts.preferences.settings, captions=False))


@dataclass
class Player:
    """A player under way."""

    page: PlayerPage
    screen: PlayerScreen
    clock: FakeClock

    def run_to(self, words: Cue) -> None:
        """Let the time run until these words are due."""
        while self.page.shown.moment.caption != words:
            self.clock.pass_time(0.1)
            self.screen.playing.conductor.timer.timeout.emit()

    @property
    def caption(self) -> str:
        return self.page.findChild(CaptionView).accessibleName()


@pytest.fixture
def play(qtbot: QtBot, parts: Parts) -> Callable[..., Player]:
    clock = FakeClock()

    def start(speed: float = 1.0) -> Player:
        look = Style()
        window = MainWindow(look)
        qtbot.addWidget(window)
        page = PlayerPage(look)
        screen = PlayerScreen(replace(parts, clock=clock), page, window)
        window.show_full(page)
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        screen.play(short_routine(), speed)
        return Player(page, screen, clock)

    return start


def test_captions_are_hidden_but_where_the_voice_is_not_heard(
    qtbot: QtBot, parts: Parts, play: Callable[..., Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = type(parts.speaker)
    monkeypatch.setattr(speaker, "is_heard", property(lambda self: not self.muted))
    monkeypatch.setattr(speaker, "play_cue", lambda *_: Played.SOUNDED)
    choose_no_captions(parts)
    player = play()
    qtbot.waitUntil(lambda: player.page.shown is not None)
    assert player.caption == ""
    player.page.mute_toggled.emit()
    qtbot.waitUntil(lambda: player.caption != "", timeout=LONG_MS)
    player.page.mute_toggled.emit()
    qtbot.waitUntil(lambda: player.caption == "", timeout=LONG_MS)
    parts.preferences.change(replace(parts.preferences.settings, captions=True))
    qtbot.waitUntil(lambda: player.caption != "", timeout=LONG_MS)
    player.screen.end()


def test_words_that_are_not_heard_are_shown_without_captions_too(
    qtbot: QtBot, parts: Parts, play: Callable[..., Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those whose sound is not rendered yet, or is too long for its place."""
    speaker = type(parts.speaker)
    monkeypatch.setattr(speaker, "is_heard", True)

    def play_cue(self: Speaker, cue: Cue, leg: Leg = Leg.RIGHT) -> Played:
        return Played.SHOWN_ONLY if cue.text.startswith("Get ready") else Played.SOUNDED

    monkeypatch.setattr(speaker, "play_cue", play_cue)
    choose_no_captions(parts)
    player = play()
    timeline = player.screen.playing.timeline
    first, hold = [cue for cue in timeline.cues if cue.kind is CueKind.PHASE][:2]
    player.run_to(first)
    assert player.caption == first.text
    player.screen.playing.skip()
    player.run_to(hold)
    assert player.caption == ""
    player.screen.end()


def test_a_look_at_a_routine_has_captions_its_speed_and_no_voice_to_turn_on(
    parts: Parts, play: Callable[..., Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(parts.speaker), "is_heard", True)
    choose_no_captions(parts)
    player = play(20.0)
    assert player.caption != ""
    player.clock.pass_time(0.1)
    player.screen.playing.conductor.timer.timeout.emit()
    assert player.caption != ""
    voice = next(one for one in player.page.findChildren(Button) if one.text().startswith("Voice"))
    assert (voice.text(), voice.isEnabled()) == ("Voice off", False)
    assert "No voice at this speed" in voice.accessibleDescription()
    player.page.mute_toggled.emit()
    assert not parts.speaker.muted
    player.screen.end()
