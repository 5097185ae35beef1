"""Says that the session is paused, why, and how to go on."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_view import PauseWords
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

MARGIN = 48
ICON = 52
ICON_GAP = 20
TITLE_SIZE = 44
TEXT_SIZE = 26
TEXT_SIZE_LEAST = 18
ONE_LINE_LEAST = 21
LINE_GAP = 2


class PausePlate(PlayerPart):
    """Lies over the caption, in the colours of the button that goes on."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = PauseWords("", "")
        self._title = NOTHING
        self._text = NOTHING

    def set_words(self, words: PauseWords) -> None:
        """Show `words`."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(f"{words.title}. {words.text}".strip())
            self.arrange()

    def arrange(self) -> None:
        """Find the sizes in which the words fit."""
        real = self._sizes.real
        width = self.width() - real(2 * MARGIN + ICON + ICON_GAP)
        self._title = fit_text(
            self._words.title, self.bold_at, width, real(TITLE_SIZE * 1.2), TITLE_SIZE, 30, 1.15
        )
        room = self.height() - self._title.height - real(LINE_GAP + 14)
        size = TEXT_SIZE * self._sizes.words
        line = real(size * 1.2)
        text = self._words.text
        self._text = fit_text(text, self.font_at, width, line, size, ONE_LINE_LEAST, 1.2)
        if self._text.shortened:
            self._text = fit_text(text, self.font_at, width, room, size, TEXT_SIZE_LEAST, 1.2)
        self.setToolTip(self._words.text if self._text.shortened else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.colour("ink"))
        real = self._sizes.real
        size = self._sizes.px(ICON)
        words_width = max(self._title.width, self._text.width)
        left = (self.width() - size - real(ICON_GAP) - words_width) / 2
        middle = self.height() / 2
        ink = self.colour("card")
        pixmap = icon_pixmap("pause", ink, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, middle - size / 2), pixmap)
        painter.setPen(ink)
        left += size + real(ICON_GAP)
        below = real(LINE_GAP) + self._text.height if self._words.text else 0.0
        height = self._title.height + below
        self._title.draw(painter, left, middle - height / 2)
        top = middle - height / 2 + self._title.height + real(LINE_GAP)
        self._text.draw(painter, left, top)
