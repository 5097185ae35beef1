"""What moves in the player beside ring and figure, and that it stands still when it should."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.settings import ThemeChoice
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_band import COLOUR_MS, LegBand
from stretchcoach.ui.widgets.step_list import SLIDE_MS, StepList
from stretchcoach.ui.widgets.timeline_bar import TimelineBar
from stretchcoach.ui.widgets.transition import Transition, mix
from tests.parts_for_tests import LONG_MS
from tests.player_snapshots import TIMELINE, at, compiled, phase_of
from tests.strategies import EXERCISES

READY = phase_of(PhaseKind.GET_READY)
RIGHT, LEFT = TIMELINE.holds[0], TIMELINE.holds[1]


def step(index: int, state: State = State.RUNNING) -> Snapshot:
    """Return a snapshot in the set-up step `index`."""
    [cue, *_] = [
        cue
        for cue in TIMELINE.cues
        if cue.setup_step == index and READY.start <= cue.at < READY.end
    ]
    reason = PauseReason.USER if state is State.PAUSED else None
    return at(READY, cue.at - READY.start + 0.1, state, reason=reason)


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[[Style], PlayerPage]:
    def open_page(look: Style) -> PlayerPage:
        page = PlayerPage(look)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.set_session(TIMELINE, EXERCISES)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


@pytest.fixture
def page(open_page: Callable[[Style], PlayerPage]) -> PlayerPage:
    return open_page(Style())


def slide_of(page: PlayerPage) -> Transition:
    return page.findChild(StepList).findChild(Transition)


def change_of(page: PlayerPage) -> Transition:
    return page.findChild(LegBand).findChild(Transition)


def colour_of_band(page: PlayerPage) -> QColor:
    return page.findChild(LegBand).grab().toImage().pixelColor(4, 4)


def hold_at(transition: Transition, ms: int) -> None:
    """Stop what is under way at a time after it began."""
    assert transition.is_under_way
    transition.pause()
    transition.setCurrentTime(ms)


def top_of_card(page: PlayerPage) -> int:
    """Return where the card of this step begins, at the left of the badges."""
    steps = page.findChild(StepList)
    image = steps.grab().toImage()
    tint = page.findChild(StepList).colour("primaryTint")
    return next(y for y in range(image.height()) if image.pixelColor(24, y) == tint)


def test_the_card_of_this_step_moves_down_to_the_next(page: PlayerPage) -> None:
    page.show_snapshot(step(0))
    first = top_of_card(page)
    page.show_snapshot(step(1))
    hold_at(slide_of(page), 0)
    assert top_of_card(page) == first
    hold_at(slide_of(page), SLIDE_MS // 2)
    half = top_of_card(page)
    slide_of(page).finish()
    last = top_of_card(page)
    # Out cubic: fast at first, seven eighths of the way in half the time.
    assert first < last
    assert half - first == pytest.approx((last - first) * 7 / 8, abs=1)


def test_the_card_arrives(qtbot: QtBot, page: PlayerPage) -> None:
    page.show_snapshot(step(0))
    page.show_snapshot(step(1))
    qtbot.waitUntil(lambda: not slide_of(page).is_under_way, timeout=LONG_MS)


def test_with_less_motion_the_card_is_there_at_once(
    open_page: Callable[[Style], PlayerPage],
) -> None:
    page = open_page(Style(reduced_motion=True))
    page.show_snapshot(step(0))
    first = top_of_card(page)
    page.show_snapshot(step(1))
    assert not slide_of(page).is_under_way
    assert top_of_card(page) > first


def test_a_pause_lets_the_card_stand_still(page: PlayerPage) -> None:
    page.show_snapshot(step(0))
    page.show_snapshot(step(1))
    page.show_snapshot(step(1, State.PAUSED))
    assert not slide_of(page).is_under_way


def test_while_paused_the_card_is_cut_to_its_place(page: PlayerPage) -> None:
    page.show_snapshot(step(0, State.PAUSED))
    page.show_snapshot(step(1, State.PAUSED))
    assert not slide_of(page).is_under_way


def test_no_card_slides_to_the_steps_of_another_exercise(page: PlayerPage) -> None:
    page.show_snapshot(step(0))
    page.show_snapshot(at(phase_of(PhaseKind.GET_READY, 1), 12.0))
    assert not slide_of(page).is_under_way


def test_a_window_of_another_size_has_the_card_in_its_place(page: PlayerPage) -> None:
    page.show_snapshot(step(0))
    page.show_snapshot(step(1))
    page.resize(1024, 640)
    assert not slide_of(page).is_under_way


def test_the_band_takes_its_legs_colour_on_the_card(page: PlayerPage) -> None:
    colours = page.findChild(LegBand).colour
    page.show_snapshot(at(RIGHT, 0.1))
    hold_at(change_of(page), 0)
    assert colour_of_band(page) == colours("card")
    hold_at(change_of(page), COLOUR_MS // 2)
    half = colour_of_band(page)
    expected = mix(colours("card"), colours("bandRbg"), 0.5)
    assert half.getRgb() == pytest.approx(expected.getRgb(), abs=1)
    change_of(page).finish()
    assert colour_of_band(page) == colours("bandRbg")


def test_the_band_changes_from_one_legs_colour_to_the_others(page: PlayerPage) -> None:
    colours = page.findChild(LegBand).colour
    page.show_snapshot(at(RIGHT, 0.1))
    change_of(page).finish()
    page.show_snapshot(at(LEFT, 0.1))
    hold_at(change_of(page), 0)
    assert colour_of_band(page) == colours("bandRbg")
    change_of(page).finish()
    assert colour_of_band(page) == colours("bandLbg")


def test_the_band_comes_back_after_a_switch_as_it_came(page: PlayerPage) -> None:
    page.show_snapshot(at(RIGHT, 0.1))
    change_of(page).finish()
    page.show_snapshot(at(RIGHT, 5.0))
    assert not change_of(page).is_under_way
    page.show_snapshot(at(phase_of(PhaseKind.SWITCH), 1.0))
    page.show_snapshot(at(RIGHT, 0.1))
    assert change_of(page).is_under_way


@pytest.mark.parametrize("state", [State.PAUSED, State.COUNT_IN])
def test_the_band_stands_still_with_the_time(page: PlayerPage, state: State) -> None:
    page.show_snapshot(at(RIGHT, 0.1))
    page.show_snapshot(at(RIGHT, 0.1, state, count_in=3.0))
    assert not change_of(page).is_under_way
    page.show_snapshot(at(LEFT, 0.0, state, count_in=3.0))
    assert not change_of(page).is_under_way
    assert colour_of_band(page) == page.findChild(LegBand).colour("bandLbg")


def test_with_less_motion_the_band_is_cut_to_its_colour(
    open_page: Callable[[Style], PlayerPage],
) -> None:
    page = open_page(Style(reduced_motion=True))
    page.show_snapshot(at(RIGHT, 0.1))
    assert colour_of_band(page) == page.findChild(LegBand).colour("bandRbg")


def test_a_new_theme_reaches_the_band(open_page: Callable[[Style], PlayerPage]) -> None:
    look = Style()
    page = open_page(look)
    page.show_snapshot(at(RIGHT, 0.1))
    change_of(page).finish()
    look.set_theme(ThemeChoice.DARK)
    assert colour_of_band(page) == look.theme["bandRbg"]


@pytest.mark.parametrize(("reduced", "steps"), [(True, 2), (False, 3)])
def test_with_less_motion_the_timeline_moves_once_a_second(
    open_page: Callable[[Style], PlayerPage], reduced: bool, steps: int
) -> None:
    page = open_page(Style(reduced_motion=reduced))
    page.resize(3840, 2160)
    marks = page.findChild(TimelineBar)
    shown = []
    for into in (12.05, 12.9, 13.0):
        page.show_snapshot(at(RIGHT, into))
        # The marks alone, without the times at both ends.
        width, height = marks.width(), marks.height()
        picture = marks.grab(QRect(width // 10, 0, width * 7 // 10, height))
        image = picture.toImage()  # kept while its memory is read
        shown.append(bytes(image.constBits()))
    assert len(set(shown)) == steps


def test_the_line_of_very_many_holds_fills_up_as_time_goes_by(
    open_page: Callable[[Style], PlayerPage],
) -> None:
    page = open_page(Style())
    steps = (RoutineStep(exercise="wall-calf-stretch", sets=20),) * 3
    timeline = compiled(Routine("Long", steps))
    page.set_session(timeline, EXERCISES)
    line = page.findChild(TimelineBar)
    done = Style().theme["ctl"]
    filled = []
    for hold in timeline.holds[::20]:
        page.show_snapshot(at(hold, 1.0, timeline=timeline))
        image = line.grab().toImage()
        middle = [image.pixelColor(x, line.height() // 2) for x in range(line.width())]
        filled.append(middle.count(done) / line.width())
    assert filled == sorted(filled)
    assert filled[0] < 0.02
    assert 0.3 < filled[3] < 0.5
    assert filled[-1] > 0.5
