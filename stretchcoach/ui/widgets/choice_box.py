"""A choice among many: a box that opens a list."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover

HEIGHT = 40
PADDING = 14
RADIUS = 10
ICON = 20
LETTERS = 15
LEAST = 140
WIDEST = 260
# What a row of the list has beside its words: padding, frame, a scroll bar.
AROUND_ROW = 48


class ChoiceBox(QComboBox):
    """`chosen` tells the key of what the user chose."""

    chosen = Signal(str)

    def __init__(self, look: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hover = Hover(look, self)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # The style sheet sets the height of items for this delegate alone.
        self.setItemDelegate(QStyledItemDelegate(self))
        set_ring_radius(self, RADIUS)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        look.changed.connect(self._refresh)
        self._refresh()

    def set_choices(self, choices: Mapping[str, str], chosen: str) -> None:
        """Offer words by their keys, and show one as chosen, without telling anyone."""
        shown = {self.itemData(index): self.itemText(index) for index in range(self.count())}
        if shown != choices:
            self.clear()
            for key, words in choices.items():
                self.addItem(words, key)
        self.setCurrentIndex(self.findData(chosen))
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return the size in which the longest words fit, within reason."""
        around = self._look.px(2 * PADDING + ICON + 8)
        width = min(max(self._longest() + 2 + around, self._look.px(LEAST)), self._look.px(WIDEST))
        return QSize(width, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the words cut."""
        return QSize(self._look.px(LEAST), self._look.px(HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls with it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that turn pages to the page: choosing by them, one sees no other choice.

        The list that is open has keys of its own.
        """
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the chosen words and the sign of a list."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, enabled = self._look.theme, self.isEnabled()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme["ctl" if enabled else "line"], 1.0))
        painter.setBrush(self._hover.between("card", "hover") if enabled else theme["card"])
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        ink = theme["ink" if enabled else "disabled"]
        padding, side = self._look.px(PADDING), self._look.px(ICON)
        font = self._look.font(LETTERS)
        metrics = QFontMetricsF(font)
        room = self.width() - 2 * padding - side - self._look.px(8)
        words = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(padding, (self.height() + metrics.capHeight()) / 2), words)
        pixmap = icon_pixmap("chevron-down", ink, side, self.devicePixelRatioF())
        painter.drawPixmap(
            QPointF(self.width() - padding - side, (self.height() - side) / 2), pixmap
        )

    def _longest(self) -> int:
        metrics = QFontMetricsF(self._look.font(LETTERS))
        texts = [self.itemText(index) for index in range(self.count())]
        return round(max((metrics.horizontalAdvance(text) for text in texts), default=0.0))

    def _refresh(self) -> None:
        font = self._look.font(LETTERS)
        # Its list is painted in the font of the box, and measured in its own.
        self.setFont(font)
        self.view().setFont(font)
        widest = self.screen().availableSize().width() // 2
        self.view().setMinimumWidth(min(self._longest() + AROUND_ROW, widest))
        self.setToolTip(self.currentText())
        self.updateGeometry()
        self.update()
