from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.figure import Figure, KeyPose
from stretchcoach.core.motion import breath_at, ease_in_out, glow_at
from stretchcoach.core.pose import solve
from stretchcoach.core.skeleton import (
    ANKLE_HEIGHT,
    FOREARM,
    HEEL,
    HEEL_BACK,
    PALM_DEPTH,
    SHANK,
    THIGH,
    TOE,
    TRUNK,
    UPPER_ARM,
    Body,
    Point,
    sole_height,
    two_bones,
)
from stretchcoach.core.stance import Between, Stance
from stretchcoach.library.exercises import load_exercises

EXACT = 1e-6
EXERCISES = load_exercises()
WALL = "wall-calf-stretch"
SEATED = "seated-strap-calf-stretch"
LYING = "lying-strap-hamstring-stretch"
MOVES = [
    (name, index) for name, exercise in EXERCISES.items() for index in range(len(exercise.steps))
]
times = st.floats(0, 1)
every_move = pytest.mark.parametrize(("name", "index"), MOVES)


def figure_of(exercise: Exercise) -> Figure:
    assert exercise.figure is not None
    return exercise.figure


def ends_of(name: str, index: int) -> tuple[Figure, KeyPose, KeyPose]:
    """The move out of a step; out of the last one it goes into the hold."""
    figure = figure_of(EXERCISES[name])
    poses = [*figure.steps, figure.hold_pose]
    return figure, poses[index], poses[index + 1]


def body_in(name: str, index: int, t: float) -> Body:
    figure, a, b = ends_of(name, index)
    return solve(figure, Between(a, b, t))


def apart(a: Point, b: Point) -> float:
    return (b - a).length


def check_bones(body: Body) -> None:
    assert apart(body.hip, body.shoulder) == pytest.approx(TRUNK, abs=EXACT)
    for leg in (body.near_leg, body.far_leg):
        assert apart(leg.hip, leg.knee) == pytest.approx(THIGH, abs=EXACT)
        assert apart(leg.knee, leg.ankle) == pytest.approx(SHANK, abs=EXACT)
    for arm in (body.near_arm, body.far_arm):
        assert apart(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM, abs=EXACT)
        assert apart(arm.elbow, arm.wrist) == pytest.approx(FOREARM, abs=EXACT)


def check_joints(body: Body) -> None:
    for leg in (body.near_leg, body.far_leg):
        assert leg.knee_flexion >= -EXACT
        assert min(leg.foot_point(x, -ANKLE_HEIGHT).y for x in (HEEL, TOE)) >= -EXACT
    for arm in (body.near_arm, body.far_arm):
        assert arm.elbow_flexion >= -EXACT
        assert arm.elbow.y > 0
        assert arm.wrist.y > 0


def test_each_step_has_a_pose() -> None:
    for exercise in EXERCISES.values():
        assert len(figure_of(exercise).steps) == len(exercise.steps)


@every_move
@given(t=times)
def test_bones_keep_their_lengths_and_joints_their_sense(name: str, index: int, t: float) -> None:
    body = body_in(name, index, t)
    check_bones(body)
    check_joints(body)


@pytest.mark.parametrize("name", EXERCISES)
@given(breath=times)
def test_the_breath_moves_no_contact(name: str, breath: float) -> None:
    figure = figure_of(EXERCISES[name])
    pose = figure.hold_pose
    body, rest = solve(figure, pose, breath), solve(figure, pose)
    check_bones(body)
    check_joints(body)
    for now, before in ((body.near_leg, rest.near_leg), (body.far_leg, rest.far_leg)):
        assert apart(now.ankle, before.ankle) < EXACT
    if pose.arms.palm is not None:
        assert apart(body.near_arm.wrist, rest.near_arm.wrist) < EXACT
    if pose.payout is not None:
        stretched = apart(body.near_leg.ball, body.near_arm.grip)
        assert stretched == pytest.approx(pose.payout, abs=EXACT)


@every_move
@given(t=times)
def test_planted_soles_do_not_slide(name: str, index: int, t: float) -> None:
    figure, a, b = ends_of(name, index)
    body = solve(figure, Between(a, b, t))
    legs = ((a.near, b.near, body.near_leg), (a.far, b.far, body.far_leg))
    for before, after, leg in legs:
        if before.sole is not None and before.sole == after.sole:
            assert apart(leg.ankle, Point(before.sole, ANKLE_HEIGHT)) < EXACT
            assert leg.toes == 0


@pytest.mark.parametrize("index", range(1, 4))
@given(t=times)
def test_palms_stay_on_the_wall_and_elbows_straight(index: int, t: float) -> None:
    figure, a, _ = ends_of(WALL, index)
    body = body_in(WALL, index, t)
    assert figure.wall is not None
    for arm, higher in ((body.near_arm, 0), (body.far_arm, 13)):
        assert arm.wrist.x == pytest.approx(figure.wall - PALM_DEPTH, abs=EXACT)
        assert arm.wrist.y == pytest.approx((a.arms.palm or 0) + higher, abs=EXACT)
        assert arm.hand == pytest.approx(90)
        assert arm.elbow_flexion < 1


@every_move
@given(t=times)
def test_a_taut_strap_keeps_its_length(name: str, index: int, t: float) -> None:
    figure, a, b = ends_of(name, index)
    if a.payout is None or a.payout != b.payout:
        return
    body = solve(figure, Between(a, b, t))
    assert body.payout == pytest.approx(a.payout, abs=EXACT)
    for arm in (body.near_arm, body.far_arm):
        assert apart(body.near_leg.ball, arm.grip) == pytest.approx(a.payout, abs=EXACT)


