"""A session by a fake clock: what is due, what is recorded."""

from math import inf

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.session import Session
from stretchcoach.core.snapshot import PauseReason, State
from stretchcoach.core.timeline import PhaseKind
from tests.fake_clock import FakeClock
from tests.strategies import EXERCISES, PHRASES, routines

GET_READY = 15.0


class Played:
    """A session of the wall stretch, one set of 30 s for each leg, with what it recorded."""

    def __init__(self, longest_stall: float = inf) -> None:
        self.clock = FakeClock()
        self.attempts: list[HoldRecord] = []
        routine = Routine("Made up", (RoutineStep(exercise="wall-calf-stretch", sets=1),))
        timeline = compile_timeline(routine, EXERCISES, lambda text: 1.0, PHRASES)
        self.session = Session(
            timeline, self.clock, self.attempts.append, longest_stall=longest_stall
        )
        self.session.begin()
        self.session.advance()

    def run(self, seconds: float) -> list[str]:
        """Advance as a conductor does; return the texts (or kinds) of the cues that came due."""
        end = self.clock.time + seconds
        heard = []
        while (wait := self.session.seconds_to_next()) is not None:
            wait = min(wait, 1.0)
            if self.clock.time + wait > end:
                break
            self.clock.pass_time(wait)
            heard += [due.cue.text or str(due.cue.kind) for due in self.session.advance()]
        self.clock.time = end
        self.session.advance()
        return heard

    @property
    def phase(self) -> PhaseKind:
        return self.session.snapshot().moment.phase.kind

    @property
    def leg(self) -> Leg:
        return self.session.snapshot().moment.phase.leg

    def outcomes(self) -> list[tuple[str, float, Outcome]]:
        return [(r.leg, round(r.held, 3), r.outcome) for r in self.session.records]


def test_left_alone_it_does_all_holds_in_full():
    played = Played()
    played.run(GET_READY + 30 + 10 + 30)
    assert played.session.state is State.FINISHED
    assert played.outcomes() == [("right", 30, "done"), ("left", 30, "done")]


def test_time_runs_from_the_beginning_and_not_from_the_making():
    clock = FakeClock()
    session = Session(Played().session.timeline, clock)
    clock.pass_time(5)
    session.begin()
    assert session.snapshot().moment.elapsed == 0.0


def test_each_hold_is_recorded_the_moment_it_ends():
    played = Played()
    played.run(GET_READY + 29.999)
    assert played.attempts == []
    played.run(0.001)
    assert [record.outcome for record in played.attempts] == [Outcome.DONE]


def test_every_cue_of_the_timeline_comes_due_once_and_on_time():
    played = Played()
    session = played.session
    due = []
    while (wait := session.seconds_to_next()) is not None:
        played.clock.pass_time(wait)
        due += session.advance()
    first = session.timeline.cues_between(-1, 0)
    assert tuple(first) + tuple(d.cue for d in due) == session.timeline.cues
    assert max(abs(d.late) for d in due) < 1e-6


def test_a_late_wake_up_loses_no_cue_and_says_how_late_each_is():
    played = Played()
    played.run(GET_READY)
    played.clock.pass_time(2.0)
    due = played.session.advance()
    assert [(d.cue.kind, round(d.late, 2)) for d in due] == [("phase", 1.55)]


def test_a_pause_stops_the_time():
    played = Played()
    played.run(GET_READY + 10)
    played.session.pause()
    before = played.session.snapshot()
    played.run(500)
    assert played.session.snapshot() == before
    assert before.state is State.PAUSED
    assert before.moment.left == 20


def test_a_paused_hold_goes_on_after_a_count_in_of_three_seconds():
    played = Played()
    played.run(GET_READY + 8)
    played.session.pause()
    played.run(60)
    played.session.resume()
    assert played.session.snapshot().count_in == 3.0
    assert played.run(2.9) == ["3", "2", "1", "start_chime"]
    assert played.session.state is State.COUNT_IN
    played.run(0.1)
    assert played.session.state is State.RUNNING
    assert played.session.snapshot().moment.into == 8.0
    played.run(22)
    assert played.outcomes() == [("right", 30, "done")]


