"""The voice check: the voice is played, and one says whether it was heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.words import Words


class VoiceCheck(Card):
    """Asks "Did you hear this?" once something was said; No brings what can be done."""

    play_requested = Signal()
    answered = Signal(bool)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._was_played = False
        self.play = Button(look, self.tr("Play the voice"), "voice")
        self.play.clicked.connect(self._on_play)
        self._said = Words("lead")
        self._problem = Words("body")
        self._question = Words("section", self.tr("Did you hear this?"))
        self.yes = Button(look, self.tr("Yes"), "check")
        self.yes.clicked.connect(lambda: self._on_answer(True))
        self.no = Button(look, self.tr("No"))
        self.no.clicked.connect(lambda: self._on_answer(False))
        self._heard = Words("body", self.tr("Good. The voice will say each step before it comes."))
        self._help = Words("body")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addWidget(self._problem)
        column.addWidget(self._question)
        self._answers = FlowLayout(12, 12)
        self._answers.addWidget(self.yes)
        self._answers.addWidget(self.no)
        column.addLayout(self._answers)
        column.addWidget(self._heard)
        column.addWidget(self._help)
        self.clear()

    def clear(self) -> None:
        """Show it as it is before anything was played."""
        hidden = (self._said, self._problem, self._question, self.yes, self.no)
        for widget in (*hidden, self._heard, self._help):
            widget.hide()
        self._was_played = False
        self._name_play()

    def show_said(self, words: str) -> None:
        """Show what is being said, and ask whether it is heard."""
        self._said.setText(words)
        self._said.show()
        self._ask()

    def show_ended(self) -> None:
        """Ask, also where nothing could be said."""
        self._was_played = True
        self._name_play()
        self._ask()

    def show_problem(self, words: str) -> None:
        """Say at once what is wrong with voice or sound, or that nothing is known to be ("")."""
        is_news = bool(words) and words != self._problem.text()
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._name_play()
        if is_news and self.isVisible():
            announce(self, words)
        if not self._help.isHidden():
            self._show_help()

    def _ask(self) -> None:
        for widget in (self._question, self.yes, self.no):
            widget.show()

    def _show_help(self) -> None:
        lines = [
            self.tr("Turn up the volume of the computer, and see that it is not muted."),
            self.tr(
                "In the system's sound settings, choose the speaker or headphones that you use."
            ),
            "" if self._problem.text() else self.tr("Then choose Retry."),
            self.tr(
                "You can go on without a voice: all that is said can also be read on the screen."
            ),
        ]
        self._help.setText("\n".join(filter(None, lines)))
        self._help.show()
        self._name_play()

    def _name_play(self) -> None:
        """Say on the button what it does now."""
        if self._problem.text() or not self._help.isHidden():
            words = self.tr("Retry")
        elif self._was_played:
            words = self.tr("Play it again")
        else:
            words = self.tr("Play the voice")
        self.play.setText(words)

    def _on_play(self) -> None:
        self._heard.hide()
        self._help.hide()
        self.play_requested.emit()

    def _on_answer(self, heard: bool) -> None:
        self._heard.setVisible(heard)
        if heard:
            self._help.hide()
        else:
            self._show_help()
            announce(self, self._help.text())
        self.answered.emit(heard)
