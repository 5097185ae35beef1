"""Loads every file that ships with the program, each in the way that the program does."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QRawFont
from PySide6.QtSvg import QSvgRenderer

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import SUFFIX
from stretchcoach.library.phrases import load_phrases
from stretchcoach.library.routines import load_routine
from stretchcoach.translation import fill, translate
from stretchcoach.ui.body_look import load_body_look
from stretchcoach.ui.theme import load_theme
from stretchcoach.voice.clip import read_clip


def load_all() -> str:
    """Load all assets and Qt's own translations; return how many of each kind.

    Raises whatever a file that can't be used makes its loader raise.
    """
    shipped = _files(Path(str(assets())))
    if not shipped:
        raise AssetError(translate("Selftest", "There are none."))
    texts = sorted(qt_translations().glob("qtbase_*.qm"))
    if not texts:
        raise AssetError(translate("Selftest", "There are none of Qt's translations."))
    for file in (*shipped, *texts):
        load_file(file)
    counts = Counter(file.suffix.removeprefix(".") or file.name for file in shipped)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def qt_translations() -> Path:
    """Return where Qt's own translations are."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def load_file(file: Path) -> None:
    """Load a file as what its folder and its name say it is. Raises AssetError and others."""
    load = BY_FOLDER.get((file.parent.name, file.suffix)) or BY_SUFFIX.get(file.suffix, _is_filled)
    try:
        is_good = bool(load(file))
    except ValueError as error:  # which does not name the file
        raise AssetError(f"{file.name}: {error}") from error
    if not is_good:
        raise AssetError(fill(translate("Selftest", "{file} can't be used."), file=file.name))


def _files(folder: Path) -> list[Path]:
    """Return the files in and below `folder` but for code, which may lie there in a checkout."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if path.suffix not in (".py", ".pyc"))


def _is_filled(file: Path) -> bool:
    return bool(file.read_bytes())


BY_FOLDER: dict[tuple[str, str], Callable[[Path], object]] = {
    ("exercises", ".toml"): lambda file: load_exercises()[file.stem],
    ("looks", ".toml"): lambda file: load_body_look(file.stem),
    ("phrases", ".toml"): lambda file: load_phrases(file.stem),
    ("themes", ".toml"): lambda file: load_theme(file.stem),
}
BY_SUFFIX: dict[str, Callable[[Path], object]] = {
    SUFFIX: lambda file: load_routine(file.stem, frozenset(load_exercises())),
    ".json": lambda file: json.loads(file.read_bytes()),
    ".qm": lambda file: QTranslator().load(str(file)),
    ".svg": lambda file: QSvgRenderer(str(file)).isValid(),
    ".toml": lambda file: tomllib.loads(file.read_text(encoding="utf-8")),
    ".ttf": lambda file: QRawFont(str(file), 16).isValid(),
    ".wav": read_clip,
}
