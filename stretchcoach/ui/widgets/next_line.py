"""The line that says what comes next."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_view import NextKind, NextLine
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.leg_marks import draw_badge
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

MARGIN = 24
BADGE = 48
BADGE_LETTER = 24
BADGE_GAP = 17
WORDS_SIZE = 36
WORDS_SIZE_LEAST = 30
TWO_LINES_SIZE = 28
LEAD_SIZE = 20
LEAD_GAP = 11


class NextLineView(PlayerPart):
    """A badge, "Next:" and what is next; a long name gets the whole line for itself."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._line = NextLine(NextKind.LAST, "", "")
        self._lead = NOTHING
        self._words = NOTHING
        self._stacked = False

    def set_line(self, line: NextLine) -> None:
        """Show `line`."""
        if line != self._line:
            self._line = line
            self.setAccessibleName(f"{line.lead} {line.words}".strip())
            self.arrange()

    def arrange(self) -> None:
        """Put all on one line, or the lead above the words."""
        real = self._sizes.real
        room = self.width() - real(2 * MARGIN + BADGE + BADGE_GAP)
        line = real(WORDS_SIZE * 1.3)
        for size in (WORDS_SIZE, WORDS_SIZE_LEAST):
            self._stacked = False
            self._lead = fit_text(self._line.lead, self.font_at, room, line, size, size)
            beside = room - (self._lead.width + real(LEAD_GAP) if self._line.lead else 0)
            self._words = fit_text(self._line.words, self.bold_at, beside, line, size, size)
            if not self._words.shortened and len(self._words.lines) == 1:
                break
        else:
            self._stacked = bool(self._line.lead)
            self._lead = fit_text(self._line.lead, self.font_at, room, line, LEAD_SIZE, LEAD_SIZE)
            height = self.height() - self._lead.height - real(8)
            self._words = fit_text(self._line.words, self.bold_at, room, height, TWO_LINES_SIZE, 20)
        self.setToolTip(self._line.words if self._words.shortened else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badge and words in the middle of the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        real = self._sizes.real
        between = real(LEAD_GAP) if self._line.lead and not self._stacked else 0.0
        if self._stacked:
            words_width = max(self._lead.width, self._words.width)
        else:
            words_width = self._lead.width + between + self._words.width
        width = real(BADGE + BADGE_GAP) + words_width
        left = (self.width() - width) / 2
        middle = self.height() / 2
        self._paint_badge(painter, QRectF(left, middle - real(BADGE) / 2, real(BADGE), real(BADGE)))
        left += real(BADGE + BADGE_GAP)
        painter.setPen(self.colour("ink2"))
        if self._stacked:
            top = middle - (self._lead.height + self._words.height) / 2
            self._lead.draw(painter, left, top)
            top += self._lead.height
        else:
            top = middle - self._words.height / 2
            self._lead.draw(painter, left, top)
            left += self._lead.width + between
        painter.setPen(self.colour("ink"))
        self._words.draw(painter, left, top)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        line = self._line
        letter = self.bold_at(BADGE_LETTER)
        if line.kind is NextKind.LEG and line.leg is not None:
            on_leg = self.colour("onRight" if line.leg == "right" else "onLeft")
            fill = self.leg_colour(line.leg)
            draw_badge(painter, box, line.leg, line.badge, letter, fill, on_leg)
            return
        if line.kind is NextKind.EXERCISE:
            width = self._sizes.real(2)
            painter.setPen(QPen(self.colour("ctl"), width))
            painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
            draw_centred(painter, box, line.badge, letter, self.colour("ink"))
            return
        icon, ground, ink = "check", "primaryTint", "primary"
        if line.kind is NextKind.REST:
            icon, ground, ink = "pause", "sunken", "ink"
        painter.setPen(self.colour(ground))
        painter.setBrush(self.colour(ground))
        painter.drawEllipse(box)
        size = self._sizes.px(26)
        pixmap = icon_pixmap(icon, self.colour(ink), size, self.devicePixelRatioF())
        painter.drawPixmap(box.center() - QPointF(size / 2, size / 2), pixmap)
