"""Draw every step of every exercise into one picture, to look at.

`python -m tests.contact_sheet sheet.png [--theme dark] [--leg left] [--look bun] [--width 792]`
"""

import argparse
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from stretchcoach.core.exercise import Leg
from stretchcoach.library.exercises import load_exercises
from tests.figure_drawing import Case, draw

GAP = 4


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file")
    options.add_argument("--theme", choices=["light", "dark"], default="light")
    options.add_argument("--leg", type=Leg, choices=list(Leg), default=Leg.RIGHT)
    options.add_argument("--look", default="neutral")
    options.add_argument("--width", type=int, default=560)
    chosen = options.parse_args()
    app = QApplication([])
    width, height, floor = (round(chosen.width * part / 792) for part in (792, 656, 120))
    rows = [
        [
            draw(
                Case(exercise, chosen.leg, step, chosen.theme, body=chosen.look),
                (width, height),
                floor,
                words=True,
            )
            for step in [*range(len(exercise.steps)), None]
        ]
        for exercise in load_exercises().values()
    ]
    columns = max(len(row) for row in rows)
    sheet = QImage(columns * (width + GAP), len(rows) * (height + GAP), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.black)
    painter = QPainter(sheet)
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            painter.drawImage(x * (width + GAP), y * (height + GAP), picture)
    painter.end()
    sheet.save(chosen.file)
    app.quit()


if __name__ == "__main__":
    main()