def test_a_paused_get_ready_goes_on_at_once():
    played = Played()
    played.run(5)
    played.session.pause()
    played.session.resume()
    assert played.session.state is State.RUNNING


def test_words_that_a_pause_broke_off_are_said_again():
    played = Played()
    played.run(0.7)
    played.session.pause()
    played.session.resume()
    assert played.session.snapshot().moment.elapsed == 0.2
    assert played.run(0.1) == ["Get ready. Wall calf stretch."]


def test_words_that_had_ended_are_not_said_again():
    played = Played()
    played.run(1.3)
    played.session.pause()
    played.session.resume()
    assert played.session.snapshot().moment.elapsed > 1.29


def test_a_pause_in_the_count_in_leaves_the_hold_where_it_was():
    played = Played()
    played.run(GET_READY + 8)
    played.session.pause()
    played.session.resume()
    played.run(1.5)
    played.session.pause()
    assert played.session.snapshot().moment.into == 8.0
    played.session.resume()
    assert played.session.snapshot().count_in == 3.0


def test_a_hold_skipped_in_the_middle_is_partial():
    played = Played()
    played.run(GET_READY + 12)
    played.session.skip()
    assert played.phase is PhaseKind.SWITCH
    assert played.outcomes() == [("right", 12, "partial")]


def test_a_hold_passed_over_is_skipped():
    played = Played()
    played.session.skip()
    played.session.skip()
    assert played.outcomes() == [("right", 0, "skipped")]


def test_skipping_the_last_hold_finishes():
    played = Played()
    played.run(GET_READY + 30 + 10 + 5)
    played.session.skip()
    assert played.session.state is State.FINISHED
    assert played.outcomes()[-1] == ("left", 5, "partial")


def test_a_skip_gives_the_cues_of_the_new_phase():
    played = Played()
    played.session.skip()
    assert [due.cue.kind for due in played.session.advance()] == ["start_chime"]


def test_skip_while_paused_stays_paused():
    played = Played()
    played.session.pause()
    played.session.skip()
    assert played.phase is PhaseKind.HOLD
    assert played.session.state is State.PAUSED
    played.session.resume()
    assert played.run(3.0)[:4] == ["3", "2", "1", "start_chime"]


def test_back_goes_to_the_start_of_the_phase():
    played = Played()
    played.run(GET_READY + 20)
    played.session.back()
    snapshot = played.session.snapshot()
    assert (snapshot.moment.phase.kind, snapshot.moment.into) == (PhaseKind.HOLD, 0.0)


def test_back_within_three_seconds_goes_to_the_phase_before():
    played = Played()
    played.run(GET_READY + 2.9)
    played.session.back()
    assert played.phase is PhaseKind.GET_READY


def test_back_at_the_very_start_stays_there():
    played = Played()
    played.run(1)
    played.session.back()
    assert played.session.snapshot().moment.elapsed == 0.0


def test_a_repeat_broken_off_does_not_undo_a_hold_that_was_done():
    played = Played()
    played.run(GET_READY + 30 + 1)
    played.session.back()
    played.run(7)
    played.session.end()
    assert played.outcomes() == [("right", 30, "done")]


def test_what_was_held_before_going_back_is_recorded():
    played = Played()
    played.run(GET_READY + 20)
    played.session.back()
    assert played.outcomes() == [("right", 20, "partial")]


def test_the_end_records_the_hold_in_progress():
    played = Played()
    played.run(GET_READY + 30 + 10 + 4)
    played.session.end()
    assert played.session.state is State.ENDED
    assert played.outcomes() == [("right", 30, "done"), ("left", 4, "partial")]


def test_nothing_happens_after_the_end():
    played = Played()
    played.run(GET_READY + 4)
    played.session.end()
    records = played.session.records
    for command in ("pause", "resume", "skip", "back", "end"):
        getattr(played.session, command)()
    played.run(100)
    assert played.session.state is State.ENDED
    assert played.session.records == records


