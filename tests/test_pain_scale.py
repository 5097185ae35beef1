"""The scale for pain, by keyboard and mouse, in a row or in two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.core.pain import Band
from stretchcoach.ui.pain_layout import lay_out_pain
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.pain_cell import PainCell
from stretchcoach.ui.widgets.pain_scale import PainScale

Key = Qt.Key


@pytest.fixture
def scale(qtbot: QtBot) -> PainScale:
    scale = PainScale(Style())
    scale.setMinimumSize(640, 120)
    qtbot.addWidget(scale)
    with qtbot.waitExposed(scale):
        scale.show()
    scale.setFocus()
    return scale


def cells(scale: PainScale) -> list[PainCell]:
    return scale.findChildren(PainCell)


def press(scale: PainScale, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(scale.focusWidget(), key)


def test_nothing_is_chosen_at_first(scale: PainScale) -> None:
    assert scale.pain is None
    assert not any(cell.isChecked() for cell in cells(scale))


def test_a_click_chooses(scale: PainScale, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scale.pain_changed) as told:
        qtbot.mouseClick(cells(scale)[4], Qt.MouseButton.LeftButton)
    assert told.args == [4]
    assert [cell.number for cell in cells(scale) if cell.isChecked()] == [4]


@pytest.mark.parametrize(
    ("keys", "pain"),
    [
        ([Key.Key_Space], 0),
        ([Key.Key_Return], 0),
        ([Key.Key_Right, Key.Key_Space], 1),
        ([Key.Key_Right, Key.Key_Return, Key.Key_Right, Key.Key_Down], 3),
        ([Key.Key_5, Key.Key_Left], 4),
        ([Key.Key_5, Key.Key_Up, Key.Key_Up], 3),
        ([Key.Key_End], 10),
        ([Key.Key_End, Key.Key_Right], 10),
        ([Key.Key_Home, Key.Key_Left], 0),
        ([Key.Key_7], 7),
        ([Key.Key_1], 1),
        ([Key.Key_1, Key.Key_0], 10),
        ([Key.Key_2, Key.Key_0], 0),
        ([Key.Key_7, Key.Key_3], 3),
    ],
)
def test_keys_choose_and_move_the_focus_along(
    scale: PainScale, keys: list[Qt.Key], pain: int
) -> None:
    press(scale, *keys)
    assert scale.pain == pain
    assert scale.focusWidget() is cells(scale)[pain]


def test_arrows_alone_choose_nothing(scale: PainScale) -> None:
    told: list[int] = []
    scale.pain_changed.connect(told.append)
    press(scale, *[Key.Key_Right] * 5)
    assert scale.pain is None
    assert told == []
    assert scale.focusWidget() is cells(scale)[5]


def test_the_group_is_one_stop_for_tab(scale: PainScale) -> None:
    press(scale, Key.Key_6)
    stops = [cell.number for cell in cells(scale) if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [6]


def test_it_can_be_cleared_in_silence(scale: PainScale, qtbot: QtBot) -> None:
    press(scale, Key.Key_6)
    with qtbot.assertNotEmitted(scale.pain_changed):
        scale.set_pain(None)
    assert not any(cell.isChecked() for cell in cells(scale))


def test_a_screen_reader_hears_number_and_band(scale: PainScale) -> None:
    reader = QAccessible.queryAccessibleInterface(cells(scale)[4])
    assert reader.text(QAccessible.Text.Name) == "Pain 4 of 10, moderate"
    assert reader.role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [320, 480, 607, 608, 900, 1216])
def test_the_cells_lie_within_the_width_and_apart(width: int, text_scale: float) -> None:
    layout = lay_out_pain(width, text_scale)
    assert len(layout.cells) == 11
    for index, cell in enumerate(layout.cells):
        assert cell.left() >= 0
        assert cell.right() < width
        assert not any(cell.intersects(other) for other in layout.cells[index + 1 :])


def test_a_narrow_scale_has_two_rows_each_with_its_words() -> None:
    layout = lay_out_pain(560, 1.0)
    tops = [cell.top() for cell in layout.cells]
    assert tops[:6] == [0] * 6
    assert len(set(tops[6:])) == 1
    assert tops[6] > 0
    bands = [bracket.band for bracket in layout.brackets]
    assert bands == [Band.NONE, Band.MILD, Band.MODERATE, Band.MODERATE, Band.SEVERE]


@pytest.mark.parametrize(("width", "text_scale"), [(320, 1.0), (560, 1.0), (900, 2.0)])
def test_the_shorter_row_leaves_its_words_room_at_both_sides(width: int, text_scale: float) -> None:
    layout = lay_out_pain(width, text_scale)
    first, last = layout.cells[6], layout.cells[10]
    assert first.left() == pytest.approx(width - 1 - last.right(), abs=2)
    word = next(one.word for one in layout.brackets if one.box.top() > first.top())
    assert word.center().x() == first.center().x()
    assert word.left() >= 0
    assert word.width() >= 2 * first.width() - 2


def test_every_bracket_spans_its_cells() -> None:
    layout = lay_out_pain(640, 1.0)
    mild = layout.brackets[1]
    assert (mild.box.left(), mild.box.right()) == (
        layout.cells[1].left(),
        layout.cells[3].right(),
    )
