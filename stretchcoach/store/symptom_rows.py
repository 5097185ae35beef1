"""Symptom notes as rows of the database: what they say is JSON in one column."""

import sqlite3
import types
import typing
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import uuid4

import msgspec

from stretchcoach.core.symptom import SymptomNote
from stretchcoach.store.records import decode_time, encode_time

_SELECT = """
    SELECT id, key, written_at, content FROM symptom_notes
    ORDER BY julianday(written_at) DESC, id DESC
"""
_INSERT = "INSERT INTO symptom_notes (key, written_at, content) VALUES (?, ?, ?)"
_UPDATE = "UPDATE symptom_notes SET written_at = ?, content = ? WHERE id = ?"
_ROW = "SELECT id, key, written_at, content FROM symptom_notes WHERE id = ?"
_DELETE = "DELETE FROM symptom_notes WHERE id = ?"
_PUT_BACK = """
    INSERT OR IGNORE INTO symptom_notes (id, key, written_at, content) VALUES (?, ?, ?, ?)
"""
# These have columns of their own.
_COLUMNS = frozenset({"id", "key", "written_at"})


@dataclass(frozen=True, slots=True)
class RemovedSymptom:
    """A note that was taken out, for `put_back_symptom`."""

    row: tuple[Any, ...] | None


def load_symptoms(connection: sqlite3.Connection) -> tuple[SymptomNote, ...]:
    """Return all notes, the newest first."""
    return tuple(
        replace(_decode(content), written_at=decode_time(written_at), id=id_, key=key)
        for id_, key, written_at, content in connection.execute(_SELECT).fetchall()
    )


def save_symptom(connection: sqlite3.Connection, note: SymptomNote) -> SymptomNote:
    """Write a note, in place of the one with its id if it has one; return it as written."""
    content, written_at = _encode(note), encode_time(note.written_at)
    update = (written_at, content, note.id)
    if note.id is not None and connection.execute(_UPDATE, update).rowcount:
        return note
    key = note.key or uuid4().hex
    cursor = connection.execute(_INSERT, (key, written_at, content))
    return replace(note, id=cursor.lastrowid, key=key)


def remove_symptom(connection: sqlite3.Connection, id_: int) -> RemovedSymptom:
    """Delete a note; return what brings it back."""
    row = connection.execute(_ROW, (id_,)).fetchone()
    connection.execute(_DELETE, (id_,))
    return RemovedSymptom(row)


def put_back_symptom(connection: sqlite3.Connection, removed: RemovedSymptom) -> None:
    """Write a note again as it was."""
    if removed.row is not None:
        connection.execute(_PUT_BACK, removed.row)


def _encode(note: SymptomNote) -> str:
    content = {name: value for name, value in asdict(note).items() if name not in _COLUMNS}
    return msgspec.json.encode(content).decode()


def _decode(content: str) -> SymptomNote:
    """Return what is understood of a note: a later program may know more places and kinds."""
    try:
        raw = msgspec.json.decode(content)
    except msgspec.DecodeError:
        raw = {}
    known = _understood(raw, SymptomNote)
    unknown_time = {"written_at": "1970-01-01T00:00:00Z"}
    return msgspec.convert(known | unknown_time, SymptomNote)


def _understood(raw: object, kind: type) -> dict[str, object]:
    """Return the fields of the dataclass `kind` in `raw` whose values it knows."""
    fields = typing.get_type_hints(kind)
    understood: dict[str, object] = {}
    for name, value in raw.items() if isinstance(raw, dict) else ():
        if name in fields and name not in _COLUMNS:
            with suppress(msgspec.ValidationError):
                understood[name] = _value(value, fields[name])
    return understood


def _value(raw: object, kind: Any) -> object:
    """Return `raw` if it is of `kind`, of a list the items that are; raises ValidationError."""
    inner = typing.get_args(kind)
    classes = [one for one in inner if hasattr(one, "__dataclass_fields__")]
    if isinstance(raw, dict) and typing.get_origin(kind) is types.UnionType and classes:
        return _understood(raw, classes[0])
    if isinstance(raw, list) and typing.get_origin(kind) is tuple:
        return [item for item in raw if _is(item, inner[0])]
    msgspec.convert(raw, kind)
    return raw


def _is(raw: object, kind: Any) -> bool:
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return False
    return True
