"""Files and the window: what is chosen is written, what the desktop hands over is shown."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stretchcoach.app import App
from stretchcoach.core.weekdays import Weekday
from stretchcoach.library.routines import encode_routine
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.ui.widgets.notice import Notice
from tests.app_parts import Start, button, press
from tests.parts_for_tests import LONG_MS, short_routine
from tests.ui_parts import words_shown

# Qt's own dialogs ask for more than a display without a screen can do.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OTHER = replace(short_routine(), name="Morning", days=(Weekday.SUN,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "morning.stretch"
    path.write_bytes(encode_routine(OTHER))
    return path


def notices(app: App) -> list[str]:
    shown = app.today.findChildren(Notice)
    return [one.accessibleName() for one in shown if one.isVisibleTo(app.today)]


def opened(qtbot: QtBot, app: App, path: Path) -> None:
    with qtbot.waitSignal(app.routine_files.opened, timeout=LONG_MS):
        app.routine_files.open(path)


def refusal(qtbot: QtBot, app: App, path: Path) -> str:
    with qtbot.waitSignal(app.routine_files.refused, timeout=LONG_MS) as refused:
        app.routine_files.open(path)
    words: str = refused.args[0]
    return words


def test_a_file_that_was_chosen_is_written_though_the_window_is_closed_at_once(
    start: Start, tmp_path: Path
) -> None:
    app = start()
    path = tmp_path / "mine.json"
    app.window.show_page("settings")
    button(app.settings.data, "Export").click()
    [dialog] = app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert app.window.close()
    app.close()
    assert json.loads(path.read_bytes())["format"] == "stretchcoach-history"


def test_a_routine_that_is_opened_is_shown_planned_and_played(
    qtbot: QtBot, start: Start, parts: Parts, paths: Paths, file: Path
) -> None:
    app = start()
    app.window.show_page("history")
    opened(qtbot, app, file)
    assert app.today.isVisible()
    assert "Morning" in words_shown(app.today)
    assert notices(app) == []
    plans = []
    parts.recorder.ask(lambda archive: archive.plans(), plans.extend)
    qtbot.waitUntil(lambda: bool(plans), timeout=LONG_MS)
    assert plans[-1].days == {Weekday.SUN}
    press(Qt.Key.Key_Return)
    assert app.screen.playing is not None
    assert app.screen.playing.routine == OTHER


def test_nothing_takes_the_place_of_a_routine_that_is_played(
    qtbot: QtBot, start: Start, file: Path
) -> None:
    app = start()
    press(Qt.Key.Key_Return)
    playing = app.screen.playing
    words = refusal(qtbot, app, file)
    assert words.startswith("morning.stretch was not opened, for a session is being played.")
    assert app.screen.playing is playing
    assert app.player.isVisible()
    assert words in words_shown(app.player)
    app.screen.end()
    assert notices(app) == [words]
    app.window.show_page("today")
    app.today_screen.start()
    assert words not in words_shown(app.player)
    assert app.screen.playing is not None
    assert app.screen.playing.routine == short_routine()


def test_what_is_wrong_with_a_file_is_said_each_time_it_is_opened(
    qtbot: QtBot, start: Start, file: Path
) -> None:
    app = start()
    file.write_text("{")
    for _ in range(2):
        app.window.show_page("settings")
        words = refusal(qtbot, app, file)
        assert words.startswith("morning.stretch: ")
        assert app.today.isVisible()
        assert notices(app) == [words]
        [notice] = [one for one in app.today.findChildren(Notice) if one.isVisible()]
        notice.hide()
    file.write_bytes(encode_routine(OTHER))
    opened(qtbot, app, file)
    assert notices(app) == []


def test_the_preview_of_another_routine_is_left(qtbot: QtBot, start: Start, file: Path) -> None:
    app = start()
    app.today_screen.preview()
    assert app.preview.isVisible()
    opened(qtbot, app, file)
    assert app.today.isVisible()


def test_a_note_under_way_stays_in_front(qtbot: QtBot, start: Start, file: Path) -> None:
    app = start()
    app.keeping.symptoms.open()
    page = app.keeping.symptom_page
    page.findChild(QPlainTextEdit).setPlainText("Comes uphill.")
    opened(qtbot, app, file)
    assert page.isVisible()
    assert page.findChild(QPlainTextEdit).toPlainText() == "Comes uphill."
    app.window.leave_full()
    assert "Morning" in words_shown(app.today)


HANDED = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QPushButton
from stretchcoach import run_window
from stretchcoach.cli import main

kept, *files = sys.argv[1:]
wanted = ["Start Morning", "Start Evening"]

class Handed(run_window.Application):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.hand_over()  # before there is a window
        self.watch = QTimer(self, interval=20)
        self.watch.timeout.connect(self.look)
        self.watch.start()

    def hand_over(self):
        QCoreApplication.postEvent(self, QFileOpenEvent(files.pop(0)))

    def look(self):
        names = [one.accessibleName() for one in self.allWidgets() if isinstance(one, QPushButton)]
        if wanted[0] in names:
            print(wanted.pop(0), flush=True)
            if wanted:
                self.hand_over()  # while it runs
            else:
                self.exit()

run_window.Application = Handed
sys.exit(main(["--data-dir", kept]))
"""


def test_the_desktop_hands_files_over_at_the_start_and_while_it_runs(
    tmp_path: Path, file: Path
) -> None:
    evening = tmp_path / "evening.stretch"
    evening.write_bytes(encode_routine(replace(OTHER, name="Evening")))
    arguments = [sys.executable, "-c", HANDED, str(tmp_path / "kept"), str(file), str(evening)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=300)
    assert done.stdout.split("\n")[:2] == ["Start Morning", "Start Evening"]
