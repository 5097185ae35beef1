"""The settings of voice, sounds, screen, days and data: each control, by key and by mouse."""

import json
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.talk import Talk
from stretchcoach.core.weekdays import Weekday
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.settings import Settings, load_settings
from stretchcoach.settings_screen import SettingsScreen
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.settings import SettingsPage
from stretchcoach.ui.restore_dialog import BackupLine, RestoreDialog, backup_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.typed_confirmation import TypedConfirmation
from stretchcoach.ui.widgets.choice_box import ChoiceBox
from stretchcoach.ui.widgets.slider import Slider
from stretchcoach.ui.widgets.time_field import TimeField
from stretchcoach.ui.widgets.words import Words
from tests.parts_for_tests import LONG_MS
from tests.screen_reader import reader
from tests.ui_parts import EXERCISES, words_shown

Key = Qt.Key
LEFT_BUTTON = Qt.MouseButton.LeftButton
WORK_DAYS = (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)


@pytest.fixture
def page(qtbot: QtBot, parts: Parts) -> Iterator[SettingsPage]:
    """Return the page at work, in a window."""
    look = Style()
    window = MainWindow(look)
    qtbot.addWidget(window)
    page = SettingsPage(look, EXERCISES)
    window.add_page("settings", "Settings", "settings", page, at_bottom=True)
    SettingsScreen(parts, page).show(WORK_DAYS)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield page
    window.close()


def named(page: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    [found] = [
        one
        for one in page.findChildren(kind)
        if name in (one.accessibleName(), getattr(one, "text", str)())
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]
    return found


def words_on(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(Words) if one.isVisibleTo(page)]


@pytest.mark.parametrize(
    ("name", "keys", "setting", "value"),
    [
        ("Speed", [Key.Key_Right], "speed", 170),
        ("Speed", [Key.Key_Down, Key.Key_Minus], "speech_rate", 155),
        ("Speed", [Key.Key_Home], "speech_rate", 110),
        ("Speed", [Key.Key_End], "speech_rate", 240),
        ("Volume", [Key.Key_Left], "volume", 95),
        ("Volume", [Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp], "volume", 80),
        ("Volume", [Key.Key_Home], "volume", 0),
        ("Captions on screen", [Key.Key_Space], "captions", False),
        ("Start and end of a hold", [Key.Key_Return], "chimes", False),
        ("Last 3 seconds", [Key.Key_Space], "ticks", False),
        ("Keep the screen on", [Key.Key_Space], "keep_screen_on", False),
        ("Keep the screen on", [Key.Key_Space, Key.Key_Space], "keep_screen_on", True),
        ("Wednesday", [Key.Key_Space], "days", ["mon", "tue", "thu", "fri"]),
        ("Sunday", [Key.Key_Return], "days", ["mon", "tue", "wed", "thu", "fri", "sun"]),
        ("Time of day", [Key.Key_Up], "day_time", "08:00"),
    ],
)
def test_a_setting_changed_by_keys_is_in_the_file(
    page: SettingsPage, paths: Paths, name: str, keys: list[Qt.Key], setting: str, value: object
) -> None:
    control = named(page, name)
    control.setFocus()
    for key in keys:
        QTest.keyClick(control, key)
    setting = {"speed": "speech_rate"}.get(setting, setting)
    assert json.loads(paths.settings.read_text())[setting] == value


def test_how_much_it_says_is_told_in_words(page: SettingsPage, parts: Parts) -> None:
    told = set()
    control = named(page, "Normal", QAbstractButton)
    for talk in (Talk.MORE, Talk.LESS, Talk.NORMAL):
        control.setFocus()
        QTest.keyClick(control, Key.Key_Right)
        assert parts.preferences.settings.talk is talk
        [control] = [
            one
            for one in page.findChildren(QAbstractButton)
            if one.text().lower() == talk.value
            and one.isChecked()
            and one.isVisible()
            and one.accessibleDescription() == "How much it says"
        ]
        told |= {words for words in words_on(page.voice) if words.startswith("Says")}
    assert len(told) == 3


def test_a_slider_is_dragged_and_tells_when_it_is_let_go(
    qtbot: QtBot, page: SettingsPage, parts: Parts
) -> None:
    slider = named(page, "Volume", Slider)
    changes: list[Settings] = []
    page.settings_changed.connect(changes.append)
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mousePress(slider, LEFT_BUTTON, pos=QPoint(slider.width() - 4, 4))
    qtbot.mouseMove(slider, middle)
    assert "50 %" in words_on(page.voice)
    assert changes == []
    qtbot.mouseRelease(slider, LEFT_BUTTON, pos=middle)
    assert [one.volume for one in changes] == [50]
    assert parts.speaker.volume == 0.5
    assert slider.accessibleDescription() == "50 %"


def test_a_switch_is_switched_anywhere_on_its_row(qtbot: QtBot, page: SettingsPage) -> None:
    toggle = named(page, "Last 3 seconds", QAbstractButton)
    assert isinstance(toggle, QAbstractButton)
    row = toggle.parentWidget()
    qtbot.mouseClick(row, LEFT_BUTTON, pos=QPoint(8, 8))
    assert not toggle.isChecked()
    qtbot.mouseClick(toggle, LEFT_BUTTON, pos=QPoint(4, 4))
    assert toggle.isChecked()


def test_the_installed_voices_are_offered_and_one_is_chosen(
    page: SettingsPage, paths: Paths
) -> None:
    page.voice.set_voices({"gmw/en-us": "English (America)", "gmw/en": "English (Great Britain)"})
    box = named(page, "Voice", ChoiceBox)
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(i) for i in range(box.count())] == [
        "Best available",
        "English (America)",
        "English (Great Britain)",
    ]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Down)
    assert load_settings(paths.settings).settings.voice == "gmw/en"
    QTest.keyClick(box, Key.Key_Home)
    assert load_settings(paths.settings).settings.voice is None


