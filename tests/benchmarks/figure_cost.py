"""Measure what the breathing figure costs: `xvfb-run python -m tests.benchmarks.figure_cost`.

Prints the share of one core it takes in the hold, in moves from step to step, and while frozen.
"""

import time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from stretchcoach.core.exercise import Leg
from stretchcoach.library.exercises import load_exercises
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure import FigureView

SECONDS = 12.0
MOVE_EVERY_MS = 700


def measure(name: str) -> None:
    run_for(4.5)
    begin, cpu = time.monotonic(), time.process_time()
    run_for(SECONDS)
    share = (time.process_time() - cpu) / (time.monotonic() - begin)
    print(f"{name:<24} {share:6.2%} of one core")


def run_for(seconds: float) -> None:
    loop = QEventLoop()
    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(round(seconds * 1000))
    loop.exec()


def main() -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    for exercise in load_exercises().values():
        view = FigureView(Style())
        view.resize(792, 656)
        view.floor_height = 120
        view.set_exercise(exercise, Leg.RIGHT)
        view.show()
        view.show_hold()
        measure(f"{exercise.position}, hold")
        view.set_frozen(True)
        measure(f"{exercise.position}, frozen")
        view.close()
    view = FigureView(Style())
    view.resize(792, 656)
    view.floor_height = 120
    view.set_exercise(next(iter(load_exercises().values())), Leg.RIGHT)
    view.show()
    steps = [0]
    mover = QTimer()

    def move() -> None:
        steps[0] = (steps[0] + 1) % 5
        view.show_step(steps[0])

    mover.timeout.connect(move)
    mover.start(MOVE_EVERY_MS)
    measure("moving all the time")


if __name__ == "__main__":
    main()
