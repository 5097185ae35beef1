"""The way back from what was opened on a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.player_keys import key_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button

CLOSE_KEY = Qt.Key.Key_Escape
CLOSE_KEYS = (QKeySequence(CLOSE_KEY), QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left))


class BackButton(Button):
    """An arrow and the cap of its key; the page connects `CLOSE_KEYS` to the same."""

    def __init__(self, look: Style, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, "arrow-left", shape=Shapes.COMPACT, parent=parent)
        self.set_key(key_words(CLOSE_KEY))
        self.set_compact(True)
