"""What the player shows, decided without a widget."""

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.exercise import Leg
from stretchcoach.core.routine import Legs, Routine, RoutineStep
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import Phase, PhaseKind
from stretchcoach.ui.player_view import CaptionKind, NextKind, PlayerView, StepState, describe
from stretchcoach.ui.timeline_layout import lay_out_marks
from tests.player_snapshots import TIMELINE, at, compiled, phase_of
from tests.strategies import EXERCISES

HOLDS = TIMELINE.holds


def view_of(snapshot: Snapshot) -> PlayerView:
    return describe(snapshot, TIMELINE, EXERCISES)


def test_a_hold_names_leg_set_and_exercise() -> None:
    view = view_of(at(HOLDS[2], 12.0))
    assert view.kind is PhaseKind.HOLD
    assert (view.side, view.limb, view.letter) == ("RIGHT", "LEG", "R")
    assert view.exercise == "Wall calf stretch"
    assert view.set_words == "Set 2 of 3"
    assert (view.set_number, view.sets) == (2, 3)
    assert (view.seconds, view.seconds_words) == ("18", "seconds")
    assert view.ring == pytest.approx(0.6)


def test_the_left_leg_has_its_own_word_and_letter() -> None:
    view = view_of(at(HOLDS[1], 0.0))
    assert (view.leg, view.side, view.letter, view.leg_words) == (Leg.LEFT, "LEFT", "L", "Left leg")


@pytest.mark.parametrize(
    ("into", "seconds"), [(0.0, "30"), (0.01, "30"), (1.0, "29"), (29.0, "1"), (29.999, "1")]
)
def test_seconds_count_down_from_the_planned_ones_and_never_show_zero(
    into: float, seconds: str
) -> None:
    assert view_of(at(HOLDS[0], into)).seconds == seconds


@given(st.floats(0, TIMELINE.duration))
def test_whenever_it_is_there_is_a_second_left_and_the_ring_is_within_its_circle(
    elapsed: float,
) -> None:
    view = view_of(Snapshot(State.RUNNING, TIMELINE.at(elapsed)))
    assert int(view.seconds) >= 1
    assert 0 <= view.ring <= view.ring_by_second <= 1
    assert 0 <= view.ending <= 1


@given(st.floats(0, TIMELINE.duration))
def test_the_words_spoken_last_can_be_read(elapsed: float) -> None:
    moment = TIMELINE.at(elapsed)
    view = view_of(Snapshot(State.RUNNING, moment))
    current = [step.text for step in view.steps if step.state is StepState.CURRENT]
    readable = [*current, view.caption.words, f"{view.caption.words}."]
    assert moment.caption is None or moment.caption.text in readable


@pytest.mark.parametrize(
    ("phase", "words"), [(HOLDS[0], "second"), (TIMELINE.phases[0], "second, then hold")]
)
def test_one_second_is_no_seconds(phase: Phase, words: str) -> None:
    assert view_of(at(phase, phase.duration - 0.5)).seconds_words == words
    assert view_of(at(phase, phase.duration - 1.5)).seconds_words == words.replace("nd", "nds", 1)


@given(st.floats(0, TIMELINE.duration))
def test_elapsed_and_left_add_up_to_whole_seconds_at_any_time(at_second: float) -> None:
    view = view_of(Snapshot(State.RUNNING, TIMELINE.at(at_second)))
    elapsed, left = (
        int(minutes) * 60 + int(seconds)
        for minutes, seconds in (words.split(":") for words in (view.elapsed, view.left))
    )
    assert elapsed + left == ceil(TIMELINE.duration)


def test_next_is_the_other_leg() -> None:
    line = view_of(at(HOLDS[0], 3.0)).next
    assert (line.kind, line.leg, line.badge) == (NextKind.LEG, Leg.LEFT, "L")
    assert f"{line.lead} {line.words}" == "Next: left leg"


