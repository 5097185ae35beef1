"""Pictures of each screen: `python3 dev.py screenshots FOLDER`.

Draws every screen in both themes and some sizes, to be looked at after a change of a page.
Those of `packaging/screenshots` are the light ones of 1280x800: `today`, `exercise`, `history`, and
`hold-right` as `player.png`; taken where there is a sound device, else the program says so.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from stretchcoach.app import App
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.parts import Parts, make_parts
from stretchcoach.paths import find_paths
from stretchcoach.recorder import HistoryState
from stretchcoach.settings import Settings, ThemeChoice, save_settings
from stretchcoach.ui.theme import Style
from tests.fake_clock import FakeClock
from tests.made_up_history import make_history

SIZES = ((1280, 800), (1024, 640), (1920, 1080), (3840, 2160))
THEMES = ("light", "dark")
# Longer than the longest move of the figure, whose words come at its end.
SETTLE_MS = 1800


def settle() -> None:
    """Let the figure finish its move."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


class Photographer:
    """Takes the pictures of one theme and size."""

    def __init__(
        self, parts: Parts, state: HistoryState, clock: FakeClock, look: Style, folder: Path
    ) -> None:
        exercises = parts.exercises
        self._clock = clock
        self._look = look
        self._folder = folder
        self.app = App(parts, look, load_routine(DEFAULT, frozenset(exercises)))
        self.app.show(state)

    def take(self, name: str) -> None:
        settle()
        window = self.app.window
        size = f"{window.width()}x{window.height()}"
        path = self._folder / f"{name}-{self._look.theme.name}-{size}.png"
        window.grab().save(str(path))
        print(path)

    def go(self, hold: int, kind: str, into: float) -> None:
        """Play on to `into` seconds of the phase of that kind for that hold."""
        playing = self.app.screen.playing
        assert playing is not None
        [phase] = [p for p in playing.timeline.phases if p.hold == hold and p.kind == kind]
        target = phase.start + into
        while (left := target - playing.snapshot().moment.elapsed) > 0:
            self._clock.pass_time(min(left, 1.0))
            playing.conductor.timer.timeout.emit()

    def shoot_pages(self) -> None:
        """Take the pages as they are after a year."""
        app = self.app
        self.take("today")
        app.window.show_page("exercises")
        self.take("exercises")
        app.exercises.open("seated-strap-calf-stretch")
        self.take("exercise")
        for key in ("history", "guide", "settings"):
            app.window.show_page(key)
            self.take(key)
        app.keeping.symptoms.open()
        self.take("symptom-note")
        app.keeping.symptom_page.cancelled.emit()
        app.today.preview_requested.emit()
        self.take("preview")
        app.preview.closed.emit()

    def shoot_session(self) -> None:
        """Take the player from its start to the page that asks how it felt."""
        app = self.app
        size = app.window.size()
        app.today.start_requested.emit()
        app.window.showNormal()
        app.window.resize(size)
        shots: list[tuple[str, int, str, float]] = [
            ("ready-wall", 0, "get_ready", 8.0),
            ("hold-right", 0, "hold", 12.0),
            ("switch", 1, "switch", 4.0),
            ("hold-left", 3, "hold", 12.0),
            ("ready-seated", 6, "get_ready", 14.0),
            ("hold-seated", 6, "hold", 12.0),
            ("hold-lying", 12, "hold", 12.0),
        ]
        for name, hold, kind, into in shots:
            self.go(hold, kind, into)
            self.take(name)
        app.screen.toggle_pause()
        self.take("paused")
        app.screen.toggle_pause()
        self.take("count-in")
        app.screen.ask_to_end()
        self.take("end-question")
        app.player.end_confirmed.emit()
        app.window.resize(size)
        self.take("complete")


@contextmanager
def photographer(
    folder: Path, look: Style, size: tuple[int, int], *, is_new: bool = False
) -> Iterator[Photographer]:
    """Open the window for one who is new, or has stretched for a year."""
    owner = QObject()
    with tempfile.TemporaryDirectory() as data:
        paths = find_paths(Path(data))
        if not is_new:
            make_history(paths.history, date.today())
        save_settings(
            paths.settings, Settings(theme=ThemeChoice(look.theme.name), welcomed=not is_new)
        )
        clock = FakeClock()
        parts = replace(make_parts(paths, load_exercises(), owner), clock=clock)
        state = parts.recorder.open(parts.now())
        camera = Photographer(parts, state, clock, look, folder)
        camera.app.window.resize(*size)
        camera.app.welcome(state)
        yield camera
        camera.app.window.close()
        camera.app.close()
        parts.close()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    for theme, size in product(THEMES, SIZES):
        with photographer(folder, Style(theme=theme), size, is_new=True) as camera:
            camera.take("welcome")
        with photographer(folder, Style(theme=theme), size) as camera:
            camera.shoot_pages()
            camera.shoot_session()


if __name__ == "__main__":
    main()
