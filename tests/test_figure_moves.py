"""How the figure moves from pose to pose, breathes, and stands still when it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.figure import Figure
from stretchcoach.core.motion import LONGEST_MOVE_TIME, MOVE_TIME, move_time
from stretchcoach.core.pose import longest_way
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.widgets.figure_moves import FigureMove
from tests.figure_drawing import Case, difference, draw
from tests.parts_for_tests import LONG_MS
from tests.shown_figure import WALL, Shown

EXERCISES = load_exercises()
LYING = EXERCISES["lying-strap-hamstring-stretch"]
FRAME_S = 0.033


def figure_of(exercise: Exercise) -> Figure:
    assert exercise.figure is not None
    return exercise.figure


def test_a_step_moves_and_then_rests(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    first = shown.after(0)
    assert shown.interval is None
    shown.view.show_step(1)
    assert shown.interval == 33
    way = shown.after(MOVE_TIME / 2)
    end = shown.after(LONGEST_MOVE_TIME)
    assert shown.interval is None
    assert difference(first, way) > 50
    assert difference(way, end) > 50


def test_the_hold_breathes_slowly_and_comes_back(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(3)
    shown.view.show_hold()
    out = shown.after(0)
    assert shown.interval is not None
    assert shown.interval >= 100
    full = shown.after(2)
    again = shown.after(2)
    assert difference(out, full) > 5
    assert difference(out, again) == 0


def test_frozen_it_stands_still_and_goes_on_where_it_was(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    shown.view.show_step(2)
    shown.after(MOVE_TIME / 2)
    shown.view.set_frozen(True)
    assert shown.interval is None
    stopped = shown.after(0)
    assert difference(stopped, shown.after(60)) == 0
    shown.view.set_frozen(False)
    assert shown.interval == 33
    assert difference(stopped, shown.after(0)) == 0
    assert difference(stopped, shown.after(LONGEST_MOVE_TIME)) > 20


def test_hidden_it_costs_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_hold()
    assert shown.interval is not None
    shown.view.hide()
    assert shown.interval is None
    shown.view.show()
    assert shown.interval is not None


def test_reduced_motion_cuts_and_does_not_breathe(qtbot: QtBot) -> None:
    shown = Shown(qtbot, reduced_motion=True)
    shown.view.show_step(0)
    shown.view.show_step(1)
    assert shown.interval is None
    at_once = shown.after(0)
    assert difference(at_once, shown.after(MOVE_TIME)) == 0
    shown.view.show_hold()
    assert shown.interval is None


def test_a_change_of_leg_cuts(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_hold()
    shown.view.set_exercise(WALL, Leg.LEFT)
    shown.view.show_step(0)
    assert shown.interval is None


def test_the_same_step_again_does_not_start_anew(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    shown.view.show_step(1)
    shown.after(MOVE_TIME / 2)
    before = shown.after(0)
    shown.view.set_exercise(WALL, Leg.RIGHT)
    shown.view.show_step(1)
    assert difference(before, shown.after(0)) == 0


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_in_a_rest_one_has_left_the_stretch(exercise: Exercise, qtbot: QtBot) -> None:
    shown = Shown(qtbot, exercise=exercise)
    shown.view.show_hold()
    shown.after(1.5)
    shown.view.show_phase(PhaseKind.REST)
    # On its way out, not cut.
    assert shown.interval == 33
    at_rest = shown.after(LONGEST_MOVE_TIME)
    assert shown.interval is None
    before = draw(Case(exercise, Leg.RIGHT, len(exercise.steps) - 2, "light"))
    assert difference(at_rest, before) == 0
    assert difference(at_rest, shown.after(2)) == 0


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_in_a_switch_nothing_is_felt_also_where_the_leg_stays(
    exercise: Exercise, qtbot: QtBot
) -> None:
    shown = Shown(qtbot, exercise=exercise)
    shown.view.show_phase(PhaseKind.SWITCH)
    just_cut = shown.after(0)
    shown.view.show_hold()
    held = shown.after(MOVE_TIME)
    assert difference(just_cut, held) > 20
    shown.view.show_phase(PhaseKind.SWITCH)
    again = shown.after(MOVE_TIME)
    assert shown.interval is None
    assert difference(just_cut, again) == 0


@pytest.mark.parametrize("at", [0.05, 0.2, 0.4, 0.55])
def test_a_move_that_is_broken_off_goes_on_from_where_it_is(at: float, qtbot: QtBot) -> None:
    shown = Shown(qtbot, exercise=LYING)
    shown.view.show_step(1)
    shown.view.show_step(2)
    on_the_way = shown.after(at)
    shown.view.show_step(3)
    assert difference(on_the_way, shown.after(0)) == 0
    shown.view.show_step(0)
    assert difference(on_the_way, shown.after(0)) == 0
    start = draw(Case(LYING, Leg.RIGHT, 0, "light"))
    assert difference(start, shown.after(LONGEST_MOVE_TIME)) == 0


def test_a_figure_that_is_sent_elsewhere_a_thousand_times_is_still_drawn(qtbot: QtBot) -> None:
    shown = Shown(qtbot, exercise=LYING)
    for turn in range(1000):
        shown.view.show_step(turn % 2)
        shown.clock.pass_time(0.1)
    shown.after(0)
    shown.view.set_callout_visible(False)
    last = shown.after(LONGEST_MOVE_TIME)
    assert difference(last, draw(Case(LYING, Leg.RIGHT, 1, "light"))) == 0


def test_out_of_a_full_breath_it_moves_without_a_jump(qtbot: QtBot) -> None:
    shown = Shown(qtbot, exercise=LYING)
    shown.view.set_callout_visible(False)
    shown.view.show_hold()
    shown.after(MOVE_TIME)
    full = shown.after(2)
    shown.view.show_rest()
    assert difference(full, shown.after(0)) <= 2


@given(
    exercise=st.sampled_from(list(EXERCISES.values())),
    steps=st.lists(st.integers(0, 4), min_size=3, max_size=5),
    times=st.lists(st.floats(0, 1.5), min_size=3, max_size=5),
)
def test_no_joint_jumps_between_frames_however_often_a_move_is_broken_off(
    exercise: Exercise, steps: list[int], times: list[float]
) -> None:
    figure = figure_of(exercise)
    poses = [figure.steps[min(step, len(figure.steps) - 1)] for step in steps]
    move = FigureMove(figure, figure.hold_pose, figure.hold_pose, breathes=True)
    elapsed = 1.1
    for pose, time in zip(poses, times, strict=False):
        before = move.body_at(elapsed)
        start, breath = move.stance_at(elapsed), move.lungs_at(elapsed)
        move = FigureMove.between(figure, start, pose, breathes=False, breath=breath)
        assert longest_way(before, move.body_at(0)) < 1e-3
        frame = 0.0
        while frame < time:
            # Less than the fastest part of the longest move there is.
            assert longest_way(move.body_at(frame), move.body_at(frame + FRAME_S)) < 80
            frame += FRAME_S
        elapsed = time


@given(way=st.floats(0, 2000), more=st.floats(0, 500))
def test_a_longer_way_takes_longer_within_limits(way: float, more: float) -> None:
    assert MOVE_TIME <= move_time(way) <= move_time(way + more) <= LONGEST_MOVE_TIME


def test_lying_down_takes_its_time_and_a_pull_is_short() -> None:
    figure = figure_of(LYING)
    down = FigureMove.between(figure, figure.steps[1], figure.steps[2], breathes=False)
    assert down.duration > 1.2
    seated = figure_of(EXERCISES["seated-strap-calf-stretch"])
    pull = FigureMove.between(seated, seated.steps[3], seated.steps[4], breathes=False)
    assert pull.duration == MOVE_TIME


def test_a_move_ends_in_the_time_that_its_step_has(qtbot: QtBot) -> None:
    shown = Shown(qtbot, exercise=LYING)
    shown.view.show_step(1)
    shown.view.show_step(2, within=0.5)
    way = shown.after(0.25)
    end = shown.after(0.25)
    assert shown.interval is None
    assert difference(way, end) > 20
    assert difference(end, draw(Case(LYING, Leg.RIGHT, 2, "light"))) == 0


def test_in_a_minimised_window_nothing_moves_and_restored_it_is_in_its_pose(
    qtbot: QtBot,
) -> None:
    shown = Shown(qtbot)
    shown.view.set_callout_visible(False)
    shown.view.show_hold()
    shown.view.showMinimized()
    qtbot.waitUntil(lambda: shown.interval is None, timeout=LONG_MS)
    shown.view.show_step(0)
    shown.view.show_step(1)
    assert shown.interval is None
    shown.view.show_hold()
    assert shown.interval is None
    shown.view.showNormal()
    qtbot.waitUntil(lambda: shown.interval is not None, timeout=LONG_MS)
    size = (shown.view.width(), shown.view.height())
    assert difference(shown.after(0), draw(Case(WALL, Leg.RIGHT, None, "light"), size)) <= 2


def test_shown_in_a_minimised_window_it_stands_still(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.showMinimized()
    shown.view.hide()
    shown.view.show_hold()
    shown.view.showMinimized()
    assert shown.view.isVisible()
    assert shown.interval is None


def test_a_move_that_is_hidden_is_over_when_it_is_seen_again(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    shown.view.show_step(1)
    shown.after(MOVE_TIME / 4)
    shown.view.hide()
    shown.view.show()
    assert shown.interval is None
    assert difference(shown.after(0), draw(Case(WALL, Leg.RIGHT, 1, "light"))) == 0


def test_less_motion_asked_for_in_a_breath_leaves_the_steady_pose(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(3)
    shown.view.show_hold()
    out = shown.after(0)
    full = shown.after(2)
    assert difference(out, full) > 5
    shown.look.set_reduced_motion(True)
    assert shown.interval is None
    assert difference(out, shown.after(0)) == 0
    shown.look.set_reduced_motion(False)
    assert difference(out, shown.after(0)) == 0
    assert difference(full, shown.after(2)) == 0


def test_less_motion_asked_for_in_a_move_cuts_to_its_end(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    shown.view.show_step(1)
    shown.after(MOVE_TIME / 4)
    shown.look.set_reduced_motion(True)
    assert shown.interval is None
    assert difference(shown.after(0), draw(Case(WALL, Leg.RIGHT, 1, "light"))) == 0
