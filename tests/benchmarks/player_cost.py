"""Measure what the player costs: `xvfb-run -s "-screen 0 1280x800x24" python -m
tests.benchmarks.player_cost`.

Plays a real session in a window of 1280 x 800 and prints the share of one core that the program
takes in the hold (figure, ring and timeline together), paused and minimised, beside a bare window
that repaints a ring of 360 px ten times a second.
"""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from stretchcoach.app import App
from stretchcoach.core.routine import Routine, RoutineStep
from stretchcoach.library.exercises import load_exercises
from stretchcoach.parts import make_parts
from stretchcoach.paths import find_paths
from stretchcoach.ui.theme import Style

SECONDS = 15.0
SETTLE_S = 5.0
RING_MS = 100
HOLD_S = 300


class BareRing(QWidget):
    """Nothing but a ring that moves."""

    def __init__(self, look: Style) -> None:
        super().__init__()
        self._look = look
        self._angle = 0
        self.resize(360, 360)
        self._timer = QTimer(self, interval=RING_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme["right"], 22))
        painter.drawArc(QRectF(20, 20, 320, 320), 0, self._angle * 16)

    def _on_timeout(self) -> None:
        self._angle = (self._angle + 1) % 360
        self.update()


def run_for(seconds: float) -> None:
    loop = QEventLoop()
    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(round(seconds * 1000))
    loop.exec()


def measure(name: str) -> None:
    run_for(SETTLE_S)
    begin, cpu = time.monotonic(), time.process_time()
    run_for(SECONDS)
    share = (time.process_time() - cpu) / (time.monotonic() - begin)
    print(f"{name:<48} {share:6.2%} of one core", flush=True)


def main() -> None:
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    look = Style()
    ring = BareRing(look)
    ring.show()
    measure("a bare ring, 10 times a second")
    ring.close()
    ring.deleteLater()
    exercises = load_exercises()
    with tempfile.TemporaryDirectory() as folder:
        parts = make_parts(find_paths(Path(folder)), exercises, application)
        parts.speaker.muted = True
        state = parts.recorder.open(parts.now())
        for exercise in exercises:
            step = RoutineStep(exercise=exercise, sets=1, hold_s=HOLD_S, get_ready_s=0)
            app = App(parts, look, Routine(exercise, (step,)))
            app.show(state)
            app.play(Routine(exercise, (step,)))
            app.window.showNormal()
            app.window.resize(1280, 800)
            measure(f"{exercise}, hold")
            app.screen.toggle_pause()
            measure(f"{exercise}, paused")
            app.screen.toggle_pause()
            app.window.showMinimized()
            measure(f"{exercise}, minimised")
            app.screen.end()
            app.window.close()
        parts.close()


if __name__ == "__main__":
    main()
