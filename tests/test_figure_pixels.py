"""The stored pictures of the figure are renewed with `python -m tests.renew_pictures`."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainterPath
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.widgets import body_shapes, hand_shapes, head_shapes
from tests.figure_drawing import PICTURES, Case, all_cases, difference, draw, mirrored

SAME = 4
CASES = list(all_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_picture_is_the_stored_one(case: Case, qtbot: QtBot) -> None:
    stored = QImage(str(PICTURES / f"{case.name}.png"))
    assert not stored.isNull(), "run `python -m tests.renew_pictures`"
    drawn = draw(case)
    assert difference(drawn, stored.convertToFormat(drawn.format())) <= SAME


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.moving], ids=lambda case: case.name
)
def test_the_left_is_the_mirror_of_the_right(case: Case, qtbot: QtBot) -> None:
    assert difference(draw(case), mirrored(draw(replace(case, leg=Leg.LEFT)))) <= SAME


def test_there_is_no_picture_too_many() -> None:
    assert {file.stem for file in PICTURES.glob("*.png")} == {case.name for case in CASES}


def test_a_moved_figure_is_noticed(qtbot: QtBot) -> None:
    case = next(case for case in CASES if case.step == 2)
    assert difference(draw(case), draw(replace(case, step=3))) > 5 * SAME


@pytest.mark.parametrize(
    ("module", "detail"),
    [
        (head_shapes, "smile"),
        (head_shapes, "eye"),
        (head_shapes, "eyebrow"),
        (hand_shapes, "fingers"),
        (hand_shapes, "thumb"),
        (hand_shapes, "wrap"),
        (body_shapes, "sleeve_hem"),
        (body_shapes, "shoe_details"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_detail_that_is_lost_is_noticed(
    module: object, detail: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = next(case for case in CASES if case.step is None and "strap" in case.exercise.id)
    whole = draw(case)
    nothing: Callable[..., QPainterPath] = lambda *_: QPainterPath()  # noqa: E731
    monkeypatch.setattr(module, detail, nothing)
    assert difference(whole, draw(case)) > SAME
