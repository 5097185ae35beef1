from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.assets import assets
from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.skeleton import Body
from stretchcoach.errors import AssetError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.body_look import load_body_look, load_body_looks
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure_moves import BREATH_LEVELS, FigureMove
from stretchcoach.ui.widgets.figure_pictures import FigurePictures, Sight
from stretchcoach.ui.widgets.portrait import Portrait
from stretchcoach.ui.widgets.stage import Stage
from tests.figure_drawing import FLOOR, SIZE, Case, difference, draw, painted_rect
from tests.shown_figure import WALL, Shown

EXERCISES = load_exercises()
SHIPPED = Path(__file__).parent.parent / "assets" / "exercises"


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
    poses = [*figure.steps, figure.hold_pose, figure.rest_pose]
    for start, end in pairwise(poses):
        move = FigureMove.between(figure, start, end, breathes=True)
        sight = Sight(exercise, move, stage, False, 0)
        drawn = [move.body_at(move.duration * part / 8) for part in range(9)]
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


def test_an_exercise_without_a_figure_shows_an_empty_scene(qtbot: QtBot) -> None:
    view = Shown(qtbot).view
    bare = Exercise(**{name: getattr(WALL, name) for name in WALL.__slots__ if name != "figure"})
    view.set_exercise(bare, Leg.RIGHT)
    view.show_step(1)
    view.show_hold()
    picture = view.grab().toImage()
    assert picture.pixelColor(160, 100) == picture.pixelColor(5, 5)


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
    pictures = [draw(Case(WALL, Leg.RIGHT, None, "light", body=name)) for name in looks]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert difference(one, other) > 20


def test_on_a_screen_of_another_ratio_the_pictures_are_as_sharp(qtbot: QtBot) -> None:
    figure = WALL.figure
    assert figure is not None
    pictures = FigurePictures(Style())
    stage = Stage(*SIZE, SIZE[1] - FLOOR, figure.view, mirrored=False)
    move = FigureMove(figure, figure.hold_pose, figure.hold_pose, breathes=True)
    sight = Sight(WALL, move, stage, False, 0)
    for ratio in (1.0, 2.0, 1.5):
        for picture in (
            pictures.backdrop(sight, ratio),
            pictures.still(sight, ratio),
            pictures.frame(sight, 2, ratio),
        ):
            assert picture.devicePixelRatio() == ratio
    assert pictures.still(sight, 1.5) is pictures.still(sight, 1.5)


def test_on_a_screen_of_another_ratio_a_portrait_is_as_sharp(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice_as_fine(portrait: Portrait) -> QImage:
        image = QImage(portrait.size() * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        portrait.render(image)
        return image

    assert WALL.figure is not None
    portraits = [Portrait(Style(), WALL.figure, load_body_look()) for _ in range(2)]
    moved, fresh = portraits
    for portrait in portraits:
        qtbot.addWidget(portrait)
        portrait.resize(72, 222)
    twice_as_fine(moved)
    for portrait in portraits:
        monkeypatch.setattr(portrait, "devicePixelRatioF", lambda: 2.0)
    assert twice_as_fine(moved) == twice_as_fine(fresh)
