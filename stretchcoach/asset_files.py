"""The TOML files that ship with the program, or that someone adds to them."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from stretchcoach.decode import FieldError, convert
from stretchcoach.errors import AssetError
from stretchcoach.translation import fill, translate

T = TypeVar("T")


def load_toml(
    file: Path, kind: type[T], check: Callable[[T], None] = lambda content: None, **extra: Any
) -> T:
    """Return the content of `file`, and the fields `extra`, as `kind`.

    `check` raises FieldError where the content can't be used. Raises AssetError, which names the
    file and the field.
    """
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        content = convert(raw | extra, kind)
        check(content)
        return content
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, FieldError) as error:
        text = translate("Files", "{file} can't be used: {reason}.")
        reason = str(error).rstrip(".")
        raise AssetError(fill(text, file=file.name, reason=reason)) from error


def list_toml(folder: Path) -> list[Path]:
    """Return the TOML files in `folder`, by name."""
    files = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted(files, key=lambda file: file.name)
