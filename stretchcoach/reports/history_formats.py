"""The history as JSON and CSV for other programs, and as a table for the eye."""

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rich.cells import cell_len

from stretchcoach.core.history_copy import SessionCopy
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill, translate

_SESSION_COLUMNS = ("id", "routine", "started_at", "ended_at", "status", "pain", "note", "speed")
_HOLD_COLUMNS = ("exercise", "leg", "set", "planned_s", "held_s", "outcome")
# Later columns come last: programs of others may count them.
_LATER_SESSION_COLUMNS = ("key", "pain_right", "pain_left", "planned_holds")
# A physiotherapist writes "3 repetitions x 30 s hold, each side".
_LATER_HOLD_COLUMNS = ("hold_number", "hold_ended_at", "side", "rep", "hold_s")
_COLUMNS = _SESSION_COLUMNS + _HOLD_COLUMNS + _LATER_SESSION_COLUMNS + _LATER_HOLD_COLUMNS
_ALIGNED_RIGHT = (False, False, False, True, True, True)

# A spreadsheet runs a cell that begins like this as a formula. Cells that begin with apostrophes
# before it get one too, so that taking one away always gives back the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def to_json(copies: Iterable[SessionCopy]) -> str:
    """Return the sessions as a JSON list."""
    return json.dumps([_session(copy) for copy in copies], indent=2, ensure_ascii=False)


def to_csv(copies: Iterable[SessionCopy]) -> str:
    """Return a row for each hold with its session's columns; a session without holds has one."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for copy in copies:
        facts = _session(copy)
        for hold in facts.pop("holds") or [{}]:
            writer.writerow({key: _cell(value) for key, value in (facts | hold).items()})
    return text.getvalue()


def csv_file(copies: Iterable[SessionCopy]) -> bytes:
    """Return the rows as the content of a file.

    It begins with a byte order mark: without one Excel takes UTF-8 for the letters of the system's
    old encoding. What reads UTF-8 passes over it.
    """
    return to_csv(copies).encode("utf-8-sig")


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


def _session(copy: SessionCopy) -> dict[str, Any]:
    session = copy.session
    return {
        "id": session.id,
        "routine": session.routine,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else None,
        "status": session.status.value,
        "pain": session.pain,
        "note": session.note,
        "holds": [_hold(*one) for one in zip(session.holds, copy.hold_times, strict=True)],
        "speed": _number(session.speed),
        "key": session.key,
        "pain_right": session.pain_right,
        "pain_left": session.pain_left,
        "planned_holds": session.planned_holds,
    }


def _hold(record: HoldRecord, ended_at: datetime) -> dict[str, Any]:
    return {
        "exercise": record.exercise,
        "leg": record.leg.value,
        "set": record.set,
        "planned_s": _number(record.planned),
        "held_s": _number(record.held),
        "outcome": record.outcome.value,
        "hold_number": record.hold + 1,
        "hold_ended_at": ended_at.isoformat(),
        "side": record.leg.value,
        "rep": record.set,
        "hold_s": _number(record.planned),
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
    held = sum(record.held for record in session.holds)
    return (
        session.started_at.strftime("%Y-%m-%d %H:%M"),
        "".join(letter if letter.isprintable() else " " for letter in session.routine),
        _status(session),
        fill(translate("History", "{done} of {planned}"), done=done, planned=session.planned_holds),
        clock_time(held),
        "-" if session.pains.worst is None else str(session.pains.worst),
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
