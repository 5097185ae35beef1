"""An exercise is data alone: one can be added without code, and a wrong one is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.pose import solve
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.stance import Between
from stretchcoach.errors import AssetError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.phrases import load_phrases
from tests.figure_drawing import Case, difference, draw

SHIPPED = Path(__file__).parent.parent / "assets" / "exercises"


def words_of_two_steps() -> str:
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    words = text.split("\n# The figure")[0].replace("Wall calf stretch", "Deep squat")
    steps = words.index("steps = ["), words.index("hold_cues")
    return words[: steps[0]] + 'steps = ["Stand.", "Squat."]\n' + words[steps[1] :]


def replacing(old: str, new: str) -> Callable[[str], str]:
    def replace(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return replace


def cut_last_pose(text: str) -> str:
    return text[: text.rindex("[[figure.steps]]")]


@pytest.fixture
def own_exercise(tmp_path: Path) -> Exercise:
    """A fourth exercise, made of data alone: a squat against nothing, hands on the thighs."""
    figure = """
        [figure]
        view = { centre = 0, width = 900, height = 1080 }
        [figure.muscle]
        bone = "thigh"
        at = 0.5
        back = -20
        length = 120
        width = 50
        label = [300, 600]
        [[figure.steps]]
        hip = [0, 529.9]
        trunk = 90
        near = { sole = 0 }
        far = { sole = 5 }
        arms = { wrist = [20, 495], hand = -85 }
        [[figure.steps]]
        hip = [-180, 300]
        trunk = 70
        near = { sole = 0 }
        far = { sole = 5 }
        arms = { wrist = [60, 400], hand = -30 }
        felt = true
    """
    (tmp_path / "squat.toml").write_text(words_of_two_steps() + figure, encoding="utf-8")
    return load_exercises(tmp_path)["squat"]


def test_an_exercise_of_data_alone_draws(own_exercise: Exercise, qtbot: QtBot) -> None:
    stand = draw(Case(own_exercise, Leg.RIGHT, 0, "light"))
    squat = draw(Case(own_exercise, Leg.RIGHT, None, "light"))
    assert difference(stand, squat) > 100


def test_an_exercise_of_data_alone_plays(own_exercise: Exercise) -> None:
    routine = Routine("Mine", (RoutineStep(exercise="squat"),))
    length: Callable[[str], float] = lambda text: 1.0  # noqa: E731
    timeline = compile_timeline(routine, {"squat": own_exercise}, length, load_phrases())
    assert [hold.leg for hold in timeline.holds] == [Leg.RIGHT, Leg.LEFT]
    assert timeline.steps[0] == ("Stand.", "Squat.")


def test_a_wrong_figure_is_named(tmp_path: Path) -> None:
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    broken = text.replace('bone = "shank"', 'bone = "tail"')
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(AssetError, match=r"broken\.toml.*figure\.muscle\.bone"):
        load_exercises(tmp_path)


KNEE_TO_CHEST = """
    [figure]
    mat = [-560, 700]
    view = { centre = 70, width = 1300, height = 735 }
    [figure.muscle]
    bone = "thigh"
    at = 0.2
    back = 30
    length = 120
    width = 50
    label = [300, 600]
    [[figure.steps]]
    hip = [0, 67]
    trunk = 180
    neck = 181
    face = 178
    near = { toes = 80 }
    far = { toes = 80 }
    arms = { wrist = [36, 30], hand = 0 }
    [[figure.steps]]
    hip = [0, 67]
    trunk = 180
    neck = 181
    face = 178
    near = { ankle = [110, 290], toes = 60 }
    far = { toes = 80 }
    arms = { wrist = [-20, 270], hand = 10, curl = 1 }
    felt = true
