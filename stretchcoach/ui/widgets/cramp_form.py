"""The questions about cramps, asked only where there are any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchcoach.core.symptom import Before, Course, Cramps
from stretchcoach.symptom_words import Field, field_words
from stretchcoach.translation import translate
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.answers import (
    QUESTION_GAP,
    AnswerLine,
    FormCard,
    OneOf,
    Question,
    chips_for,
)
from stretchcoach.ui.widgets.check_chip import CheckChip


class CrampForm(FormCard):
    """A chip that says there are cramps, and what is asked then."""

    changed = Signal()
    asked = Signal(QWidget)
    """Emitted with the questions when the user brings them up."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        self._chip = CheckChip(look, translate("Symptom", "It is a cramp, or comes with cramps"))
        self._how_often = _line(Field.HOW_OFTEN, translate("Symptom", "For example: twice a week"))
        self._course = OneOf(look, Field.COURSE, Course)
        self._how_long = _line(Field.HOW_LONG, translate("Symptom", "For example: two minutes"))
        self._eased_by = _line(Field.EASED_BY, translate("Symptom", "For example: walking about"))
        self._before = chips_for(look, Field.BEFORE, Before)
        other = translate("Symptom", "Something else")
        self._before_other = AnswerLine(f"{field_words(Field.BEFORE)}: {other}", other)
        self._questions = QWidget()
        super().__init__(look, self._chip, self._questions)
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(QUESTION_GAP)
        column.addWidget(Question(Field.HOW_OFTEN, self._how_often))
        column.addWidget(Question(Field.COURSE, self._course))
        column.addWidget(Question(Field.HOW_LONG, self._how_long))
        column.addWidget(Question(Field.EASED_BY, self._eased_by))
        column.addWidget(Question(Field.BEFORE, self._before, self._before_other))
        self._questions.hide()
        self._chip.toggled.connect(self._on_toggled)

    def set_cramps(self, cramps: Cramps | None) -> None:
        """Show answers, or that there are no cramps, without telling anyone."""
        self._chip.blockSignals(True)
        self._chip.setChecked(cramps is not None)
        self._chip.blockSignals(False)
        self._questions.setVisible(cramps is not None)
        shown = cramps or Cramps()
        self._how_often.setText(shown.how_often)
        self._course.set_chosen(shown.course or "")
        self._how_long.setText(shown.how_long)
        self._eased_by.setText(shown.eased_by)
        self._before.set_checked(shown.before)
        self._before_other.setText(shown.before_other)

    @property
    def cramps(self) -> Cramps | None:
        """The answers; None where there are no cramps."""
        if not self._chip.isChecked():
            return None
        return Cramps(
            how_often=self._how_often.told,
            course=Course(self._course.key) if self._course.key else None,
            how_long=self._how_long.told,
            eased_by=self._eased_by.told,
            before=tuple(map(Before, self._before.checked)),
            before_other=self._before_other.told,
        )

    def fit(self, width: int) -> None:
        """Arrange all for a card of that width."""
        self._course.fit(self.room_in(width))

    def _on_toggled(self, checked: bool) -> None:
        self._questions.setVisible(checked)
        self.changed.emit()
        if checked:
            self.asked.emit(self)


def _line(field: Field, example: str) -> AnswerLine:
    return AnswerLine(field_words(field), example)
