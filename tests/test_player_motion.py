"""What moves in the player beside ring and figure, and that it stands still when it should."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.step_list import SLIDE_MS, StepList
from stretchcoach.ui.widgets.transition import Transition
from tests.parts_for_tests import LONG_MS
from tests.player_snapshots import TIMELINE, at, phase_of
from tests.strategies import EXERCISES

READY = phase_of(PhaseKind.GET_READY)


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
