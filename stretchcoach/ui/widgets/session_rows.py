"""The sessions of a list, of which only those that come into view are asked for."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from stretchcoach.core.record import SessionLine
from stretchcoach.ui.history_words import line_words

PAGE = 50
MOST_PAGES = 60
LINE_ROLE = Qt.ItemDataRole.UserRole


class SessionRows(QAbstractListModel):
    """Has `count` rows. A row that is not here yet is None, and its page is asked for once."""

    rows_wanted = Signal(int, int)
    """Emitted with offset and limit; `show_rows` answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pages: OrderedDict[int, list[SessionLine | None]] = OrderedDict()
        self._asked: set[int] = set()

    def reset(self, count: int, first: Sequence[SessionLine] = ()) -> None:
        """Forget all, and have `count` rows of which `first` are the first."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._asked.clear()
        self._keep(0, first)
        self.endResetModel()

    def show_rows(self, offset: int, rows: Sequence[SessionLine]) -> None:
        """Take the rows from `offset` on."""
        self._keep(offset, rows[: max(0, self._count - offset)])
        self._asked.discard(offset // PAGE)
        if rows:
            first, last = self.index(offset), self.index(offset + len(rows) - 1)
            self.dataChanged.emit(first, last)

    def line(self, row: int) -> SessionLine | None:
        """Return a session; None where it must be asked for."""
        page, place = divmod(row, PAGE)
        lines = self._pages.get(page)
        if lines is not None and lines[place] is not None:
            self._pages.move_to_end(page)
            return lines[place]
        if page not in self._asked:
            self._asked.add(page)
            self.rows_wanted.emit(page * PAGE, min(PAGE, self._count - page * PAGE))
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many sessions there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the session itself, or what a screen reader says of it."""
        if role not in (
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self.line(index.row())
        if role == LINE_ROLE:
            return line
        return self.tr("Being read") if line is None else line_words(line, QLocale())

    def _keep(self, offset: int, rows: Sequence[SessionLine]) -> None:
        for row, line in enumerate(rows, offset):
            page, place = divmod(row, PAGE)
            self._pages.setdefault(page, [None] * PAGE)[place] = line
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
