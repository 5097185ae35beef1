"""The calendar of the History page: what it paints, tells and does at keys."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import DayTotal, Heat
from stretchcoach.ui.history_view import derive_history
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.day_button import FILLS
from stretchcoach.ui.widgets.month_calendar import MonthCalendar
from tests.history_parts import PLAN, SESSION_S, TODAY, daily, view_of
from tests.ui_parts import button_named, words_shown
from tests.widget_parts import Show, colour_at, press


@pytest.fixture
def calendar(show: Show) -> MonthCalendar:
    calendar = MonthCalendar(Style())
    calendar.show_view(view_of(daily(60)))
    show(calendar)
    return calendar


def focused() -> str:
    return QApplication.focusWidget().accessibleName()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_days_have_the_colour_of_what_was_held(show: Show, theme: str) -> None:
    held = {3: 0.5, 4: 1.0, 5: 2.0}
    totals = [
        DayTotal(date(2025, 11, day), 1, 14, 14, share * SESSION_S, 0.0)
        for day, share in held.items()
    ]
    look = Style(theme=theme)
    calendar = MonthCalendar(look)
    calendar.show_view(derive_history(totals, (PLAN,), TODAY, count=3))
    show(calendar)
    expected = {3: Heat.PART, 4: Heat.ONE, 5: Heat.MORE, 6: Heat.NONE}
    for day, heat in expected.items():
        button = calendar.button_of(date(2025, 11, day))
        image = button.grab().toImage()
        assert button.heat is heat
        assert colour_at(image, button.width() / 2, 4) == look.theme[FILLS[heat]]


def test_a_day_is_told_in_words(calendar: MonthCalendar) -> None:
    button = calendar.button_of(date(2025, 11, 21))
    assert button.accessibleName() == "21 November, 7 min, 1 session"
    assert button.toolTip() == button.accessibleName()
    tomorrow = calendar.button_of(date(2025, 11, 23))
    assert not tomorrow.isEnabled()
    assert tomorrow.accessibleName() == "23 November"


def test_the_legend_is_in_the_minutes_of_a_session(calendar: MonthCalendar) -> None:
    words = words_shown(calendar)
    assert words[-4:] == ["None", "Under 7 min", "7 min", "14 min or more"]


def test_without_a_plan_the_legend_tells_whether_there_was_any(calendar: MonthCalendar) -> None:
    calendar.show_view(view_of(daily(3), ()))
    assert words_shown(calendar)[-2:] == ["None", "Any"]


@pytest.mark.parametrize(("locale", "first"), [("en_GB", "Mon"), ("en_US", "Sun")])
def test_weeks_begin_as_the_locale_says(show: Show, locale: str, first: str) -> None:
    QLocale.setDefault(QLocale(locale))
    calendar = MonthCalendar(Style())
    calendar.show_view(view_of(daily(60)))
    show(calendar)
    assert words_shown(calendar)[1] == first
    left = {calendar.button_of(date(2025, 11, day)).x() for day in (2, 9, 16)}
    assert len(left) == 1
    saturday = calendar.button_of(date(2025, 11, 1)).x()
    assert (saturday < left.pop()) == (first == "Mon")


def test_arrows_go_from_day_to_day_and_month_to_month(calendar: MonthCalendar) -> None:
    calendar.go_to(TODAY)
    steps = [
        (Qt.Key.Key_Right, "22 November"),  # tomorrow is not yet
        (Qt.Key.Key_Left, "21 November"),
        (Qt.Key.Key_Up, "14 November"),
        (Qt.Key.Key_Up, "7 November"),
        (Qt.Key.Key_Up, "31 October"),
        (Qt.Key.Key_Down, "7 November"),
        (Qt.Key.Key_Home, "1 November"),
        (Qt.Key.Key_PageUp, "1 October"),
        (Qt.Key.Key_End, "31 October"),
        (Qt.Key.Key_PageDown, "22 November"),
        (Qt.Key.Key_PageUp, "22 October"),
        (Qt.Key.Key_PageUp, "23 September"),  # the history begins there
        (Qt.Key.Key_Home, "23 September"),
    ]
    for key, day in steps:
        press(key)
        assert focused().startswith(f"{day}, ")


def test_tab_stops_at_one_day(calendar: MonthCalendar) -> None:
    calendar.go_to(date(2025, 11, 11))
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is None or "November," not in focused()
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Tab)
    assert focused().startswith("11 November")


def test_a_day_is_chosen_and_let_go(calendar: MonthCalendar, qtbot: QtBot) -> None:
    chosen: list[date | None] = []
    calendar.day_chosen.connect(chosen.append)
    calendar.go_to(date(2025, 11, 20))
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleDescription() == "Its sessions are listed"
    qtbot.mouseClick(calendar.button_of(date(2025, 11, 19)), Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Space)
    assert chosen == [date(2025, 11, 20), date(2025, 11, 19), None]


def test_the_buttons_turn_the_months_as_far_as_there_is_a_history(
    calendar: MonthCalendar, qtbot: QtBot
) -> None:
    back, on = button_named(calendar, "Month before"), button_named(calendar, "Month after")
    assert not on.isEnabled()
    for _ in range(2):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "September 2025" in words_shown(calendar)
    assert not back.isEnabled()
    assert on.hasFocus()


def test_days_before_the_first_session_are_like_those_to_come(show: Show) -> None:
    calendar = MonthCalendar(Style())
    total = DayTotal(date(2025, 11, 5), 1, 14, 14, SESSION_S, 0.0)
    calendar.show_view(derive_history([total], (PLAN,), TODAY, count=1))
    show(calendar)
    before, first = (calendar.button_of(date(2025, 11, day)) for day in (4, 5))
    assert (before.isEnabled(), before.accessibleName()) == (False, "4 November")
    first.setFocus()
    press(Qt.Key.Key_Left)
    assert first.hasFocus()
    press(Qt.Key.Key_Home)
    assert first.hasFocus()
    calendar.button_of(date(2025, 11, 6)).setFocus()
    press(Qt.Key.Key_Up)
    assert first.hasFocus()


def test_a_newer_view_keeps_the_month(calendar: MonthCalendar, qtbot: QtBot) -> None:
    qtbot.mouseClick(button_named(calendar, "Month before"), Qt.MouseButton.LeftButton)
    calendar.show_view(view_of(daily(61)))
    assert "October 2025" in words_shown(calendar)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_line_of_today_is_seen_on_every_colour(show: Show, theme: str) -> None:
    look = Style(theme=theme)
    calendar = MonthCalendar(look)
    total = DayTotal(TODAY, 2, 28, 28, 2 * SESSION_S, 0.0)
    calendar.show_view(derive_history([total], (PLAN,), TODAY, count=1))
    show(calendar)
    button = calendar.button_of(TODAY)
    image = calendar.grab(button.geometry()).toImage()
    column = [colour_at(image, button.width() / 2, y) for y in range(8)]
    assert column[1] == look.theme["primary"]
    assert look.theme["card"] in column[2:5]
    assert column[6] == look.theme[FILLS[Heat.MORE]]
