"""The conductor drives a session by Qt's own timers; time itself is set by the tests."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import State
from stretchcoach.core.timeline import Cue, CueKind, Phase
from stretchcoach.player.conductor import Conductor
from tests.fake_clock import FakeClock
from tests.strategies import EXERCISES, PHRASES

LONG_MS = 10_000


class Heard(QObject):
    """A conductor on a fake clock, and all it said."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__()
        self.clock = FakeClock()
        routine = Routine("Made up", (RoutineStep(exercise="wall-calf-stretch", sets=1),))
        timeline = compile_timeline(routine, EXERCISES, lambda text: 1.0, PHRASES)
        self.session = Session(timeline, self.clock)
        self.conductor = Conductor(self.session, self, speed=speed)
        self.cues: list[Cue] = []
        self.phases: list[Phase] = []
        self.states: list[State] = []
        self.ends: list[bool] = []
        self.conductor.cue_due.connect(self.cues.append)
        self.conductor.phase_changed.connect(self.phases.append)
        self.conductor.state_changed.connect(self.states.append)
        self.conductor.finished.connect(self.ends.append)

    def wake(self, seconds: float) -> None:
        """Let time pass unnoticed, and have the conductor look at the clock."""
        self.clock.pass_time(seconds)
        self.conductor.timer.timeout.emit()


def test_the_start_tells_of_the_first_phase(qapp):
    heard = Heard()
    heard.conductor.start()
    assert [phase.kind for phase in heard.phases] == ["get_ready"]
    assert heard.states == [State.RUNNING]


def test_the_timer_is_aimed_at_the_next_cue_and_not_early(qapp):
    heard = Heard()
    heard.conductor.start()
    assert heard.conductor.timer.interval() == 200


def test_a_faster_session_aims_its_timer_sooner(qapp):
    heard = Heard(speed=20)
    heard.conductor.start()
    assert heard.conductor.timer.interval() == 10


def test_it_looks_at_the_clock_at_least_every_second(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(10.0)
    assert 0 < heard.conductor.timer.interval() <= 1000


def test_while_paused_nothing_wakes_it(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.conductor.pause()
    assert not heard.conductor.timer.isActive()
    assert heard.states[-1] is State.PAUSED


def test_a_cue_comes_with_the_room_that_is_left(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(0.3)
    [cue] = heard.cues
    planned = heard.session.timeline.cues[0]
    assert cue.spoken
    assert abs(cue.room - (planned.room - 0.1)) < 1e-6


def test_a_tick_that_is_late_is_no_longer_sounded(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(15.0)
    heard.wake(27.5)
    [tick] = [cue for cue in heard.cues if cue.text == "3" and cue.at > 15]
    assert not tick.spoken


def test_words_that_guide_are_still_spoken_late_if_they_fit(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(15.0)
    heard.wake(1.5)
    words = [cue for cue in heard.cues if cue.text == "Hold, right leg."]
    assert [cue.spoken for cue in words] == [True]


def test_time_left_that_is_late_is_no_longer_spoken(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(15.0)
    heard.wake(16.0)
    [halfway] = [cue for cue in heard.cues if cue.kind is CueKind.TIME_LEFT]
    assert not halfway.spoken


def test_the_end_is_told_once(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.wake(500)
    heard.wake(500)
    heard.conductor.end()
    assert heard.ends == [True]
    assert not heard.conductor.timer.isActive()


def test_an_end_before_the_end_is_told_as_such(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.conductor.end()
    assert heard.ends == [False]


def test_sleep_is_told_as_a_pause(qapp):
    heard = Heard()
    heard.conductor.start()
    heard.clock.sleep(3600)
    heard.wake(0.1)
    assert heard.states[-1] is State.PAUSED


def test_qts_timer_brings_a_due_cue_by_itself(qtbot: QtBot):
    heard = Heard(speed=20)
    heard.conductor.start()
    heard.clock.pass_time(0.2)
    qtbot.waitUntil(lambda: len(heard.cues) == 1, timeout=LONG_MS)
