"""Renew the stored pictures of the figure: `python -m tests.renew_pictures`.

Look at them first (`python -m tests.contact_sheet sheet.png`), and at the changed files after.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.figure_drawing import PICTURES, all_cases, difference, draw

SMALLEST = 0


def main() -> None:
    app = QApplication([])
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {f"{case.name}.png": case for case in all_cases()}
    for file in PICTURES.glob("*.png"):
        if file.name not in wanted:
            file.unlink()
            print(f"removed {file.name}")
    for name, case in wanted.items():
        file, picture = PICTURES / name, draw(case)
        before = QImage(str(file)).convertToFormat(picture.format())
        if before.size() != picture.size() or difference(before, picture) > 0:
            picture.save(str(file), quality=SMALLEST)
            print(f"renewed {name}")
    app.quit()


if __name__ == "__main__":
    main()
