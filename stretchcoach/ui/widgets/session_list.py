"""The list of sessions, under the heads of its columns."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from stretchcoach.core.record import SessionLine
from stretchcoach.ui.session_columns import ListForm, lay_out_session, row_height
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.session_painter import INSIDE, SessionPainter
from stretchcoach.ui.widgets.session_rows import SessionRows

HEAD = 32
HEAD_LETTERS = 14
KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SessionHeads(QWidget):
    """The names of the columns. Not told to screen readers: each row says what is what."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._form = ListForm.WHOLE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_form(self, form: ListForm) -> None:
        """Show the columns of `form`; cards need no heads."""
        self._form = form
        self.setVisible(form is not ListForm.CARDS)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(0, self._look.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, and a line below."""
        painter = QPainter(self)
        theme = self._look.theme
        inner = QRectF(self.rect()).adjusted(INSIDE, 0, -INSIDE, 0)
        rects = lay_out_session(inner, self._form, self._look.text_scale)
        font = self._look.font(HEAD_LETTERS)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme["ink2"])
        heads = [
            (rects.date, self.tr("Date"), False),
            (rects.holds, self.tr("Holds done of planned"), False),
            (rects.minutes, self.tr("Minutes"), True),
            (rects.pain, self.tr("Pain"), False),
        ]
        if rects.routine is not None:
            heads.insert(1, (rects.routine, self.tr("Routine"), False))
        for room, words, right in heads:
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
            left = room.right() - metrics.horizontalAdvance(shown) if right else room.left()
            y = room.center().y() + metrics.capHeight() / 2
            painter.drawText(QPointF(left, y), shown)
        line = QRectF(INSIDE, self.height() - 1, self.width() - 2 * INSIDE, 1)
        painter.fillRect(line, theme["line"])


class SessionList(QListView):
    """Enter, Space or a click opens a session. It asks for rows as they come into view."""

    session_chosen = Signal(object)
    """Emitted with the session's line."""
    rows_wanted = Signal(int, int)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = SessionRows(self)
        self.rows.rows_wanted.connect(self.rows_wanted)
        self._painter = SessionPainter(look, self)
        self._row_teller = self._soon(self._tell_row)
        self._opener = self._soon(self._open_selected)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Sessions, the newest first"))
        # It rings the current row itself.
        set_ring_radius(self, 0)
        self.clicked.connect(self._open)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_today(self, today: date) -> None:
        """Show dates as seen from `today`."""
        self._painter.today = today

    def set_form(self, form: ListForm) -> None:
        """Show sessions as lines or as cards."""
        if form is not self._painter.form:
            self._painter.form = form
            self._on_look_changed()

    def show_all(self, count: int, first: Sequence[SessionLine]) -> None:
        """Have `count` sessions, of which `first` are the first; the current row stays."""
        current = self.currentIndex().row()
        self.rows.reset(count, first)
        if count and current >= 0:
            self._go_to(self.rows.index(min(current, count - 1)))

    def height_of(self, rows: int) -> int:
        """Return the height of that many rows."""
        return rows * row_height(self._painter.form, self._look.text_scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current session at Enter and Space."""
        self._painter.shows_focus = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the current session where the keyboard came by a key."""
        super().focusInEvent(event)
        self._painter.shows_focus = event.reason() in KEY_REASONS
        if self.rows.rowCount():
            self._go_to(self.rows.index(max(0, self.currentIndex().row())))
        # Qt tells of the list last, and nothing of the session in it that has the keyboard.
        self._row_teller.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the current row, but let go of the selection."""
        super().focusOutEvent(event)
        self.clearSelection()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Open what a screen reader selects, the only action that Qt offers it on a row.

        All else selects the current row alone, and only where the list has the keyboard.
        """
        super().selectionChanged(selected, deselected)
        # Qt makes a row the current one right after it has selected it.
        self._opener.start()

    def _go_to(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag
        command = flag.ClearAndSelect if self.hasFocus() else flag.NoUpdate
        self.selectionModel().setCurrentIndex(index, command)

    def _open_selected(self) -> None:
        for index in self.selectedIndexes():
            if index != self.currentIndex() or not self.hasFocus():
                self.clearSelection()
                self._go_to(index)
                self._open(index)

    def _tell_row(self) -> None:
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def _soon(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def _open(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row()) if index.isValid() else None
        if line is not None:
            self.session_chosen.emit(line)

    def _on_look_changed(self) -> None:
        bar = self.verticalScrollBar()
        bar.setSingleStep(row_height(self._painter.form, self._look.text_scale))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
