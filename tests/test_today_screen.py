"""Today at work: the plan it keeps, and what it tells after pain."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.library.routines import encode_routine
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.open_history import HistoryState
from stretchcoach.parts import Parts
from stretchcoach.today_screen import TodayScreen
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice
from tests.parts_for_tests import LONG_MS, short_routine
from tests.ui_parts import button_named, words_shown

DAYS = (Weekday.MON, Weekday.THU)


class Today:
    """The page with its screen and the history behind it."""

    def __init__(self, qtbot: QtBot, parts: Parts, routine: Routine) -> None:
        look = Style()
        self.qtbot = qtbot
        self.parts = parts
        self.owner = QObject()
        self.states: list[HistoryState] = []
        self.page = TodayPage(look)
        self.page.setMinimumSize(300, 300)
        self.page.resize(1080, 800)
        qtbot.addWidget(self.page)
        notices = NoticeBoard(look, self.page.add_notice, self.owner)
        self.screen = TodayScreen(parts, self.page, notices, routine)

        parts.recorder.state_read.connect(self.states.append)

    def show(self) -> None:
        self.screen.refresh()
        self.settle()
        self.screen.show(self.states[-1])
        self.page.show()
        self.settle()

    def read(self) -> HistoryState:
        self.screen.refresh()
        self.settle()
        return self.states[-1]

    def settle(self) -> None:
        """Wait until nothing is left to be read, and to be read after that."""
        for _ in range(3):
            answers: list[int] = []
            self.parts.recorder.ask(lambda archive: archive.count(), answers.append)
            self.qtbot.waitUntil(lambda answers=answers: bool(answers), timeout=LONG_MS)

    @property
    def plans(self) -> list[tuple[frozenset[Weekday], int, float]]:
        return [(plan.days, plan.holds, plan.seconds) for plan in self.read().plans]

    @property
    def notices(self) -> list[str]:
        shown = self.page.findChildren(Notice)
        return [one.accessibleName() for one in shown if one.isVisibleTo(self.page)]


@pytest.fixture
def routine() -> Routine:
    return replace(short_routine(), days=DAYS)


@pytest.fixture
def today(qtbot: QtBot, parts: Parts, routine: Routine) -> Today:
    return Today(qtbot, parts, routine)


def stretched(parts: Parts, routine: Routine, pains: Pains) -> None:
    now = parts.now()
    parts.recorder.start(routine.name, encode_routine(routine).decode(), 2, now, 1.0)
    for hold, leg in enumerate(Leg):
        record = HoldRecord(hold, "wall-calf-stretch", leg, 1, 5.0, 5.0, Outcome.DONE)
        parts.recorder.hold(record)
    parts.recorder.end(SessionStatus.COMPLETED, now)
    parts.recorder.rate(pains, "")


def test_the_days_of_the_routine_are_planned_from_the_first_day_on(today: Today):
    today.show()
    assert today.plans == [(frozenset(DAYS), 2, 10.0)]


def test_days_chosen_in_the_settings_are_planned_at_once(today: Today):
    today.show()
    preferences = today.parts.preferences
    preferences.change(replace(preferences.settings, days=(Weekday.TUE,)))
    assert today.plans == [(frozenset({Weekday.TUE}), 2, 10.0)]
    preferences.change(replace(preferences.settings, days=None))
    assert today.plans == [(frozenset(DAYS), 2, 10.0)]


def test_after_all_was_deleted_the_days_are_planned_anew(today: Today, parts: Parts):
    today.show()
    assert len(today.plans) == 1
    parts.recorder.delete_all(lambda: None)
    today.read()
    assert today.plans == [(frozenset(DAYS), 2, 10.0)]


def test_no_day_is_a_plan_only_after_there_was_one(qtbot: QtBot, parts: Parts, routine: Routine):
    free = Today(qtbot, parts, replace(routine, days=()))
    free.show()
    assert free.plans == []
    free.screen.set_days(DAYS)
    free.read()
    free.screen.set_days(())
    assert free.plans == [(frozenset(), 2, 10.0)]


def test_a_plan_that_holds_is_not_written_again(today: Today, parts: Parts):
    today.show()
    written: list[None] = []
    parts.recorder.written.connect(lambda: written.append(None))
    today.screen.set_days(None)
    today.screen.set_days(DAYS)
    today.read()
    assert written == []


def test_the_week_follows_the_history(today: Today, parts: Parts, routine: Routine):
    today.show()
    today.screen.set_days(tuple(Weekday))
    today.read()
    assert "Today is one of your days" in words_shown(today.page)
    stretched(parts, routine, Pains(right=2, left=1))
    today.read()
    assert "Done for today" in words_shown(today.page)
    assert today.notices == []


def test_after_too_much_pain_a_notice_says_to_stop_and_leads_to_the_guide(
    qtbot: QtBot, today: Today, parts: Parts, routine: Routine
):
    stretched(parts, routine, Pains(right=2, left=8))
    today.show()
    [words] = today.notices
    assert "8 of 10" in words
    assert "Stop for now" in words
    assert "Rest for now" in words_shown(today.page)
    with qtbot.waitSignal(today.screen.guide_requested):
        button_named(today.page, "When to see a doctor").click()
    stretched(parts, routine, Pains(right=0, left=0))
    today.read()
    assert today.notices == []


def test_the_preview_is_of_the_routine_and_keeps_nothing(
    qtbot: QtBot, today: Today, routine: Routine
):
    today.show()
    with qtbot.waitSignal(today.screen.preview_requested) as asked:
        button_named(today.page, "Preview").click()
    timeline, shown = asked.args
    assert shown == routine
    assert [phase.hold for phase in timeline.holds] == [0, 1]
    state = today.read()
    assert (state.count, state.unfinished, state.last) == (0, None, None)


def test_plans_are_kept_in_the_order_of_their_days(today: Today, parts: Parts):
    since = parts.now().date().replace(year=2020)
    parts.recorder.plan(Plan(since, frozenset(DAYS), 2, 10.0))
    today.show()
    assert [plan.since for plan in today.read().plans] == [since]
