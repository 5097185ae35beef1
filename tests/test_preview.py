"""The preview: what a routine will be like, without playing it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.exercise import Leg
from stretchcoach.core.routine import Routine
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.core.words import clock_time
from stretchcoach.library.phrases import load_phrases
from stretchcoach.ui.pages.preview import PreviewPage
from stretchcoach.ui.preview_view import describe_preview
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.phase_list import PhaseRow
from stretchcoach.ui.widgets.preview_walk import PreviewWalk
from stretchcoach.ui.widgets.timeline_bar import TimelineBar
from tests.strategies import routines
from tests.ui_parts import EXERCISES, ROUTINE, button_named, words_shown

PHRASES = load_phrases()
TIMELINE = compile_timeline(ROUTINE, EXERCISES, lambda text: len(text) / 15, PHRASES)
NAMES = ["Wall calf stretch", "Seated strap calf stretch", "Lying strap hamstring stretch"]


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))


def make_page(qtbot: QtBot, look: Style, width: int = 1280, height: int = 800) -> PreviewPage:
    page = PreviewPage(look)
    page.setMinimumSize(300, 300)
    page.resize(width, height)
    qtbot.addWidget(page)
    page.show_routine(TIMELINE, ROUTINE, EXERCISES)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> PreviewPage:
    return make_page(qtbot, Style())


def press(page: PreviewPage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget(), key)


def name_shown(page: PreviewPage) -> str:
    [name] = [words for words in words_shown(page) if words in NAMES]
    return name


@settings(max_examples=40)
@given(routine=routines())
def test_the_lines_are_the_phases_and_their_times_add_up(routine: Routine) -> None:
    timeline = compile_timeline(routine, EXERCISES, lambda text: len(text) / 15, PHRASES)
    shown = describe_preview(timeline, EXERCISES)
    lines = [line for one in shown for line in one.lines]
    assert [line.phase for line in lines] == [phase.index for phase in timeline.phases]
    legs = [phase.leg if phase.kind is PhaseKind.HOLD else None for phase in timeline.phases]
    assert [line.leg for line in lines] == legs
    rounded = sum(int(line.time.removesuffix(" s")) for line in lines)
    assert abs(rounded - timeline.duration) <= 0.5 * len(lines) + 1e-6
    for one in shown:
        seconds = sum(int(line.time.removesuffix(" s")) for line in one.lines)
        assert one.time == f"{clock_time(seconds)} min"
        walked = list(dict.fromkeys(beat.phase for beat in one.beats))
        assert walked == [line.phase for line in one.lines]
        assert all(beat.ms > 0 for beat in one.beats)


def test_the_phases_are_told_in_words_with_their_times() -> None:
    wall = describe_preview(TIMELINE, EXERCISES)[0]
    assert [(line.words, line.time) for line in wall.lines[1:4]] == [
        ("Hold, right leg · set 1 of 3", "30 s"),
        ("Switch to the left leg", "10 s"),
        ("Hold, left leg · set 1 of 3", "30 s"),
    ]
    assert wall.lines[0].words == "Get ready"
    assert len(wall.lines) == 12


def test_the_walk_goes_through_each_step_and_then_the_holds() -> None:
    wall = describe_preview(TIMELINE, EXERCISES)[0]
    steps = len(EXERCISES[wall.exercise].steps)
    assert [beat.step for beat in wall.beats[: steps + 1]] == [*range(steps), None]
    holds = {phase.index for phase in TIMELINE.holds}
    assert [beat.leg for beat in wall.beats if beat.phase in holds] == [Leg.RIGHT, Leg.LEFT] * 3
    assert all(beat.step is None for beat in wall.beats[steps:])


def test_it_says_what_is_needed_and_how_long_it_takes(page: PreviewPage) -> None:
    words = words_shown(page)
    assert {"A wall", "A mat", "A strap or towel"} <= set(words)
    assert "Preview · 3 exercises · 14 holds of 30 s · about 10 min" in words


def test_arrows_go_from_exercise_to_exercise_and_stop_at_the_ends(page: PreviewPage) -> None:
    seen = [name_shown(page)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(page, key)
        seen.append(name_shown(page))
    assert seen == [NAMES[0], NAMES[1], NAMES[2], NAMES[2], NAMES[1]]


def test_the_keyboard_stays_on_what_can_be_pressed(page: PreviewPage) -> None:
    following = button_named(page, "Next")
    assert following.hasFocus()
    QTest.keyClick(following, Qt.Key.Key_Return)
    QTest.keyClick(following, Qt.Key.Key_Return)
    assert not following.isEnabled()
    assert button_named(page, "Previous").hasFocus()


def test_escape_closes_and_start_starts(page: PreviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        press(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        button_named(page, "Close").click()
    with qtbot.waitSignal(page.start_requested):
        button_named(page, "Start").click()


def test_the_phase_that_is_shown_is_marked_on_list_and_line(page: PreviewPage) -> None:
    [walk] = page.findChildren(PreviewWalk)
    timeline = page.findChild(TimelineBar)
    press(page, Qt.Key.Key_Right)
    before = timeline.accessibleName()
    rows = [row for row in page.findChildren(PhaseRow) if row.isVisible()]
    plain = rows[1].grab().toImage()
    assert plain != rows[0].grab().toImage()
    hold = next(
        beat for beat in describe_preview(TIMELINE, EXERCISES)[1].beats if beat.step is None
    )
    walk.beat_changed.emit(hold)
    assert rows[1].grab().toImage() != plain
    assert timeline.accessibleName() != before


def test_it_walks_only_while_it_is_wanted_and_seen(page: PreviewPage) -> None:
    [walk] = page.findChildren(PreviewWalk)
    assert walk.is_running
    button_named(page, "Pause the figure").click()
    assert not walk.is_running
    press(page, Qt.Key.Key_Right)
    assert not walk.is_running
    button_named(page, "Move the figure").click()
    assert walk.is_running
    page.hide()
    assert not walk.is_running
    page.show()
    assert walk.is_running


def test_the_walk_comes_to_its_end_and_begins_again(qtbot: QtBot) -> None:
    beats = [replace(beat, ms=1) for beat in describe_preview(TIMELINE, EXERCISES)[2].beats]
    walk = PreviewWalk()
    told: list[int] = []
    walk.beat_changed.connect(lambda beat: told.append(beats.index(beat)))
    walk.set_beats(beats)
    assert told == [0]
    walk.set_running(True)
    qtbot.waitUntil(lambda: len(told) > len(beats))
    walk.set_running(False)
    assert told[: len(beats) + 1] == [*range(len(beats)), 0]


def test_with_less_motion_nothing_moves(qtbot: QtBot) -> None:
    page = make_page(qtbot, Style(reduced_motion=True))
    assert not page.findChild(PreviewWalk).is_running
    shown = [one.text() for one in page.findChildren(Button) if one.isVisible()]
    assert shown == ["Close", "Start", "Previous", "Next"]
    press(page, Qt.Key.Key_Right)
    assert not page.findChild(PreviewWalk).is_running
    assert name_shown(page) == NAMES[1]


@pytest.mark.parametrize(
    ("width", "height", "text_scale"),
    [(1280, 800, 1.0), (1024, 640, 1.0), (1920, 1080, 1.0), (1280, 800, 2.0), (480, 480, 1.0)],
)
def test_it_fits_the_window(qtbot: QtBot, width: int, height: int, text_scale: float) -> None:
    page = make_page(qtbot, Style(text_scale=text_scale), width, height)
    page.grab()
    assert page._content.width() <= width
    start = button_named(page, "Start")
    assert page.rect().contains(start.mapTo(page, start.rect().bottomRight()))
