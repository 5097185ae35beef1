"""The history as JSON and CSV for other programs, and as a table for the eye."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from rich.cells import cell_len

from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill, translate

_SESSION_COLUMNS = ("id", "routine", "started_at", "ended_at", "status", "pain", "note", "speed")
_HOLD_COLUMNS = ("exercise", "leg", "set", "planned_s", "held_s", "outcome")
_ALIGNED_RIGHT = (False, False, False, True, True, True)

# A spreadsheet runs a cell that begins like this as a formula. Cells that begin with apostrophes
# before it get one too, so that taking one away always gives back the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def to_json(sessions: Iterable[SessionRecord]) -> str:
    """Return the sessions as a JSON list."""
    return json.dumps([_session(session) for session in sessions], indent=2, ensure_ascii=False)


def to_csv(sessions: Iterable[SessionRecord]) -> str:
    """Return a row for each hold with its session's columns; a session without holds has one."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _SESSION_COLUMNS + _HOLD_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for session in sessions:
        facts = _session(session)
        for hold in facts.pop("holds") or [{}]:
            writer.writerow({key: _cell(value) for key, value in (facts | hold).items()})
    return text.getvalue()


def to_table(sessions: Iterable[SessionRecord]) -> str:
    """Return a line for each session under a line of headings, or that there is none."""
    rows = [_row(session) for session in sessions]
    if not rows:
        return translate("History", "No sessions yet.")
    headings = (
        translate("History", "Started"),
        translate("History", "Routine"),
        translate("History", "Status"),
        translate("History", "Holds"),
        translate("History", "Held"),
        translate("History", "Pain"),
    )
    lines = [headings, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            _padded(*cell) for cell in zip(line, widths, _ALIGNED_RIGHT, strict=True)
        ).rstrip()
        for line in lines
    )


def _session(session: SessionRecord) -> dict[str, Any]:
    return {
        "id": session.id,
        "routine": session.routine,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else None,
        "status": session.status.value,
        "pain": session.pain,
        "note": session.note,
        "holds": [_hold(record) for record in session.holds],
        "speed": _number(session.speed),
    }


def _hold(record: HoldRecord) -> dict[str, Any]:
    return {
        "exercise": record.exercise,
        "leg": record.leg.value,
        "set": record.set,
        "planned_s": _number(record.planned),
        "held_s": _number(record.held),
        "outcome": record.outcome.value,
    }


def _number(value: float) -> float:
    """Return 30 for 30.0, else two decimals."""
    rounded = round(value, 2)
    return int(rounded) if rounded.is_integer() else rounded


def _cell(value: object) -> object:
    """Return a text with one kind of line break, safe from being run as a formula."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if _FORMULA.match(text) else text


def _row(session: SessionRecord) -> tuple[str, ...]:
    done = sum(record.outcome is Outcome.DONE for record in session.holds)
    held = round(sum(record.held for record in session.holds))
    return (
        session.started_at.strftime("%Y-%m-%d %H:%M"),
        "".join(letter if letter.isprintable() else " " for letter in session.routine),
        _status(session),
        fill(translate("History", "{done} of {planned}"), done=done, planned=session.planned_holds),
        clock_time(held),
        "-" if session.pain is None else str(session.pain),
    )


def _status(session: SessionRecord) -> str:
    words = {
        SessionStatus.COMPLETED: translate("History", "completed"),
        SessionStatus.STOPPED: translate("History", "stopped"),
        SessionStatus.UNFINISHED: translate("History", "unfinished"),
    }[session.status]
    if session.speed == 1:
        return words
    text = translate("History", "{status}, {speed} times as fast")
    return fill(text, status=words, speed=_number(session.speed))


def _padded(text: str, width: int, right: bool) -> str:
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap
