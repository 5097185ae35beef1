"""The words of the voice, or a tip, on the floor of the scene."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_view import Caption, CaptionKind
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

MARGIN = 24
SIZE = 48
TIP_SIZE = 44
SIZE_LEAST = 26
# Words become this much smaller before they are set on two lines.
ONE_LINE_LEAST = 0.8
TWO_LINES_ROOM = 26
SMALL_GAIN = 8
ICON = 44
ICON_GAP = 18
# Things that lie on the floor reach a little into it.
DROP = 4
LEADING = 1.2


class CaptionView(PlayerPart):
    """Paints words alone; the scene shows through."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._caption = Caption(CaptionKind.SHOWN, "")
        self._is_muted = False
        self._fitted = NOTHING

    def set_caption(self, caption: Caption) -> None:
        """Show `caption`."""
        if caption != self._caption:
            self._caption = caption
            self.setAccessibleName(caption.words)
            self.arrange()

    def set_muted(self, muted: bool) -> None:
        """Show whether what the voice would say can be heard."""
        if muted != self._is_muted:
            self._is_muted = muted
            self.update()

    def arrange(self) -> None:
        """Find the size in which the words fit."""
        gain = SMALL_GAIN * self._sizes.small / self._sizes.scale
        largest = TIP_SIZE if self._caption.kind is CaptionKind.TIP else SIZE
        size = (largest + gain) * self._sizes.words
        width = self.width() - self._sizes.real(2 * MARGIN) - self._icon_room()
        line = self._sizes.real(size * LEADING)
        least = size * ONE_LINE_LEAST
        words = self._caption.words
        self._fitted = fit_text(words, self._font, width, line, size, least, LEADING)
        if self._fitted.shortened:
            room = self.height() - self._sizes.real(TWO_LINES_ROOM)
            self._fitted = fit_text(words, self._font, width, room, size, SIZE_LEAST, LEADING)
        self.setToolTip(self._caption.words if self._fitted.shortened else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the middle, after the sign of the voice where it speaks them."""
        painter = QPainter(self)
        width = self._fitted.width + self._icon_room()
        left = (self.width() - width) / 2
        middle = self.height() / 2 + self._sizes.real(DROP)
        if self._icon_room() and self._fitted.lines:
            size = self._sizes.px(ICON)
            name = "voice-off" if self._is_muted else "voice"
            pixmap = icon_pixmap(name, self.colour("ink"), size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, middle - size / 2), pixmap)
        painter.setPen(self.colour("ink"))
        self._fitted.draw(painter, left + self._icon_room(), middle - self._fitted.height / 2)

    def _icon_room(self) -> float:
        spoken = self._caption.kind is CaptionKind.SPOKEN
        return self._sizes.real(ICON + ICON_GAP) if spoken else 0.0

    def _font(self, size: float) -> QFont:
        return self.font_at(size, bold=self._caption.kind is not CaptionKind.TIP)
