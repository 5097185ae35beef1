"""The history as a JSON file, from which another copy of the program can read it in.

An object with "format", "version", "exported_at", "sessions", "plans" and "symptom_notes". A hold
is told in a physiotherapist's terms: its side, which repetition, how long it should be held.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from stretchcoach.core.exercise import Leg
from stretchcoach.core.history_copy import HistoryCopy, SessionCopy
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday

FORMAT = "stretchcoach-history"
VERSION = 1

Time = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldInFile:
    """A hold: `index` is its place in the routine, from 0; times ending in `_s` are seconds."""

    index: int
    exercise: str
    side: Leg
    rep: int
    hold_s: float
    held_s: float
    outcome: Outcome
    ended_at: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInFile:
    """A session; `key` is the same in every copy, `routine_file` is what was played."""

    key: str = ""
    routine: str
    started_at: Time
    ended_at: Time | None = None
    status: SessionStatus
    planned_holds: int
    pain: int | None = None
    pain_right: int | None = None
    pain_left: int | None = None
    note: str = ""
    speed: float = 1.0
    holds: tuple[HoldInFile, ...] = ()
    routine_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInFile:
    """What was prescribed from `since` on; `seconds` of each session."""

    since: date
    days: tuple[Weekday, ...]
    holds: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryInFile:
    """What a file holds beside its header."""

    sessions: tuple[SessionInFile, ...] = ()
    plans: tuple[PlanInFile, ...] = ()
    symptom_notes: tuple[SymptomNote, ...] = ()


def encode_history(copy: HistoryCopy, exported_at: datetime) -> bytes:
    """Return the content of a file: a line for each session, plan and note."""
    header = {"format": FORMAT, "version": VERSION, "exported_at": exported_at}
    lists: dict[str, list[Any]] = {
        "sessions": [_session(one) for one in copy.sessions],
        "plans": [_plan(plan) for plan in copy.plans],
        "symptom_notes": [_note(note) for note in copy.symptoms],
    }
    entries = [f'  "{name}": {_text(value)}' for name, value in header.items()]
    for name, items in lists.items():
        lines = ",\n".join(f"    {_text(item)}" for item in items)
        entries.append(f'  "{name}": [\n{lines}\n  ]' if items else f'  "{name}": []')
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _session(copy: SessionCopy) -> SessionInFile:
    session = copy.session
    return SessionInFile(
        key=session.key,
        routine=session.routine,
        started_at=session.started_at,
        ended_at=session.ended_at,
        status=session.status,
        planned_holds=session.planned_holds,
        pain=session.pain,
        pain_right=session.pain_right,
        pain_left=session.pain_left,
        note=session.note,
        speed=session.speed,
        holds=tuple(map(_hold, session.holds, copy.hold_times)),
        routine_file=session.routine_json,
    )


def _hold(record: HoldRecord, ended_at: datetime) -> HoldInFile:
    return HoldInFile(
        index=record.hold,
        exercise=record.exercise,
        side=record.leg,
        rep=record.set,
        hold_s=record.planned,
        held_s=record.held,
        outcome=record.outcome,
        ended_at=ended_at,
    )


def _plan(plan: Plan) -> PlanInFile:
    days = tuple(day for day in Weekday if day in plan.days)
    return PlanInFile(since=plan.since, days=days, holds=plan.holds, seconds=plan.seconds)


def _note(note: SymptomNote) -> dict[str, Any]:
    """Return the fields of a note; its id means nothing elsewhere."""
    fields: dict[str, Any] = msgspec.to_builtins(note)
    del fields["id"]
    return fields
