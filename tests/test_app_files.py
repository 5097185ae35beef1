"""Files and the window: what is chosen is written, what is opened from the desktop is shown."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.app_parts import Start, button

# Qt's own dialogs ask for more than a display without a screen can do.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
