"""How fast the History page is: python -m tests.benchmarks.history_page [FOLDER]

With 20,000 sessions of 14 holds: milliseconds from the press that shows the page to the first
picture of it with its numbers, and what a page further down the list of all sessions costs until
its rows are drawn. Prints the middle and the worst of several times.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from stretchcoach.core.pain import Pains
from stretchcoach.core.plan import Plan
from stretchcoach.core.weekdays import Weekday
from stretchcoach.history_screen import HistoryScreen
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.parts import make_parts
from stretchcoach.paths import find_paths
from stretchcoach.store.database import open_database
from stretchcoach.store.migrations import transaction
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.theme import Style

SESSIONS = 20_000
A_DAY = 3
TIMES = 9
PAGES = 40


def until(application: QApplication, is_done: Callable[[], bool]) -> None:
    while not is_done():
        # Waits without the lock of the interpreter, which the history's thread needs.
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def make(path: Path) -> None:
    """Write three sessions a day, up to yesterday, in one transaction."""
    routine = load_routine(DEFAULT, frozenset(load_exercises()))
    text = encode_routine(routine).decode()
    turns = [(step.exercise, *turn) for step in routine.steps for turn in step.turns()]
    now = datetime.now().astimezone().replace(hour=7, minute=30)
    connection = open_database(path).connection
    with transaction(connection):
        for number in range(SESSIONS):
            days, turn = divmod(SESSIONS - number + A_DAY - 1, A_DAY)
            started = now - timedelta(days=days) + timedelta(hours=5 * (A_DAY - turn))
            ended = (started + timedelta(minutes=12)).isoformat()
            felt = (number % 5, number % 7)
            id_ = connection.execute(
                "INSERT INTO sessions (routine, routine_json, planned_holds, started_at, ended_at,"
                " status, pain_right, pain_left) VALUES (?, ?, ?, ?, ?, 'completed', ?, ?)",
                (routine.name, text, len(turns), started.isoformat(), ended, *felt),
            ).lastrowid
            connection.executemany(
                "INSERT INTO holds VALUES (?, ?, ?, ?, ?, 30.0, 30.0, 'done', ?)",
                [
                    (id_, place, exercise, leg.value, set_number, ended)
                    for place, (exercise, set_number, leg) in enumerate(turns)
                ],
            )
    connection.close()


class Bench:
    """A window with an empty page and the History page, on a history in `folder`."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application = application
        self.parts = make_parts(find_paths(folder), load_exercises(), QObject(application))
        self.parts.recorder.open(datetime.now(UTC).astimezone())
        plan = Plan(date(2000, 1, 1), frozenset(Weekday), 14, 420.0)
        self.asked(lambda archive: archive.set_plan(plan))
        self.look = Style()

    def asked(self, query: Callable[..., object]) -> None:
        answers: list[object] = []
        self.parts.recorder.ask(query, answers.append)
        until(self.application, lambda: bool(answers))

    def make_window(self) -> tuple[MainWindow, HistoryPage]:
        window = MainWindow(self.look)
        page = HistoryPage(self.look)
        window.add_page("today", "Today", "today", QWidget())
        window.add_page("history", "History", "history", page)
        HistoryScreen(self.parts, page)
        window.show()
        self.application.processEvents()
        return window, page

    def open(self, window: MainWindow, page: HistoryPage) -> float:
        """Return the milliseconds until the page is drawn with what is kept now."""
        shown: list[bool] = []
        show_view = page.show_view

        def note(view: object) -> None:
            show_view(view)  # type: ignore[arg-type]
            shown.append(True)

        page.show_view = note  # type: ignore[method-assign,assignment]
        began = time.perf_counter()
        window.show_page("history")
        until(self.application, lambda: bool(shown))
        self.application.processEvents()  # lays out
        window.repaint()
        taken = (time.perf_counter() - began) * 1000
        page.show_view = show_view  # type: ignore[method-assign]
        return taken

    def scroll(self, page: HistoryPage) -> list[float]:
        """Return the milliseconds each page further down costs, until it is drawn with rows."""
        page.overview.sessions.all_requested.emit()
        self.application.processEvents()
        sessions = page.all_sessions.list
        bar = sessions.verticalScrollBar()
        taken = []
        for _ in range(PAGES):
            began = time.perf_counter()
            bar.setValue(bar.value() + bar.pageStep())
            sessions.repaint()
            last = sessions.indexAt(sessions.viewport().rect().bottomLeft()).row()
            until(self.application, lambda last=last: sessions.rows.line(last) is not None)
            sessions.repaint()
            taken.append((time.perf_counter() - began) * 1000)
        return taken


def tell(name: str, taken: list[float]) -> None:
    print(f"{name:44} {statistics.median(taken):8.1f} {max(taken):8.1f}")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        history = find_paths(folder).history
        if not history.exists():
            history.parent.mkdir(parents=True)
            make(history)
        bench = Bench(application, folder)
        print(f"{'milliseconds':44} {'middle':>8} {'worst':>8}")
        firsts = []
        for _ in range(TIMES):
            window, page = bench.make_window()
            firsts.append(bench.open(window, page))
            window.close()
        tell("page opened for the first time", firsts)
        window, page = bench.make_window()
        again = []
        for number in range(TIMES):
            window.show_page("today")
            application.processEvents()
            # Else it would be found as it was, and nothing drawn anew.
            bench.asked(lambda archive, n=number: archive.edit(SESSIONS, Pains(right=n % 11), ""))
            again.append(bench.open(window, page))
        tell("page opened again, after a change", again)
        tell("a page down in the list of all sessions", bench.scroll(page))
        bench.parts.close()


if __name__ == "__main__":
    main()
