from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.assets import assets
from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.motion import MOVE_TIME
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.skeleton import Body
from stretchcoach.errors import AssetError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.phrases import load_phrases
from stretchcoach.ui.body_look import load_body_look, load_body_looks
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.figure_moves import BREATH_LEVELS, FigureMove
from stretchcoach.ui.widgets.figure_pictures import FigurePictures, Sight
from stretchcoach.ui.widgets.stage import Stage
from tests.fake_clock import FakeClock
from tests.figure_drawing import FLOOR, SIZE, Case, difference, draw, painted_rect

EXERCISES = load_exercises()
WALL = EXERCISES["wall-calf-stretch"]
SHIPPED = Path(__file__).parent.parent / "assets" / "exercises"


class Shown:
    """A figure on the screen with a clock of its own."""

    def __init__(self, qtbot: QtBot, *, reduced_motion: bool = False) -> None:
        self.clock = FakeClock()
        self.view = FigureView(Style(reduced_motion=reduced_motion), clock=self.clock.now)
        qtbot.addWidget(self.view)
        self.view.resize(*SIZE)
        self.view.floor_height = FLOOR
        self.view.set_exercise(WALL, Leg.RIGHT)
        self.view.show()

    @property
    def interval(self) -> int | None:
        """Milliseconds between two pictures; none while nothing moves."""
        timer = self.view.findChild(QTimer)
        assert isinstance(timer, QTimer)
        return timer.interval() if timer.isActive() else None

    def after(self, seconds: float) -> QImage:
        """Let time pass, and return what is to be seen then."""
        self.clock.pass_time(seconds)
        timer = self.view.findChild(QTimer)
        assert isinstance(timer, QTimer)
        if timer.isActive():
            timer.timeout.emit()
        return self.view.grab().toImage()


def test_a_step_moves_and_then_rests(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.view.show_step(0)
    first = shown.after(0)
    assert shown.interval is None
    shown.view.show_step(1)
    assert shown.interval == 33
    way = shown.after(MOVE_TIME / 2)
    end = shown.after(MOVE_TIME)
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
    assert difference(stopped, shown.after(MOVE_TIME)) > 20


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


def test_a_screen_reader_hears_exercise_and_leg(qtbot: QtBot) -> None:
    view = Shown(qtbot).view
    assert view.accessibleName() == "Wall calf stretch, right leg"
    view.set_exercise(WALL, Leg.LEFT)
    assert view.accessibleName() == "Wall calf stretch, left leg"


def test_words_point_to_the_muscle_from_when_it_is_felt(qtbot: QtBot) -> None:
    size, floor = (792, 656), 120
    for step, pointed in ((0, False), (1, False), (3, True), (None, True)):
        case = Case(WALL, Leg.RIGHT, step, "light")
        apart = difference(draw(case, size, floor), draw(case, size, floor, words=True))
        assert (apart > 50) == pointed


def test_corners_can_be_round(qtbot: QtBot) -> None:
    view = Shown(qtbot).view
    view.set_radius(16)
    picture = QImage(view.size(), QImage.Format.Format_ARGB32)
    picture.fill("magenta")
    view.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert picture.pixelColor(0, 0).name() == "#ff00ff"
    assert picture.pixelColor(SIZE[0] // 2, 0).name() != "#ff00ff"


@pytest.mark.parametrize("leg", Leg)
@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_all_that_moves_lies_in_the_part_that_is_painted_again(
    exercise: Exercise, leg: Leg, qtbot: QtBot
) -> None:
    figure = exercise.figure
    assert figure is not None
    pictures = FigurePictures(Style())
    stage = Stage(*SIZE, SIZE[1] - FLOOR, figure.view, leg is Leg.LEFT)
    poses = [*figure.steps, figure.hold_pose]
    for start, end in pairwise(poses):
        sight = Sight(exercise, FigureMove(figure, start, end, breathes=True), stage, False, 0)
        drawn = [sight.move.body_at(MOVE_TIME * part / 8) for part in range(9)]
        for body in drawn:
            assert sight.moving_rect.contains(painted(pictures, sight, body))
        for level in (0, BREATH_LEVELS):
            body = sight.move.body_in(level)
            assert sight.figure_rect.contains(painted(pictures, sight, body))


def painted(pictures: FigurePictures, sight: Sight, body: Body) -> QRect:
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    pictures.paint_body(painter, sight, body, 1.0)
    painter.end()
    return painted_rect(image)


@pytest.fixture
def own_exercise(tmp_path: Path) -> Exercise:
    """A fourth exercise, made of data alone: a squat against nothing, hands on the thighs."""
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    words = text.split("\n# The figure")[0].replace("Wall calf stretch", "Deep squat")
    steps = words.index("steps = ["), words.index("hold_cues")
    words = words[: steps[0]] + 'steps = ["Stand.", "Squat."]\n' + words[steps[1] :]
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
    (tmp_path / "squat.toml").write_text(words + figure, encoding="utf-8")
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


def test_an_exercise_without_a_figure_shows_an_empty_scene(qtbot: QtBot) -> None:
    view = Shown(qtbot).view
    bare = Exercise(**{name: getattr(WALL, name) for name in WALL.__slots__ if name != "figure"})
    view.set_exercise(bare, Leg.RIGHT)
    view.show_step(1)
    view.show_hold()
    picture = view.grab().toImage()
    assert picture.pixelColor(160, 100) == picture.pixelColor(5, 5)


def test_a_wrong_figure_is_named(tmp_path: Path) -> None:
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    broken = text.replace('bone = "shank"', 'bone = "tail"')
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(AssetError, match=r"broken\.toml.*figure\.muscle\.bone"):
        load_exercises(tmp_path)


def test_a_wrong_look_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = assets().joinpath("looks", "bun.toml").read_text(encoding="utf-8")
    (tmp_path / "looks").mkdir()
    (tmp_path / "looks" / "mine.toml").write_text(f"height = 2\n{text}", encoding="utf-8")
    monkeypatch.setattr("stretchcoach.ui.body_look.assets", lambda: tmp_path)
    with pytest.raises(AssetError, match=r"mine\.toml.*height"):
        load_body_looks()


def test_there_are_looks_to_choose_from(qtbot: QtBot) -> None:
    looks = load_body_looks()
    assert len(looks) >= 3
    assert next(iter(looks)) == "neutral"
    assert load_body_look("none of that name").id == "neutral"
    pictures = [draw(Case(WALL, Leg.RIGHT, None, "light"), body=name) for name in looks]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert difference(one, other) > 20