def test_next_is_a_rest_with_its_seconds() -> None:
    before_rest = TIMELINE.phases[phase_of(PhaseKind.REST).index - 1]
    line = view_of(at(before_rest, 3.0)).next
    assert (line.kind, line.words) == (NextKind.REST, "rest, 15 s")


def test_next_is_the_next_exercise_with_its_number() -> None:
    before = TIMELINE.phases[phase_of(PhaseKind.GET_READY, 1).index - 1]
    line = view_of(at(before, 3.0)).next
    assert (line.kind, line.words, line.badge) == (
        NextKind.EXERCISE,
        "Seated strap calf stretch",
        "2",
    )


def test_nothing_is_next_in_the_last_hold() -> None:
    line = view_of(at(HOLDS[-1], 3.0)).next
    assert (line.kind, line.lead, line.words) == (NextKind.LAST, "", "Last one")


def test_without_a_switch_the_next_hold_is_next() -> None:
    step = RoutineStep(exercise="wall-calf-stretch", sets=2, legs=Legs.LEFT, switch_s=0)
    timeline = compiled(Routine("One leg", (step,)))
    first = timeline.holds[0]
    view = describe(at(first, 3.0, timeline=timeline), timeline, EXERCISES)
    assert (view.next.kind, view.next.words) == (NextKind.LEG, "left leg")


def test_get_ready_begins_with_the_announcement_and_all_steps_waiting() -> None:
    view = view_of(at(phase_of(PhaseKind.GET_READY, 1), 0.0))
    assert (view.title, view.place) == ("Get ready", "Exercise 2 of 3")
    assert view.caption.words == "Get ready. Seated strap calf stretch."
    assert view.caption.kind is CaptionKind.SPOKEN
    assert {step.state for step in view.steps} == {StepState.WAITING}
    assert view.seconds_words == "seconds, then hold"


def test_get_ready_marks_the_step_that_is_spoken_and_shows_the_tip() -> None:
    ready = phase_of(PhaseKind.GET_READY, 1)
    spoken = [cue for cue in TIMELINE.cues if cue.setup_step == 2 and cue.at > ready.start]
    view = view_of(at(ready, spoken[0].at - ready.start))
    states = [step.state for step in view.steps]
    assert states == [
        StepState.DONE,
        StepState.DONE,
        StepState.CURRENT,
        StepState.WAITING,
        StepState.WAITING,
    ]
    assert view.steps[2].text == spoken[0].text
    assert view.caption.words == "No strap? A long towel works."
    assert view.caption.kind is CaptionKind.TIP


def test_a_switch_names_the_leg_to_come() -> None:
    view = view_of(at(phase_of(PhaseKind.SWITCH), 4.0))
    assert (view.title, view.leg_words, view.seconds) == ("Switch", "Left leg", "6")
    assert view.next.words == "hold, 30 s"


def test_a_hold_opens_with_its_words_though_the_chime_comes_first() -> None:
    assert view_of(at(HOLDS[0], 0.0)).caption.words == "Hold, right leg"


def test_paused_says_what_space_does() -> None:
    view = view_of(at(HOLDS[0], 12.0, State.PAUSED, reason=PauseReason.USER))
    assert view.pause is not None
    assert view.pause.title == "Paused"
    assert view.pause.text == "Press Space to go on. It counts to three first."
    assert not view.is_running


def test_paused_while_getting_ready_goes_on_at_once() -> None:
    ready = phase_of(PhaseKind.GET_READY)
    view = view_of(at(ready, 2.0, State.PAUSED, reason=PauseReason.USER))
    assert view.pause is not None
    assert view.pause.text == "Press Space to go on."


def test_a_sleep_is_named_and_not_counted() -> None:
    view = view_of(at(HOLDS[0], 12.0, State.PAUSED, reason=PauseReason.SLEEP))
    assert view.pause is not None
    assert view.pause.title == "Paused: the computer slept"
    assert "does not count" in view.pause.text


