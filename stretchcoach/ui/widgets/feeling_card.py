"""How it felt: the pain of 0 to 10 in each leg, what follows from it, and a note."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Advice, Pains, advice_for
from stretchcoach.ui.pain_layout import CELL, LOW_CELL
from stretchcoach.ui.pain_words import advice_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.advice_box import AdviceBox
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.leg_pain import LegPain
from stretchcoach.ui.widgets.words import Words

NOTE_HEIGHT = 104
NOTE_LEAST_LINES = 2
NOTE_MOST_LINES = 5
NOTE_LETTERS = 16
# The stylesheet's line and padding, above and below the text.
NOTE_EDGES = 18
NOTE_RADIUS = 12


class FeelingCard(Card):
    """A scale for each leg that was stretched; one for the whole session where none was.

    Leaves room at its end for the page's main actions.
    """

    pains_changed = Signal()
    note_changed = Signal()
    advice_shown = Signal(QWidget)
    guide_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._scales: list[LegPain] = []
        self._intro = Words("secondary")
        self._scales_place = QVBoxLayout()
        self._scales_place.setSpacing(12)
        self._advice = Words("body")
        self._box = AdviceBox(look)
        self._box.guide_requested.connect(self.guide_requested)
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText(self.tr("For example: the left side felt tighter"))
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName(self.tr("Note, optional"))
        self._note.textChanged.connect(self.note_changed)
        # Comes when lines are written, and when a width has the text break in others.
        self._note.document().documentLayout().documentSizeChanged.connect(self._fit_note)
        set_ring_radius(self._note, NOTE_RADIUS)
        self.action_place = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(Words("heading", self.tr("How did that feel?")))
        self._column.addWidget(self._intro)
        self._column.addSpacing(4)
        self._column.addLayout(self._scales_place)
        self._column.addWidget(self._advice)
        self._column.addWidget(self._box)
        self._column.addSpacing(4)
        self._column.addLayout(self._note_head())
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self._column.addLayout(self.action_place)
        look.changed.connect(self._fit_note)
        self.set_rating((), Pains(), "")

    @property
    def pains(self) -> Pains:
        """How much hurts, as it is chosen."""
        chosen = {scale.leg: scale.pain for scale in self._scales}
        return Pains(chosen.get(Leg.RIGHT), chosen.get(Leg.LEFT), chosen.get(None))

    @property
    def note(self) -> str:
        """The note as it stands."""
        return self._note.toPlainText().strip()

    @property
    def has_rating(self) -> bool:
        """Whether a pain is chosen or something is written."""
        return self.pains.worst is not None or bool(self.note)

    @property
    def has_two(self) -> bool:
        """Whether each leg has its scale."""
        return len(self._scales) > 1

    @property
    def first_scale(self) -> LegPain:
        """The scale that gets the keyboard first."""
        return self._scales[0]

    def set_rating(self, legs: Sequence[Leg], pains: Pains, note: str) -> None:
        """Show a rating of a session that stretched `legs`, without telling anyone."""
        wanted: tuple[Leg | None, ...] = tuple(legs) or (None,)
        if [scale.leg for scale in self._scales] != list(wanted):
            self._make_scales(wanted)
        given = {Leg.RIGHT: pains.right, Leg.LEFT: pains.left, None: pains.whole}
        for scale in self._scales:
            scale.set_pain(given[scale.leg])
        self._note.blockSignals(True)
        self._note.setPlainText(note)
        self._note.blockSignals(False)
        self._describe()

    def set_padding(self, padding: int) -> None:
        """Keep that far from the edge."""
        self._column.setContentsMargins(padding, padding - 4, padding, padding)

    def _make_scales(self, legs: Sequence[Leg | None]) -> None:
        for old in self._scales:
            self._scales_place.removeWidget(old)
            old.hide()
            old.deleteLater()
        height = LOW_CELL if len(legs) > 1 else CELL
        self._scales = [LegPain(self._look, leg, height) for leg in legs]
        for scale in self._scales:
            scale.pain_changed.connect(self._on_pain_changed)
            self._scales_place.addWidget(scale)
            scale.show()
        self._order()
        rate = self.tr(
            "Rate any pain during the stretches, from 0, no pain, to 10, the worst you can imagine."
        )
        if self.has_two:
            rate = self.tr(
                "Rate any pain in each leg, from 0, no pain, to 10, the worst you can imagine."
            )
        is_none = self.tr(
            "A gentle pull is normal and is not pain. Sharp pain: stop, whatever the number."
        )
        self._intro.setText(f"{rate} {is_none}")

    def _order(self) -> None:
        """Let Tab and a screen reader go from top to bottom: both know the order of making."""
        last: QWidget = self._note
        for scale in reversed(self._scales):
            for cell in reversed(scale.scale.findChildren(QWidget)):
                QWidget.setTabOrder(cell, last)
                last = cell
        for scale in self._scales:
            scale.stackUnder(self._advice)

    def _note_head(self) -> QHBoxLayout:
        label = Words("strong", self.tr("Note"), wrap=False)
        label.setBuddy(self._note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(Words("secondary", self.tr("optional"), wrap=False), 1)
        return row

    def _describe(self) -> None:
        worst = self.pains.worst
        advice = None if worst is None else advice_for(worst)
        self._advice.setVisible(advice in (Advice.CARRY_ON, Advice.EASE_OFF))
        self._box.setVisible(advice is Advice.STOP)
        if advice is not None:
            self._advice.setText(advice_words(advice))
        self._fit_note()

    def _fit_note(self) -> None:
        """Give the note whole lines for its text, and less room where scales or advice need it."""
        low = self.has_two or not self._box.isHidden()
        document = self._note.document()
        lines = max(NOTE_LEAST_LINES, min(document.lineCount(), NOTE_MOST_LINES))
        # Qt gives each line whole pixels, and scrolls by lines unless a pixel is left over.
        line = ceil(QFontMetricsF(self._look.font(NOTE_LETTERS)).lineSpacing())
        height = lines * line + ceil(2 * document.documentMargin()) + 1 + NOTE_EDGES
        # A bar that comes before the height makes the text narrower, and it may need one line more.
        policy = Qt.ScrollBarPolicy
        fits = document.lineCount() <= NOTE_MOST_LINES
        bar = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        self._note.setVerticalScrollBarPolicy(bar)
        self._note.setFixedHeight(height if low else max(height, self._look.px(NOTE_HEIGHT)))

    def _on_pain_changed(self) -> None:
        was_hidden = self._box.isHidden()
        self._describe()
        if was_hidden and not self._box.isHidden():
            self.advice_shown.emit(self._box)
        self.pains_changed.emit()
