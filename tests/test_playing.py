"""A playing as the rest of the program is told of it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.record import Outcome
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.play_lock import PlayLock
from tests.fake_clock import FakeClock
from tests.parts_for_tests import LONG_MS, short_routine
from tests.store_parts import hold

Play = Callable[..., Playing]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def play(qtbot: QtBot, parts: Parts, clock: FakeClock) -> Play:
    def begin(**resumed: object) -> Playing:
        playing = Playing(replace(parts, clock=clock), short_routine(), parent=None, **resumed)
        playing.start()
        return playing

    return begin


def skip_all(playing: Playing, hold_s: float, clock: FakeClock) -> list[None]:
    """Hold each hold for so long; return whether it is silent right at the end."""
    silent: list[None] = []
    playing.silent.connect(lambda: silent.append(None))
    for phase in playing.timeline.phases:
        clock.pass_time(hold_s if phase in playing.timeline.holds else 0.0)
        playing.skip()
    return silent


def test_one_who_skipped_all_is_not_praised(play: Play, clock: FakeClock) -> None:
    assert skip_all(play(), 0.5, clock) == [None]


def test_one_who_held_something_is(play: Play, clock: FakeClock) -> None:
    playing = play()
    assert skip_all(playing, 2.0, clock) == []
    playing.hush()


def test_what_was_held_before_it_was_broken_off_is_not_lost_by_a_skip(
    qtbot: QtBot, play: Play, parts: Parts, paths: Paths, clock: FakeClock
) -> None:
    begun = parts.now().replace(microsecond=0) - timedelta(minutes=5)
    with closing(open_database(paths.history).connection) as connection:
        history = History(connection, PlayLock(paths.data))
        session = history.start_session("Short", "{}", 2, begun)
        history.record_hold(session, hold(0, 20.0, Outcome.PARTIAL))
    with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
        parts.recorder.read(parts.now())
    playing = play(resumed=read.args[0].unfinished)
    skip_all(playing, 0.5, clock)
    playing.hush()
    assert playing.started_at == begun
    assert [(one.hold, one.held) for one in playing.records] == [(0, 20.0), (1, 0.5)]
