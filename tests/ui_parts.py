"""What the tests of pages share."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.core.summary import NO_PAINS, SessionSummary, summarise
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.routines import load_routine
from stretchcoach.ui.widgets.buttons import Button

EXERCISES: dict[str, Exercise] = load_exercises()
ROUTINE: Routine = load_routine("calf-and-hamstring", EXERCISES)
NAMES = {id_: exercise.name for id_, exercise in EXERCISES.items()}
STARTED = datetime(2025, 11, 21, 7, 12, tzinfo=UTC).astimezone()


class SystemHints(QObject):
    """What a system tells of its colours, and Qt's way to have others."""

    colorSchemeChanged = Signal(Qt.ColorScheme)

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        super().__init__()
        self.scheme = scheme
        self.forced = Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:
        return self.forced if self.forced is not Qt.ColorScheme.Unknown else self.scheme

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        before = self.colorScheme()
        self.forced = scheme
        if self.colorScheme() is not before:
            self.colorSchemeChanged.emit(self.colorScheme())

    def change(self, scheme: Qt.ColorScheme) -> None:
        """Change the system's colours as its user may."""
        self.scheme = scheme
        self.colorSchemeChanged.emit(self.colorScheme())


def records_of(done: int) -> tuple[HoldRecord, ...]:
    """Return the records of the default routine's first holds, all done."""
    turns = [(step.exercise, *turn) for step in ROUTINE.steps for turn in step.turns()]
    return tuple(
        HoldRecord(hold, exercise, leg, number, 30.0, 30.0, Outcome.DONE)
        for hold, (exercise, number, leg) in enumerate(turns[:done])
    )


def summary_of(done: int, pains: Pains = NO_PAINS) -> SessionSummary:
    """Return a session of the default routine of which `done` holds were held."""
    return summarise(
        ROUTINE,
        records_of(done),
        started_at=STARTED,
        completed=done == ROUTINE.hold_count,
        pains=pains,
    )


def unfinished_after(done: int) -> SessionRecord:
    """Return a session that was left after `done` holds."""
    return SessionRecord(
        id=1,
        routine=ROUTINE.name,
        routine_json="{}",
        planned_holds=ROUTINE.hold_count,
        started_at=STARTED,
        ended_at=None,
        status=SessionStatus.UNFINISHED,
        pain=None,
        note="",
        speed=1.0,
        holds=records_of(done),
    )


def words_shown(widget: QWidget) -> list[str]:
    """Return the texts that can be read."""
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget) and label.text()]


def button_named(widget: QWidget, text: str) -> Button:
    """Return the visible button with that text."""
    buttons = widget.findChildren(Button)
    (found,) = [one for one in buttons if one.text() == text and one.isVisibleTo(widget)]
    return found
