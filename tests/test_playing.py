"""A playing as the rest of the program is told of it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.record import Outcome, SessionLine, SessionStatus
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
DONE_S = 6  # more than a hold takes, less than a hold and the switch after it


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


def skip_all(playing: Playing, held: Sequence[float], clock: FakeClock) -> list[None]:
    """Hold each hold for so long; return whether it is silent right at the end."""
    silent: list[None] = []
    playing.silent.connect(lambda: silent.append(None))
    for phase, seconds in zip(playing.timeline.holds, held, strict=True):
        while playing.snapshot().moment.phase.index < phase.index:
            playing.skip()
        left = seconds
        while left > 0:  # not all at once: that would be a stall
            clock.pass_time(min(left, 1.0))
            playing.conductor.timer.timeout.emit()
            left -= 1.0
        if playing.snapshot().moment.phase is phase:
            playing.skip()
    return silent


def kept_sessions(qtbot: QtBot, parts: Parts) -> tuple[SessionLine, ...]:
    found: list[tuple[SessionLine, ...]] = []
    parts.recorder.ask(lambda archive: archive.lines(0, 10), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG_MS)
    return found[0]


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ((0.5, 0.5), SessionStatus.STOPPED),
        ((2.0, 0.0), SessionStatus.STOPPED),  # a try and no hold
        ((0.5, 2.0), SessionStatus.STOPPED),
        ((DONE_S, 0.0), SessionStatus.COMPLETED),
        ((0.0, DONE_S), SessionStatus.COMPLETED),
        ((DONE_S, DONE_S), SessionStatus.COMPLETED),
    ],
)
def test_at_its_end_it_is_complete_and_praised_where_a_hold_was_done(
    qtbot: QtBot,
    play: Play,
    parts: Parts,
    clock: FakeClock,
    held: tuple[float, ...],
    status: SessionStatus,
) -> None:
    playing = play()
    is_complete = status is SessionStatus.COMPLETED
    finished: list[bool] = []
    playing.finished.connect(finished.append)
    assert skip_all(playing, held, clock) == ([] if is_complete else [None])
    assert finished == [is_complete]
    assert playing.is_complete is is_complete
    playing.hush()
    kept = [session.status for session in kept_sessions(qtbot, parts)]
    assert kept == ([status] if max(held) >= 1 else [])


def test_ended_before_its_end_it_is_stopped_whatever_was_done(
    qtbot: QtBot, play: Play, parts: Parts, clock: FakeClock
) -> None:
    playing = play()
    while playing.snapshot().moment.phase is not playing.timeline.holds[0]:
        playing.skip()
    for _ in range(DONE_S):
        clock.pass_time(1.0)
        playing.conductor.timer.timeout.emit()
    playing.conductor.end()
    assert not playing.is_complete
    [session] = kept_sessions(qtbot, parts)
    assert (session.status, session.done) == (SessionStatus.STOPPED, 1)


def test_what_was_held_before_it_was_broken_off_is_not_lost_by_a_skip(
    qtbot: QtBot, play: Play, parts: Parts, paths: Paths, clock: FakeClock
) -> None:
    begun = parts.now().replace(microsecond=0) - timedelta(minutes=5)
    with closing(open_database(paths.history).connection) as connection:
        history = History(connection, PlayLock(paths.data))
        session = history.start_session("Short", "{}", 2, begun)
        history.record_hold(session, hold(0))
        history.record_hold(session, hold(1, 20.0, Outcome.PARTIAL))
    with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
        parts.recorder.read(parts.now())
    playing = play(resumed=read.args[0].unfinished)
    skip_all(playing, (0.5,), clock)
    playing.hush()
    assert playing.started_at == begun
    assert [(one.hold, one.held) for one in playing.records] == [(0, 30.0), (1, 20.0)]
