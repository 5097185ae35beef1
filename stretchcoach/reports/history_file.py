"""Reads a history from the JSON file that `history_document` describes."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from stretchcoach.core.history_copy import HistoryCopy, SessionCopy
from stretchcoach.core.pain import HIGHEST, LOWEST
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, SessionRecord, SessionStatus
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.decode import FieldError, convert
from stretchcoach.errors import HistoryFileError
from stretchcoach.reports.history_document import (
    FORMAT,
    VERSION,
    HistoryInFile,
    HoldInFile,
    PlanInFile,
    SessionInFile,
)
from stretchcoach.translation import fill, translate

# Some ten times what twenty years of daily sessions take.
LARGEST_FILE = 200_000_000
LONGEST_KEY = 200
MOST_HOLDS = 100_000
LONGEST_HOLD_S = 1_000_000
FASTEST = 100_000
YEARS = (1900, 2200)
_KEY_LETTERS = 32

# A number, the lowest and the highest that is allowed, and the name of its field.
_Limit = tuple[str, float | None, float, float]


def read_history_file(path: Path) -> HistoryCopy:
    """Return what the file holds. Raises HistoryFileError, whose one line names the place."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        text = translate("HistoryFile", "{file} can't be read: {reason}.")
        reason = getattr(error, "strerror", None) or str(error)
        raise HistoryFileError(fill(text, file=path, reason=reason)) from error
    return decode_history(data, path.name)


def decode_history(data: bytes, source: str) -> HistoryCopy:
    """Return the history that `data` holds; `source` names it in the error's words.

    A session or note without a key gets one by its content, so that it is the same each time it is
    read. Raises HistoryFileError.
    """
    try:
        content = convert(_content(data), HistoryInFile, tolerant=True)
        for limit in _limits(content):
            _check(limit)
        return HistoryCopy(
            tuple(_session(f"sessions[{n}]", one) for n, one in enumerate(content.sessions)),
            _plans(content.plans),
            tuple(_note(f"symptom_notes[{n}]", one) for n, one in enumerate(content.symptom_notes)),
        )
    except FieldError as error:
        raise HistoryFileError(f"{source}: {error}.") from error


