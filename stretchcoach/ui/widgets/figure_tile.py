"""A figure of the history on its tile, with what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.big_figure import BigFigure
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.words import Words

FIGURE = 28
UNIT = 16
SIDE = 24
ABOVE = 16
ABOVE_IN_LIST = 8
GAP_IN_LIST = 16


class FigureTile(Card):
    """One number, its unit, and a line about it."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._figure = BigFigure(look, "", "", size=FIGURE, unit_size=UNIT)
        self._label = Words("meta")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self._figure)
        self._box.addWidget(self._label, 1)
        self.set_in_list(False)

    def show_figure(self, figure: str, unit: str, label: str) -> None:
        """Show a number."""
        self._figure.set_figure(figure, unit)
        words = fill(self.tr("{figure}, {label}"), figure=f"{figure} {unit}".strip(), label=label)
        self._figure.setAccessibleName(words)
        self._label.setText(label)

    def set_in_list(self, in_list: bool) -> None:
        """Take one line in a list, or stand as a tile in a row."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if in_list else direction.TopToBottom)
        above = ABOVE_IN_LIST if in_list else ABOVE
        self._box.setContentsMargins(SIDE, above, SIDE, above)
        self._box.setSpacing(GAP_IN_LIST if in_list else 2)
        side = Qt.AlignmentFlag.AlignRight if in_list else Qt.AlignmentFlag.AlignLeft
        self._label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    @property
    def words(self) -> str:
        """What a screen reader says of it."""
        return self._figure.accessibleName()
