"""Every token is there in both themes, and every pair of colours can be told apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.settings import ThemeChoice
from stretchcoach.ui.stylesheet import build_stylesheet
from stretchcoach.ui.theme import Style, Theme, load_theme
from tests.ui_parts import SystemHints

THEMES = ("light", "dark")
TOKEN_NAMES = """paper card sunken hover line ctl track ink ink2 ink3 disabled focus primary
    primaryHover primaryPress onPrimary primaryTint bar right onRight rightTint bandR bandRbg left
    onLeft
    leftTint bandL bandLbg alert alertTint heat1 heat2 heat3 wall arch floor skirt solid
    mat"""
TEXT = """ink paper, ink card, ink sunken, ink2 paper, ink2 card, ink2 sunken, ink3 card,
    ink3 paper, ink3 sunken, primary card, primary paper, primary primaryTint, ink primaryTint,
    ink2 primaryTint, onPrimary primary, onPrimary primaryHover, onPrimary primaryPress,
    right card, right paper, right rightTint, onRight right, left card, left paper, left leftTint,
    onLeft left, alert card, alert alertTint, ink alertTint, ink wall, ink floor, ink heat1,
    ink heat2, onPrimary heat3, bandR bandRbg, bandL bandLbg, ink hover, ink2 hover, ink line,
    right wall, left wall, ink2 wall, ink2 floor, card ink, card ink2, card ink3"""
SHAPES = """ctl card, ctl paper, focus card, focus paper, right track, left track, bar card,
    primary sunken, primary line, right leftTint, left rightTint"""
PAIRS = [
    (*pair.split(), least)
    for pairs, least in ((TEXT, 4.5), (SHAPES, 3.0))
    for pair in pairs.split(",")
]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    darker, lighter = sorted(luminance(theme.colours[token]) for token in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_every_token_and_no_other(name: str) -> None:
    assert set(load_theme(name).colours) == set(TOKEN_NAMES.split())


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_a_pair_has_enough_contrast(name: str, one: str, other: str, least: float) -> None:
    assert contrast(load_theme(name), one, other) >= least


def test_an_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_theme("light")["shadow"]


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_is_the_one_that_ships(qtbot: QtBot, bold: bool) -> None:
    font = Style().font(18, bold)
    assert QFontInfo(font).family() == "Noto Sans"
    assert QFontInfo(font).bold() is bold
    assert font.pixelSize() == 18


def test_fonts_and_lengths_grow_with_the_text(qtbot: QtBot) -> None:
    look = Style()
    with qtbot.waitSignal(look.changed):
        look.set_text_scale(1.5)
    assert look.font(16).pixelSize() == 24
    assert look.px(10) == 15


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (9.0, 2.0)])
def test_the_text_scale_has_limits(qtbot: QtBot, asked: float, given: float) -> None:
    assert Style(text_scale=asked).text_scale == given


@pytest.mark.parametrize(
    ("scheme", "theme"),
    [
        (Qt.ColorScheme.Dark, "dark"),
        (Qt.ColorScheme.Light, "light"),
        (Qt.ColorScheme.Unknown, "light"),
    ],
)
def test_it_starts_in_the_colours_of_the_system(
    qtbot: QtBot, scheme: Qt.ColorScheme, theme: str
) -> None:
    assert Style(SystemHints(scheme)).theme.name == theme  # type: ignore[arg-type]


def test_it_follows_the_system_while_it_runs(qtbot: QtBot) -> None:
    hints = SystemHints(Qt.ColorScheme.Light)
    look = Style(hints)  # type: ignore[arg-type]
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme == load_theme("dark")


def told_by(look: Style) -> list[str]:
    """Return a list that grows by the theme's name at each change."""
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.theme.name))
    return told


def test_a_theme_can_be_chosen_and_the_system_followed_again(qtbot: QtBot) -> None:
    hints = SystemHints(Qt.ColorScheme.Light)
    look = Style(hints)  # type: ignore[arg-type]
    told = told_by(look)
    look.set_theme(ThemeChoice.DARK)
    look.set_theme(ThemeChoice.DARK)
    assert told == ["dark"]
    assert hints.colorScheme() is Qt.ColorScheme.Dark
    hints.change(Qt.ColorScheme.Light)
    assert told == ["dark"]
    look.set_theme(ThemeChoice.LIGHT)
    look.set_theme(ThemeChoice.SYSTEM)
    assert told == ["dark", "light"]
    hints.change(Qt.ColorScheme.Dark)
    assert told == ["dark", "light", "dark"]


def test_a_system_that_changed_meanwhile_is_followed(qtbot: QtBot) -> None:
    hints = SystemHints(Qt.ColorScheme.Light)
    look = Style(hints)  # type: ignore[arg-type]
    look.set_theme(ThemeChoice.LIGHT)
    hints.change(Qt.ColorScheme.Dark)
    told = told_by(look)
    look.set_theme(ThemeChoice.SYSTEM)
    assert told == ["dark"]


def test_a_system_without_colours_of_its_own_can_have_others(qtbot: QtBot) -> None:
    look = Style()
    told = told_by(look)
    look.set_theme(ThemeChoice.DARK)
    look.set_theme(ThemeChoice.SYSTEM)
    assert told == ["dark", "light"]


def test_qt_is_told_of_the_colours(qtbot: QtBot, qapp: QApplication) -> None:
    hints = qapp.styleHints()
    look = Style(hints)
    before = look.theme.name
    try:
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            look.set_theme(choice)
            assert look.theme.name == choice
        look.set_theme(ThemeChoice.SYSTEM)
        assert look.theme.name == before
    finally:
        hints.unsetColorScheme()


def test_each_setting_tells_once_and_only_of_a_change(qtbot: QtBot) -> None:
    look = Style()
    told = told_by(look)
    for count, change in enumerate(
        (
            lambda: look.set_reduced_motion(True),
            lambda: look.set_text_scale(1.5),
            lambda: look.set_body("curls"),
        ),
        start=1,
    ):
        change()
        change()
        assert len(told) == count
    assert (look.reduced_motion, look.text_scale, look.body.id) == (True, 1.5, "curls")


def test_the_style_sheet_has_the_colours_and_sizes_of_the_look() -> None:
    dark = load_theme("dark")
    sheet = build_stylesheet(dark, 2.0, "Noto Sans")
    assert dark.colours["paper"].lower() in sheet
    assert "font-size: 64px" in sheet
    assert load_theme("light").colours["paper"].lower() not in sheet
