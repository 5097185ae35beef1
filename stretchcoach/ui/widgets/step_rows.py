"""The list of steps that can be walked through."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_view import StepState
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.content_button import ContentButton
from stretchcoach.ui.widgets.marks import Mark
from stretchcoach.ui.widgets.words import Words

ROW_RADIUS = 12
INSET = 12
SKIN = Skin(
    Paint("", "ink"),
    Paint("hover", "ink"),
    Paint("line", "ink"),
    Paint("", "disabled"),
    selected=Paint("primaryTint", "ink", "primary"),
)
MARK = 28
ICON_SHARE = 0.62
LETTERS_SHARE = 0.54
HOLD_ICON = "hold"


class StepMark(Mark):
    """The number of a step on its disc, or the sign of the hold; ticked when done."""

    def __init__(
        self, look: Style, size: int = MARK, state: StepState = StepState.WAITING, number: str = ""
    ) -> None:
        super().__init__(look, size)
        self._state = state
        self._number = number

    def show_step(self, number: str, state: StepState) -> None:
        """Show a number, none for the hold."""
        self._number, self._state = number, state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and what is on it."""
        painter = self._painter()
        theme = self._look.theme
        box = QRectF(self.rect())
        ink = theme["ink2"]
        if self._state is StepState.WAITING:
            painter.setPen(QPen(theme["ctl"], 2.0))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        else:
            current = self._state is StepState.CURRENT
            painter.setBrush(theme["primary" if current else "primaryTint"])
            painter.drawEllipse(box)
            ink = theme["onPrimary" if current else "primary"]
        icon = "check" if self._state is StepState.DONE else HOLD_ICON
        if self._number and self._state is not StepState.DONE:
            font = self._look.font(self._design * LETTERS_SHARE, bold=True)
            draw_centred(painter, box, self._number, font, ink)
        else:
            side = round(self.height() * ICON_SHARE)
            pixmap = icon_pixmap(icon, ink, side, self.devicePixelRatioF())
            corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
            painter.drawPixmap(corner, pixmap)


class StepRow(ContentButton):
    """One step."""

    def __init__(self, look: Style, number: str) -> None:
        super().__init__(look, SKIN, ROW_RADIUS)
        self.setCheckable(True)
        # The group sees to that; for a screen reader it makes the row one of a choice.
        self.setAutoExclusive(True)
        self._number = number
        self._mark = StepMark(look, MARK, StepState.WAITING, number)
        self._words = Words("body")
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 10, INSET, 10)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.let_mouse_through()

    def set_words(self, words: str) -> None:
        """Show the words of the step."""
        self._words.setText(words)
        name = f"{self._number}. {words}" if self._number else words
        self.setAccessibleName(name)

    def set_state(self, state: StepState) -> None:
        """Show whether it is done, current or to come."""
        self._mark.show_step(self._number, state)
        current = state is StepState.CURRENT
        self.setChecked(current)
        done = self.tr("Done") if state is StepState.DONE else ""
        self.setAccessibleDescription(done)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)


class StepRows(Card):
    """The steps and the hold. One tab stop; the up and down keys go from row to row."""

    accessible_role = QAccessible.Role.Grouping

    step_chosen = Signal(int)

    def __init__(self, look: Style, steps: int, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.setAccessibleName(self.tr("Steps"))
        title = Words("section", self.tr("Steps"))
        title.setContentsMargins(INSET, 0, INSET, 8)
        self._current: int | None = None
        numbers = [*map(str, range(1, steps + 1)), ""]
        self.rows = [StepRow(look, number) for number in numbers]
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 20, INSET, INSET)
        column.setSpacing(4)
        column.addWidget(title)
        group = QButtonGroup(self)
        for index, row in enumerate(self.rows):
            group.addButton(row)
            column.addWidget(row)
            # Not `clicked`: a screen reader's action checks a row without a click.
            row.toggled.connect(partial(self._on_toggled, index))
        column.addStretch(1)

    def set_words(self, words: list[str]) -> None:
        """Show the words of all steps and of the hold."""
        for row, text in zip(self.rows, words, strict=True):
            row.set_words(text)

    def set_current(self, current: int) -> None:
        """Mark a step; the focus goes with it if it is in the list."""
        self._current = current
        had_focus = any(row.hasFocus() for row in self.rows)
        for index, row in enumerate(self.rows):
            done = StepState.DONE if index < current else StepState.WAITING
            row.set_state(StepState.CURRENT if index == current else done)
        if had_focus:
            self.rows[current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._current:
            self.step_chosen.emit(index)
