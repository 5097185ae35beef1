"""The ring round what the keyboard acts on."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import Shiboken

from stretchcoach.ui.theme import Style

WIDTH = 2
DISTANCE = 2
RADIUS_PROPERTY = "ring_radius"

MOVING_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
PLACING_EVENTS = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
)


def set_ring_radius(widget: QWidget, radius: float) -> None:
    """Say how round the corners of `widget` are; without it the ring leaves it alone."""
    widget.setProperty(RADIUS_PROPERTY, radius)


class FocusRing(QWidget):
    """Lies over its window and rings the focus, once a key is used, until the mouse is used.

    The window calls `watch` when it is shown. Not a QFocusFrame: that takes its distance from
    the widget style alone, and a style made in Python does not survive the end of the program.
    """

    def __init__(self, look: Style, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._by_key = False
        self._focused: QWidget | None = None
        self._followed: list[QWidget] = []
        self._clip = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        look.changed.connect(self.update)

    def watch(self, window: QWindow) -> None:
        """Follow the keys, the mouse and the focus of `window`."""
        window.installEventFilter(self)
        window.focusObjectChanged.connect(self._on_focus_changed)

    def ring(self, widget: QWidget | None) -> None:
        """Ring `widget`, or nothing."""
        # A window that is closed for good deletes what is ringed before the focus leaves it.
        for followed in filter(Shiboken.isValid, self._followed):
            followed.removeEventFilter(self)
        self._followed = []
        if widget is None:
            self.hide()
            return
        step: QWidget | None = widget
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice keys, mouse, and moves of what is ringed; swallows nothing."""
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind == QEvent.Type.MouseButtonPress:
                self._set_by_key(False)
            elif isinstance(event, QKeyEvent) and not self._is_typing(event):
                self._set_by_key(True)
        elif kind in PLACING_EVENTS:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring just inside its own edge."""
        if not self._followed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip)
        painter.setPen(QPen(self._look.theme["focus"], WIDTH))
        radius = float(self._followed[0].property(RADIUS_PROPERTY)) + DISTANCE + WIDTH / 2
        half = WIDTH / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius, radius)

    def _place(self) -> None:
        if not self._followed or not all(map(Shiboken.isValid, self._followed)):
            return
        target, window = self._followed[0], self.window()
        if not target.isVisibleTo(window):
            self.hide()
            return
        reach = WIDTH + DISTANCE
        box = QRect(target.mapTo(window, QPoint()), target.size())
        self.setGeometry(box.adjusted(-reach, -reach, reach, reach))
        clip = window.rect()
        for step in self._followed:
            parent = step.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is step:
                clip &= QRect(step.mapTo(window, QPoint()), step.size())
        self._clip = clip.translated(-self.pos())
        self.show()
        self.raise_()
        self.update()

    def _is_typing(self, event: QKeyEvent) -> bool:
        """Tell whether the key only writes into a field."""
        focused = self._focused
        takes_text = focused is not None and focused.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )
        return takes_text and event.key() not in MOVING_KEYS

    def _set_by_key(self, by_key: bool) -> None:
        if by_key != self._by_key:
            self._by_key = by_key
            self._show_focus()

    def _on_focus_changed(self, focused: QObject | None) -> None:
        self._focused = focused if isinstance(focused, QWidget) else None
        self._show_focus()

    def _show_focus(self) -> None:
        focused = self._focused
        shown = self._by_key and focused is not None and focused.property(RADIUS_PROPERTY)
        self.ring(focused if shown else None)
