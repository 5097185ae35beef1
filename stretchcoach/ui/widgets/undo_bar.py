"""The bar that offers to take back what was just deleted."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.scroll_page import side_of

STAYS_MS = 10_000
ABOVE = 8
BELOW = 12


class UndoBar(QWidget):
    """Has the keyboard at once, and goes after ten seconds, though never while it is used."""

    undo_requested = Signal()
    gone = Signal()
    """Emitted once the user has sent it away, and the keyboard has to go elsewhere."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notice: Notice | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = QVBoxLayout(self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(STAYS_MS)
        self.timer.timeout.connect(self._on_timeout)
        # It acts while the bar can be seen, and where no field undoes its own text.
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, self)
        shortcut.activated.connect(self._on_undo)
        self.hide()

    def offer(self, words: str) -> None:
        """Say what was deleted, and offer to take it back."""
        self._drop()
        notice = Notice(self._look, words, self.tr("Undo"))
        notice.action_requested.connect(self._on_undo)
        notice.installEventFilter(self)
        self._notice = notice
        self._box.addWidget(notice)
        # In this order, or Qt shows the notice twice and a screen reader says it twice.
        notice.show()
        self.show()
        undo = notice.findChildren(Button)[0]
        undo.set_key(_key_words())
        undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.timer.start()

    def put_away(self) -> None:
        """Offer nothing any more."""
        self._drop()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line with the content of the page above."""
        super().resizeEvent(event)
        side = side_of(self._look, self.width())
        self._box.setContentsMargins(side, ABOVE, side, BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the user hides the notice."""
        if watched is self._notice and event.type() == QEvent.Type.HideToParent:
            self._send_away()
        return False

    def _on_timeout(self) -> None:
        if self.underMouse() or self._has_focus():
            self.timer.start()
        else:
            self.put_away()

    def _on_undo(self) -> None:
        if self._has_focus():
            self._send_away()
        else:
            self.put_away()
        self.undo_requested.emit()

    def _send_away(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.put_away()
        self.gone.emit()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _drop(self) -> None:
        self.timer.stop()
        notice, self._notice = self._notice, None
        if notice is not None:
            self._box.removeWidget(notice)
            notice.hide()
            notice.deleteLater()


def _key_words() -> str:
    keys = QKeySequence(QKeySequence.StandardKey.Undo)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