@pytest.mark.parametrize(("count_in", "shown"), [(3.0, "3"), (2.2, "3"), (1.0, "1"), (0.2, "1")])
def test_a_count_in_shows_its_own_seconds_and_those_of_the_hold(
    count_in: float, shown: str
) -> None:
    view = view_of(at(HOLDS[0], 12.0, State.COUNT_IN, count_in=count_in))
    assert (view.seconds, view.seconds_words) == (shown, "then 18 s more")
    assert view.is_counting_in
    assert view.caption.words == "Back into the stretch"


def test_the_last_three_seconds_are_marked() -> None:
    assert view_of(at(HOLDS[0], 26.9)).ending == 0
    assert view_of(at(HOLDS[0], 28.5)).ending == pytest.approx(0.5)


def test_the_phase_is_announced_once_and_the_pause_on_its_own() -> None:
    first = view_of(at(HOLDS[0], 1.0)).announcement
    assert first == view_of(at(HOLDS[0], 20.0)).announcement
    assert "Right leg" in first
    paused = view_of(at(HOLDS[0], 20.0, State.PAUSED, reason=PauseReason.USER)).announcement
    assert paused.startswith("Paused")


def test_the_line_has_a_node_for_each_exercise_and_a_mark_for_each_hold() -> None:
    layout = lay_out_marks(TIMELINE, 1000, 0)
    assert [mark.leg for mark in layout.marks if mark.leg] == [hold.leg for hold in HOLDS]
    assert [mark.number for mark in layout.marks if mark.leg is None] == [1, 2, 3]
    assert layout.marks[-1].right == pytest.approx(1000)
    for phase in TIMELINE.phases:
        mark = layout.marks[layout.current(phase.index)]
        assert mark.first <= phase.index <= mark.last


def test_with_very_many_holds_each_exercise_has_its_share_of_the_line() -> None:
    sets = [20, 20, 10]
    steps = tuple(RoutineStep(exercise="wall-calf-stretch", sets=count) for count in sets)
    timeline = compiled(Routine("Long", steps))
    layouts = [lay_out_marks(timeline, 1000, step) for step in range(3)]
    assert layouts[0] == layouts[1] == layouts[2]
    nodes, runs = layouts[0].marks[::2], layouts[0].marks[1::2]
    assert [node.number for node in nodes] == [1, 2, 3]
    assert runs[0].width == pytest.approx(runs[1].width)
    assert runs[2].width / runs[0].width == pytest.approx(0.5, abs=0.05)
    assert runs[-1].right == pytest.approx(1000)
    for phase in timeline.phases:
        mark = layouts[0].marks[layouts[0].current(phase.index)]
        assert mark.first <= phase.index <= mark.last
        assert mark.is_run is (phase.kind is not PhaseKind.GET_READY)


def test_holds_that_can_be_told_apart_are_shown() -> None:
    for count in (3, 8):
        steps = (RoutineStep(exercise="wall-calf-stretch", sets=count),) * 3
        timeline = compiled(Routine("Calf", steps))
        marks = lay_out_marks(timeline, 1000, 1).marks
        assert len([mark for mark in marks if mark.leg and mark.first]) >= 2 * count


@given(
    st.lists(st.integers(1, 20), min_size=1, max_size=30),
    st.floats(200, 3000),
    st.integers(0, 29),
)
def test_marks_never_overlap_or_leave_the_line(sets: list[int], width: float, step: int) -> None:
    steps = tuple(RoutineStep(exercise="wall-calf-stretch", sets=count) for count in sets)
    timeline = compiled(Routine("Long", steps))
    marks = lay_out_marks(timeline, width, min(step, len(steps) - 1)).marks
    assert marks[0].left >= 0
    assert marks[-1].right <= width + 1e-6
    assert all(before.right <= after.left for before, after in pairwise(marks))