"""


@pytest.fixture
def knee_to_chest(tmp_path: Path) -> Exercise:
    (tmp_path / "knee.toml").write_text(words_of_two_steps() + KNEE_TO_CHEST, encoding="utf-8")
    return load_exercises(tmp_path)["knee"]


def test_a_knee_can_be_bent_to_any_place(knee_to_chest: Exercise, qtbot: QtBot) -> None:
    figure = knee_to_chest.figure
    assert figure is not None
    leg = solve(figure, figure.hold_pose).near_leg
    assert (leg.ankle.x, leg.ankle.y) == pytest.approx((110, 290))
    assert leg.knee_flexion > 90
    assert leg.knee.x < 0 < leg.ankle.x
    assert leg.knee.y > 200
    flat, bent = figure.steps
    last = solve(figure, flat).near_leg
    for part in range(1, 101):
        leg = solve(figure, Between(flat, bent, part / 100)).near_leg
        assert (leg.ankle - last.ankle).length < 10
        assert (leg.knee - last.knee).length < 40
        last = leg
    pictures: list[QImage] = [
        draw(Case(knee_to_chest, Leg.RIGHT, step, "light")) for step in (0, None)
    ]
    assert difference(*pictures) > 100


WRONG = {
    "fewer poses": (r"figure\.steps.*2, not 1", cut_last_pose),
    "no width": (r"figure\.view\.width", replacing("width = 1300", "width = 0")),
    "no height": (r"figure\.view\.height", replacing("height = 735", "height = -3")),
    "endless": (r"figure\.view\.centre", replacing("centre = 70", "centre = nan")),
    "flat muscle": (r"figure\.muscle\.width", replacing("width = 50", "width = 0")),
    "mat": (r"figure\.mat", replacing("[-560, 700]", "[700, -560]")),
    "palm": (
        r"figure\.steps\[0\]\.arms\.palm.*figure\.wall",
        replacing("wrist = [36, 30]", "palm = 700"),
    ),
    "sole and raised": (
        r"figure\.steps\[1\]\.near.*sole.*raised",
        replacing("ankle = [110, 290]", "sole = 3, raised = 20"),
    ),
    "sole and ankle": (
        r"figure\.steps\[1\]\.near.*sole.*ankle",
        replacing("ankle = [110, 290]", "sole = 3, ankle = [1, 2]"),
    ),
    "no goal": (r"figure\.steps\[0\]\.arms", replacing("wrist = [36, 30], ", "")),
    "no strap": (
        r"figure\.steps\[1\]\.arms\.strap.*payout",
        replacing("wrist = [-20, 270]", "strap = 150"),
    ),
    "no strap for payout": (
        r"figure\.steps\[1\]\.payout.*figure\.strap",
        replacing("felt = true", "felt = true\n    payout = 100"),
    ),
}


@pytest.mark.parametrize(("named", "spoil"), WRONG.values(), ids=WRONG)
def test_what_can_not_be_drawn_is_refused_and_named(
    named: str, spoil: Callable[[str], str], tmp_path: Path
) -> None:
    text = words_of_two_steps() + spoil(KNEE_TO_CHEST)
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AssetError, match=rf"broken\.toml can't be used: {named}"):
        load_exercises(tmp_path)


def test_no_pose_at_all_is_refused(tmp_path: Path) -> None:
    spoilt = cut_last_pose(cut_last_pose(KNEE_TO_CHEST))
    text = words_of_two_steps() + spoilt.replace("[figure]", "[figure]\n    steps = []")
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(AssetError, match=r"figure\.steps"):
        load_exercises(tmp_path)


def test_from_standing_one_can_lie_down(tmp_path: Path, qtbot: QtBot) -> None:
    """A straight leg of which the hip is still too high hangs down."""
    standing = KNEE_TO_CHEST.replace("hip = [0, 67]", "hip = [0, 531]", 1)
    standing = standing.replace("near = { toes = 80 }", "near = { sole = 0 }", 1)
    (tmp_path / "own.toml").write_text(words_of_two_steps() + standing, encoding="utf-8")
    own = load_exercises(tmp_path)["own"]
    assert own.figure is not None
    first, last = own.figure.steps
    bodies = [solve(own.figure, Between(first, last, part / 100)) for part in range(101)]
    assert all(body.near_leg.foot_point(0, 0).y > 0 for body in bodies)
