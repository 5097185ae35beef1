"""What the colours of the calendar mean."""

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.core.adherence import Heat
from stretchcoach.translation import fill
from stretchcoach.ui.history_words import minutes_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.day_button import FILLS
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import Mark
from stretchcoach.ui.widgets.words import Words

SIDE = 14
CORNER = 4


class _Swatch(Mark):
    def __init__(self, look: Style, token: str) -> None:
        super().__init__(look, SIDE)
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.theme[self._token])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)


class HeatLegend(QWidget):
    """A colour and its minutes, four times."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(16, 6, self)
        self._items: dict[Heat, QWidget] = {}
        self._words: dict[Heat, Words] = {}
        for heat in Heat:
            item = QWidget()
            row = QHBoxLayout(item)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(_Swatch(look, FILLS[heat]), 0, Qt.AlignmentFlag.AlignVCenter)
            self._words[heat] = Words("meta", wrap=False)
            row.addWidget(self._words[heat])
            self._items[heat] = item
            flow.addWidget(item)

    def show_length(self, seconds: float) -> None:
        """Show the minutes of a session of that length; without one, only whether there was any."""
        locale = QLocale()
        one = minutes_words(seconds, locale)
        texts = {
            Heat.NONE: self.tr("None"),
            Heat.PART: fill(self.tr("Under {minutes}"), minutes=one) if seconds else self.tr("Any"),
            Heat.ONE: one,
            Heat.MORE: fill(
                self.tr("{minutes} or more"), minutes=minutes_words(2 * seconds, locale)
            ),
        }
        for heat, words in self._words.items():
            words.setText(texts[heat])
            self._items[heat].setVisible(bool(seconds) or heat in (Heat.NONE, Heat.PART))