@every_move
@given(t=times)
def test_no_hand_is_further_from_the_foot_than_the_strap_lets_it(
    name: str, index: int, t: float
) -> None:
    figure, a, b = ends_of(name, index)
    if a.payout is None and b.payout is None:
        return
    assert figure.strap is not None
    body = solve(figure, Between(a, b, t))
    reaches = [apart(body.near_leg.ball, arm.grip) for arm in (body.near_arm, body.far_arm)]
    assert max(reaches) <= body.payout + EXACT
    assert body.payout <= figure.strap.length
    if a.payout is not None and b.payout is not None:
        # Taut or nearly so while it runs through the hands: it neither hangs nor floats.
        assert min(reaches) > body.payout - 15


@given(t=times, index=st.integers(0, 4))
def test_the_knee_stays_straight_while_the_leg_is_raised(t: float, index: int) -> None:
    assert body_in(LYING, index, t).near_leg.knee_flexion < 0.01


@given(t=times, index=st.integers(0, 4))
def test_the_strapped_knee_stays_straight_when_sitting(t: float, index: int) -> None:
    assert body_in(SEATED, index, t).near_leg.knee_flexion < 0.01


def test_the_raised_leg_is_between_60_and_65_degrees() -> None:
    figure = figure_of(EXERCISES[LYING])
    leg = solve(figure, figure.hold_pose).near_leg
    assert 60 <= (leg.ankle - leg.hip).angle <= 65


@pytest.mark.parametrize("name", EXERCISES)
def test_the_stretch_is_felt_in_the_last_step_and_the_hold_alone(name: str) -> None:
    figure = figure_of(EXERCISES[name])
    felt = [solve(figure, pose).felt for pose in [*figure.steps, figure.hold_pose]]
    assert felt == [0.0] * (len(felt) - 2) + [1.0, 1.0]


@every_move
def test_no_motion_jumps(name: str, index: int) -> None:
    joints: list[Callable[[Body], Point]] = [
        lambda body: body.shoulder,
        lambda body: body.near_leg.knee,
        lambda body: body.far_leg.knee,
        lambda body: body.near_leg.ankle,
        lambda body: body.near_arm.elbow,
        lambda body: body.near_arm.wrist,
        lambda body: body.far_arm.wrist,
    ]
    bodies = [body_in(name, index, ease_in_out(t / 200)) for t in range(201)]
    for joint in joints:
        places = [joint(body) for body in bodies]
        way = sum(apart(a, b) for a, b in pairwise(places))
        for a, b in pairwise(places):
            assert apart(a, b) < max(0.06 * way, 1.0)


@pytest.mark.parametrize("name", EXERCISES)
@given(data=st.data())
def test_a_move_that_was_broken_off_keeps_bones_joints_and_contacts(
    name: str, data: st.DataObject
) -> None:
    figure = figure_of(EXERCISES[name])
    poses = st.sampled_from([*figure.steps, figure.hold_pose])
    stance: Stance = data.draw(poses)
    seen = [stance]
    for _ in range(3):
        seen.append(data.draw(poses))
        stance = Between(stance, seen[-1], data.draw(times))
    body = solve(figure, stance)
    check_bones(body)
    check_joints(body)
    for sole, leg in (
        ({pose.near.sole for pose in seen}, body.near_leg),
        ({pose.far.sole for pose in seen}, body.far_leg),
    ):
        [stays] = sole if len(sole) == 1 else [None]
        if stays is not None:
            assert apart(leg.ankle, Point(stays, ANKLE_HEIGHT)) < 1
    if all(pose.arms.palm is not None for pose in seen):
        assert figure.wall is not None
        assert body.near_arm.wrist.x == pytest.approx(figure.wall - PALM_DEPTH, abs=EXACT)
    if all(pose.payout is not None for pose in seen):
        reach = apart(body.near_leg.ball, body.near_arm.grip)
        assert reach == pytest.approx(body.payout, abs=15)


@given(x=st.floats(-900, 900), y=st.floats(-900, 900), side=st.sampled_from([1, -1]))
def test_two_bones_reach_or_point_to_their_target(x: float, y: float, side: int) -> None:
    target = Point(x, y)
    joint, end = two_bones(Point(0, 0), target, THIGH, SHANK, side)
    assert apart(Point(0, 0), joint) == pytest.approx(THIGH, abs=EXACT)
    assert apart(joint, end) == pytest.approx(SHANK, abs=EXACT)
    if 2 < target.length < THIGH + SHANK:
        assert apart(end, target) < EXACT


@given(toes=st.floats(-90, 180))
def test_a_foot_at_its_sole_height_touches_the_floor(toes: float) -> None:
    sole = [Point(HEEL, -ANKLE_HEIGHT), Point(TOE, -ANKLE_HEIGHT), HEEL_BACK]
    assert min(corner.turned(toes).y for corner in sole) + sole_height(toes) == pytest.approx(0)


@given(t=times)
def test_easing_stays_between_its_ends_and_is_symmetric(t: float) -> None:
    assert 0 <= ease_in_out(t) <= 1
    assert ease_in_out(t) + ease_in_out(1 - t) == pytest.approx(1)


def test_breath_and_glow_go_round_in_four_seconds() -> None:
    assert [breath_at(s) for s in (0, 2, 4)] == pytest.approx([0, 1, 0])
    assert [glow_at(breath_at(s)) for s in (0, 2, 4)] == pytest.approx([1, 0.7, 1])
