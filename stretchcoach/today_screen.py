"""The Today page at work: what the history offers, and what is to be told."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.record import SessionRecord, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.core.summary import SessionSummary, summarise
from stretchcoach.errors import UserError
from stretchcoach.library.routines import decode_routine
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.notices import set_aside_words
from stretchcoach.parts import Parts
from stretchcoach.recorder import HistoryState
from stretchcoach.ui.pages.today import TodayPage


class TodayScreen(QObject):
    """Shows `routine` and how the history stands; `play_requested` brings what to play.

    The second value of `play_requested` is the session to go on with, or None.
    """

    play_requested = Signal(Routine, object)

    def __init__(
        self, parts: Parts, page: TodayPage, notices: NoticeBoard, routine: Routine
    ) -> None:
        super().__init__(page)
        self._parts = parts
        self._page = page
        self._notices = notices
        self._routine = routine
        self._state: HistoryState | None = None
        self._today: date | None = None
        page.start_requested.connect(self.start)
        page.resume_requested.connect(self._on_resume)
        page.discard_requested.connect(self._on_discard)
        parts.recorder.state_read.connect(self.show_state)

    def show(self, state: HistoryState) -> None:
        """Show what was found when the history was opened."""
        timeline = compile_timeline(
            self._routine, self._parts.exercises, self._parts.narrator.length, self._parts.phrases
        )
        self._page.set_routine(self._routine, self._parts.exercises, timeline.duration)
        self.show_state(state)
        if state.set_aside is not None:
            self._notices.tell("set_aside", set_aside_words(state.set_aside))

    def show_state(self, state: HistoryState) -> None:
        """Show how the history stands now."""
        today = self._parts.now().date()
        if (today, state) == (self._today, self._state):
            return  # what is shown keeps its focus
        self._today, self._state = today, state
        self._page.set_today(today)
        self._page.show_unfinished(state.unfinished)
        self._page.show_last(self._summary_of(state.last))

    def refresh(self) -> None:
        """Have the history read again; the page follows."""
        self._parts.recorder.read(self._parts.now())

    def start(self) -> None:
        """Ask for the routine to be played."""
        self.play_requested.emit(self._routine, None)

    def _on_resume(self) -> None:
        session = self._state.unfinished if self._state else None
        if session is None:
            return
        try:
            routine = self._routine_of(session)
        except UserError as error:
            self._notices.tell("start", str(error))
        else:
            self.play_requested.emit(routine, session)

    def _on_discard(self) -> None:
        if self._state is not None and self._state.unfinished is not None:
            self._parts.recorder.discard(self._state.unfinished)
        self.refresh()

    def _summary_of(self, session: SessionRecord | None) -> SessionSummary | None:
        if session is None:
            return None
        try:
            routine = self._routine_of(session)
        except UserError:
            return None  # its exercises are no longer here; the history still has it
        return summarise(
            routine,
            session.holds,
            ended_at=session.ended_at or session.started_at,
            completed=session.status is SessionStatus.COMPLETED,
            pains=session.pains,
        )

    def _routine_of(self, session: SessionRecord) -> Routine:
        known = frozenset(self._parts.exercises)
        return decode_routine(session.routine_json.encode(), session.routine, known)
