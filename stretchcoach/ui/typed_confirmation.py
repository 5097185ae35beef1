"""Asks for a word to be typed before something is done that can't be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.words import Words

FIELD_RADIUS = 12


class TypedConfirmation(AskingDialog):
    """`accepted` comes only after `word` was typed and the button or Enter pressed.

    `words` say what will be gone, `action` is the label of the button.
    """

    def __init__(
        self,
        look: Style,
        title: str,
        words: str,
        word: str,
        action: str,
        parent: QWidget | None = None,
    ) -> None:
        button = Button(look, action, "delete", skin=Skins.DANGER)
        super().__init__(look, title, words, button, parent)
        self._word = word
        self.confirm.setAutoDefault(False)
        self.confirm.setEnabled(False)
        prompt = Words("body", fill(self.tr("To go on, type “{word}”."), word=word))
        self.field = QLineEdit()
        set_ring_radius(self.field, FIELD_RADIUS)
        self.field.setAccessibleName(prompt.text())
        self.field.textChanged.connect(self._on_text_changed)
        self.add_part(prompt)
        self.add_part(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text_changed(self, text: str) -> None:
        is_typed = text.strip().casefold() == self._word.casefold()
        self.confirm.setEnabled(is_typed)
        # Enter after the word means it, and must not cancel without a word.
        (self.confirm if is_typed else self.cancel).setDefault(True)
