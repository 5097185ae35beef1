"""The questions of a note of symptoms: what a doctor asks about a pain or a cramp."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from stretchcoach.core.symptom import (
    Kind,
    Place,
    Side,
    Spreads,
    SymptomNote,
    Tissue,
    When,
    WorseWith,
)
from stretchcoach.symptom_words import Field, field_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.answers import (
    RADIUS,
    AnswerLine,
    FormCard,
    OneOf,
    Question,
    chips_for,
)
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.cramp_form import CrampForm
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.pain_scale import PainScale

TEXT_HEIGHT = 104
CARD_GAP = 16


class SymptomForm(QWidget):
    """Shows a note and takes down the answers; `changed` says that one has changed."""

    changed = Signal()
    cramps_asked = Signal(QWidget)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = OneOf(look, Field.SIDE, Side)
        self._places = chips_for(look, Field.PLACES, Place)
        self._scale = PainScale(look)
        self._no_strength = Button(look, self.tr("No number"), "close", shape=Shapes.COMPACT)
        self._kinds = chips_for(look, Field.KINDS, Kind)
        self._worse_with = chips_for(look, Field.WORSE_WITH, WorseWith)
        other = self.tr("Something else")
        self._worse_other = AnswerLine(f"{field_words(Field.WORSE_WITH)}: {other}", other)
        self._spreads = OneOf(look, Field.SPREADS, Spreads)
        self._tissue = OneOf(look, Field.TISSUE, Tissue)
        self._when = chips_for(look, Field.WHEN, When)
        self._cramps = CrampForm(look)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(field_words(Field.TEXT))
        set_ring_radius(self._text, RADIUS)
        self._cards = (
            FormCard(
                look,
                Question(Field.SIDE, self._side),
                Question(Field.PLACES, self._places),
                Question(Field.STRENGTH, self._scale, self._no_strength),
                Question(Field.KINDS, self._kinds),
                Question(Field.WORSE_WITH, self._worse_with, self._worse_other),
                Question(Field.SPREADS, self._spreads),
                Question(Field.TISSUE, self._tissue),
                Question(Field.WHEN, self._when),
            ),
            self._cramps,
            FormCard(look, Question(Field.TEXT, self._text)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for card in self._cards:
            column.addWidget(card)
        self._listen()
        look.changed.connect(self._fit_text)
        self._fit_text()

    def set_note(self, note: SymptomNote) -> None:
        """Show `note` without telling anyone."""
        self._side.set_chosen(note.side or "")
        self._places.set_checked(note.places)
        self._set_strength(note.strength)
        self._kinds.set_checked(note.kinds)
        self._worse_with.set_checked(note.worse_with)
        self._worse_other.setText(note.worse_other)
        self._spreads.set_chosen(note.spreads or "")
        self._tissue.set_chosen(note.tissue or "")
        self._when.set_checked(note.when)
        self._cramps.set_cramps(note.cramps)
        self._text.blockSignals(True)
        self._text.setPlainText(note.text)
        self._text.blockSignals(False)

    def note_from(self, note: SymptomNote) -> SymptomNote:
        """Return `note` with the answers that stand here."""
        return replace(
            note,
            side=Side(self._side.key) if self._side.key else None,
            places=tuple(map(Place, self._places.checked)),
            strength=self._scale.pain,
            kinds=tuple(map(Kind, self._kinds.checked)),
            worse_with=tuple(map(WorseWith, self._worse_with.checked)),
            worse_other=self._worse_other.told,
            spreads=Spreads(self._spreads.key) if self._spreads.key else None,
            tissue=Tissue(self._tissue.key) if self._tissue.key else None,
            when=tuple(map(When, self._when.checked)),
            cramps=self._cramps.cramps,
            text=self._text.toPlainText().strip(),
        )

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to the first question."""
        self._side.setFocus(reason)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Arrange all for that width."""
        for card in self._cards:
            card.set_narrow(narrow)
        room = self._cards[0].room_in(width)
        for choice in (self._side, self._spreads, self._tissue):
            choice.fit(room)
        self._cramps.fit(width)

    def _listen(self) -> None:
        for choice in (self._side, self._spreads, self._tissue):
            choice.answered.connect(self.changed)
        for chips in (self._places, self._kinds, self._worse_with, self._when):
            chips.changed.connect(self.changed)
        self._worse_other.textEdited.connect(lambda text: self.changed.emit())
        self._text.textChanged.connect(self.changed)
        self._scale.pain_changed.connect(self._on_strength)
        self._no_strength.clicked.connect(self._on_no_strength)
        self._cramps.changed.connect(self.changed)
        self._cramps.asked.connect(self.cramps_asked)

    def _on_strength(self) -> None:
        self._no_strength.show()
        self.changed.emit()

    def _on_no_strength(self) -> None:
        self._scale.setFocus()
        self._set_strength(None)
        self.changed.emit()

    def _set_strength(self, strength: int | None) -> None:
        self._scale.set_pain(strength)
        self._no_strength.setVisible(strength is not None)

    def _fit_text(self) -> None:
        self._text.setFixedHeight(self._look.px(TEXT_HEIGHT))
