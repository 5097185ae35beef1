"""Controls take the colours of being under the pointer in a moment, those of a press at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import Heat
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.check_chip import CheckChip
from stretchcoach.ui.widgets.choice_box import ChoiceBox
from stretchcoach.ui.widgets.content_button import ContentButton
from stretchcoach.ui.widgets.day_button import DayButton
from stretchcoach.ui.widgets.day_toggles import DayToggle
from stretchcoach.ui.widgets.hover import HOVER_MS
from stretchcoach.ui.widgets.link_button import LinkButton
from stretchcoach.ui.widgets.pain_cell import PainCell
from stretchcoach.ui.widgets.segmented import Segment
from stretchcoach.ui.widgets.slider import Slider
from stretchcoach.ui.widgets.stepper import Stepper
from stretchcoach.ui.widgets.toggle import Toggle
from stretchcoach.ui.widgets.transition import Transition, mix
from tests.parts_for_tests import LONG_MS


class Shown:
    """One control in a window, with room beside it for the pointer to rest."""

    def __init__(
        self, qtbot: QtBot, look: Style, make: Callable[[Style, QWidget], QWidget]
    ) -> None:
        self.look = look
        self.window = QWidget()
        self.window.setMinimumSize(200, 100)
        self.window.resize(400, 200)
        self.control = make(look, self.window)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(60, 60, 60, 60)
        row.addWidget(self.control)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.point_away()

    def point_away(self) -> None:
        QTest.mouseMove(self.window.windowHandle(), QPoint(5, 5))

    def point_at(self) -> None:
        """Put the pointer at the left half of the control."""
        middle = self.control.rect().center()
        spot = self.control.mapTo(self.window, QPoint(middle.x() // 2, middle.y()))
        QTest.mouseMove(self.window.windowHandle(), spot)

    @property
    def fade(self) -> Transition | None:
        fade = self.control.findChild(Transition)
        return fade if fade is not None and fade.is_under_way else None

    def hold_at(self, ms: int) -> None:
        assert self.fade is not None
        self.fade.pause()
        self.fade.setCurrentTime(ms)

    def picture(self) -> bytes:
        image = self.control.grab().toImage()  # kept while its memory is read
        return bytes(image.constBits())

    def colour(self) -> QColor:
        return self.control.grab().toImage().pixelColor(12, self.control.height() // 2)


def primary(look: Style, parent: QWidget) -> Button:
    return Button(look, "Press", skin=Skins.PRIMARY, parent=parent)


def day(look: Style, parent: QWidget) -> DayButton:
    button = DayButton(look, parent)
    button.show_day(7, Heat.ONE, "7 May", is_today=False)
    return button


CONTROLS: dict[str, Callable[[Style, QWidget], QWidget]] = {
    "button": primary,
    "plain button": lambda look, parent: Button(look, "Press", skin=Skins.PLAIN, parent=parent),
    "content": lambda look, parent: ContentButton(look, Skins.SECONDARY.value, 12, parent),
    "link": lambda look, parent: LinkButton(look, "See the guide", parent),
    "segment": lambda look, parent: Segment(look, "Less", parent=parent),
    "pain cell": lambda look, parent: PainCell(look, 4, parent),
    "chip": lambda look, parent: CheckChip(look, "Sharp", parent),
    "day": lambda look, parent: DayToggle(look, Weekday.MON, parent),
    "day of the calendar": day,
    "toggle": lambda look, parent: Toggle(look, "Captions", parent),
    "choice": lambda look, parent: ChoiceBox(look, "Voice", parent),
    "slider": lambda look, parent: Slider(look, 0, 10, 1, parent),
    "stepper": lambda look, parent: Stepper(look, 0, 10, 1, "{value} %", parent),
}


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Shown]:
    def show(make: Callable[[Style, QWidget], QWidget], look: Style | None = None) -> Shown:
        return Shown(qtbot, look or Style(), make)

    return show


@pytest.mark.parametrize("name", CONTROLS)
def test_each_control_goes_to_its_colours_under_the_pointer_and_back(
    show: Callable[..., Shown], name: str
) -> None:
    shown = show(CONTROLS[name])
    if isinstance(shown.control, Stepper | Slider):
        shown.control.setValue(5)
    apart = shown.picture()
    shown.point_at()
    shown.hold_at(0)
    assert shown.picture() == apart
    shown.hold_at(HOVER_MS // 2)
    half = shown.picture()
    shown.fade.finish()
    under = shown.picture()
    assert len({apart, half, under}) == 3
    shown.point_away()
    shown.hold_at(0)
    assert shown.picture() == under
    shown.fade.finish()
    assert shown.picture() == apart


@pytest.mark.parametrize("name", CONTROLS)
def test_with_less_motion_each_control_has_them_at_once(
    show: Callable[..., Shown], name: str
) -> None:
    shown = show(CONTROLS[name], Style(reduced_motion=True))
    if isinstance(shown.control, Stepper | Slider):
        shown.control.setValue(5)
    apart = shown.picture()
    shown.point_at()
    assert shown.fade is None
    assert shown.picture() != apart


def test_the_colour_on_the_way_is_between_both(show: Callable[..., Shown]) -> None:
    shown = show(primary)
    theme = shown.look.theme
    shown.point_at()
    shown.hold_at(HOVER_MS // 2)
    expected = mix(theme["primary"], theme["primaryHover"], 0.5)
    assert shown.colour().getRgb() == pytest.approx(expected.getRgb(), abs=1)


def test_a_pointer_that_only_crosses_leaves_from_where_the_colour_is(
    show: Callable[..., Shown],
) -> None:
    shown = show(primary)
    shown.point_at()
    shown.hold_at(HOVER_MS // 2)
    on_the_way = shown.colour()
    shown.point_away()
    shown.hold_at(0)
    assert shown.colour() == on_the_way


def test_a_press_is_seen_at_once(show: Callable[..., Shown]) -> None:
    shown = show(primary)
    shown.point_at()
    middle = shown.control.mapTo(shown.window, shown.control.rect().center())
    QTest.mousePress(shown.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    assert shown.colour() == shown.look.theme["primaryPress"]
    QTest.mouseRelease(shown.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_control_that_can_not_be_used_does_not_answer(show: Callable[..., Shown]) -> None:
    shown = show(primary)
    shown.control.setEnabled(False)
    apart = shown.picture()
    shown.point_at()
    assert shown.picture() == apart


def test_the_colours_arrive(qtbot: QtBot, show: Callable[..., Shown]) -> None:
    shown = show(primary)
    shown.point_at()
    hovered = shown.look.theme["primaryHover"]
    qtbot.waitUntil(lambda: shown.colour() == hovered, timeout=LONG_MS)