def test_a_chosen_voice_that_is_not_installed_is_still_shown(page: SettingsPage) -> None:
    page.show_settings(Settings(voice="gone"))
    page.voice.set_voices({"here": "Here"})
    box = named(page, "Voice", ChoiceBox)
    assert isinstance(box, ChoiceBox)
    assert box.currentText() == "gone (not installed)"


def test_the_days_are_the_routine_s_until_others_are_chosen(
    qtbot: QtBot, page: SettingsPage, parts: Parts
) -> None:
    def on() -> list[str]:
        names = [day.accessibleName() for day in page.plan._days.days.values() if day.isChecked()]
        return [name[:3].lower() for name in names]

    assert parts.preferences.settings.days is None
    assert on() == list(WORK_DAYS)
    back = page.plan._routine
    assert not back.isVisibleTo(page)
    qtbot.mouseClick(named(page, "Saturday"), LEFT_BUTTON)
    assert parts.preferences.settings.days == (*WORK_DAYS, Weekday.SAT)
    assert back.isVisibleTo(page)
    back.setFocus()
    QTest.keyClick(back, Key.Key_Space)
    assert parts.preferences.settings.days is None
    assert on() == list(WORK_DAYS)


def test_without_days_there_is_nothing_for_a_calendar(qtbot: QtBot, page: SettingsPage) -> None:
    calendar = named(page, "Save to a calendar", QAbstractButton)
    with qtbot.waitSignal(page.plan.calendar_requested):
        qtbot.mouseClick(calendar, LEFT_BUTTON)
    page.show_settings(Settings(days=()))
    assert not calendar.isEnabled()


def test_a_time_is_typed(page: SettingsPage, paths: Paths) -> None:
    field = named(page, "Time of day", TimeField)
    field.setFocus()
    assert isinstance(field, TimeField)
    field.setSelectedSection(TimeField.Section.HourSection)  # as Tab does
    QTest.keyClicks(field, "1845")
    QTest.keyClick(field, Key.Key_Return)
    assert load_settings(paths.settings).settings.day_time == "18:45"
    assert field.focusPolicy() != Qt.FocusPolicy.WheelFocus  # who scrolls past it types elsewhere


def test_a_screen_reader_reads_and_sets_the_time(
    page: SettingsPage, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = named(page, "Time of day", TimeField)
    assert isinstance(field, TimeField)
    field.set_value("07:30")
    interface = reader(field)
    value = interface.valueInterface()
    assert interface.text(QAccessible.Text.Value) == "07:30"
    assert value.currentValue() == 7 * 60 + 30
    assert (value.minimumValue(), value.maximumValue()) == (0, 23 * 60 + 59)
    told: list[object] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.value())
    )
    value.setCurrentValue(value.currentValue() + value.minimumStepSize())
    assert told == [7 * 60 + 45]
    assert interface.text(QAccessible.Text.Value) == "07:45"
    assert load_settings(paths.settings).settings.day_time == "07:45"
    value.setCurrentValue(24 * 60)  # no time of any day
    assert value.currentValue() == 7 * 60 + 45


BACKUPS = (
    BackupLine("older", datetime(2026, 3, 1, 7, 5), 1),
    BackupLine("newer", datetime(2026, 3, 2, 7, 5), 12),
)


