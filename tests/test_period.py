"""The days that go into a file: as they are counted, asked for and written."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.period import Period, Reach
from stretchcoach.ui.period_dialog import PeriodDialog
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.date_field import DateField
from tests.keeping_parts import Kept
from tests.screen_reader import reader
from tests.ui_parts import words_shown
from tests.widget_parts import press

Key = Qt.Key
TODAY = date(2026, 11, 23)
todays = st.dates(date(1990, 1, 1), date(2100, 1, 1))
OWN = Period(Reach.DAYS, Span(date(2026, 9, 1), date(2026, 11, 2)))
Ask = Callable[..., PeriodDialog]


@pytest.mark.parametrize(
    ("reach", "today", "first"),
    [
        (Reach.WEEKS, TODAY, date(2026, 10, 27)),
        (Reach.QUARTER, TODAY, date(2026, 8, 24)),
        (Reach.YEAR, TODAY, date(2025, 11, 24)),
        (Reach.QUARTER, date(2026, 5, 31), date(2026, 3, 1)),
        (Reach.YEAR, date(2028, 2, 29), date(2027, 3, 1)),
        (Reach.ALL, TODAY, None),
    ],
)
def test_a_period_ends_today_and_begins_so_far_back(
    reach: Reach, today: date, first: date | None
) -> None:
    last = None if first is None else today
    assert Period(reach).span(today) == Span(first, last)


def test_where_the_language_is_not_known_a_day_is_written_in_figures(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    try:
        field = DateField(Style(), "First day", TODAY)
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(field)
    field.set_day(TODAY)
    assert field.lineEdit().text() == "2026-11-23"


@given(todays)
def test_longer_periods_begin_earlier(today: date) -> None:
    firsts = [Period(reach).span(today).first for reach in (Reach.YEAR, Reach.QUARTER, Reach.WEEKS)]
    assert firsts == sorted(firsts)
    assert timedelta(days=364) <= today - firsts[0] <= timedelta(days=365)
    assert timedelta(days=88) <= today - firsts[1] <= timedelta(days=91)


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    def ask(period: Period | None = None, locale: str = "en_GB") -> PeriodDialog:
        QLocale.setDefault(QLocale(locale))
        dialog = PeriodDialog(Style(), "Export", period or Period(), TODAY)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return ask


def test_a_period_is_chosen_by_key_and_told_in_words(ask: Ask) -> None:
    dialog = ask()
    assert "From the first day that is kept up to today." in words_shown(dialog)
    for key, reach in ((Key.Key_Left, Reach.YEAR), (Key.Key_Left, Reach.QUARTER)):
        press(key)
        assert dialog.period == Period(reach)
    words = "From Monday, 24 August 2026 to Monday, 23 November 2026."
    assert words in words_shown(dialog)
    assert not dialog.first.isVisible()


def test_two_days_are_typed_and_enter_takes_them(ask: Ask) -> None:
    dialog = ask()
    press(Key.Key_End)
    height = dialog.height()
    assert dialog.period.days == Span(date(2026, 10, 27), TODAY)
    press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "01092026")
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.last
    QTest.keyClicks(dialog.last, "02112026")
    press(Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.period == OWN
    assert dialog.height() >= height


def test_what_was_shown_before_is_where_own_days_begin(ask: Ask) -> None:
    dialog = ask(Period(Reach.YEAR))
    press(Key.Key_End)
    assert dialog.period.days == Period(Reach.YEAR).span(TODAY)


def test_days_the_wrong_way_round_can_not_be_taken(ask: Ask) -> None:
    dialog = ask(OWN)
    dialog.first.setFocus()
    dialog.first._set_value(dialog.last._value() + 1)
    assert not dialog.confirm.isEnabled()
    assert any("after the last one" in words for words in words_shown(dialog))
    dialog.last._set_value(dialog.first._value())
    assert dialog.confirm.isEnabled()


def test_enter_takes_the_period_that_was_chosen_by_key(ask: Ask) -> None:
    dialog = ask()
    press(Key.Key_Home)
    press(Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == PeriodDialog.DialogCode.Accepted
    assert dialog.period == Period(Reach.WEEKS)


def test_escape_and_cancel_take_nothing(qtbot: QtBot, ask: Ask) -> None:
    dialog = ask()
    with qtbot.assertNotEmitted(dialog.accepted):
        press(Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en_GB", "01/09/2026"), ("en_US", "9/1/2026"), ("de_DE", "01.09.2026")],
)
def test_a_day_is_written_as_in_the_place_one_is_at(ask: Ask, locale: str, words: str) -> None:
    assert ask(OWN, locale).first.text() == words


def test_a_screen_reader_reads_and_sets_a_day(ask: Ask) -> None:
    dialog = ask(OWN)
    interface = reader(dialog.first)
    assert interface.text(QAccessible.Text.Name) == "First day"
    assert interface.role() == QAccessible.Role.SpinBox
    assert interface.text(QAccessible.Text.Value) == "01/09/2026"
    value = interface.valueInterface()
    value.setCurrentValue(value.currentValue() + value.minimumStepSize())
    assert dialog.period.days.first == date(2026, 9, 2)
    value.setCurrentValue(value.maximumValue() + 1)  # tomorrow is not yet
    assert dialog.first.day <= TODAY
    assert dialog.findChildren(DateField)


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(file.read_text("utf-8-sig"))))


def test_only_the_days_that_were_chosen_are_written_and_remembered(
    kept: Kept,
    tmp_path: Path,
) -> None:
    for days_ago in (1, 20, 200):
        kept.play(days_ago)
    found = {}
    for name, keys in (("all", []), ("weeks", [Key.Key_Home]), ("again", [])):
        kept.dialogs.answer = tmp_path / f"{name}.csv"
        kept.history.export_requested.emit("csv")
        [dialog] = [one for one in kept.window.findChildren(PeriodDialog) if one.isVisible()]
        dialog.activateWindow()
        kept.wait(dialog.isActiveWindow)
        for key in keys:
            press(key)
        with kept.qtbot.waitSignal(kept.keeping.exporter.exported):
            dialog.confirm.click()
        found[name] = len(rows(kept.dialogs.answer))
    assert found == {"all": 3, "weeks": 2, "again": 2}


def test_nothing_is_asked_for_a_calendar_and_nothing_written_after_cancel(
    kept: Kept,
) -> None:
    kept.history.export_requested.emit(ExportKind.CALENDAR)
    assert not kept.window.findChildren(PeriodDialog)
    assert len(kept.dialogs.asked) == 1
    kept.history.export_requested.emit(ExportKind.PDF)
    kept.window.findChild(PeriodDialog).cancel.click()
    assert len(kept.dialogs.asked) == 1
