"""A history of a few months for the tests of its page."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import (
    HoldRecord,
    Outcome,
    SessionLine,
    SessionRecord,
    SessionStatus,
)
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.history_view import HistoryView, PainPoint, derive_history
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.theme import Style
from tests.ui_parts import ROUTINE, records_of

TODAY = date(2025, 11, 22)  # a Saturday
SESSION_S = 420.0
WORKDAYS = frozenset(tuple(Weekday)[:5])
RATED = Pains(2, 4)
UNRATED = Pains()
PLAN = Plan(date(2025, 9, 1), WORKDAYS, 14, SESSION_S)


def line(
    id_: int,
    when: datetime,
    done: int = 14,
    pains: Pains = UNRATED,
    speed: float = 1.0,
) -> SessionLine:
    return SessionLine(
        id=id_,
        key=str(id_),
        routine=ROUTINE.name,
        planned_holds=14,
        started_at=when,
        ended_at=when + timedelta(minutes=12),
        status=SessionStatus.COMPLETED if done == 14 else SessionStatus.STOPPED,
        pains=pains,
        note="",
        speed=speed,
        done=done,
        right_s=30.0 * ((done + 1) // 2),
        left_s=30.0 * (done // 2),
    )


def daily(count: int, newest: date = TODAY - timedelta(days=1)) -> list[SessionLine]:
    """Return one session a day up to `newest`, the newest first."""
    start = datetime(newest.year, newest.month, newest.day, 7, 12, tzinfo=UTC)
    pains = Pains(2, 4)
    return [line(count - n, start - timedelta(days=n), pains=pains) for n in range(count)]


def day_totals(lines: Iterable[SessionLine]) -> list[DayTotal]:
    totals: dict[date, DayTotal] = {}
    for one in lines:
        if one.speed != 1:
            continue
        day = one.started_at.date()
        before = totals.get(day, DayTotal(day, 0, 0, 0, 0.0, 0.0))
        totals[day] = DayTotal(
            day,
            before.sessions + 1,
            before.done + one.done,
            before.planned + one.planned_holds,
            before.right_s + one.right_s,
            before.left_s + one.left_s,
        )
    return sorted(totals.values(), key=lambda total: total.day)


def view_of(lines: list[SessionLine], plans: Iterable[Plan] = (PLAN,)) -> HistoryView:
    points = [
        PainPoint(one.started_at.date(), one.pains)
        for one in reversed(lines)
        if one.pains.worst is not None and one.speed == 1
    ]
    return derive_history(
        day_totals(lines),
        tuple(plans),
        TODAY,
        pains=points,
        count=len(lines),
        lines=lines[:50],
    )


def session(
    *,
    holds: int = 14,
    pains: Pains = RATED,
    note: str = "",
    speed: float = 1.0,
) -> SessionRecord:
    """Return a session whose sixth hold was held in part and whose ninth was skipped."""
    records = [
        _changed(record, 12.4, Outcome.PARTIAL)
        if record.hold == 5
        else _changed(record, 0.0, Outcome.SKIPPED)
        if record.hold == 8
        else record
        for record in records_of(holds)
    ]
    start = datetime(2025, 11, 20, 19, 40, tzinfo=UTC)
    return SessionRecord(
        id=7,
        routine=ROUTINE.name,
        routine_json="{}",
        planned_holds=14,
        started_at=start,
        ended_at=start + timedelta(minutes=12),
        status=SessionStatus.STOPPED,
        pain=pains.whole,
        note=note,
        speed=speed,
        holds=tuple(records),
        pain_right=pains.right,
        pain_left=pains.left,
        key="k",
    )


def _changed(record: HoldRecord, held: float, outcome: Outcome) -> HoldRecord:
    return HoldRecord(
        record.hold, record.exercise, record.leg, record.set, record.planned, held, outcome
    )


def make_page(qtbot: QtBot, look: Style) -> HistoryPage:
    """Show the page of 200 days with a session each, in English, and give it the keyboard."""
    QLocale.setDefault(QLocale("en_GB"))
    page = HistoryPage(look)
    page.setMinimumSize(300, 300)
    page.resize(1080, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_view(view_of(daily(200)))
    return page
