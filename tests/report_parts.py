"""What the tests of reports share."""

import shutil
import subprocess
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionLine, SessionStatus
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.reports.report_facts import Kept
from tests.strategies import EXERCISES

TODAY = date(2026, 11, 23)
ROUTINE = load_routine(DEFAULT, frozenset(EXERCISES))
WEEKDAYS = frozenset(list(Weekday)[:5])
ZONE = timezone(timedelta(hours=1))


def line(
    day: date, done: int = 14, pains: Pains | None = None, note: str = "", speed: float = 1.0
) -> SessionLine:
    """A session at 7:05 on `day`; right and left in turn, 30 seconds each."""
    started_at = datetime.combine(day, time(7, 5), ZONE)
    return SessionLine(
        id=day.toordinal(),
        key=str(day),
        routine=ROUTINE.name,
        planned_holds=14,
        started_at=started_at,
        ended_at=started_at + timedelta(minutes=12),
        status=SessionStatus.COMPLETED if done == 14 else SessionStatus.STOPPED,
        pains=pains or Pains(),
        note=note,
        speed=speed,
        done=done,
        right_s=(done + 1) // 2 * 30.0,
        left_s=done // 2 * 30.0,
    )


def kept(*lines: SessionLine, plans: tuple[Plan, ...] = (), symptoms: tuple[SymptomNote, ...] = ()):
    """What the history holds of the sessions, given oldest first, one a day."""
    days = tuple(
        DayTotal(one.started_at.date(), 1, one.done, 14, one.right_s, one.left_s)
        for one in lines
        if one.speed == 1
    )
    return Kept(days, plans, tuple(reversed(lines)), symptoms)


def plan(since: date, days: frozenset[Weekday] = WEEKDAYS) -> Plan:
    return Plan(since, days, 14, 420.0)


def text_of(content: bytes, folder: Path) -> str:
    """Return the text of a PDF file, as another program finds it, with single spaces."""
    return " ".join(pages_of(content, folder))


def pages_of(content: bytes, folder: Path) -> list[str]:
    """Return the text of each page."""
    pdf = folder / "report.pdf"
    pdf.write_bytes(content)
    output = run_tool("pdftotext", "-layout", str(pdf), "-")
    return [" ".join(page.split()) for page in output.split("\f")[:-1]]


def run_tool(name: str, *arguments: str) -> str:
    """Return what one of poppler's tools says of a file."""
    if shutil.which(name) is None:
        pytest.skip(f"needs {name} (Debian: poppler-utils)")
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=True).stdout
