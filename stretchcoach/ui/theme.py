"""The look: colours by token, fonts and sizes by text scale."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStyleHints

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.settings import ThemeChoice
from stretchcoach.translation import fill, translate
from stretchcoach.ui.fonts import load_family

if TYPE_CHECKING:
    from stretchcoach.ui.body_look import BodyLook

TEXT_SCALE = (1.0, 2.0)
SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}
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
    return AssetError(fill(words, name=name, reason=reason))


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
        self._body: BodyLook | None = None  # a window is there before a person is drawn
        self._hints = hints
        self._choice = ThemeChoice.SYSTEM
        self._system_theme = theme
        if hints is not None:
            self._system_theme = _theme_for(hints.colorScheme())
            hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._theme = load_theme(self._system_theme)

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
    def body(self) -> "BodyLook":
        """How the drawn person looks. Raises AssetError where that can't be read."""
        from stretchcoach.ui.body_look import load_body_look

        if self._body is None:
            self._body = load_body_look()
        return self._body

    def set_theme(self, choice: ThemeChoice) -> None:
        """Use light or dark colours, or follow the system's."""
        if choice is self._choice:
            return
        self._choice = choice
        if self._hints is not None:
            # What Qt and the system draw, as title bars and menus, is to fit.
            self._hints.setColorScheme(SCHEMES[choice])
            if choice is ThemeChoice.SYSTEM:
                self._system_theme = _theme_for(self._hints.colorScheme())
        self._use_theme()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Replace moves by cuts, or let all move."""
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()

    def set_body(self, name: str) -> None:
        """Draw the person in the look of that name, where there is one."""
        from stretchcoach.ui.body_look import load_body_look

        body = load_body_look(name)
        if body != self.body:
            self._body = body
            self.changed.emit()

    def set_text_scale(self, scale: float) -> None:
        """Make texts `scale` times their designed size, within 1.0 to 2.0."""
        if _allowed(scale) != self._text_scale:
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
        if self._choice is ThemeChoice.SYSTEM:
            self._system_theme = _theme_for(scheme)
            self._use_theme()

    def _use_theme(self) -> None:
        follows = self._choice is ThemeChoice.SYSTEM
        name = self._system_theme if follows else self._choice.value
        if name != self._theme.name:
            self._theme = load_theme(name)
            self.changed.emit()


def _theme_for(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def _allowed(scale: float) -> float:
    lowest, highest = TEXT_SCALE
    return min(max(scale, lowest), highest)
