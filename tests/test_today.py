"""The Today page: what it says, how it is started, how it fits its window."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.routine import Legs, Order, Routine, RoutineStep
from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.pain_words import stop_notice
from stretchcoach.ui.routine_words import dose_words, outline_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.today_view import describe_week
from stretchcoach.ui.widgets.day_mark import DayMark
from stretchcoach.ui.widgets.exercise_tile import ExerciseTile
from stretchcoach.ui.widgets.last_session_card import LastSessionCard
from stretchcoach.ui.widgets.link_button import LinkButton
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.words import Words
from tests.ui_parts import (
    EXERCISES,
    ROUTINE,
    button_named,
    summary_of,
    unfinished_after,
    words_shown,
)


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture
def today(qtbot: QtBot) -> TodayPage:
    page = make_page(Style())
    qtbot.addWidget(page)
    show(page, qtbot, 1080, 800)
    return page


def make_page(look: Style) -> TodayPage:
    page = TodayPage(look)
    page.setMinimumSize(300, 300)
    page.set_today(date(2025, 11, 22))
    page.set_routine(ROUTINE, EXERCISES, 735.0)
    page.show_week(describe_week([], [], date(2025, 11, 22), QLocale("en_GB")))
    return page


def show(page: TodayPage, qtbot: QtBot, width: int, height: int) -> None:
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()


def test_the_largest_text_fits_into_a_narrow_window(qtbot: QtBot) -> None:
    look = Style(text_scale=2.0)
    page = make_page(look)
    qtbot.addWidget(page)
    page.show_unfinished(unfinished_after(5))
    page.show_last(summary_of(14, Pains(None, None, 7)))
    page.add_notice(Notice(look, stop_notice(7), "When to see a doctor"))
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.add_page("today", "Today", "today", page)
    window.resize(480, 640)
    with qtbot.waitExposed(window):
        window.show()
    [scrolled] = page.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: scrolled.horizontalScrollBar().maximum() == 0)
    resume = button_named(page, "Continue")
    assert resume.accessibleName() == "Continue at hold 6 of 14"
    assert resume.width() >= resume.sizeHint().width()


def test_it_says_what_there_is_to_do(today: TodayPage) -> None:
    words = words_shown(today)
    assert "Saturday, 22 November 2025" in words
    assert "3 exercises · 14 holds of 30 s · about 12 min" in words
    assert [w for w in words if "set" in w and "leg" in w] == [
        "3 sets, each leg",
        "3 sets, each leg",
        "1 set, each leg",
    ]


def test_it_says_each_thing_needed_once(today: TodayPage) -> None:
    words = words_shown(today)
    assert [w for w in words if w in ("A wall", "A mat", "A strap or towel")] == [
        "A wall",
        "A mat",
        "A strap or towel",
    ]


def test_it_names_the_warning_signs(today: TodayPage) -> None:
    text = " ".join(words_shown(today))
    for sign in (
        "sharp or sudden pain",
        "a pop",
        "numbness or tingling",
        "dizziness",
        "chest pain",
        "breathlessness",
        "new swelling",
    ):
        assert sign in text


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_starts_at_once(today: TodayPage, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(today.start_requested):
        QTest.keyClick(today.focusWidget(), key)


def test_a_click_starts(today: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.start_requested):
        qtbot.mouseClick(button_named(today, "Start"), Qt.MouseButton.LeftButton)


def test_an_unfinished_session_is_offered_first(today: TodayPage, qtbot: QtBot) -> None:
    today.show_unfinished(unfinished_after(2))
    assert "Holds done: 2 of 14. What you held stays in the history." in words_shown(today)
    with qtbot.waitSignal(today.resume_requested):
        QTest.keyClick(today.focusWidget(), Qt.Key.Key_Return)
    assert button_named(today, "Continue at hold 3 of 14").hasFocus()


def test_an_unfinished_session_without_a_hold_promises_to_keep_nothing(today: TodayPage) -> None:
    today.show_unfinished(unfinished_after(0))
    assert "No hold was done yet, so nothing is kept unless you continue." in words_shown(today)
    assert button_named(today, "Continue at hold 1 of 14").isVisible()


def test_what_is_past_is_told_by_the_time_of_the_place_it_began_at(today: TodayPage) -> None:
    nepal = timezone(timedelta(hours=5, minutes=45))
    today.show_last(replace(summary_of(3), started_at=datetime(2025, 11, 22, 0, 4, tzinfo=nepal)))
    assert "Today, 00:04" in words_shown(today)
    begun = datetime(2025, 11, 21, 23, 50, tzinfo=timezone(timedelta(hours=-8)))
    today.show_unfinished(replace(unfinished_after(2), started_at=begun))
    assert f"{ROUTINE.name} · Yesterday, 23:50" in words_shown(today)


def test_an_unfinished_session_can_be_left(today: TodayPage, qtbot: QtBot) -> None:
    today.show_unfinished(unfinished_after(2))
    with qtbot.waitSignal(today.discard_requested):
        qtbot.mouseClick(button_named(today, "Do not continue"), Qt.MouseButton.LeftButton)
    button_named(today, "Do not continue").setFocus()
    today.show_unfinished(None)
    assert button_named(today, "Start").hasFocus()
    assert "You stopped in the middle" not in words_shown(today)
    today.setFocus()
    assert button_named(today, "Start").hasFocus()


def test_the_last_session_is_shown_with_its_pain(today: TodayPage) -> None:
    today.show_last(summary_of(14, Pains(whole=2)))
    words = words_shown(today)
    assert "Mild pain, 2 of 10" in words
    assert "14 of 14 holds · 7:00 min stretched" in words
    assert any(w.startswith("Yesterday, ") for w in words)


def test_the_last_session_without_a_rating_has_no_pain(today: TodayPage) -> None:
    today.show_last(summary_of(3))
    words = words_shown(today)
    assert "3 of 14 holds · 1:30 min stretched" in words
    assert not any("pain, " in w and " of 10" in w for w in words)


def test_the_pain_of_each_leg_is_told_by_its_leg(today: TodayPage) -> None:
    today.show_last(summary_of(14, Pains(right=2, left=5)))
    told = [label.accessibleName() for label in today.findChildren(Words)]
    assert {"Right leg · Mild pain, 2 of 10", "Left leg · Moderate pain, 5 of 10"} <= set(told)
    assert "Stop for now" not in " ".join(words_shown(today))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 11, 22), "Stop for now: rest, and pull less next time."),
        (date(2025, 11, 23), "Pull less this time, and stop if it hurts again."),
    ],
)
def test_after_too_much_pain_the_card_says_what_to_do(
    today: TodayPage, qtbot: QtBot, day: date, words: str
) -> None:
    today.set_today(day)
    today.show_last(summary_of(14, Pains(right=6, left=1)))
    assert words in words_shown(today)
    card = today.findChildren(LastSessionCard)[-1]
    with qtbot.waitSignal(today.guide_requested):
        card.findChild(LinkButton).click()


def test_the_safety_note_leads_to_the_guide(today: TodayPage, qtbot: QtBot) -> None:
    [link] = today.findChildren(LinkButton)
    with qtbot.waitSignal(today.guide_requested):
        QTest.keyClick(link, Qt.Key.Key_Return)


def test_the_routine_can_be_looked_at_first(today: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.preview_requested):
        button_named(today, "Preview").click()


def test_the_week_is_in_words_for_a_screen_reader(today: TodayPage) -> None:
    plans = [Plan(date(2025, 11, 17), frozenset({Weekday.MON, Weekday.SAT}), 14, 420.0)]
    done = DayTotal(date(2025, 11, 18), 1, 14, 14, 210.0, 210.0)
    week = describe_week([done], plans, date(2025, 11, 22), QLocale("en_GB"))
    today.show_week(week)
    today.show_week(week)
    marks = [mark for mark in today.findChildren(DayMark) if mark.isVisible()]
    assert [mark.accessibleName() for mark in marks] == [
        "Monday, 17 November: planned, not done",
        "Tuesday, 18 November: done, 7 min stretched",
        "Wednesday, 19 November: day off",
        "Thursday, 20 November: day off",
        "Friday, 21 November: day off",
        "Saturday, 22 November: today, planned",
        "Sunday, 23 November: day off",
    ]
    assert "Today is one of your days" in words_shown(today)


def test_no_last_session_shows_nothing(today: TodayPage) -> None:
    today.show_last(summary_of(3))
    today.show_last(None)
    assert "Last session" not in words_shown(today)


def test_a_notice_acts_and_goes(today: TodayPage, qtbot: QtBot) -> None:
    notice = Notice(Style(), "No voice was found.", "Try again")
    today.add_notice(notice)
    with qtbot.waitSignal(notice.action_requested):
        qtbot.mouseClick(button_named(today, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button_named(today, "Hide this notice"), Qt.MouseButton.LeftButton)
    assert "No voice was found." not in words_shown(today)


def test_tab_goes_from_top_to_bottom(today: TodayPage) -> None:
    today.show_unfinished(unfinished_after(2))
    notice = Notice(Style(), "No voice was found.", "Try again")
    today.add_notice(notice)
    button_named(today, "Try again").setFocus()
    visited = []
    for _ in range(7):
        visited.append(today.focusWidget().text())
        QTest.keyClick(today.focusWidget(), Qt.Key.Key_Tab)
    assert visited == [
        "Try again",
        "Hide this notice",
        "Continue at hold 3 of 14",
        "Do not continue",
        "Preview",
        "Start",
        "When to see a doctor",
    ]


@pytest.mark.parametrize(
    ("width", "height", "text_scale", "columns"),
    [
        (1080, 800, 1.0, 3),
        (952, 640, 1.0, 3),
        (1720, 1080, 1.0, 3),
        (640, 744, 1.0, 1),
        (1280, 704, 2.0, 1),
    ],
)
def test_it_fits_the_window(
    qtbot: QtBot, width: int, height: int, text_scale: float, columns: int
) -> None:
    page = make_page(Style(text_scale=text_scale))
    qtbot.addWidget(page)
    show(page, qtbot, width, height)
    tiles = page.findChildren(ExerciseTile)
    corners = [tile.mapTo(page, tile.rect().topLeft()) for tile in tiles]
    assert len({corner.x() for corner in corners}) == columns
    for tile in tiles:
        assert tile.mapTo(page, tile.rect().topRight()).x() < width
    page.show_last(summary_of(14, Pains(right=7, left=10)))
    page.grab()
    assert page._content.width() <= width
    start = button_named(page, "Start")
    assert start.mapTo(page, start.rect().bottomRight()).y() < height
    assert start.width() >= start.sizeHint().width()


@pytest.mark.parametrize(("width", "order"), [(1080, "Preview Start"), (600, "Start Preview")])
def test_start_is_quiet_and_below_the_words_that_ask_for_rest(
    today: TodayPage, width: int, order: str
) -> None:
    start = button_named(today, "Start")
    today.resize(width, 800)
    loud = start.grab().toImage()
    notice = Notice(Style(), "Stop for now and rest.", "When to see a doctor")
    today.add_notice(notice)
    today.set_resting(True)
    today.grab()
    assert start.grab().toImage() != loud
    assert (
        start.mapTo(today, start.rect().topLeft()).y()
        > notice.mapTo(today, notice.rect().bottomLeft()).y()
    )
    notice.findChildren(QPushButton)[0].setFocus()
    visited = []
    for _ in range(4):
        visited.append(today.focusWidget().text())
        QTest.keyClick(today.focusWidget(), Qt.Key.Key_Tab)
    assert visited == ["When to see a doctor", "Hide this notice", *order.split()]
    today.set_resting(False)
    today.grab()
    assert start.grab().toImage() == loud


def test_start_keeps_the_focus_when_the_page_becomes_narrow(today: TodayPage, qtbot: QtBot) -> None:
    start = button_named(today, "Start")
    assert start.hasFocus()
    today.resize(600, 800)
    assert start.isVisible()
    assert start.hasFocus()


def test_a_new_routine_takes_the_place_of_the_old(today: TodayPage) -> None:
    routine = Routine("One leg", (RoutineStep(exercise="wall-calf-stretch", legs=Legs.LEFT),))
    today.set_routine(routine, EXERCISES, 60.0)
    words = words_shown(today)
    assert "One leg" in words
    assert ROUTINE.name not in words
    assert button_named(today, "Start").isVisible()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (RoutineStep(exercise="a"), "1 set, each leg"),
        (RoutineStep(exercise="a", sets=2, legs=Legs.RIGHT), "2 sets, right leg only"),
        (RoutineStep(exercise="a", sets=2, first_leg=Leg.LEFT), "2 sets, each leg, left first"),
        (
            RoutineStep(exercise="a", sets=2, order=Order.ONE_LEG_FIRST),
            "2 sets, each leg, all of the right first",
        ),
    ],
)
def test_a_dose_in_words(step: RoutineStep, words: str) -> None:
    assert dose_words(step) == words


def test_holds_of_different_lengths_are_added_up() -> None:
    routine = Routine(
        "Mixed", (RoutineStep(exercise="a", hold_s=30), RoutineStep(exercise="a", hold_s=60))
    )
    assert outline_words(routine, 20) == "2 exercises · 4 holds, 3:00 min in all · about 1 min"


def test_one_of_each_is_said_as_one() -> None:
    routine = Routine("One", (RoutineStep(exercise="a", legs=Legs.LEFT),))
    assert outline_words(routine, 61) == "1 exercise · 1 hold of 30 s · about 1 min"
