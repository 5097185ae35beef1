"""The History page: what it all adds up to, the list of all sessions, and one of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchcoach.core.record import SessionLine, SessionRecord
from stretchcoach.ui.history_view import HistoryView, SymptomEntry
from stretchcoach.ui.pages.all_sessions import AllSessions
from stretchcoach.ui.pages.history_overview import HistoryOverview
from stretchcoach.ui.pages.session_detail import SessionDetail
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.page_stack import PageStack
from stretchcoach.ui.widgets.undo_bar import UndoBar

Part = HistoryOverview | AllSessions | SessionDetail


class HistoryPage(QWidget):
    """Shows what it is told, and says what is asked for; `shown` when it comes into view."""

    shown = Signal()
    part_changed = Signal()
    """Emitted when a session or the list of all is opened or left."""
    export_requested = Signal(str)
    """Emitted with `csv`, `json`, `pdf` or `ics`."""
    day_chosen = Signal(object)
    """Emitted with a date; `show_day` answers. None where no day is chosen any more."""
    rows_wanted = Signal(int, int)
    """Emitted with offset and limit; `show_rows` answers."""
    session_requested = Signal(int)
    """Emitted with a session's id; `show_session` answers."""
    session_edited = Signal(int, object, str)
    """Emitted with a session's id, its pains and its note."""
    remove_requested = Signal(int)
    symptom_requested = Signal(object)
    """Emitted with the note to edit, or None for a new one."""
    symptom_remove_requested = Signal(int)
    undo_requested = Signal()
    guide_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._detail: SessionDetail | None = None
        self.overview = HistoryOverview(look)
        self.all_sessions = AllSessions(look)
        self._shown: Part = self.overview
        self._opened_from: Part = self.overview
        self._stack = PageStack(look)
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.all_sessions)
        self.undo = UndoBar(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.undo)
        look.changed.connect(self._fit)
        self._connect()

    def show_view(self, view: HistoryView) -> None:
        """Show the numbers and the newest sessions."""
        self.overview.show_view(view)
        self.all_sessions.show_view(view)

    def show_symptoms(self, entries: Sequence[SymptomEntry]) -> None:
        """Show the notes of symptoms."""
        self.overview.show_symptoms(entries)

    def show_rows(self, offset: int, rows: Sequence[SessionLine]) -> None:
        """Show sessions of the list of all, from `offset` on."""
        self.all_sessions.list.rows.show_rows(offset, rows)

    def show_day(self, day: date, lines: Sequence[SessionLine]) -> None:
        """Show the sessions of a day."""
        self.overview.show_day(day, lines)

    def show_session(self, session: SessionRecord, names: Mapping[str, str]) -> None:
        """Show a session in full; `names` are those of the exercises by id."""
        before = self._detail
        if self._shown is not before:
            self._opened_from = self._shown
        detail = SessionDetail(self._look, session, names)
        detail.edited.connect(partial(self.session_edited.emit, session.id))
        detail.remove_requested.connect(partial(self.remove_requested.emit, session.id))
        detail.guide_requested.connect(self.guide_requested)
        detail.closed.connect(self.close_session)
        self._detail = detail
        self._stack.addWidget(detail)
        self._show(detail)
        if before is not None:
            self._stack.drop(before)

    def close_session(self) -> None:
        """Go back to the list from which the session was opened."""
        detail = self._detail
        if detail is not None:
            detail.flush()
            self._show(self._opened_from)
            self._detail = None
            self._stack.drop(detail)

    def offer_undo(self, words: str) -> None:
        """Say what was deleted, and offer to take it back for a while."""
        self.undo.offer(words)

    def add_notice(self, notice: Notice) -> None:
        """Show a notice above all else where the user is, until it is hidden or deleted."""
        self._shown.notices.add(notice)
        self._shown.reveal(notice)

    def flush(self) -> None:
        """Tell of a note still waiting for the typing to stop, before the window closes."""
        if self._detail is not None:
            self._detail.flush()

    @property
    def detail(self) -> SessionDetail | None:
        """The session that is open."""
        return self._detail

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to what is shown."""
        self._shown.setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is new."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list of all sessions in the form of the page."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        overview, rows = self.overview, self.all_sessions.list
        overview.export_requested.connect(self.export_requested)
        overview.day_chosen.connect(self.day_chosen)
        overview.sessions.all_requested.connect(partial(self._show, self.all_sessions))
        overview.symptoms.symptom_requested.connect(self.symptom_requested)
        overview.symptoms.remove_requested.connect(self.symptom_remove_requested)
        for sessions in (overview.sessions.list, rows):
            sessions.session_chosen.connect(self._on_session_chosen)
        rows.rows_wanted.connect(self.rows_wanted)
        self.all_sessions.closed.connect(partial(self._show, overview))
        self.undo.undo_requested.connect(self.undo_requested)
        self.undo.gone.connect(self.setFocus)

    def _show(self, page: Part) -> None:
        self._stack.show_page(page)
        page.notices.take_over(self._shown.notices)
        self._shown = page
        page.setFocus()
        self.part_changed.emit()

    def _on_session_chosen(self, line: SessionLine) -> None:
        self.session_requested.emit(line.id)

    def _fit(self) -> None:
        width = self.width() / self._look.text_scale
        self.all_sessions.set_form(self.overview.list_form(width))
