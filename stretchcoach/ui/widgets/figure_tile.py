"""A figure of the history on its tile, with what it counts."""

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


class FigureTile(Card):
    """One number, its unit, and a line about it."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._figure = BigFigure(look, "", "", size=FIGURE, unit_size=UNIT)
        self._label = Words("meta")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE)
        self._box.setSpacing(2)
        self._box.addWidget(self._figure)
        self._box.addWidget(self._label)

    def show_figure(self, figure: str, unit: str, label: str) -> None:
        """Show a number."""
        self._figure.set_figure(figure, unit)
        words = fill(self.tr("{figure}, {label}"), figure=f"{figure} {unit}".strip(), label=label)
        self._figure.setAccessibleName(words)
        self._label.setText(label)

    @property
    def words(self) -> str:
        """What a screen reader says of it."""
        return self._figure.accessibleName()
