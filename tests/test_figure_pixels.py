"""The stored pictures of the figure are renewed with `python -m tests.renew_pictures`."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from tests.figure_drawing import PICTURES, Case, all_cases, difference, draw, mirrored

SAME = 10
CASES = list(all_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_picture_is_the_stored_one(case: Case, qtbot: QtBot) -> None:
    stored = QImage(str(PICTURES / f"{case.name}.png"))
    assert not stored.isNull(), "run `python -m tests.renew_pictures`"
    drawn = draw(case)
    assert difference(drawn, stored.convertToFormat(drawn.format())) <= SAME


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.leg is Leg.RIGHT], ids=lambda case: case.name
)
def test_the_left_is_the_mirror_of_the_right(case: Case, qtbot: QtBot) -> None:
    left = Case(case.exercise, Leg.LEFT, case.step, case.theme)
    assert difference(draw(case), mirrored(draw(left))) <= SAME


def test_there_is_no_picture_too_many() -> None:
    assert {file.stem for file in PICTURES.glob("*.png")} == {case.name for case in CASES}


def test_a_moved_figure_is_noticed(qtbot: QtBot) -> None:
    case = next(case for case in CASES if case.step == 2)
    other = Case(case.exercise, case.leg, 3, case.theme)
    assert difference(draw(case), draw(other)) > 5 * SAME
