"""Asks whether to end the session, inside the page."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.player_keys import PlayerAction, action_key_words
from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import NOTHING, FittedText, fit_text

WIDTH = 600
PAD = 32
TITLE_SIZE = 32
TEXT_SIZE = 20
GAP = 8
BUTTONS_GAP = 24
BUTTON_SPACE = 16
CORNER = 16
MARGIN = 16


class EndQuestion(PlayerPart):
    """A card over the scene; going on is what has the focus."""

    accessible_role = QAccessible.Role.Dialog

    declined = Signal()
    confirmed = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title_words = self.tr("End this session?")
        self._text_words = self.tr("What you have done so far is saved.")
        self._title: FittedText = NOTHING
        self._text: FittedText = NOTHING
        self._go_on = Button(
            look, self.tr("Keep going"), skin=Skins.PRIMARY, shape=Shapes.MEDIUM, parent=self
        )
        self._go_on.set_key(action_key_words(PlayerAction.END))
        self._go_on.clicked.connect(self.declined)
        self._end = Button(look, self.tr("End session"), shape=Shapes.MEDIUM, parent=self)
        self._end.clicked.connect(self.confirmed)
        self.setAccessibleName(self._title_words)
        self.setAccessibleDescription(self._text_words)
        self.hide()

    def ask(self) -> None:
        """Show the question, going on focused."""
        self.raise_()
        self.show()
        self._go_on.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, f"{self._title_words} {self._text_words}", assertive=True)

    def place(self, width: int, height: int, sizes: Sizes) -> None:
        """Lie in the middle of a scene of `width` and `height`."""
        self.set_sizes(sizes)
        wide = min(sizes.px(WIDTH * sizes.words), width - 2 * MARGIN)
        self.resize(wide, self.height())
        self._fit()
        tall = self._buttons_top() + self._go_on.sizeHint().height() + sizes.px(PAD)
        if self._stacks():
            tall += self._end.sizeHint().height() + sizes.px(BUTTON_SPACE)
        self.setGeometry((width - wide) // 2, max(0, (height - tall) // 2), wide, tall)

    def arrange(self) -> None:
        """Fit the words and place the buttons under them."""
        self._fit()
        left = self._sizes.px(PAD)
        room = self.width() - 2 * left
        space = self._sizes.px(BUTTON_SPACE)
        top = self._buttons_top()
        height = self._go_on.sizeHint().height()
        if self._stacks():
            self._go_on.setGeometry(left, top, room, height)
            self._end.setGeometry(left, top + height + space, room, height)
        else:
            half = (room - space) // 2
            self._go_on.setGeometry(left, top, half, height)
            self._end.setGeometry(left + half + space, top, room - half - space, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.colour("ctl"), 1))
        painter.setBrush(self.colour("card"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        corner = self._sizes.real(CORNER)
        painter.drawRoundedRect(box, corner, corner)
        pad = self._sizes.real(PAD)
        painter.setPen(self.colour("ink"))
        self._title.draw(painter, pad, pad)
        painter.setPen(self.colour("ink2"))
        self._text.draw(painter, pad, pad + self._title.height + self._sizes.real(GAP))

    def _fit(self) -> None:
        for button in (self._go_on, self._end):
            button.set_scale(self._sizes.controls * self._sizes.words)
        room = self.width() - 2 * self._sizes.real(PAD)
        words = self._sizes.words
        self._title = fit_text(
            self._title_words, self.bold_at, room, 1e6, TITLE_SIZE * words, TITLE_SIZE * 0.6
        )
        size = self.readable(TEXT_SIZE * words)
        self._text = fit_text(self._text_words, self.font_at, room, 1e6, size, size, 1.4)

    def _buttons_top(self) -> int:
        words = self._title.height + self._text.height
        return round(self._sizes.real(PAD + GAP + BUTTONS_GAP) + words)

    def _stacks(self) -> bool:
        """Tell whether the buttons need a line each."""
        widest = max(button.sizeHint().width() for button in (self._go_on, self._end))
        room = self.width() - 2 * self._sizes.px(PAD) - self._sizes.px(BUTTON_SPACE)
        return 2 * widest > room
