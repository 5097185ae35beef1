"""The History page at work: asks the history's thread, and writes what is edited."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from stretchcoach.core.pain import Pains
from stretchcoach.core.record import SessionLine, SessionRecord
from stretchcoach.core.symptom import SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.parts import Parts
from stretchcoach.store.archive import Archive
from stretchcoach.store.session_changes import Removed
from stretchcoach.store.symptom_rows import RemovedSymptom
from stretchcoach.symptom_words import symptom_lines, symptom_summary
from stretchcoach.translation import fill, translate
from stretchcoach.ui.history_view import (
    MOST_WEEKS,
    HistoryView,
    PainPoint,
    SymptomEntry,
    derive_history,
    first_of,
)
from stretchcoach.ui.locale_week import week_start
from stretchcoach.ui.pages.history import HistoryPage
from stretchcoach.ui.widgets.session_rows import PAGE


@dataclass(frozen=True, slots=True)
class ReadHistory:
    """What the page shows, as it was read."""

    view: HistoryView
    symptoms: tuple[SymptomNote, ...]


def read_history(archive: Archive, today: date, start: Weekday) -> ReadHistory:
    """Return all that the page shows at first. Raises StoreError."""
    since = first_of(today, MOST_WEEKS, start)
    pains = archive.pain_points(since)
    view = derive_history(
        archive.day_totals(),
        archive.plans(),
        today,
        pains=[PainPoint(begun.date(), pains) for begun, pains in pains],
        count=archive.count(),
        lines=archive.lines(0, PAGE),
        week_start=start,
    )
    return ReadHistory(view, archive.symptoms())


def describe_symptom(note: SymptomNote) -> SymptomEntry:
    """Return a note with its words."""
    form = translate("HistoryScreen", "{asked}: {told}")
    lines = tuple(fill(form, asked=asked, told=told) for asked, told in symptom_lines(note))
    headline = symptom_summary(note) or translate("HistoryScreen", "Nothing told yet")
    return SymptomEntry(note, headline, lines)


class HistoryScreen(QObject):
    """Shows what is kept whenever the page comes into view; `changed` once it was changed.

    `was_read` says that the page shows the history as it is.
    """

    changed = Signal()
    was_read = Signal()

    def __init__(self, parts: Parts, page: HistoryPage) -> None:
        super().__init__(page)
        self._recorder = parts.recorder
        self._now = parts.now
        self._names = {one.id: one.name for one in parts.exercises.values()}
        self._page = page
        self._undo: Callable[[Archive], None] | None = None
        self._state: ReadHistory | None = None
        self._shown = 0
        self._day: date | None = None
        page.shown.connect(self.refresh)
        page.day_chosen.connect(self._on_day_chosen)
        page.rows_wanted.connect(self._on_rows_wanted)
        page.session_requested.connect(self._on_session_requested)
        page.session_edited.connect(self._on_session_edited)
        page.remove_requested.connect(self._on_remove_requested)
        page.symptom_remove_requested.connect(self._on_symptom_remove_requested)
        page.undo_requested.connect(self._on_undo_requested)
        parts.recorder.failed.connect(self._on_failed)

    def refresh(self) -> None:
        """Have the history read again; the page follows where something has changed."""
        today = self._now().date()
        start = week_start(QLocale())
        self._recorder.ask(lambda archive: read_history(archive, today, start), self._show)

    def start_over(self) -> None:
        """Show a history that is another: what was open or deleted before is of the old one."""
        self._undo = None
        self._page.undo.put_away()
        self._page.close_session()
        self.renew()

    def renew(self) -> None:
        """Show what was written, also where it changes none of the numbers."""
        self._state = None
        self.refresh()
        self.changed.emit()

    def _show(self, state: ReadHistory) -> None:
        self.was_read.emit()
        if state == self._state:
            return  # what is shown keeps its place
        self._state = state
        self._shown += 1
        self._page.show_view(state.view)
        self._page.show_symptoms([describe_symptom(note) for note in state.symptoms])
        self._on_day_chosen(self._day)

    def _on_rows_wanted(self, offset: int, limit: int) -> None:
        shown = self._shown

        def show(rows: tuple[SessionLine, ...]) -> None:
            if shown == self._shown:
                self._page.show_rows(offset, rows)

        self._recorder.ask(lambda archive: archive.lines(offset, limit), show)

    def _on_day_chosen(self, day: date | None) -> None:
        self._day = day
        if day is None:
            return

        def show(lines: tuple[SessionLine, ...]) -> None:
            if day == self._day:
                self._page.show_day(day, lines)

        self._recorder.ask(lambda archive: archive.lines_on(day), show)

    def _on_session_requested(self, id_: int) -> None:
        self._recorder.ask(lambda archive: archive.session(id_), self._show_session)

    def _show_session(self, session: SessionRecord | None) -> None:
        if session is None:
            self.renew()  # it was deleted elsewhere
        else:
            self._page.show_session(session, self._names)

    def _on_session_edited(self, id_: int, pains: Pains, note: str) -> None:
        self._recorder.ask(lambda archive: archive.edit(id_, pains, note), self._on_written)

    def _on_remove_requested(self, id_: int) -> None:
        def offer(removed: Removed) -> None:
            detail = self._page.detail
            if detail is not None and detail.session.id == id_:
                self._page.close_session()
            self._offer(self.tr("The session was deleted."), partial(_put_back, removed))

        self._recorder.ask(lambda archive: archive.remove(id_), offer)

    def _on_symptom_remove_requested(self, id_: int) -> None:
        def offer(removed: RemovedSymptom) -> None:
            words = self.tr("The symptom note was deleted.")
            self._offer(words, partial(_put_back_symptom, removed))

        self._recorder.ask(lambda archive: archive.remove_symptom(id_), offer)

    def _offer(self, words: str, undo: Callable[[Archive], None]) -> None:
        self._undo = undo
        self._page.offer_undo(words)
        self.renew()

    def _on_undo_requested(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self._recorder.ask(undo, self._on_written)

    def _on_failed(self) -> None:
        self._state = None  # what could not be read is asked for again

    def _on_written(self, _: object) -> None:
        self.renew()


def _put_back(removed: Removed, archive: Archive) -> None:
    archive.put_back(removed)


def _put_back_symptom(removed: RemovedSymptom, archive: Archive) -> None:
    archive.put_back_symptom(removed)
