"""Words of the user's own, as the name of a routine: they fit whatever they are."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QWidget

from stretchcoach.ui.widgets.words import Words

# What is broken is broken into pieces that can still be read.
LEAST_LETTERS = 8


class NameWords(Words):
    """Wraps between words, and within a word that is too long for a line."""

    def __init__(self, role: str, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(role, text, parent=parent)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a piece of a word."""
        metrics = self.fontMetrics()
        longest = super().minimumSizeHint().width()
        return QSize(
            min(longest, metrics.averageCharWidth() * LEAST_LETTERS), metrics.lineSpacing()
        )

    def hasHeightForWidth(self) -> bool:
        """Tell the layout to ask."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines within `width`."""
        return self._lines(width).lineCount() * self.fontMetrics().lineSpacing()

    @property
    def longest_word(self) -> int:
        """How wide it must be for no word to be broken."""
        words = self.text().split() or [""]
        return max(map(self.fontMetrics().horizontalAdvance, words)) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        spacing = self.fontMetrics().lineSpacing()
        lines = self._lines(area.width())
        top = (area.height() - lines.lineCount() * spacing) / 2
        lines.draw(painter, QPointF(area.left(), area.top() + max(0.0, top)), [], QRectF())

    def _lines(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        spacing = self.fontMetrics().lineSpacing()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * spacing))
        layout.endLayout()
        return layout
