"""An hour between rounds with a cold pack, and four a day, over all stops and starts."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchcoach.core.cold_pack import ROUNDS, compile_cold_pack, next_round_in
from stretchcoach.core.cold_pack_rounds import BETWEEN_STARTS, Rounds, seconds_since_start
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.parts import Parts
from stretchcoach.store.cold_pack_file import forget_rounds, load_rounds, save_rounds
from stretchcoach.ui.cold_pack_view import wait_words
from tests.keeping_parts import Kept
from tests.strategies import PHRASES
from tests.test_cold_pack_screen import NOW, Timer
from tests.ui_parts import button_named

BRITISH = QLocale("en_GB")
HOUR = timedelta(hours=1)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.sampled_from([UTC]))


@pytest.fixture
def timer(qtbot: QtBot, parts: Parts) -> Timer:
    QLocale.setDefault(BRITISH)
    return Timer(qtbot, parts)


def again(qtbot: QtBot, parts: Parts, before: Timer) -> Timer:
    """Return the timer of a program that was started anew."""
    before.screen.close()
    timer = Timer(qtbot, parts)
    timer.clock.pass_time(before.clock.now() - timer.clock.now())
    timer.screen._show_idle()
    return timer


def wait_of(timer: Timer) -> str:
    return next((words for words in timer.words if words.startswith("Next one from")), "")


@given(st.lists(moments, max_size=8), moments)
def test_no_round_starts_within_the_hour_and_no_clock_locks_it_for_ever(
    starts: list[datetime], now: datetime
) -> None:
    rounds = Rounds()
    for start in starts:
        rounds = rounds.begun(start)
    free = rounds.free_from(now)
    recent = [one for one in rounds.starts if now - BETWEEN_STARTS < one <= now]
    assert not recent or free is not None
    if free is not None:
        assert now < free <= now + timedelta(days=1, hours=1)
        assert all(free - one >= BETWEEN_STARTS for one in rounds.starts if one <= now)
    assert Rounds(tuple(now + HOUR * number for number in (1, 2))).free_from(now) is None


def test_a_damaged_file_with_the_ends_of_all_time_holds_nobody_up() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    now = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert Rounds((first, last)).free_from(now) is None
    assert Rounds((first, last)).next_number(now) == 1


def test_four_rounds_are_the_most_for_a_day() -> None:
    rounds = Rounds()
    for number in range(ROUNDS):
        now = NOW + HOUR * number
        assert rounds.next_number(now) == number + 1
        assert rounds.free_from(now) is None
        rounds = rounds.begun(now)
    later = NOW + 5 * HOUR
    assert rounds.free_from(later) == NOW.replace(day=NOW.day + 1, hour=0, minute=0)
    assert "most for one day" in wait_words(rounds, later, BRITISH)
    assert rounds.free_from(NOW + timedelta(days=1)) is None
    assert rounds.next_number(NOW + timedelta(days=1)) == 1


def test_the_day_is_that_of_the_place_one_is_at() -> None:
    east = timezone(timedelta(hours=11))
    rounds = Rounds((NOW,))  # 01:20 of the next day there
    assert rounds.next_number((NOW + HOUR).astimezone(east)) == 2
    assert rounds.next_number((NOW + 24 * HOUR).astimezone(east)) == 1


def test_no_minute_too_early_is_told() -> None:
    rounds = Rounds((NOW + timedelta(seconds=30),))
    words = wait_words(rounds, NOW + timedelta(minutes=5), BRITISH)
    assert words == "Next one from 15:21, an hour after the last one began."


@pytest.mark.parametrize("first", [1, 2, 4])
def test_what_goes_on_later_has_the_rounds_that_are_left(first: int) -> None:
    timeline = compile_cold_pack(15, lambda text: 1.0, PHRASES, first)
    cooling = [phase for phase in timeline.phases if phase.kind is PhaseKind.COOL]
    assert [phase.set for phase in cooling] == list(range(first, ROUNDS + 1))
    for one, other in pairwise(cooling):
        for at in (one.start - 30, one.start - 1, one.start + 1, one.end + 1):
            assert next_round_in(timeline.at(at)) == pytest.approx(other.start - 30 - at)
    assert next_round_in(timeline.at(cooling[-1].start)) is None


def test_a_round_counts_from_its_first_minute_on() -> None:
    timeline = compile_cold_pack(10, lambda text: 1.0, PHRASES)
    assert [
        seconds_since_start(timeline.at(at), 10) for at in (10, 30 + 59, 30 + 61, 30 + 700)
    ] == [
        None,
        None,
        61.0,
        700.0,
    ]


def test_the_file_is_read_back_and_what_is_no_file_of_rounds_is_none(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cold-pack.json"
    assert load_rounds(path) == Rounds()
    rounds = Rounds((NOW, NOW + HOUR))
    save_rounds(path, rounds)
    assert load_rounds(path) == rounds
    for damage in (b"", b"{}", b'["soon"]', b"\xff\xfe", b'["2026-11-23T10:00:00"]'):
        path.write_bytes(damage)
        assert load_rounds(path) == Rounds()
    forget_rounds(path)
    forget_rounds(path)
    assert not path.exists()
    save_rounds(tmp_path, rounds)  # a folder: the timer goes on all the same


def test_after_a_stop_the_next_round_waits_for_its_hour(timer: Timer, parts: Parts) -> None:
    timer.press("Start timer")
    timer.play(30 + 14 * 60)
    stop = button_named(timer.page.cold_pack, "Stop timer")
    stop.setFocus()
    timer.press("Stop timer")
    start = button_named(timer.page.cold_pack, "Start timer")
    assert not start.isEnabled()
    assert wait_of(timer).startswith("Next one from 15:21")
    timer.screen.start(15)
    assert not timer.screen.is_running
    timer.clock.pass_time(46 * 60)
    timer.screen._waiting.timeout.emit()
    assert start.isEnabled()
    assert wait_of(timer) == ""
    timer.press("Start timer")
    timer.play(31)
    assert "Cooling, round 2 of 4" in timer.words


def test_a_new_start_of_the_program_knows_of_the_round_before(
    timer: Timer, parts: Parts, qtbot: QtBot
) -> None:
    timer.press("Start timer")
    timer.play(30 + 120)
    later = again(qtbot, parts, timer)
    assert wait_of(later)
    assert not button_named(later.page.cold_pack, "Start timer").isEnabled()


def test_a_timer_that_was_stopped_at_once_is_no_round(timer: Timer) -> None:
    timer.press("Start timer")
    timer.play(50)
    timer.press("Stop timer")
    assert wait_of(timer) == ""
    assert button_named(timer.page.cold_pack, "Start timer").isEnabled()


def test_a_clock_that_is_set_back_does_not_lock_it(
    timer: Timer, parts: Parts, qtbot: QtBot
) -> None:
    save_rounds(parts.paths.cold_pack, Rounds((NOW + timedelta(days=400),)))
    timer.screen._show_idle()
    assert button_named(timer.page.cold_pack, "Start timer").isEnabled()


def test_the_keyboard_is_not_lost_where_one_must_wait(timer: Timer, qtbot: QtBot) -> None:
    timer.page.activateWindow()
    qtbot.waitUntil(timer.page.isActiveWindow)
    timer.press("Start timer")
    timer.play(200)
    stop = button_named(timer.page.cold_pack, "Stop timer")
    stop.setFocus()
    stop.click()
    focused = QApplication.focusWidget()
    assert timer.page.cold_pack._choice.isAncestorOf(focused)


def test_the_rounds_are_gone_once_all_is_deleted(kept: Kept) -> None:
    path = kept.parts.paths.cold_pack
    save_rounds(path, Rounds((NOW,)))
    kept.delete_all()
    assert not path.exists()
