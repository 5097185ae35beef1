"""The frame of a page: title and main action stay, the rest scrolls.

Sideways only where large text leaves a small window too little room.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchcoach.ui.theme import Style

CONTENT_WIDTH = 1200
NARROW_BELOW = 720
VERY_NARROW_BELOW = 480
SIDE = 40
SIDE_NARROW = 24
TOP = 32
TOP_NARROW = 20
GAP = 24
BODY_TOP = 4
BOTTOM = 16
REVEALED = 56


class _Scroll(QScrollArea):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ScrollPage(QWidget):
    """Lays its parts out by its width divided by the text scale, within `content_limit`.

    A page fills `header`, `body` and `footer`, and overrides `arrange`.
    """

    content_limit = CONTENT_WIDTH

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._first: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Made first, in a place of its own: a screen reader reads in the order of making.
        head = QWidget(self)
        self.header = QVBoxLayout(head)
        self.footer = QVBoxLayout()
        self.footer.setSpacing(0)
        self._content = QWidget()
        self._content.setObjectName("content")
        self.body = QVBoxLayout(self._content)
        self.body.setSpacing(GAP)
        self._scroll = _Scroll()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.resized.connect(self._fit_margins)
        self._grown = QTimer(self, singleShot=True, interval=0)
        self._grown.timeout.connect(self._reveal_editor)
        self._content.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.footer)
        look.changed.connect(self._lay_out)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def arrange(self, width: float, height: float) -> None:
        """Arrange the parts for a page of this size, both divided by the text scale."""

    def set_first_focus(self, widget: QWidget) -> None:
        """Say what gets the keyboard when the page gets it.

        Not a focus proxy: Tab takes that for a second place of the same widget.
        """
        self._first = widget

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard on.

        Not once it is here: a screen reader would then hear of the page last.
        """
        if self._first is None:
            super().setFocus(reason)
        else:
            self._first.setFocus(reason)

    @property
    def content_width(self) -> int:
        """How wide the content is, in pixels."""
        return self.width() - 2 * self._side()

    @property
    def body_height(self) -> int:
        """How high the content may be before it scrolls, in pixels."""
        around = self.header.sizeHint().height() + self.footer.sizeHint().height()
        return self.height() - around - BODY_TOP - BOTTOM

    def reveal(self, widget: QWidget) -> None:
        """Scroll just so far that `widget` can be seen, at least its head."""
        self.body.activate()
        self._content.adjustSize()
        place = QRect(widget.mapTo(self._content, QPoint()), widget.size())
        place.setHeight(max(place.height(), widget.heightForWidth(place.width())))
        self._scroll.ensureVisible(place.right(), place.bottom(), 0, self._look.px(BODY_TOP))
        self._scroll.ensureVisible(place.left(), place.top(), 0, self._look.px(REVEALED))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the content changes its height."""
        if event.type() == QEvent.Type.Resize:
            self._grown.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by pages and to the ends, also while the focus is outside what scrolls."""
        bar = self._scroll.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown:
            bar.setValue(bar.value() + bar.pageStep())
        elif event.key() == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep())
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring into sight what a key reached.

        Qt does so only for steps within what scrolls, and only for the cursor's line of an editor.
        """
        is_by_key = before is not None and not QApplication.mouseButtons()
        if now is None or not is_by_key or not self._content.isAncestorOf(now):
            return
        seen = self._scroll.viewport().rect()
        place = QRect(now.mapTo(self._scroll.viewport(), QPoint()), now.size())
        fits = place.height() <= seen.height()
        if not (seen.contains(place) if fits else seen.intersects(place)):
            self.reveal(now)

    def _reveal_editor(self) -> None:
        """Keep in sight where one types, though what is above grows."""
        focused = self.focusWidget()
        if isinstance(focused, QPlainTextEdit | QLineEdit) and focused.hasFocus():
            self.reveal(focused)

    def _is_narrow(self) -> bool:
        return self.width() / self._look.text_scale < NARROW_BELOW

    def _side(self) -> int:
        return side_of(self._look, self.width(), self.content_limit)

    def _lay_out(self) -> None:
        scale = self._look.text_scale
        self._fit_margins()
        self.arrange(self.width() / scale, self.height() / scale)

    def _fit_margins(self) -> None:
        """Keep content in line with the title, whether or not there is a scroll bar."""
        side = self._side()
        top = TOP_NARROW if self._is_narrow() else TOP
        self.header.setContentsMargins(side, top, side, 8)
        bar = max(0, self.width() - self._scroll.viewport().width())
        self.body.setContentsMargins(side, BODY_TOP, max(0, side - bar), BOTTOM)
        self.footer.setContentsMargins(side, 0, side, 0 if self.footer.isEmpty() else top // 2)


def side_of(look: Style, width: int, content_limit: int = CONTENT_WIDTH) -> int:
    """Return how far from the edge the content of a page of that width is, in pixels."""
    least = SIDE_NARROW if width / look.text_scale < NARROW_BELOW else SIDE
    return max(least, (width - look.px(content_limit)) // 2)


def move_widget(widget: QWidget, target: QBoxLayout) -> None:
    """Put `widget` into another layout without it losing the focus."""
    if target.indexOf(widget) >= 0:
        return
    focused = widget.hasFocus()
    target.addWidget(widget)
    widget.show()
    if focused:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
