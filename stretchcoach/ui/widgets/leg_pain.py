"""The pain of one leg: its badge, the scale, and what the number chosen means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import band_of
from stretchcoach.ui.pain_words import band_word, meaning_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.routine_words import SEPARATOR
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.leg_signs import LegMark
from stretchcoach.ui.widgets.pain_scale import PainScale
from stretchcoach.ui.widgets.words import Words

BADGE = 24


class LegPain(QWidget):
    """One scale; `leg` is None where it is about the whole session.

    Where it is about a leg the meaning stands beside its name, and takes no line of its own.
    `height` is that of the cells.
    """

    pain_changed = Signal()

    def __init__(
        self, look: Style, leg: Leg | None, height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.leg = leg
        where = "" if leg is None else leg_words(leg)
        self.scale = PainScale(look, where, height=height)
        self.scale.pain_changed.connect(self._on_pain_changed)
        self._number = Words("strong" if leg else "section", wrap=False)
        self._meaning = Words("secondary" if leg else "lead")
        said = FlowLayout(12, 0)
        said.addWidget(self._number)
        said.addWidget(self._meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6 if leg else 10)
        if leg is None:
            column.addWidget(self.scale)
            column.addLayout(said)
        else:
            column.addLayout(self._head(look, leg, said))
            column.addWidget(self.scale)
        self._describe(None)

    @property
    def pain(self) -> int | None:
        """The number chosen."""
        return self.scale.pain

    def set_pain(self, pain: int | None) -> None:
        """Show a number, or none, without telling anyone."""
        self.scale.set_pain(pain)
        self._describe(pain)

    def _head(self, look: Style, leg: Leg, said: FlowLayout) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(LegMark(look, leg, BADGE), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words("strong", leg_words(leg), wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(6)
        row.addLayout(said, 1)
        return row

    def _describe(self, pain: int | None) -> None:
        for words in (self._number, self._meaning):
            words.setVisible(pain is not None)
        if pain is not None:
            band = band_of(pain)
            self._number.setText(f"{pain}{SEPARATOR}{band_word(band)}")
            self._meaning.setText(meaning_words(band))

    def _on_pain_changed(self, pain: int) -> None:
        self._describe(pain)
        self.pain_changed.emit()
