"""What the figure does in the phases of a session, on the player's page and in the preview."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.routine import Legs, Routine, RoutineStep
from stretchcoach.core.snapshot import Snapshot
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.pages.preview import PreviewPage
from stretchcoach.ui.preview_view import describe_preview
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.preview_walk import PreviewWalk
from tests.figure_drawing import Case, difference, draw
from tests.player_snapshots import at, compiled, phase_of
from tests.strategies import EXERCISES

LYING = "lying-strap-hamstring-stretch"
BEFORE_IT_IS_FELT = len(EXERCISES[LYING].steps) - 2
ROUTINE = Routine(
    "Lying",
    (
        RoutineStep(exercise=LYING, sets=1),
        RoutineStep(exercise=LYING, sets=2, legs=Legs.RIGHT, rest_s=15),
    ),
)
TIMELINE = compiled(ROUTINE)
READY = phase_of(PhaseKind.GET_READY, timeline=TIMELINE)
SWITCH = phase_of(PhaseKind.SWITCH, timeline=TIMELINE)
REST = phase_of(PhaseKind.REST, timeline=TIMELINE)
RIGHT, LEFT = TIMELINE.holds[:2]


class Seen:
    """The figure on the player's page; with less motion each pose is there at once."""

    def __init__(self, qtbot: QtBot) -> None:
        self.page = PlayerPage(Style(reduced_motion=True))
        qtbot.addWidget(self.page)
        self.page.resize(1280, 800)
        self.page.set_session(TIMELINE, EXERCISES)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def at(self, snapshot: Snapshot) -> QImage:
        self.page.show_snapshot(snapshot)
        return self.page.findChild(FigureView).grab().toImage()


def picture_of_step(index: int, like: FigureView) -> QImage:
    """Return the picture of a set-up step in the size of another figure."""
    case = Case(EXERCISES[LYING], Leg.RIGHT, index, "light")
    return draw(case, (like.width(), like.height()), like.floor_height, words=True)


def test_back_in_the_switch_the_figure_is_as_when_it_came_there(qtbot: QtBot) -> None:
    seen = Seen(qtbot)
    seen.at(at(RIGHT, 5.0, timeline=TIMELINE))
    first = seen.at(at(SWITCH, 1.0, timeline=TIMELINE))
    held = seen.at(at(LEFT, 1.0, timeline=TIMELINE))
    assert difference(first, held) > 20
    assert difference(first, seen.at(at(SWITCH, 0.0, timeline=TIMELINE))) == 0


def test_in_a_rest_the_figure_has_left_the_stretch(qtbot: QtBot) -> None:
    seen = Seen(qtbot)
    held = seen.at(at(RIGHT, 5.0, timeline=TIMELINE))
    rest = seen.at(at(REST, 1.0, timeline=TIMELINE))
    assert difference(rest, held) > 20
    before = picture_of_step(BEFORE_IT_IS_FELT, seen.page.findChild(FigureView))
    assert difference(rest, before) == 0


def test_the_preview_rests_as_the_session_does(qtbot: QtBot) -> None:
    routine = Routine("Two sets", ROUTINE.steps[1:])
    timeline = compiled(routine)
    page = PreviewPage(Style(reduced_motion=True))
    page.setMinimumSize(300, 300)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show_routine(timeline, routine, EXERCISES)
    with qtbot.waitExposed(page):
        page.show()
    figure = page.findChild(FigureView)
    pictures = []
    for kind, step in (
        (PhaseKind.GET_READY, BEFORE_IT_IS_FELT),
        (PhaseKind.HOLD, None),
        (PhaseKind.REST, None),
    ):
        index = phase_of(kind, timeline=timeline).index
        [beat] = [
            beat
            for beat in describe_preview(timeline, EXERCISES)[0].beats
            if (beat.phase, beat.step) == (index, step)
        ]
        page.findChild(PreviewWalk).beat_changed.emit(beat)
        pictures.append(figure.grab().toImage())
    before, held, rest = pictures
    assert difference(before, held) > 20
    assert difference(before, rest) == 0


def test_each_step_knows_how_long_it_is_shown() -> None:
    starts = [cue.at for cue in TIMELINE.cues if cue.setup_step is not None and cue.at < READY.end]
    for start, end in zip(starts, [*starts[1:], READY.end], strict=True):
        assert TIMELINE.at(start).step_left == end - start
        assert TIMELINE.at((start + end) / 2).step_left == end - (start + end) / 2
