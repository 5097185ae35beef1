"""The picture of the text player in terminals large and small."""

import pytest
from rich.console import Console

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.library.phrases import load_phrases
from stretchcoach.terminal_view import draw
from tests.parts_for_tests import short_routine
from tests.strategies import EXERCISES

NOTICE = "No sound: there is no speaker or headphone."
TIMELINE = compile_timeline(short_routine(), EXERCISES, lambda text: 1.0, load_phrases())
STEPS = TIMELINE.steps[0]
# While the second step is said.
SECOND_STEP = next(
    moment
    for moment in (TIMELINE.at(tenth / 10) for tenth in range(200))
    if moment.setup_step == 1 and moment.caption
)


def shown(width: int, height: int, *, paused: bool = False, notice: str = "") -> list[str]:
    console = Console(width=width, height=height, force_terminal=True, color_system=None)
    snapshot = Snapshot(State.RUNNING, SECOND_STEP)
    if paused:
        snapshot = Snapshot(State.PAUSED, SECOND_STEP, pause_reason=PauseReason.USER)
    with console.capture() as capture:
        console.print(draw(snapshot, TIMELINE, EXERCISES, notice))
    return capture.get().splitlines()


def test_with_room_all_is_shown():
    lines = shown(80, 24, paused=True, notice=NOTICE)
    text = "\n".join(lines)
    assert SECOND_STEP.phase.kind is PhaseKind.GET_READY
    for words in ("Short", "get ready", "Paused.", "q end", NOTICE, *STEPS):
        assert words in text
    assert f" > 2 {STEPS[1]}" in lines


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("notice", ["", NOTICE])
@pytest.mark.parametrize(("width", "height"), [(80, 10), (80, 8), (40, 8), (60, 7)])
def test_what_matters_is_shown_in_a_small_terminal(
    width: int, height: int, paused: bool, notice: str
):
    lines = shown(width, height, paused=paused, notice=notice)
    text = " ".join(line.strip() for line in lines)
    assert len(lines) <= height
    assert SECOND_STEP.caption is not None
    for words in ("get ready", SECOND_STEP.caption.text, "p pause", "q end"):
        assert words in text
    assert ("Paused." in text) == paused


def test_the_step_that_is_said_stays_longest_and_then_the_notice():
    assert f" > 2 {STEPS[1]}" in shown(80, 9, notice=NOTICE)
    assert STEPS[0] not in "\n".join(shown(80, 9, notice=NOTICE))
    assert NOTICE in shown(80, 9, notice=NOTICE)
    assert f" > 2 {STEPS[1]}" in shown(80, 6, notice=NOTICE)
    assert NOTICE not in shown(80, 6, notice=NOTICE)


def test_nothing_moves_when_it_pauses_and_there_is_room():
    running, paused = shown(80, 24), shown(80, 24, paused=True)
    assert len(running) == len(paused)
    assert [one.rstrip() for one in running if "q end" in one] == [
        one.rstrip() for one in paused if "q end" in one
    ]
    place = [index for index, line in enumerate(running) if "q end" in line]
    assert place == [index for index, line in enumerate(paused) if "q end" in line]
