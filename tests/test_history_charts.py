"""The charts of the History page: what they paint, tell and do at keys."""

from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import WeekTotal
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.ui.history_view import PainPoint
from stretchcoach.ui.theme import Style
from stretchcoach.ui.week_layout import WeekBar
from stretchcoach.ui.widgets.chart_card import ChartCard
from stretchcoach.ui.widgets.pain_chart import PainChart
from stretchcoach.ui.widgets.week_chart import WeekChart
from tests.history_parts import TODAY
from tests.ui_parts import words_shown
from tests.widget_parts import Show, colour_at, press

MONDAY = date(2025, 11, 17)
WEEKS = (
    WeekTotal(MONDAY - timedelta(weeks=2), 600.0, 600.0, 2100.0),
    WeekTotal(MONDAY - timedelta(weeks=1), 1200.0, 1200.0, 2100.0),
    WeekTotal(MONDAY, 900.0, 300.0, 2100.0),
)
POINTS = (
    PainPoint(MONDAY, Pains(2, 6)),
    PainPoint(MONDAY + timedelta(days=2), Pains(whole=4)),
)


@pytest.fixture
def weeks(show: Show) -> WeekChart:
    chart = WeekChart(Style())
    show(chart)
    chart.show_weeks(WEEKS, WEEKS[0].first)
    return chart


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_and_goal_are_painted_where_they_belong(show: Show, theme: str) -> None:
    look = Style(theme=theme)
    chart = WeekChart(look)
    show(chart)
    chart.show_weeks(WEEKS, WEEKS[0].first)
    image = chart.grab().toImage()
    for bar in chart.layout_now.bars[:2]:
        middle = bar.right.center()
        assert colour_at(image, middle.x(), middle.y()) == look.theme["right"]
        assert colour_at(image, middle.x(), bar.left.center().y()) == look.theme["left"]
        assert bar.goal_y is not None
    low, high, _ = chart.layout_now.bars
    assert high.right.height() == pytest.approx(2 * low.right.height())
    # Left of the first bar there is nothing but the goal's dashes.
    edge = [colour_at(image, x, chart.layout_now.bars[0].goal_y or 0) for x in range(1, 24)]
    assert any(one == look.theme["ink3"] for one in edge)
    assert any(one != look.theme["ink3"] for one in edge)


def test_weeks_before_the_first_session_have_no_number_but_the_line_of_the_goal(show: Show) -> None:
    look = Style()
    before = [WeekTotal(MONDAY - timedelta(weeks=back), 0.0, 0.0, 0.0) for back in (2, 1)]
    chart = WeekChart(look)
    chart.show_weeks([*before, WeekTotal(MONDAY, 0.0, 60.0, 2100.0)], MONDAY + timedelta(days=2))
    chart.resize(500, 200)
    show(chart)
    image = chart.grab().toImage()
    *empty, last = chart.layout_now.bars
    base = round(chart.layout_now.base)

    def inks(bar: WeekBar, top: int, bottom: int) -> set[str]:
        column = range(round(bar.column.left()) + 1, round(bar.column.right()) - 1)
        return {image.pixelColor(x, y).name() for x in column for y in range(top, bottom)}

    goal = round(last.goal_y or 0.0)
    for bar in empty:
        assert look.theme["ink3"].name() in inks(bar, goal - 1, goal + 3)
        assert len(inks(bar, base - 30, base - 2)) == 1
    assert look.theme["ink"].name() in inks(last, base - 30, base - 2)


def test_weeks_are_stepped_through_by_keys(weeks: WeekChart) -> None:
    told: list[str] = []
    weeks.value_changed.connect(told.append)
    weeks.setFocus()
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End)
    for key in keys:
        press(key)
    assert [words.split(":")[0] for words in told] == [
        "17 Nov to 23 Nov",
        "10 Nov to 16 Nov",
        "3 Nov to 9 Nov",
        "17 Nov to 23 Nov",
    ]
    assert told[1] == "10 Nov to 16 Nov: 40 min, right 20, left 20, goal 35"
    weeks.clearFocus()
    assert told[-1] == ""


def test_all_weeks_are_told_to_a_screen_reader(weeks: WeekChart) -> None:
    assert weeks.accessibleName() == "Minutes held per week"
    assert weeks.accessibleDescription().count("goal 35") == 3


def test_the_pointer_looks_at_a_week(weeks: WeekChart, qtbot: QtBot) -> None:
    middle = weeks.layout_now.bars[1].column.center()
    qtbot.mouseMove(weeks, QPoint(1, 1))
    qtbot.mouseMove(weeks, middle.toPoint())
    qtbot.waitUntil(lambda: weeks.looked_at == 1)


def test_the_value_stands_in_place_of_the_legend(show: Show) -> None:
    chart = WeekChart(Style())
    card = ChartCard(Style(), "Weeks", chart, {Leg.RIGHT: "Right", Leg.LEFT: "Left"})
    chart.show_weeks(WEEKS, WEEKS[0].first)
    show(card)
    height = card.heightForWidth(520)
    assert {"Right", "Left"} <= set(words_shown(card))
    chart.setFocus()
    press(Qt.Key.Key_End)
    assert "17 Nov to 23 Nov: 20 min, right 15, left 5, goal 35" in words_shown(card)
    assert card.heightForWidth(520) == height


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pain_has_the_colour_and_mark_of_its_leg(show: Show, theme: str) -> None:
    look = Style(theme=theme)
    chart = PainChart(look)
    show(chart)
    chart.show_points(POINTS, MONDAY, TODAY)
    layout = chart.layout_now
    assert layout is not None
    image = chart.grab().toImage()
    tokens = {Leg.RIGHT: "right", Leg.LEFT: "left", None: "ink2"}
    for series, token in tokens.items():
        [dot] = layout.of(series)
        assert colour_at(image, dot.at.x(), dot.at.y()) == look.theme[token]
    # A square has corners, where a circle has none.
    filled = {leg: 0 for leg in Leg}
    for leg in Leg:
        at = layout.of(leg)[0].at
        for x, y in product(range(-6, 7), repeat=2):
            filled[leg] += colour_at(image, at.x() + x, at.y() + y) == look.theme[tokens[leg]]
    assert filled[Leg.LEFT] > filled[Leg.RIGHT] > 9


def test_pain_is_stepped_through_by_keys(show: Show) -> None:
    chart = PainChart(Style())
    show(chart)
    chart.show_points(POINTS, MONDAY, TODAY)
    told: list[str] = []
    chart.value_changed.connect(told.append)
    chart.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    assert told == [
        "17 November. Right leg: Mild pain, 2 of 10. Left leg: Moderate pain, 6 of 10",
        "19 November. Moderate pain, 4 of 10",
    ]


def test_pain_of_other_weeks_is_left_out(show: Show) -> None:
    chart = PainChart(Style())
    show(chart)
    chart.show_points(POINTS, MONDAY + timedelta(days=1), TODAY)
    assert chart.layout_now is not None
    assert [dot.series for dot in chart.layout_now.dots] == [None]
