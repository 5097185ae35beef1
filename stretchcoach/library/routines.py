"""Routine files: the format in which routines ship, are saved and are shared.

A JSON object with "format", "version", "name" and "steps"; version 1 is described by
`core.routine`: its field names and limits are those of the file.
"""

import codecs
import dataclasses
from pathlib import Path
from typing import Any

import msgspec

from stretchcoach.assets import assets
from stretchcoach.core.routine import (
    NAME_LENGTH,
    BadName,
    OutOfRange,
    Problem,
    Reason,
    Routine,
    UnknownExercise,
    find_problems,
)
from stretchcoach.decode import FieldError, convert
from stretchcoach.errors import RoutineError
from stretchcoach.library.names import SUFFIX
from stretchcoach.translation import fill, translate

FORMAT = "stretchcoach-routine"
VERSION = 1
LARGEST_FILE = 1_000_000


def list_routines() -> list[str]:
    """Return the names by which the routines that ship with the program are called."""
    files = (assets() / "routines").iterdir()
    return sorted(file.name.removesuffix(SUFFIX) for file in files if file.name.endswith(SUFFIX))


def load_routine(name_or_path: str, known_exercises: frozenset[str]) -> Routine:
    """Return the routine of that name, or the one in the file at that path.

    Raises RoutineError, whose one line names the file, the field and what is allowed.
    """
    if name_or_path in list_routines():
        file = assets() / "routines" / f"{name_or_path}{SUFFIX}"
        return decode_routine(file.read_bytes(), file.name, known_exercises)
    path = Path(name_or_path)
    try:
        if not name_or_path:  # as a path that is the folder one is in
            raise FileNotFoundError
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        text = translate(
            "Routine", "There is no routine and no file {name}. Routines here: {routines}."
        )
        routines = ", ".join(list_routines())
        raise RoutineError(fill(text, name=repr(name_or_path), routines=routines)) from error
    except OSError as error:
        text = translate("Routine", "{file} can't be read: {reason}.")
        reason = error.strerror or str(error)
        raise RoutineError(fill(text, file=name_or_path, reason=reason)) from error
    return decode_routine(data, path.name, known_exercises)


def decode_routine(data: bytes, source: str, known_exercises: frozenset[str]) -> Routine:
    """Return the routine that `data` describes; `source` names it in the error's words.

    Raises RoutineError.
    """
    try:
        routine = convert(_content(data), Routine)
    except FieldError as error:
        raise RoutineError(f"{source}: {error}.") from error
    for problem in find_problems(routine, known_exercises):
        raise RoutineError(f"{source}: {describe_problem(problem, known_exercises)}.")
    return routine


def encode_routine(routine: Routine) -> bytes:
    """Return `routine` as the content of a file."""
    content = {"format": FORMAT, "version": VERSION} | msgspec.to_builtins(routine)
    for step in content["steps"]:
        if step["get_ready_s"] is None:
            del step["get_ready_s"]
    if not content["days"]:
        del content["days"]
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def describe_problem(problem: Problem, known_exercises: frozenset[str]) -> str:
    """Say what is wrong with a field, and what is allowed."""
    match problem:
        case OutOfRange(field, value, limit):
            text = translate(
                "Routine", "{field} is {value}; allowed are {lowest} to {highest} ({reason})"
            )
            return fill(
                text,
                field=field,
                value=value,
                lowest=limit.lowest,
                highest=limit.highest,
                reason=_reasons()[limit.reason],
            )
        case UnknownExercise(field, value):
            text = translate("Routine", "{field} is {value}; the exercises here are {known}")
            return fill(text, field=field, value=value, known=", ".join(sorted(known_exercises)))
        case BadName(field):
            text = translate(
                "Routine", "{field} must have 1 to {length} characters that can be printed"
            )
            return fill(text, field=field, length=NAME_LENGTH)


def _reasons() -> dict[Reason, str]:
    return {
        Reason.HOLD: translate(
            "Routine", "seconds; less is no stretch, and more adds strain without gain"
        ),
        Reason.SETS: translate("Routine", "sets for each leg; more would take over an hour"),
        Reason.GAP: translate("Routine", "seconds; a longer break is a session of its own"),
        Reason.STEPS: translate("Routine", "steps in a routine"),
    }


def _content(data: bytes) -> dict[str, Any]:
    """Return the fields of a version 1 file without its header. Raises FieldError."""
    if len(data) > LARGEST_FILE:
        raise FieldError(translate("Routine", "the file is too large for a routine"))
    try:
        raw = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        text = translate("Routine", "this is not a routine file, or it is damaged ({reason})")
        raise FieldError(fill(text, reason=error)) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        text = translate("Routine", "format must be {format}; this is not a routine file")
        raise FieldError(fill(text, format=f'"{FORMAT}"'))
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        text = translate("Routine", "version must be a whole number from 1 to {version}")
        raise FieldError(fill(text, version=VERSION))
    if version > VERSION:
        text = translate(
            "Routine",
            "version is {found}, from a newer Stretch Coach; this one reads up to {version}."
            " Update the program to play it",
        )
        raise FieldError(fill(text, found=version, version=VERSION))
    fields = {field.name for field in dataclasses.fields(Routine)}
    header = {"format", "version"} - fields
    return {name: value for name, value in raw.items() if name not in header}
