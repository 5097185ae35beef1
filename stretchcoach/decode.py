"""Plain data from a file becomes a core object; what is wrong is said in the user's words."""

import dataclasses
import enum
import types
import typing
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from stretchcoach.translation import fill, translate

T = TypeVar("T")

_DAY = "2026-11-23"
_TIME = "2026-11-23T07:00:00+01:00"


class FieldError(ValueError):
    """A field is unknown, missing or of a wrong type; `str(error)` names it and says so."""


def convert(raw: object, kind: type[T], *, tolerant: bool = False) -> T:
    """Return `raw` (dicts, lists, texts, numbers) as the dataclass `kind`.

    Raises FieldError, unless `tolerant` also for a field that `kind` does not have.
    """
    for path in () if tolerant else _unknown_fields(raw, kind, ""):
        raise FieldError(fill(translate("Files", "{field}: there is no such field"), field=path))
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise FieldError(_in_words(str(error), kind)) from error


def _unknown_fields(raw: object, kind: Any, path: str) -> Iterator[str]:
    """Yield the paths of fields in `raw` that `kind` does not have; msgspec passes over them."""
    origin = typing.get_origin(kind)
    inner = typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        classes = [one for one in inner if dataclasses.is_dataclass(one)]
        if len(classes) == 1:
            yield from _unknown_fields(raw, classes[0], path)
    elif origin is tuple and isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from _unknown_fields(item, inner[0], f"{path}[{index}]")
    elif dataclasses.is_dataclass(kind) and isinstance(raw, dict):
        hints = typing.get_type_hints(kind)
        for name, value in raw.items():
            where = f"{path}.{name}" if path else str(name)
            if name in hints:
                yield from _unknown_fields(value, hints[name], where)
            else:
                yield where


def _in_words(message: str, kind: type) -> str:
    """Turn msgspec's sentence ("Expected `int`, got `str` - at `$.a`") into the user's words."""
    problem, _, place = message.partition(" - at ")
    field = place.strip("`").removeprefix("$").removeprefix(".")
    quoted = problem.split("`")[1::2]
    if problem.startswith("Object missing"):
        field = f"{field}.{quoted[0]}" if field else quoted[0]
        return fill(translate("Files", "{field} is missing"), field=field)
    if problem.startswith("Invalid enum value"):
        allowed = ", ".join(_choices(kind, field))
        text = translate("Files", "{field} is {value}; allowed are {allowed}")
        value = problem.removeprefix("Invalid enum value ").strip("'")
        return fill(text, field=field, value=value, allowed=allowed)
    if problem.startswith("Invalid RFC3339") or problem.endswith("timezone component"):
        example = _DAY if problem.endswith(" date") else _TIME
        text = translate("Files", "{field} must be written like {example}")
        return fill(text, field=field, example=example)
    if problem.startswith("Expected") and len(quoted) == 2:
        text = translate("Files", "{field} must be {expected}, and is {found}")
        expected, found = (_type_words(name) for name in quoted)
        return fill(text, field=field or translate("Files", "all"), expected=expected, found=found)
    return f"{field}: {problem}" if field else problem


def _choices(kind: Any, field: str) -> list[str]:
    """Return the values that the enum at `field` (like `steps[0].legs`) allows."""
    for name in field.replace("]", "").replace("[", ".").split("."):
        args = [arg for arg in typing.get_args(kind) if arg not in (type(None), Ellipsis)]
        kind = args[0] if args else kind
        if not name.isdigit():
            kind = typing.get_type_hints(kind).get(name, kind)
    args = [arg for arg in typing.get_args(kind) if isinstance(arg, type)]
    enums = [one for one in [kind, *args] if isinstance(one, type) and issubclass(one, enum.Enum)]
    return [str(member.value) for member in enums[0]] if enums else []


def _type_words(name: str) -> str:
    words = {
        "int": translate("Files", "a whole number"),
        "float": translate("Files", "a number"),
        "str": translate("Files", "text"),
        "bool": translate("Files", "true or false"),
        "array": translate("Files", "a list"),
        "object": translate("Files", "a group of fields"),
        "null": translate("Files", "empty"),
        "date": translate("Files", "a date"),
        "datetime": translate("Files", "a time"),
    }
    kinds = [part for part in name.split(" | ") if part != "null" or name == "null"]
    return translate("Files", " or ").join(words.get(part, part) for part in kinds)