def _content(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_FILE:
        raise FieldError(translate("HistoryFile", "the file is too large for a history"))
    try:
        raw = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        text = translate("HistoryFile", "this is not a history file, or it is damaged ({reason})")
        raise FieldError(fill(text, reason=error)) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        text = translate("HistoryFile", "format must be {format}; this is not a history file")
        raise FieldError(fill(text, format=f'"{FORMAT}"'))
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        text = translate("HistoryFile", "version must be a whole number from 1 to {version}")
        raise FieldError(fill(text, version=VERSION))
    if version > VERSION:
        text = translate(
            "HistoryFile",
            "version is {found}, from a newer Stretch Coach; this one reads up to {version}."
            " Update the program to read it in",
        )
        raise FieldError(fill(text, found=version, version=VERSION))
    return raw


def _limits(content: HistoryInFile) -> Iterator[_Limit]:
    for number, session in enumerate(content.sessions):
        at = f"sessions[{number}]"
        yield f"{at}.planned_holds", session.planned_holds, 0, MOST_HOLDS
        for name in ("pain", "pain_right", "pain_left"):
            yield f"{at}.{name}", getattr(session, name), LOWEST, HIGHEST
        for index, hold in enumerate(session.holds):
            place = f"{at}.holds[{index}]"
            yield f"{place}.index", hold.index, 0, MOST_HOLDS
            yield f"{place}.rep", hold.rep, 0, MOST_HOLDS
            yield f"{place}.hold_s", hold.hold_s, 0, LONGEST_HOLD_S
            yield f"{place}.held_s", hold.held_s, 0, LONGEST_HOLD_S
    for number, plan in enumerate(content.plans):
        yield f"plans[{number}].holds", plan.holds, 0, MOST_HOLDS
        yield f"plans[{number}].seconds", plan.seconds, 0, LONGEST_HOLD_S * MOST_HOLDS
    for number, note in enumerate(content.symptom_notes):
        yield f"symptom_notes[{number}].strength", note.strength, LOWEST, HIGHEST


def _check(limit: _Limit) -> None:
    field, value, lowest, highest = limit
    if value is not None and not lowest <= value <= highest:
        text = translate("HistoryFile", "{field} is {value}; allowed are {lowest} to {highest}")
        raise FieldError(fill(text, field=field, value=value, lowest=lowest, highest=highest))


def _session(place: str, session: SessionInFile) -> SessionCopy:
    if not 0 < session.speed <= FASTEST:
        text = translate("HistoryFile", "{field} must be above 0 and at most {highest}")
        raise FieldError(fill(text, field=f"{place}.speed", highest=FASTEST))
    if (session.status is SessionStatus.UNFINISHED) != (session.ended_at is None):
        text = translate(
            "HistoryFile", "{field} must be empty in an unfinished session, and only there"
        )
        raise FieldError(fill(text, field=f"{place}.ended_at"))
    last = session.ended_at or session.started_at
    _check_year(f"{place}.started_at", session.started_at)
    _check_year(f"{place}.ended_at", last)
    holds = sorted(session.holds, key=lambda hold: hold.index)
    for one, following in pairwise(holds):
        if one.index == following.index:
            text = translate("HistoryFile", "{place}: two holds have the index {index}")
            raise FieldError(fill(text, place=place, index=one.index))
    record = SessionRecord(
        id=0,
        routine=session.routine,
        routine_json=session.routine_file,
        planned_holds=session.planned_holds,
        started_at=session.started_at,
        ended_at=session.ended_at,
        status=session.status,
        pain=session.pain,
        note=session.note,
        speed=session.speed,
        holds=tuple(map(_hold, holds)),
        pain_right=session.pain_right,
        pain_left=session.pain_left,
        key=_key(place, session.key),
    )
    times = tuple(_hold_time(place, hold, last) for hold in holds)
    return SessionCopy(record if record.key else replace(record, key=_session_key(record)), times)


def _hold(hold: HoldInFile) -> HoldRecord:
    return HoldRecord(
        hold.index, hold.exercise, hold.side, hold.rep, hold.hold_s, hold.held_s, hold.outcome
    )


def _hold_time(place: str, hold: HoldInFile, without: datetime) -> datetime:
    if hold.ended_at is not None:
        _check_year(f"{place}.holds.ended_at", hold.ended_at)
    return hold.ended_at or without


def _plans(plans: tuple[PlanInFile, ...]) -> tuple[Plan, ...]:
    """Return the plans in the order of their beginnings."""
    return tuple(
        Plan(plan.since, frozenset(plan.days), plan.holds, plan.seconds)
        for plan in sorted(plans, key=lambda plan: plan.since)
    )


def _note(place: str, note: SymptomNote) -> SymptomNote:
    if note.written_at.utcoffset() is None:
        text = translate("HistoryFile", "{field} must have the offset of its place, like +01:00")
        raise FieldError(fill(text, field=f"{place}.written_at"))
    _check_year(f"{place}.written_at", note.written_at)
    key = _key(place, note.key) or _digest(msgspec.to_builtins(replace(note, id=None)))
    return replace(note, id=None, key=key)


def _check_year(field: str, moment: datetime) -> None:
    lowest, highest = YEARS
    _check((f"{field}: {moment.isoformat()}", moment.year, lowest, highest))


def _key(place: str, key: str) -> str:
    if len(key) > LONGEST_KEY or not key.isprintable():
        text = translate("HistoryFile", "{field} must have up to {length} printable characters")
        raise FieldError(fill(text, field=f"{place}.key", length=LONGEST_KEY))
    return key


def _session_key(session: SessionRecord) -> str:
    holds = msgspec.to_builtins(session.holds)
    return _digest([session.started_at.isoformat(), session.routine, holds])


def _digest(content: object) -> str:
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:_KEY_LETTERS]