def test_the_data_is_shown_and_each_action_is_asked_for(qtbot: QtBot, page: SettingsPage) -> None:
    restore = named(page, "Delete all", QAbstractButton)
    assert not page.data._restore.isEnabled()
    page.data.show_data("/kept/here", date(2026, 3, 2), BACKUPS)
    assert "/kept/here" in words_on(page.data)
    assert any("2026" in words for words in words_on(page.data))
    assert restore.isEnabled()
    for text, signal in (
        ("Back up now", page.data.backup_requested),
        ("Import", page.data.import_requested),
        ("Export", page.data.export_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(named(page, text, QAbstractButton), LEFT_BUTTON)


@pytest.mark.parametrize(("locale", "time"), [("en_GB", "07:05"), ("en_US", "7:05 AM")])
def test_a_backup_has_the_time_as_it_is_written_here(locale: str, time: str) -> None:
    QLocale.setDefault(QLocale(locale))
    told = " ".join(backup_words(BACKUPS[0]).split())  # some of Qt's spaces are narrow ones
    assert f"{time}: one session" in told


def test_a_backup_is_chosen_and_asked_for_once(qtbot: QtBot, page: SettingsPage) -> None:
    page.data.show_data("/kept/here", date(2026, 3, 2), BACKUPS)
    qtbot.mouseClick(page.data._restore, LEFT_BUTTON)
    [dialog] = page.window().findChildren(RestoreDialog)
    box = dialog.findChild(ChoiceBox)
    assert box.currentText() == backup_words(BACKUPS[1])
    assert "12 sessions" in box.currentText()
    assert any("how it is now is made first" in words for words in words_shown(dialog))
    QTest.keyClick(box, Key.Key_Down)
    assert "one session" in box.currentText()
    with qtbot.waitSignal(page.data.restore_requested) as asked:
        qtbot.mouseClick(dialog.confirm, LEFT_BUTTON)
    assert asked.args == ["older"]


def test_all_is_deleted_only_after_the_word_was_typed(qtbot: QtBot, page: SettingsPage) -> None:
    delete = named(page, "Delete all", QAbstractButton)
    with qtbot.assertNotEmitted(page.data.delete_all_confirmed):
        qtbot.mouseClick(delete, LEFT_BUTTON)
        [dialog] = page.window().findChildren(TypedConfirmation)
        QTest.keyClicks(dialog.field, "dele")
        assert not dialog.confirm.isEnabled()
        QTest.keyClick(dialog.field, Key.Key_Return)  # Cancel is the default
        assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not page.window().findChildren(TypedConfirmation))
    qtbot.mouseClick(delete, LEFT_BUTTON)
    [dialog] = page.window().findChildren(TypedConfirmation)
    QTest.keyClicks(dialog.field, " Delete")
    with qtbot.waitSignal(page.data.delete_all_confirmed):
        QTest.keyClick(dialog.field, Key.Key_Return)


def test_a_screen_reader_knows_what_each_control_is(page: SettingsPage) -> None:
    roles = {
        "Speed": QAccessible.Role.Slider,
        "Captions on screen": QAccessible.Role.CheckBox,
        "Tuesday": QAccessible.Role.CheckBox,
        "Time of day": QAccessible.Role.SpinBox,
    }
    for name, role in roles.items():
        control = QAccessible.queryAccessibleInterface(named(page, name))
        assert control.role() == role, name
        assert control.text(QAccessible.Text.Name) == name
    # Qt names a box by what is chosen, where a label beside it can be named.
    box = QAccessible.queryAccessibleInterface(named(page, "Voice", ChoiceBox))
    assert box.role() == QAccessible.Role.ComboBox
    label = box.relations(QAccessible.RelationFlag.Label)[0][0]
    assert label.text(QAccessible.Text.Name) == "Voice"
    captions = QAccessible.queryAccessibleInterface(named(page, "Captions on screen"))
    assert captions.state().checked
    assert "always shown" in captions.text(QAccessible.Text.Description)


def test_showing_settings_tells_nobody(qtbot: QtBot, page: SettingsPage) -> None:
    chosen = Settings(
        speech_rate=120,
        volume=20,
        talk=Talk.LESS,
        chimes=False,
        ticks=False,
        captions=False,
        keep_screen_on=False,
        days=(Weekday.SUN,),
        day_time="21:15",
    )
    with qtbot.assertNotEmitted(page.settings_changed):
        page.show_settings(chosen)
    assert "20 %" in words_on(page.voice)
    assert "Slow" in words_on(page.voice)
    for name in ("Captions on screen", "Last 3 seconds", "Keep the screen on", "Monday"):
        toggle = named(page, name)
        assert isinstance(toggle, QAbstractButton)
        assert not toggle.isChecked()


@pytest.mark.usefixtures("speech_engine")
def test_the_installed_voices_come_when_the_page_is_opened(
    qtbot: QtBot, page: SettingsPage, parts: Parts
) -> None:
    box = named(page, "Voice", ChoiceBox)
    assert isinstance(box, ChoiceBox)
    qtbot.waitUntil(lambda: box.count() > 1, timeout=LONG_MS)
    assert [box.itemData(i) for i in range(1, box.count())] == [
        voice.id for voice in parts.narrator.voices
    ]


def test_the_voice_is_tested_and_stopped(qtbot: QtBot, page: SettingsPage, parts: Parts) -> None:
    parts.speaker.muted = True
    parts.preferences.change(Settings(talk=Talk.LESS))  # the shortest sample
    button = page.voice.test
    qtbot.mouseClick(button, LEFT_BUTTON)
    assert button.text() == "Stop"
    qtbot.waitUntil(lambda: "“Hold, right leg.”" in words_on(page.voice), timeout=LONG_MS)
    qtbot.mouseClick(button, LEFT_BUTTON)
    assert button.text() == "Test the voice"
    assert "switched off" not in " ".join(words_on(page.voice))
    qtbot.mouseClick(button, LEFT_BUTTON)
    page.hide()
    assert button.text() == "Test the voice"
    page.show()
    qtbot.mouseClick(button, LEFT_BUTTON)
    qtbot.waitUntil(lambda: "switched off" in " ".join(words_on(page.voice)), timeout=LONG_MS)
