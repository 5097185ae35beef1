"""The look: colours by token, fonts and sizes by text scale."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStyleHints

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.translation import translate
from stretchcoach.ui.body_look import BodyLook, load_body_look
from stretchcoach.ui.fonts import load_family

TEXT_SCALE = (1.0, 2.0)
TIGHT_FROM_PX = 72
TIGHT_PERCENT = 98.5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by the names of their tokens."""

    name: str
    colours: Mapping[str, str]

    def __getitem__(self, token: str) -> QColor:
        return QColor(self.colours[token])


def load_theme(name: str) -> Theme:
    """Return the theme `light` or `dark`. Raises AssetError where its file can't be read."""
    file = assets().joinpath("themes", f"{name}.toml")
    try:
        colours = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(name, str(error)) from error
    for token, value in colours.items():
        if not isinstance(value, str) or not re.fullmatch("#[0-9A-Fa-f]{6}", value):
            raise _unreadable(name, f"{token} = {value!r}")
    return Theme(name, colours)


def _unreadable(name: str, reason: str) -> AssetError:
    words = translate(
        "Theme", "The theme file {name}.toml can't be read ({reason}). Install Stretch Coach again."
    )
    return AssetError(words.replace("{name}", name).replace("{reason}", reason))


class Style(QObject):
    """The theme, text scale and motion in use. With `hints` it follows the system's colours."""

    changed = Signal()

    def __init__(
        self,
        hints: QStyleHints | None = None,
        *,
        theme: str = "light",
        text_scale: float = 1.0,
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._family = load_family()
        self._text_scale = _allowed(text_scale)
        self._reduced_motion = reduced_motion
        self._body = load_body_look()
        if hints is None:
            self._theme = load_theme(theme)
        else:
            self._theme = load_theme(_theme_for(hints.colorScheme()))
            hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    @property
    def text_scale(self) -> float:
        """How much larger than designed texts are: 1.0 to 2.0."""
        return self._text_scale

    @property
    def reduced_motion(self) -> bool:
        """Whether moves are replaced by cuts."""
        return self._reduced_motion

    @property
    def body(self) -> BodyLook:
        """How the drawn person looks."""
        return self._body

    def set_body(self, name: str) -> None:
        """Draw the person in the look of that name, where there is one."""
        self._body = load_body_look(name)
        self.changed.emit()

    def set_text_scale(self, scale: float) -> None:
        """Make texts `scale` times their designed size, within 1.0 to 2.0."""
        self._text_scale = _allowed(scale)
        self.changed.emit()

    def font(self, px: float, bold: bool = False) -> QFont:
        """Return the font of `px` designed pixels."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(px * self._text_scale)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if px >= TIGHT_FROM_PX:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TIGHT_PERCENT)
        return font

    def px(self, length: float) -> int:
        """Return `length` designed pixels in real ones."""
        return round(length * self._text_scale)

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._theme = load_theme(_theme_for(scheme))
        self.changed.emit()


def _theme_for(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def _allowed(scale: float) -> float:
    lowest, highest = TEXT_SCALE
    return min(max(scale, lowest), highest)
