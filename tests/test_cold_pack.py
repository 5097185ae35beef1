"""The cold pack's rounds, and their playing by a clock that the tests set."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stretchcoach.clock import SleeplessClock
from stretchcoach.core.cold_pack import (
    BETWEEN_STARTS_S,
    DEFAULT_MINUTES,
    MINUTES,
    ROUNDS,
    cold_pack_phrases,
    compile_cold_pack,
)
from stretchcoach.core.record import HoldRecord
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import Cue, CueKind, Phase, PhaseKind, Timeline
from stretchcoach.player.conductor import Conductor
from tests.fake_clock import FakeClock
from tests.strategies import PHRASES, PhraseLengths, phrase_lengths

WORDS = PHRASES.cold_pack
CLOSE = 1e-6


def rounds(minutes: int = 15) -> Timeline:
    return compile_cold_pack(minutes, lambda text: 2.0, PHRASES)


def of_kind(timeline: Timeline, kind: PhaseKind) -> list[Phase]:
    return [phase for phase in timeline.phases if phase.kind is kind]


def spoken(cues: list[Cue]) -> list[str]:
    return [cue.text for cue in cues if cue.spoken and cue.kind.is_words]


def test_fifteen_minutes_are_the_most_and_what_is_offered() -> None:
    assert MINUTES == (5, 10, 15)
    assert DEFAULT_MINUTES == 15


@pytest.mark.parametrize("minutes", [0, 1, 14, 16, 20, -5])
def test_no_other_time_is_taken(minutes: int) -> None:
    with pytest.raises(ValueError, match=str(minutes)):
        compile_cold_pack(minutes, lambda text: 2.0, PHRASES)


@given(st.sampled_from(MINUTES), phrase_lengths)
def test_four_rounds_start_an_hour_apart_and_none_is_longer(
    minutes: int, lengths: PhraseLengths
) -> None:
    timeline = compile_cold_pack(minutes, lengths, PHRASES)
    cooling = of_kind(timeline, PhaseKind.COOL)
    assert len(cooling) == ROUNDS == 4
    assert [phase.duration for phase in cooling] == [minutes * 60] * 4
    assert [phase.set for phase in cooling] == [1, 2, 3, 4]
    for one, following in pairwise(cooling):
        assert following.start - one.start == BETWEEN_STARTS_S == 3600
    for one, following in pairwise(timeline.phases):
        assert one.end == following.start
        assert one.duration > 0


@given(st.sampled_from(MINUTES), phrase_lengths)
def test_no_sound_overlaps_another_or_crosses_a_phase(minutes: int, lengths: PhraseLengths) -> None:
    timeline = compile_cold_pack(minutes, lengths, PHRASES)
    sounding = [cue for cue in timeline.cues if cue.spoken]
    for one, following in pairwise(sounding):
        assert one.at + one.duration <= following.at + CLOSE
    for cue in sounding:
        assert cue.at + cue.duration <= timeline.phase_at(cue.at).end + CLOSE


@given(st.sampled_from(MINUTES), phrase_lengths)
def test_to_take_it_off_is_said_or_shown_after_each_round(
    minutes: int, lengths: PhraseLengths
) -> None:
    timeline = compile_cold_pack(minutes, lengths, PHRASES)
    captions = [
        timeline.at(phase.start + 1.0).caption for phase in of_kind(timeline, PhaseKind.REST)
    ]
    assert [cue.text for cue in captions if cue] == [WORDS.off] * 3 + [WORDS.last]


def test_all_that_is_said_is_rendered_ahead() -> None:
    for minutes in MINUTES:
        prepared = cold_pack_phrases(minutes, PHRASES)
        said = {cue.text for cue in rounds(minutes).cues if cue.kind.is_words}
        assert said == set(prepared)
        assert prepared[0] == WORDS.get_ready
        assert not any("{" in text for text in prepared)


class Cooling(QObject):
    """All rounds on a fake clock, and what was heard of them."""

    def __init__(self, minutes: int = 15) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.records: list[HoldRecord] = []
        self.session = Session(rounds(minutes), SleeplessClock(self.clock), self.records.append)
        self.conductor = Conductor(self.session, self)
        self.cues: list[Cue] = []
        self.phases: list[Phase] = []
        self.ends: list[bool] = []
        self.conductor.cue_due.connect(self.cues.append)
        self.conductor.phase_changed.connect(self.phases.append)
        self.conductor.finished.connect(self.ends.append)
        self.conductor.start()

    def wake(self, seconds: float) -> None:
        """Let time pass unnoticed, and have the conductor look at the clock."""
        self.clock.pass_time(seconds)
        self.conductor.timer.timeout.emit()

    def play(self, seconds: float) -> None:
        """Let time pass as it does while the conductor wakes for all that is due."""
        until = self.clock.time + seconds
        while (left := until - self.clock.time) > CLOSE:
            due = self.session.seconds_to_next()
            self.wake(left if due is None else min(left, max(due, 0.001)))


@pytest.fixture
def cooling(qtbot: QtBot) -> Iterator[Cooling]:
    cooling = Cooling()
    yield cooling
    cooling.conductor.end()


def test_a_whole_afternoon(cooling: Cooling) -> None:
    cooling.play(4 * 3600)
    again = [WORDS.again.replace("{round}", str(n)).replace("{rounds}", "4") for n in (2, 3, 4)]
    on = WORDS.on.replace("{minutes}", "15")
    during = [on, PHRASES.halfway, WORDS.one_minute]
    expected = [WORDS.get_ready, *during, WORDS.off]
    for words, end in zip(again, [WORDS.off, WORDS.off, WORDS.last], strict=True):
        expected += [words, *during, end]
    assert spoken(cooling.cues) == expected
    chimes = [cue for cue in cooling.cues if cue.kind is CueKind.END_CHIME]
    assert [cue.spoken for cue in chimes] == [True] * 4
    assert cooling.ends == [True]
    assert cooling.records == []


def test_cold_goes_on_while_the_computer_sleeps(cooling: Cooling) -> None:
    cooling.play(60)
    cooling.clock.sleep(600)
    cooling.wake(0.5)
    snapshot = cooling.conductor.snapshot()
    assert snapshot.state is State.RUNNING
    assert snapshot.moment.left == pytest.approx(900 - 30 - 600 - 0.5)


def test_a_sleep_past_the_end_is_followed_by_the_words_to_take_it_off(cooling: Cooling) -> None:
    cooling.play(60)
    cooling.cues.clear()
    cooling.clock.sleep(1500)
    cooling.wake(0.5)
    assert spoken(cooling.cues) == [WORDS.off]
    assert cooling.conductor.snapshot().moment.phase.kind is PhaseKind.REST


def test_a_stalled_program_loses_no_second_and_says_nothing_untrue(cooling: Cooling) -> None:
    cooling.play(29)
    cooling.cues.clear()
    cooling.wake(500)
    assert spoken(cooling.cues) == []
    snapshot = cooling.conductor.snapshot()
    assert snapshot.state is State.RUNNING
    assert snapshot.moment.left == pytest.approx(900 - 499)


@given(times=st.lists(st.floats(0.0, 400.0), min_size=1, max_size=6))
def test_pausing_never_makes_a_round_longer(times: list[float]) -> None:
    clock = FakeClock()
    session = Session(rounds(), SleeplessClock(clock))
    session.begin()
    clock.pass_time(30)
    session.advance()
    cold = 0.0
    for seconds in times:
        before = session.snapshot().moment
        clock.pass_time(seconds)
        session.advance()
        cold += min(seconds, before.left) if before.phase.kind is PhaseKind.COOL else 0.0
        session.pause()
        clock.pass_time(100)
        session.resume()
    moment = session.snapshot().moment
    if moment.phase.kind is PhaseKind.COOL:
        assert cold + moment.left == pytest.approx(900)


def test_a_pause_holds_it_and_puts_the_next_round_off(cooling: Cooling) -> None:
    cooling.play(40)
    cooling.conductor.pause()
    cooling.play(120)
    assert cooling.conductor.snapshot().state is State.PAUSED
    assert cooling.conductor.snapshot().moment.left == pytest.approx(890)
    cooling.conductor.resume()
    cooling.play(3600 - 41)
    assert cooling.phases[-1].kind is PhaseKind.REST
    cooling.play(2)
    assert (cooling.phases[-1].kind, cooling.phases[-1].set) == (PhaseKind.GET_READY, 2)


def test_it_can_be_stopped(cooling: Cooling) -> None:
    cooling.play(40)
    cooling.conductor.end()
    assert cooling.ends == [False]
    assert not cooling.conductor.timer.isActive()
