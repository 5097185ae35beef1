"""The settings from key to file: each control acts at once and comes back after a restart."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.settings import (
    MotionChoice,
    Settings,
    ThemeChoice,
    load_settings,
    save_settings,
)
from stretchcoach.ui.body_look import load_body_looks
from stretchcoach.ui.look_words import look_name
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.theme import Style, load_theme
from stretchcoach.ui.widgets.choice_box import ChoiceBox
from stretchcoach.ui.widgets.look_choice import LookCard
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.portrait import Portrait
from stretchcoach.ui.widgets.radio import Radio
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.slider import Slider
from stretchcoach.ui.widgets.stepper import Stepper
from stretchcoach.ui.widgets.time_field import TimeField
from tests.parts_for_tests import LONG_MS, short_routine
from tests.ui_parts import EXERCISES, SystemHints

Key = Qt.Key
LEFT_BUTTON = Qt.MouseButton.LeftButton


class Running:
    """The whole program with its settings open."""

    def __init__(self, qtbot: QtBot, parts: Parts, look: Style | None = None) -> None:
        parts.speaker.muted = True
        self.look = look or Style()
        self.app = App(parts, self.look, short_routine())
        qtbot.addWidget(self.app.window)
        with qtbot.waitSignal(parts.recorder.state_read, timeout=LONG_MS) as read:
            parts.recorder.read(parts.now())
        self.app.show(read.args[0])
        self.app.window.activateWindow()
        qtbot.waitUntil(self.app.window.isActiveWindow, timeout=LONG_MS)
        self.page = self.app.settings
        self.app.window.show_page("settings")

    def go_to(self, name: str) -> QWidget:
        """Press Tab until what has that name, or is in a group of that name, has the keyboard."""
        for _ in range(30):
            QTest.keyClick(self.app.window.windowHandle(), Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused is not None
            if name in (focused.accessibleName(), focused.accessibleDescription()):
                return focused
        raise AssertionError(f"Tab does not lead to {name}")

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)


Run = Callable[..., Running]
ShowPage = Callable[..., SettingsPage]


@pytest.fixture
def run(qtbot: QtBot, parts: Parts) -> Run:
    return lambda look=None: Running(qtbot, parts, look)


def checked(page: QWidget, group: str) -> str:
    radios = [one for one in page.findChildren(Radio) if one.accessibleDescription() == group]
    [found] = [one.text() for one in radios if one.isChecked()]
    return found


def radio(page: QWidget, group: str, text: str) -> Radio:
    radios = page.findChildren(Radio)
    [found] = [r for r in radios if (r.accessibleDescription(), r.text()) == (group, text)]
    return found


@pytest.fixture
def show_page(qtbot: QtBot) -> Iterator[ShowPage]:
    """Show the page alone in a window."""
    windows = []

    def show(size: tuple[int, int] = (1280, 800), scale: float = 1.0) -> SettingsPage:
        look = Style(text_scale=scale)
        window = MainWindow(look)
        windows.append(window)
        qtbot.addWidget(window)
        page = SettingsPage(look, EXERCISES)
        window.add_page("settings", "Settings", "settings", page, at_bottom=True)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return page

    yield show
    windows.clear()


def notices(page: QWidget) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(Notice) if one.isVisibleTo(page)]


@pytest.mark.parametrize(
    ("group", "keys", "setting", "value"),
    [
        ("Theme", [Key.Key_Right], "theme", ThemeChoice.LIGHT),
        ("Theme", [Key.Key_Left], "theme", ThemeChoice.DARK),
        ("Theme", [Key.Key_End], "theme", ThemeChoice.DARK),
        ("Text size in per cent", [Key.Key_Up], "text_size", 125),
        ("Text size in per cent", [Key.Key_Plus, Key.Key_Right], "text_size", 150),
        ("Text size in per cent", [Key.Key_End], "text_size", 200),
        ("Text size in per cent", [Key.Key_End, Key.Key_Minus], "text_size", 175),
        ("Motion", [Key.Key_Down], "reduced_motion", MotionChoice.REDUCED),
        ("Motion", [Key.Key_Down, Key.Key_Down], "reduced_motion", MotionChoice.FULL),
        ("Figure", [Key.Key_Right], "figure", "bun"),
        ("Figure", [Key.Key_Left], "figure", "scarf"),
        ("Figure", [Key.Key_End, Key.Key_Up], "figure", "curls"),
    ],
)
def test_a_setting_changed_by_keys_is_in_the_file(
    run: Run, paths: Paths, group: str, keys: list[Qt.Key], setting: str, value: object
) -> None:
    running = run()
    running.go_to(group)
    running.press(*keys)
    expected = {name: getattr(Settings(), name) for name in ("theme", "text_size")}
    saved = load_settings(paths.settings).settings
    assert getattr(saved, setting) == value
    assert {name: getattr(saved, name) for name in expected} == expected | (
        {setting: value} if setting in expected else {}
    )
    assert json.loads(paths.settings.read_text())[setting] == value


def test_the_theme_acts_at_once(run: Run) -> None:
    running = run()
    running.go_to("Theme")
    for key, theme in ((Key.Key_End, "dark"), (Key.Key_Left, "light")):
        running.press(key)
        picture = running.app.window.grab().toImage()
        assert picture.pixelColor(740, 780) == load_theme(theme)["paper"]


def test_the_system_s_colours_are_followed_again(run: Run) -> None:
    hints = SystemHints(Qt.ColorScheme.Light)
    running = run(Style(hints))  # type: ignore[arg-type]
    running.go_to("Theme")
    running.press(Key.Key_Right)
    hints.change(Qt.ColorScheme.Dark)
    assert running.look.theme.name == "light"
    running.press(Key.Key_Home)
    assert running.look.theme.name == "dark"


def test_the_text_grows_at_once_and_the_control_stays_in_sight(run: Run) -> None:
    running = run()
    window = running.app.window
    window.resize(1024, 640)
    stepper = running.go_to("Text size in per cent")
    height = stepper.height()
    running.press(Key.Key_End)
    QApplication.processEvents()
    assert running.look.text_scale == 2.0
    assert stepper.height() == 2 * height
    assert stepper.hasFocus()
    area = running.page.findChild(QScrollArea)
    assert area is not None
    top = stepper.mapTo(area.viewport(), QPoint())
    assert area.viewport().rect().contains(stepper.rect().translated(top))


def test_motion_is_reduced_as_asked_or_as_the_system_asks(run: Run) -> None:
    running = run()
    motion = running.app.motion
    motion.take_answer(("test", "motion"), True)
    assert running.look.reduced_motion
    running.go_to("Motion")
    running.press(Key.Key_End)
    assert not running.look.reduced_motion
    running.press(Key.Key_Left)
    motion.take_answer(("test", "motion"), False)
    assert running.look.reduced_motion
    running.press(Key.Key_Home)
    assert not running.look.reduced_motion


def test_the_figure_changes_on_every_page(run: Run) -> None:
    running = run()
    running.app.window.show_page("today")
    before = running.app.today.grab().toImage()
    running.app.window.show_page("settings")
    running.go_to("Figure")
    running.press(Key.Key_End)
    assert running.look.body.id == "scarf"
    running.app.window.show_page("today")
    assert running.app.today.grab().toImage() != before


def test_settings_act_in_the_player(run: Run) -> None:
    running = run()
    running.app.play(short_routine())
    before = running.app.player.grab().toImage()
    seen = [before]
    for settings in (
        Settings(theme=ThemeChoice.DARK),
        Settings(theme=ThemeChoice.DARK, figure="curls"),
        Settings(theme=ThemeChoice.DARK, figure="curls", text_size=200),
    ):
        running.app.preferences.change(settings)
        QApplication.processEvents()
        picture = running.app.player.grab().toImage()
        assert picture not in seen
        seen.append(picture)
    running.app.screen.end()


def test_after_a_restart_every_choice_is_back(run: Run) -> None:
    chosen = Settings(ThemeChoice.DARK, 125, MotionChoice.REDUCED, "curls")
    running = run()
    for group, keys in (
        ("Theme", [Key.Key_End]),
        ("Text size in per cent", [Key.Key_Up]),
        ("Motion", [Key.Key_Down]),
        ("Figure", [Key.Key_Right, Key.Key_Right]),
    ):
        running.go_to(group)
        running.press(*keys)
    again = run()
    assert again.app.preferences.settings == chosen
    look = again.look
    assert (look.theme.name, look.text_scale, look.reduced_motion) == ("dark", 1.25, True)
    assert look.body.id == "curls"
    page = again.page
    assert [checked(page, group) for group in ("Theme", "Motion", "Figure")] == [
        "Dark",
        "Less",
        "Curls",
    ]
    assert page.findChild(Stepper).value() == 125


def test_a_damaged_file_is_told_at_the_start(run: Run, paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True)
    paths.settings.write_text("{")
    running = run()
    [kept] = list(paths.settings.parent.glob("settings-damaged-*.json"))
    [told] = notices(running.app.today)
    assert kept.name in told
    assert running.app.preferences.settings == Settings()


def test_a_file_that_can_not_be_read_is_told_at_the_start(run: Run, paths: Paths) -> None:
    paths.settings.mkdir(parents=True)
    [told] = notices(run().app.today)
    assert "can't be read" in told


def test_a_look_that_is_no_longer_there_is_the_default_one(run: Run, paths: Paths) -> None:
    save_settings(paths.settings, Settings(figure="gone"))
    running = run()
    assert running.look.body.id == "neutral"
    assert QApplication.focusWidget() is not None
    running.go_to("Figure")
    running.press(Key.Key_Right)
    assert running.look.body.id == "bun"


def test_what_can_not_be_saved_acts_and_is_told_once(run: Run, paths: Paths) -> None:
    running = run()
    paths.settings.mkdir(parents=True)
    running.go_to("Theme")
    running.press(Key.Key_End)
    assert running.look.theme.name == "dark"
    running.press(Key.Key_Left)
    [told] = notices(running.page)
    assert str(paths.settings) in told
    paths.settings.rmdir()
    running.press(Key.Key_Left)
    assert notices(running.page) == []
    assert load_settings(paths.settings).settings == Settings()


VOICE_STOPS = [
    *("Voice", "Speed", "Volume", "How much it says", "Captions on screen", "Test the voice"),
]
SOUND_STOPS = ["Start and end of a hold", "Last 3 seconds"]
DAY_STOPS = [
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("Time of day", "Time of day"),  # its hours, its minutes
]
SCREEN_STOPS = ["Theme", "Text size in per cent", "Motion", "Keep the screen on"]
DATA_STOPS = ["Open folder", "Back up now", "Export", "Import", "Delete all"]


def test_tab_stops_once_in_each_choice(run: Run) -> None:
    running = run()
    stops = []
    for _ in range(60):
        QTest.keyClick(running.app.window.windowHandle(), Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if running.page.isAncestorOf(focused):
            is_radio = isinstance(focused, Radio)
            text = focused.text() if isinstance(focused, QAbstractButton) else ""
            name = focused.accessibleName() or text
            stops.append(focused.accessibleDescription() if is_radio else name)
    once = [*VOICE_STOPS, *SOUND_STOPS, *DAY_STOPS, *SCREEN_STOPS, "Figure", *DATA_STOPS]
    assert stops[: 2 * len(once) - 1] == [*once[1:], *once]


def test_the_page_gives_the_keyboard_to_its_first_choice(run: Run) -> None:
    run()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Voice"


def test_the_mouse_chooses_too(qtbot: QtBot, show_page: ShowPage) -> None:
    page = show_page()
    told: list[Settings] = []
    page.settings_changed.connect(told.append)
    qtbot.mouseClick(radio(page, "Theme", "Dark"), LEFT_BUTTON, pos=QPoint(4, 4))
    qtbot.mouseClick(radio(page, "Figure", "Curls"), LEFT_BUTTON)
    qtbot.mouseClick(radio(page, "Figure", "Curls"), LEFT_BUTTON)
    assert told[0] == Settings(theme=ThemeChoice.DARK)
    assert told[1] == Settings(theme=ThemeChoice.DARK, figure="curls")
    assert checked(page, "Figure") == "Curls"


def test_showing_settings_tells_nobody(qtbot: QtBot, show_page: ShowPage) -> None:
    page = show_page()
    with qtbot.assertNotEmitted(page.settings_changed):
        page.show_settings(Settings(ThemeChoice.LIGHT, 150, MotionChoice.FULL, "bun"))
    assert page.findChild(Stepper).value() == 150
    assert checked(page, "Theme") == "Light"


@pytest.mark.parametrize(
    ("start", "at", "expected"),
    [(150, 0.9, 175), (150, 0.1, 125), (200, 0.9, 200), (110, 0.9, 125)],
)
def test_the_halves_of_the_stepper_step(
    qtbot: QtBot, show_page: ShowPage, start: int, at: float, expected: int
) -> None:
    page = show_page()
    page.show_settings(Settings(text_size=start))
    stepper = page.findChild(Stepper)
    place = QPoint(round(stepper.width() * at), stepper.height() // 2)
    qtbot.mouseClick(stepper, LEFT_BUTTON, pos=place)
    assert stepper.value() == expected


def test_a_press_let_go_elsewhere_changes_nothing(qtbot: QtBot, show_page: ShowPage) -> None:
    stepper = show_page().findChild(Stepper)
    qtbot.mousePress(stepper, LEFT_BUTTON, pos=QPoint(stepper.width() - 5, 5))
    qtbot.mouseRelease(stepper, LEFT_BUTTON, pos=QPoint(5, 5))
    assert stepper.value() == 100


def test_the_wheel_is_the_page_s(show_page: ShowPage) -> None:
    stepper = show_page().findChild(Stepper)
    event = QWheelEvent(
        QPointF(5, 5),
        stepper.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stepper, event)
    assert stepper.value() == 100


def test_a_screen_reader_knows_what_each_control_is(show_page: ShowPage) -> None:
    page = show_page()
    segment = QAccessible.queryAccessibleInterface(radio(page, "Theme", "System"))
    assert segment.role() == QAccessible.Role.RadioButton
    assert segment.text(QAccessible.Text.Name) == "System"
    assert segment.state().checked
    stepper = QAccessible.queryAccessibleInterface(page.findChild(Stepper))
    assert stepper.role() == QAccessible.Role.Slider
    assert stepper.text(QAccessible.Text.Name) == "Text size in per cent"
    assert stepper.valueInterface().currentValue() == 100
    assert all(card.text() for card in page.findChildren(LookCard))


@pytest.mark.parametrize(
    ("size", "scale", "columns"),
    [((1280, 800), 1.0, 2), ((1024, 640), 1.0, 2), ((640, 800), 1.0, 1), ((1280, 800), 2.0, 1)],
)
def test_the_cards_stand_in_as_many_columns_as_fit(
    show_page: ShowPage, size: tuple[int, int], scale: float, columns: int
) -> None:
    page = show_page(size, scale)
    cards = page.findChildren(SettingCard)
    assert len({card.mapTo(page, QPoint()).x() for card in cards}) == columns
    assert len(cards) == 6


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [480, 640, 1280])
def test_nothing_is_cut_at_the_side(show_page: ShowPage, width: int, scale: float) -> None:
    page = show_page((width, 800), scale)
    controls: list[QWidget] = [*page.findChildren(QAbstractButton), page.findChild(Stepper)]
    controls += [*page.findChildren(ChoiceBox), *page.findChildren(Slider)]
    controls += page.findChildren(TimeField)
    for control in (one for one in controls if one.isVisibleTo(page)):
        card = control.parentWidget()
        assert card is not None
        while not isinstance(card, SettingCard):
            card = card.parentWidget()
            assert card is not None
        left = control.mapTo(card, QPoint()).x()
        assert left >= 24
        assert left + control.width() <= card.width() - 24
        may_shrink = isinstance(control, LookCard | ChoiceBox | Slider)
        assert may_shrink or control.width() >= control.sizeHint().width()


def test_each_look_has_a_picture_of_its_own(show_page: ShowPage) -> None:
    page = show_page()
    looks = load_body_looks()
    pictures = [portrait.grab().toImage() for portrait in page.findChildren(Portrait)]
    assert len(pictures) == len(looks) >= 3
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
    names = [card.text() for card in page.findChildren(LookCard)]
    assert names == [look_name(look) for look in looks.values()]


def test_the_settings_are_last_in_rail_and_menu(run: Run) -> None:
    window = run().app.window
    rail = [b for b in window.findChildren(QPushButton) if b.isVisible() and b.isCheckable()]
    last = max(rail, key=lambda button: button.mapTo(window, QPoint()).y())
    assert last.text() == "Settings"
    assert window.height() - last.mapTo(window, QPoint(0, last.height())).y() < 40
    [menu] = [m for m in window.findChildren(QMenu) if m.actions()]
    assert menu.actions()[-1].text() == "Settings"


def test_no_file_is_written_before_something_is_changed(run: Run, paths: Paths) -> None:
    run()
    assert not Path(paths.settings).exists()
