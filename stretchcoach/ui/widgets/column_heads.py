"""What stands at the top of the player's column while no hold runs."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_view import PlayerView
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_badge
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, fit_text

MARGIN = 32
NAME_SIZE = 28
NAME_MIDDLE = 40
TITLE_SIZE = 80
TITLE_MIDDLE = 98
LEG_SIZE = 40
LEG_MIDDLE = 166
BADGE = 44
BADGE_GAP = 12

READY_SIZE = 22
READY_BASELINE = 45
READY_GAP = 12
EXERCISE_SIZE = 33
EXERCISE_MIDDLE = 75


class GapHead(PlayerPart):
    """In a switch or a rest: the exercise, what one does now, and the leg that is next."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._leg = Leg.RIGHT
        self._words = ("", "", "", "")
        self._name = NOTHING
        self._title = NOTHING
        self._leg_words = NOTHING

    def set_view(self, view: PlayerView) -> None:
        """Show the words of `view`."""
        words = (view.exercise, view.title, view.leg_words, view.letter)
        if words != self._words or view.leg is not self._leg:
            self._words, self._leg = words, view.leg
            self.setAccessibleName(f"{view.title}. {view.leg_words}, {view.exercise}")
            self.arrange()

    def arrange(self) -> None:
        """Find the sizes in which the words fit."""
        real = self._sizes.real
        width = self.width() - real(2 * MARGIN)
        size = NAME_SIZE * self._sizes.words
        exercise, title, leg_words, _ = self._words
        self._name = fit_text(exercise, self.font_at, width, real(size * 1.25), size, 22)
        self._title = fit_text(title, self.bold_at, width, real(TITLE_SIZE * 1.25), TITLE_SIZE, 44)
        leg_width = width - real(BADGE + BADGE_GAP)
        self._leg_words = fit_text(
            leg_words, self.bold_at, leg_width, real(LEG_SIZE * 1.25), LEG_SIZE, 24
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        real = self._sizes.real
        left = real(MARGIN)
        painter.setPen(self.colour("ink2"))
        self._name.draw(painter, left, real(NAME_MIDDLE) - self._name.height / 2)
        painter.setPen(self.colour("ink"))
        # The bearing of a large letter would set it visibly to the right of the name.
        self._title.draw(painter, left - real(4), real(TITLE_MIDDLE) - self._title.height / 2)
        size = real(BADGE)
        badge = QRectF(left, real(LEG_MIDDLE) - size / 2, size, size)
        on_leg = self.colour("onRight" if self._leg is Leg.RIGHT else "onLeft")
        fill = self.leg_colour(self._leg)
        draw_badge(painter, badge, self._leg, self._words[3], self.bold_at(24), fill, on_leg)
        painter.setPen(fill)
        top = real(LEG_MIDDLE) - self._leg_words.height / 2
        self._leg_words.draw(painter, badge.right() + real(BADGE_GAP), top)


class ReadyHead(PlayerPart):
    """In get ready: which exercise of how many, and its name."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = ("", "", "")
        self._name = NOTHING
        self._place = NOTHING

    def set_view(self, view: PlayerView) -> None:
        """Show the words of `view`."""
        words = (view.title, view.place, view.exercise)
        if words != self._words:
            self._words = words
            self.setAccessibleName(f"{view.title}. {view.place}: {view.exercise}")
            self.arrange()

    def arrange(self) -> None:
        """Find the sizes in which the words fit."""
        real = self._sizes.real
        width = self.width() - real(2 * MARGIN)
        ready = self.readable(READY_SIZE)
        title = QFontMetricsF(self.bold_at(ready)).horizontalAdvance(self._words[0])
        room = width - title - real(READY_GAP)
        self._place = fit_text(self._words[1], self.font_at, room, real(ready * 1.3), ready, 16)
        size = EXERCISE_SIZE * min(self._sizes.words, 1.15)
        self._name = fit_text(self._words[2], self.bold_at, width, real(size * 1.3), size, 22)
        self.setToolTip(self._words[2] if self._name.shortened else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the two lines."""
        painter = QPainter(self)
        real = self._sizes.real
        left = real(MARGIN)
        font = self.bold_at(self.readable(READY_SIZE))
        painter.setFont(font)
        painter.setPen(self.colour("primary"))
        painter.drawText(QPointF(left, real(READY_BASELINE)), self._words[0])
        after = left + QFontMetricsF(font).horizontalAdvance(self._words[0]) + real(READY_GAP)
        painter.setPen(self.colour("ink2"))
        half = QFontMetricsF(self._place.font).capHeight() / 2
        middle = real(READY_BASELINE) - half
        self._place.draw(painter, after, middle - self._place.height / 2)
        painter.setPen(self.colour("ink"))
        self._name.draw(painter, left, real(EXERCISE_MIDDLE) - self._name.height / 2)
