"""Which leg the hold to come is for, beside the countdown to it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_view import PlayerView
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_badge
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

WORDS_SIZE = 28
WORDS_RISE = 23
LEG_SIZE = 36
LEG_DROP = 20
BADGE = 40
BADGE_GAP = 13


class StartLine(PlayerPart):
    """The words "seconds, then hold", and the leg with its badge below."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._leg = Leg.RIGHT
        self._words = ("", "", "")
        self._then = NOTHING
        self._leg_words = NOTHING

    def set_view(self, view: PlayerView) -> None:
        """Show the words of `view`."""
        words = (view.seconds_words, view.leg_words, view.letter)
        if words != self._words or view.leg is not self._leg:
            self._words, self._leg = words, view.leg
            self.setAccessibleName(f"{view.seconds_words}: {view.leg_words}")
            self.arrange()

    def arrange(self) -> None:
        """Find the sizes in which the words fit."""
        real = self._sizes.real
        line = real(LEG_SIZE * 1.25)
        self._then = fit_text(self._words[0], self.font_at, self.width(), line, WORDS_SIZE, 18)
        room = self.width() - real(BADGE + BADGE_GAP)
        self._leg_words = fit_text(self._words[1], self.bold_at, room, line, LEG_SIZE, 22)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines around the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        real = self._sizes.real
        middle = self.height() / 2
        painter.setPen(self.colour("ink2"))
        self._then.draw(painter, 0, middle - real(WORDS_RISE) - self._then.height / 2)
        size = real(BADGE)
        badge = QRectF(0, middle + real(LEG_DROP) - size / 2, size, size)
        on_leg = self.colour("onRight" if self._leg is Leg.RIGHT else "onLeft")
        fill = self.leg_colour(self._leg)
        draw_badge(painter, badge, self._leg, self._words[2], self.bold_at(22), fill, on_leg)
        painter.setPen(fill)
        top = middle + real(LEG_DROP) - self._leg_words.height / 2
        self._leg_words.draw(painter, size + real(BADGE_GAP), top)
