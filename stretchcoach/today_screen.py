"""The Today page at work: what the history offers, and what is to be told."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.record import SessionRecord, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.core.summary import SessionSummary, summarise
from stretchcoach.core.timeline import Timeline
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import UserError
from stretchcoach.library.routines import decode_routine
from stretchcoach.notice_board import NoticeBoard
from stretchcoach.notices import set_aside_words
from stretchcoach.parts import Parts
from stretchcoach.recorder import HistoryState
from stretchcoach.ui.pages.today import TodayPage
from stretchcoach.ui.pain_words import stop_notice
from stretchcoach.ui.today_view import describe_week, rests_after


class TodayScreen(QObject):
    """Shows `routine` and how the history stands; `play_requested` brings what to play.

    The second value of `play_requested` is the session to go on with, or None.
    """

    play_requested = Signal(Routine, object)
    preview_requested = Signal(Timeline, Routine)
    guide_requested = Signal()

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
        self._days: tuple[Weekday, ...] | None = None
        self._planned: Plan | None = None
        page.preview_requested.connect(self.preview)
        page.guide_requested.connect(self.guide_requested)
        page.start_requested.connect(self.start)
        page.resume_requested.connect(self._on_resume)
        page.discard_requested.connect(self._on_discard)
        parts.recorder.state_read.connect(self.show_state)
        parts.preferences.changed.connect(lambda settings: self.set_days(settings.days))

    def show(self, state: HistoryState) -> None:
        """Show what was found when the history was opened."""
        self._days = self._parts.preferences.settings.days
        self.show_routine(self._routine)
        self.show_state(state)
        if state.set_aside is not None:
            self._notices.tell("set_aside", set_aside_words(state.set_aside))

    def show_routine(self, routine: Routine) -> None:
        """Show what is played from now on, and plan for it."""
        self._routine = routine
        self._page.set_routine(routine, self._parts.exercises, self.duration)
        self._keep_plan()

    def show_state(self, state: HistoryState) -> None:
        """Show how the history stands now."""
        today = self._parts.now().date()
        if (today, state) == (self._today, self._state):
            return  # what is shown keeps its focus
        self._today, self._state = today, state
        self._page.set_today(today)
        self._page.show_unfinished(state.unfinished)
        last = self._summary_of(state.last)
        rests = rests_after(last, today)
        self._page.show_week(describe_week(state.days, state.plans, today, QLocale(), rests=rests))
        self._page.show_last(last)
        self._page.set_resting(rests)
        self._tell_of_pain(last if rests else None)
        self._keep_plan()

    def set_days(self, days: tuple[Weekday, ...] | None) -> None:
        """Plan for these days of the week; for those of the routine where None are chosen."""
        self._days = days
        self._keep_plan()

    def refresh(self) -> None:
        """Have the history read again; the page follows."""
        self._parts.recorder.read(self._parts.now())

    def start(self) -> None:
        """Ask for the routine to be played."""
        self.play_requested.emit(self._routine, None)

    def preview(self) -> None:
        """Ask for the routine to be looked through."""
        self.preview_requested.emit(self._compile(), self._routine)

    @property
    def duration(self) -> float:
        """How long the routine takes, in seconds."""
        return self._compile().duration

    def _compile(self) -> Timeline:
        parts = self._parts
        return compile_timeline(
            self._routine,
            parts.exercises,
            parts.narrator.length,
            parts.phrases,
            choices=parts.preferences.settings.sounds,
        )

    def _keep_plan(self) -> None:
        """Have written what is prescribed from today on, where that is news."""
        if self._state is None or self._today is None:
            return
        days = self._routine.days if self._days is None else self._days
        routine = self._routine
        plan = Plan(self._today, frozenset(days), routine.hold_count, float(routine.hold_seconds))
        before = plan_on(self._state.plans, self._today)
        if before is None and not plan.days:
            return
        if before is not None and replace(before, since=plan.since) == plan:
            self._planned = None
        # Handed over once: where it can't be written, that is told once.
        elif plan != self._planned:
            self._planned = plan
            self._parts.recorder.plan(plan)
            self.refresh()

    def _tell_of_pain(self, last: SessionSummary | None) -> None:
        worst = last.pains.worst if last is not None else None
        self._notices.tell(
            "pain",
            "" if worst is None else stop_notice(worst),
            self.tr("When to see a doctor"),
            self.guide_requested.emit,
        )

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
            started_at=session.started_at,
            completed=session.status is SessionStatus.COMPLETED,
            pains=session.pains,
        )

    def _routine_of(self, session: SessionRecord) -> Routine:
        known = frozenset(self._parts.exercises)
        return decode_routine(session.routine_json.encode(), session.routine, known)
