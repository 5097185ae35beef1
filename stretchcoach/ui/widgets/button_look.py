"""What buttons look like: their sizes, and their colours in each state."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a button in design pixels."""

    height: int
    padding: int
    radius: int
    letters: int
    bold: bool
    icon: int
    gap: int


class Shapes(Enum):
    """The shapes of buttons that the design knows."""

    COMPACT = Shape(40, 16, 10, 15, True, 20, 8)
    NORMAL = Shape(48, 24, 12, 16, True, 24, 12)
    MEDIUM = Shape(56, 32, 16, 18, True, 24, 12)
    LARGE = Shape(64, 40, 16, 22, True, 28, 16)
    LARGE_QUIET = Shape(64, 26, 16, 18, True, 24, 12)
    PLAYER = Shape(56, 14, 16, 16, False, 22, 8)
    PLAYER_MAIN = Shape(64, 28, 16, 20, True, 28, 16)
    ICON = Shape(40, 10, 10, 15, False, 20, 8)
    LINK = Shape(40, 8, 10, 15, False, 20, 8)
    NAVIGATION = Shape(48, 12, 12, 16, False, 24, 12)


@dataclass(frozen=True, slots=True)
class Paint:
    """The colour tokens of one state; an empty one is not painted."""

    fill: str
    ink: str
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Skin:
    """The colours of a kind of button in each of its states."""

    normal: Paint
    hover: Paint
    pressed: Paint
    disabled: Paint
    selected: Paint | None = None
    cap: Paint | None = None

    def paint_for(self, enabled: bool, down: bool, checked: bool, hovered: bool) -> Paint:
        """Return the colours of the state that matters most."""
        if not enabled:
            return self.disabled
        if down:
            return self.pressed
        if checked and self.selected is not None:
            return self.selected
        return self.hover if hovered else self.normal


CARD_CAP = Paint("sunken", "ink", "ctl")


class Skins(Enum):
    """The kinds of buttons that the design knows."""

    PRIMARY = Skin(
        Paint("primary", "onPrimary"),
        Paint("primaryHover", "onPrimary"),
        Paint("primaryPress", "onPrimary"),
        Paint("sunken", "disabled"),
    )
    SECONDARY = Skin(
        Paint("card", "ink", "ctl"),
        Paint("hover", "ink", "ctl"),
        Paint("line", "ink", "ctl"),
        Paint("card", "disabled", "line"),
        cap=CARD_CAP,
    )
    CHOICE = Skin(
        Paint("card", "ink", "ctl"),
        Paint("hover", "ink", "ctl"),
        Paint("line", "ink", "ctl"),
        Paint("card", "disabled", "line"),
        selected=Paint("primaryTint", "primary", "primary"),
    )
    DANGER = Skin(
        Paint("card", "alert", "alert"),
        Paint("alertTint", "alert", "alert"),
        Paint("line", "alert", "alert"),
        Paint("card", "disabled", "line"),
    )
    PLAYER_MAIN = Skin(
        Paint("ink", "card"),
        Paint("ink2", "card"),
        Paint("ink3", "card"),
        Paint("sunken", "disabled"),
    )
    NAVIGATION = Skin(
        Paint("", "ink2"),
        Paint("hover", "ink2"),
        Paint("primaryTint", "primary"),
        Paint("", "disabled"),
        selected=Paint("primaryTint", "primary"),
    )
    PLAIN = Skin(
        Paint("", "ink"),
        Paint("hover", "ink"),
        Paint("line", "ink"),
        Paint("", "disabled"),
    )
    LINK = Skin(
        Paint("", "primary"),
        Paint("hover", "primary"),
        Paint("line", "primary"),
        Paint("", "disabled"),
    )
