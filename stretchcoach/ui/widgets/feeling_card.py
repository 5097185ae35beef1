"""How it felt: the pain of 0 to 10, what follows from it, and a note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from stretchcoach.core.pain import Advice, advice_for, band_of
from stretchcoach.ui.pain_words import advice_words, band_word, meaning_words
from stretchcoach.ui.routine_words import SEPARATOR
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.advice_box import AdviceBox
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.pain_scale import PainScale
from stretchcoach.ui.widgets.words import Words

NOTE_HEIGHT = 104
NOTE_LEAST_HEIGHT = 56
NOTE_RADIUS = 12


class FeelingCard(Card):
    """Leaves room at its end for the page's main actions."""

    pain_changed = Signal(int)
    note_changed = Signal()
    advice_shown = Signal(QWidget)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.scale = PainScale(look)
        self.scale.pain_changed.connect(self._on_pain_changed)
        self._number = Words("section", wrap=False)
        self._meaning = Words("lead")
        self._advice = Words("body")
        self._box = AdviceBox(look)
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText(self.tr("For example: the left side felt tighter"))
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(self.tr("Note, optional"))
        self._note.textChanged.connect(self.note_changed)
        set_ring_radius(self._note, NOTE_RADIUS)
        self.action_place = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(Words("heading", self.tr("How did that feel?")))
        self._column.addWidget(
            Words(
                "secondary",
                self.tr(
                    "Rate any pain during the stretches, from 0, no pain, to 10, the worst you "
                    "can imagine. A gentle pull is normal and is not pain. Sharp pain: stop, "
                    "whatever the number."
                ),
            )
        )
        self._column.addSpacing(4)
        self._column.addWidget(self.scale)
        said = FlowLayout(12, 0)
        said.addWidget(self._number)
        said.addWidget(self._meaning)
        self._column.addLayout(said)
        self._column.addWidget(self._advice)
        self._column.addWidget(self._box)
        self._column.addSpacing(4)
        self._column.addLayout(self._note_head())
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self._column.addLayout(self.action_place)
        look.changed.connect(self._fit_note)
        self._fit_note()
        self._describe(None)

    @property
    def note(self) -> str:
        """The note as it stands."""
        return self._note.toPlainText().strip()

    def set_rating(self, pain: int | None, note: str) -> None:
        """Show a rating without telling anyone."""
        self.scale.set_pain(pain)
        self._note.blockSignals(True)
        self._note.setPlainText(note)
        self._note.blockSignals(False)
        self._describe(pain)

    def set_padding(self, padding: int) -> None:
        """Keep that far from the edge."""
        self._column.setContentsMargins(padding, padding - 4, padding, padding)

    def _note_head(self) -> QHBoxLayout:
        label = Words("strong", self.tr("Note"), wrap=False)
        label.setBuddy(self._note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(Words("secondary", self.tr("optional"), wrap=False), 1)
        return row

    def _describe(self, pain: int | None) -> None:
        advice = None if pain is None else advice_for(pain)
        for widget in (self._number, self._meaning):
            widget.setVisible(pain is not None)
        self._advice.setVisible(advice in (Advice.CARRY_ON, Advice.EASE_OFF))
        self._box.setVisible(advice is Advice.STOP)
        if pain is not None and advice is not None:
            band = band_of(pain)
            self._number.setText(f"{pain}{SEPARATOR}{band_word(band)}")
            self._meaning.setText(meaning_words(band))
            self._advice.setText(advice_words(advice))
        self._fit_note()

    def _fit_note(self) -> None:
        """Give the note less room while the advice needs it."""
        low = not self._box.isHidden()
        self._note.setFixedHeight(self._look.px(NOTE_LEAST_HEIGHT if low else NOTE_HEIGHT))

    def _on_pain_changed(self, pain: int) -> None:
        was_hidden = self._box.isHidden()
        self._describe(pain)
        if was_hidden and not self._box.isHidden():
            self.advice_shown.emit(self._box)
        self.pain_changed.emit(pain)
