import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.adherence import DayTotal
from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionStatus
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import StoreError
from stretchcoach.recorder import HistoryState, Recorder
from stretchcoach.store.archive import Archive
from stretchcoach.store.backup import Backups
from stretchcoach.store.play_lock import PlayLock
from tests.store_parts import START, hold

LONG_MS = 30_000
DAY = START.date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def recorder(qtbot: QtBot, path: Path) -> Iterator[Recorder]:
    recorder = Recorder(path)
    recorder.open(START)
    yield recorder
    recorder.close()


def play(recorder: Recorder, days: int = 0, *, end: bool = True) -> None:
    started = START + timedelta(days=days)
    recorder.start("Calf", "{}", 2, started, 1.0)
    recorder.hold(hold(0))
    recorder.hold(hold(1))
    if end:
        recorder.end(SessionStatus.COMPLETED, started + timedelta(minutes=2))


def answer(qtbot: QtBot, ask: Callable[[Callable[..., None]], None]) -> Any:
    """Return what `ask` tells the function it is given."""
    told: list[tuple[Any, ...]] = []
    ask(lambda *values: told.append(values))
    qtbot.waitUntil(lambda: bool(told), timeout=LONG_MS)
    return told[0][0] if told[0] else None


def state(qtbot: QtBot, recorder: Recorder) -> HistoryState:
    with qtbot.waitSignal(recorder.state_read, timeout=LONG_MS) as read:
        recorder.read(START + timedelta(days=9))
    assert read.args is not None
    found: HistoryState = read.args[0]
    return found


def refusal(qtbot: QtBot, recorder: Recorder, act: Callable[[], None]) -> str:
    with qtbot.waitSignal(recorder.upkeep_failed, timeout=LONG_MS) as failed:
        act()
    assert failed.args is not None
    return str(failed.args[0])


def never(*_: object) -> None:
    raise AssertionError("it was done")


def test_the_state_tells_the_last_session_the_days_the_plans_and_the_count(
    qtbot: QtBot, recorder: Recorder
) -> None:
    plan = Plan(DAY, frozenset({Weekday.MON}), 2, 60.0)
    recorder.plan(plan)
    play(recorder)
    play(recorder, 1)
    recorder.rate(Pains(right=1, left=2), "fine")
    found = state(qtbot, recorder)
    assert found.days == (
        DayTotal(DAY, 1, 2, 2, 30.0, 30.0),
        DayTotal(DAY + timedelta(days=1), 1, 2, 2, 30.0, 30.0),
    )
    assert (found.plans, found.count, found.unfinished) == ((plan,), 2, None)
    assert found.last is not None
    assert (found.last.pains, len(found.last.holds)) == (Pains(right=1, left=2), 2)


def test_a_history_that_was_begun_to_be_opened_is_opened_once(path: Path) -> None:
    before = Recorder(path)
    before.open(START)
    play(before)
    before.close()
    recorder = Recorder(path)
    recorder.open_soon(START)
    assert recorder.open(START).count == 1
    recorder.close()
    path.unlink()
    path.mkdir()
    recorder = Recorder(path)
    recorder.open_soon(START)
    with pytest.raises(StoreError, match="a folder of that name"):
        recorder.open(START)
    recorder.close()


def test_what_was_asked_is_answered_after_all_that_was_written_before(
    qtbot: QtBot, recorder: Recorder
) -> None:
    play(recorder)
    recorder.rate(Pains(whole=3), "")
    (line,) = answer(qtbot, lambda then: recorder.ask(lambda archive: archive.lines(0, 9), then))
    assert (line.pains, line.done) == (Pains(whole=3), 2)


def test_a_day_is_backed_up_once_and_again_when_asked(qtbot: QtBot, recorder: Recorder) -> None:
    play(recorder)
    for _ in range(2):
        with qtbot.waitSignal(recorder.backed_up, timeout=LONG_MS):
            recorder.back_up(DAY)
    (info,) = answer(qtbot, recorder.backups)
    assert (info.day, info.sessions) == (DAY, 1)
    play(recorder, 1)
    (info,) = answer(qtbot, lambda then: recorder.back_up_now(DAY, then))
    assert info.sessions == 2


def held_up(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, list[str]]:
    """Let every copy wait until the event is set; return what was done in order."""
    go, done = threading.Event(), list[str]()
    copy = Backups._copy

    def late(*values: Any) -> Path:
        go.wait(LONG_MS / 1000)
        done.append("copied")
        return copy(*values)

    monkeypatch.setattr(Backups, "_copy", late)
    return go, done