def test_sleep_pauses_and_is_not_counted():
    played = Played()
    played.run(GET_READY + 10)
    played.clock.sleep(3600)
    played.clock.pass_time(0.5)
    assert played.session.advance() == ()
    snapshot = played.session.snapshot()
    assert (snapshot.state, snapshot.pause_reason) == (State.PAUSED, PauseReason.SLEEP)
    assert snapshot.moment.into == 10.5


def test_time_in_which_the_program_stood_still_is_not_counted():
    played = Played(longest_stall=3.0)
    played.run(GET_READY + 10)
    played.clock.pass_time(50)
    assert played.session.advance() == ()
    snapshot = played.session.snapshot()
    assert (snapshot.state, snapshot.pause_reason) == (State.PAUSED, PauseReason.STALL)
    assert abs(snapshot.moment.into - 10) < 1
    assert played.attempts == []


def test_a_command_after_the_program_stood_still_counts_none_of_it():
    played = Played(longest_stall=3.0)
    played.run(GET_READY + 10)
    played.clock.pass_time(50)
    played.session.skip()
    [record] = played.attempts
    assert record.outcome is Outcome.PARTIAL
    assert record.held <= 10


def test_sleep_while_paused_changes_nothing():
    played = Played()
    played.session.pause()
    played.clock.sleep(3600)
    played.session.resume()
    played.session.advance()
    assert played.session.state is State.RUNNING


class Walk(RuleBasedStateMachine):
    """Any order of commands, time and sleep keeps the record truthful."""

    @initialize(routine=routines(longest_hold=60, most_steps=2))
    def start(self, routine: Routine) -> None:
        self.clock = FakeClock()
        self.attempts: list[HoldRecord] = []
        timeline = compile_timeline(routine, EXERCISES, lambda text: 1.5, PHRASES)
        self.session = Session(timeline, self.clock, self.attempts.append)
        self.session.begin()
        self.awake = 0.0

    def _pass(self, seconds: float) -> None:
        self.clock.pass_time(seconds)
        self.awake += seconds

    @rule(seconds=st.floats(0, 100))
    def time_passes(self, seconds: float) -> None:
        self._pass(seconds)
        self.session.advance()

    @rule()
    def time_passes_to_the_next_deadline(self) -> None:
        self._pass(self.session.seconds_to_next() or 0.0)
        self.session.advance()

    @rule(seconds=st.floats(2, 100_000))
    def the_computer_sleeps(self, seconds: float) -> None:
        was_moving = self.session.state in (State.RUNNING, State.COUNT_IN)
        self.clock.sleep(seconds)
        self.session.advance()
        assert not was_moving or self.session.state is State.PAUSED

    @rule(seconds=st.floats(0, 40), command=st.sampled_from(["pause", "resume", "skip", "back"]))
    def command(self, seconds: float, command: str) -> None:
        self._pass(seconds)
        getattr(self.session, command)()

    @precondition(lambda self: self.awake > 120)
    @rule()
    def end(self) -> None:
        self.session.end()

    @invariant()
    def held_time_is_never_more_than_real_time(self) -> None:
        if hasattr(self, "session"):
            assert sum(r.held for r in self.attempts) <= self.awake + 1e-6
            assert sum(r.held for r in self.session.records) <= self.awake + 1e-6

    @invariant()
    def a_hold_is_done_only_when_held_in_full(self) -> None:
        if hasattr(self, "session"):
            for record in self.attempts:
                assert 0 <= record.held <= record.planned
                assert (record.outcome is Outcome.DONE) == (record.held == record.planned)

    @invariant()
    def a_finished_session_has_a_record_of_every_hold(self) -> None:
        if hasattr(self, "session") and self.session.state is State.FINISHED:
            assert len(self.session.records) == len(self.session.timeline.holds)


Walk.TestCase.settings = settings(max_examples=120, stateful_step_count=30)
TestWalk = Walk.TestCase
