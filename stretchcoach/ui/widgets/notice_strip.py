"""One line about what is missing and how to get it, above the scene."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button

MARGIN = 16
PAD = 8
GAP = 12
ICON = 24
TEXT_SIZE = 16


class NoticeStrip(QWidget):
    """Stays until its cause is gone or it is put away; covers nothing."""

    accessible_role = QAccessible.Role.AlertMessage

    retry_requested = Signal()
    closed = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sizes = Sizes()
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._retry = self._button(self.tr("Retry"), "")
        self._retry.clicked.connect(self.retry_requested)
        self._close = self._button(self.tr("Put this notice away"), "close")
        self._close.set_compact(True)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        self._row = row
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the window as it is now."""
        if sizes != self._sizes:
            self._sizes = sizes
            self._restyle()

    def set_text(self, text: str, *, can_retry: bool = False) -> None:
        """Show `text`; a screen reader says it. Retry is there where trying again may help."""
        self._retry.setVisible(can_retry)
        self._text.setText(text)
        self.setAccessibleName(text)
        if text and self.isVisible():
            announce(self, text)

    def set_operable(self, operable: bool) -> None:
        """Let its buttons be pressed, or not; its words are there to be read either way."""
        for button in (self._retry, self._close):
            button.setEnabled(operable)

    def height_at(self, width: int) -> int:
        """Return the height it needs when it is `width` wide."""
        return max(self._row.heightForWidth(width), self._row.minimumSize().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen reader."""
        announce(self, self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme["card"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.theme["line"])

    def _button(self, words: str, icon: str) -> Button:
        skin = Skins.PLAIN if icon else Skins.SECONDARY
        button = Button(self._look, words, icon, skin=skin, shape=Shapes.COMPACT, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _restyle(self) -> None:
        scale = self._sizes.controls * self._sizes.words
        self._text.setFont(self._look.font(TEXT_SIZE * scale / self._look.text_scale))
        palette = self._text.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._look.theme["ink"])
        self._text.setPalette(palette)
        colour, ratio = self._look.theme["primary"], self.devicePixelRatioF()
        self._icon.setPixmap(icon_pixmap("info", colour, round(ICON * scale), ratio))
        for button in (self._retry, self._close):
            button.set_scale(scale)
        margin, pad = round(MARGIN * scale), round(PAD * scale)
        self._row.setContentsMargins(margin, pad, pad, pad)
        self._row.setSpacing(round(GAP * scale))
        self.update()