def test_a_session_starts_while_the_history_is_copied(
    qtbot: QtBot, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(recorder)
    go, done = held_up(monkeypatch)
    recorder.back_up(DAY)
    play(recorder, 1)
    assert answer(qtbot, lambda then: recorder.ask(Archive.count, then)) == 2
    done.append("played")
    with qtbot.waitSignal(recorder.backed_up, timeout=LONG_MS):
        go.set()
    assert done == ["played", "copied"]


def test_what_is_being_copied_while_all_is_deleted_is_deleted_too(
    qtbot: QtBot, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(recorder)
    go, done = held_up(monkeypatch)
    recorder.back_up(DAY)
    gone: list[bool] = []
    recorder.delete_all(lambda: gone.append(True))
    go.set()
    qtbot.waitUntil(lambda: bool(gone), timeout=LONG_MS)
    assert done == ["copied"]
    assert answer(qtbot, recorder.backups) == ()


def test_a_backup_takes_the_place_of_the_history(qtbot: QtBot, recorder: Recorder) -> None:
    play(recorder)
    (info,) = answer(qtbot, lambda then: recorder.back_up_now(DAY, then))
    play(recorder, 1)
    answer(qtbot, lambda then: recorder.restore(info.path, DAY, then))
    assert state(qtbot, recorder).count == 1
    # What is still said of the session before must not reach one that has its number now.
    play(recorder, 2)
    answer(qtbot, lambda then: recorder.restore(info.path, DAY, then))
    recorder.rate(Pains(whole=9), "of another session")
    last = state(qtbot, recorder).last
    assert last is not None
    assert last.pains == Pains()
    play(recorder, 3)
    assert state(qtbot, recorder).count == 2


def test_nothing_is_replaced_or_deleted_while_a_session_is_played(
    qtbot: QtBot, recorder: Recorder, path: Path
) -> None:
    play(recorder)
    (info,) = answer(qtbot, lambda then: recorder.back_up_now(DAY, then))
    acts = (lambda: recorder.restore(info.path, DAY, never), lambda: recorder.delete_all(never))
    play(recorder, 1, end=False)
    for act in acts:
        assert "End it first" in refusal(qtbot, recorder, act)
    recorder.end(SessionStatus.COMPLETED, START + timedelta(days=1))
    elsewhere = PlayLock(path.parent)
    assert state(qtbot, recorder).count == 2  # the lock is free by now
    elsewhere.acquire()
    for act in acts:
        assert "another window" in refusal(qtbot, recorder, act)
    elsewhere.release()
    assert state(qtbot, recorder).count == 2


def test_deleting_all_takes_the_backups_along(qtbot: QtBot, recorder: Recorder, path: Path) -> None:
    play(recorder)
    recorder.rate(Pains(whole=3), "my secret note")
    recorder.plan(Plan(DAY, frozenset(Weekday), 2, 60.0))
    answer(qtbot, lambda then: recorder.back_up_now(DAY, then))
    answer(qtbot, recorder.delete_all)
    assert state(qtbot, recorder) == HistoryState(None, None, None)
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert not any(b"my secret" in file.read_bytes() for file in files)
    assert answer(qtbot, recorder.backups) == ()
    play(recorder, 1)
    assert state(qtbot, recorder).count == 1


def test_a_backup_that_fails_is_told_in_words_and_stops_nothing(
    qtbot: QtBot, recorder: Recorder, path: Path
) -> None:
    play(recorder)
    (path.parent / "backups").write_text("")
    for act in (
        lambda: recorder.back_up(DAY),
        lambda: recorder.back_up_now(DAY, never),
        lambda: recorder.restore(path.parent / "gone.db", DAY, never),
    ):
        assert refusal(qtbot, recorder, act).startswith(("No backup", "The backup"))
    play(recorder, 1)
    assert state(qtbot, recorder).count == 2


def test_an_answer_that_comes_with_the_end_asks_for_no_more(
    qtbot: QtBot, recorder: Recorder
) -> None:
    told: list[int] = []

    def ask_again(count: int) -> None:
        told.append(count)
        recorder.ask(lambda archive: archive.count(), never)

    recorder.ask(lambda archive: archive.count(), ask_again)
    recorder.close()
    qtbot.waitUntil(lambda: told == [0], timeout=LONG_MS)
