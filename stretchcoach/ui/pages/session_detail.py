"""A session of the history in full: its holds, and how it felt, to be edited."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import Outcome, SessionRecord, SessionStatus
from stretchcoach.core.words import clock_time
from stretchcoach.translation import fill
from stretchcoach.ui.history_words import speed_words
from stretchcoach.ui.player_words import leg_words
from stretchcoach.ui.routine_words import SEPARATOR, day_words, time_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.back_button import CLOSE_KEYS, BackButton
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.feeling_card import FeelingCard
from stretchcoach.ui.widgets.figure_tile import FigureTile
from stretchcoach.ui.widgets.hold_list import HoldList
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.notice_place import NoticePlace
from stretchcoach.ui.widgets.scroll_page import (
    GAP,
    NARROW_BELOW,
    VERY_NARROW_BELOW,
    ScrollPage,
    move_widget,
)
from stretchcoach.ui.widgets.words import Words

NOTE_DELAY_MS = 400
BESIDE_FROM = 1000
TILE_GAP = 16
# A leg that was stretched for less has no scale of its own.
LEAST_S = 1.0


class SessionDetail(ScrollPage):
    """Tells of each change at once: what is closed loses nothing."""

    accessible_role = QAccessible.Role.Grouping

    edited = Signal(object, str)
    """Emitted with the pains and the note as they are to be kept."""
    remove_requested = Signal()
    guide_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Style,
        session: SessionRecord,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._session = session
        self._legs = _legs_of(session)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_DELAY_MS)
        self._note_timer.timeout.connect(self._tell)
        self._back = BackButton(look, self.tr("Back to the history"))
        self._back.clicked.connect(self.closed)
        self._delete = Button(look, self.tr("Delete"), "delete", shape=Shapes.COMPACT)
        self._delete.setAccessibleName(self.tr("Delete this session"))
        self._delete.clicked.connect(self._on_delete)
        self._title = QWidget()
        self._head = self._make_head()
        self.header.addLayout(self._head)
        self._tiles = self._make_tiles()
        self.body.setSpacing(TILE_GAP)
        self.body.addLayout(self._tiles)
        self._holds = HoldList(look, session, names)
        self.feeling = FeelingCard(look)
        self.feeling.set_rating(self._legs, session.pains, session.note)
        self.feeling.pains_changed.connect(self._tell)
        self.feeling.note_changed.connect(self._note_timer.start)
        self.feeling.advice_shown.connect(self.reveal)
        self.feeling.guide_requested.connect(self.guide_requested)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(GAP)
        self._cards.addWidget(self._holds, 1)
        self._cards.addWidget(self.feeling, 1)
        self.notices = NoticePlace()
        self.body.insertLayout(0, self.notices)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)
        self.set_first_focus(self._back)
        for sequence in CLOSE_KEYS:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(self.closed)

    @property
    def session(self) -> SessionRecord:
        """The session shown, as it was when it was opened."""
        return self._session

    def arrange(self, width: float, height: float) -> None:
        """Put the cards side by side, or one below the other."""
        direction = QBoxLayout.Direction
        across = direction.LeftToRight if width >= BESIDE_FROM else direction.TopToBottom
        self._cards.setDirection(across)
        row = width >= VERY_NARROW_BELOW
        self._tiles.setDirection(direction.LeftToRight if row else direction.TopToBottom)
        self.feeling.set_padding(20 if width < NARROW_BELOW else 24)
        self._delete.set_compact(width < VERY_NARROW_BELOW)
        if width < NARROW_BELOW:
            move_widget(self._title, self.header)
        elif self._head.indexOf(self._title) < 0:
            self._head.insertWidget(1, self._title, 1)
        self._head.setAlignment(self._back, Qt.AlignmentFlag.AlignLeft)
        self._head.setAlignment(self._delete, Qt.AlignmentFlag.AlignRight)

    def flush(self) -> None:
        """Tell of a note still waiting for the typing to stop."""
        if self._note_timer.isActive():
            self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lose nothing."""
        super().hideEvent(event)
        self.flush()

    def _make_head(self) -> QHBoxLayout:
        session, locale = self._session, QLocale()
        start = session.started_at
        texts = QVBoxLayout(self._title)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        texts.addWidget(Words("heading", day_words(start.date(), locale)))
        said = [time_words(start, locale), session.routine, self._status_words()]
        if session.speed != 1:
            said.append(speed_words(session.speed, locale))
        texts.addWidget(NameWords("secondary", SEPARATOR.join(said)))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._delete)
        self.setAccessibleName(day_words(start.date(), locale))
        return row

    def _status_words(self) -> str:
        if self._session.status is SessionStatus.COMPLETED:
            return self.tr("completed")
        return self.tr("stopped before its end")

    def _make_tiles(self) -> QBoxLayout:
        box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        box.setSpacing(TILE_GAP)
        holds = self._session.holds
        done = sum(hold.outcome is Outcome.DONE for hold in holds)
        of = fill(self.tr("of {count}"), count=self._session.planned_holds)
        figures = [(str(done), of, self.tr("Holds done"))]
        for leg in (Leg.RIGHT, Leg.LEFT):
            seconds = sum(hold.held for hold in holds if hold.leg is leg)
            figures.append((clock_time(seconds), self.tr("min"), leg_words(leg)))
        for figure in figures:
            tile = FigureTile(self._look)
            tile.show_figure(*figure)
            box.addWidget(tile, 1)
        return box

    def _on_delete(self) -> None:
        # Written first, so that it comes back with the session.
        self.flush()
        self.remove_requested.emit()

    def _tell(self) -> None:
        self._note_timer.stop()
        pains = self.feeling.pains
        if self._legs:
            # What was told of the whole session has no scale here, and stays.
            pains = replace(pains, whole=self._session.pain)
        self.edited.emit(pains, self.feeling.note)


def _legs_of(session: SessionRecord) -> tuple[Leg, ...]:
    """Return the legs to be rated; none where the session was rated as a whole."""
    if session.pains == Pains(whole=session.pain) and session.pain is not None:
        return ()
    held = dict.fromkeys(Leg, 0.0)
    for hold in session.holds:
        held[hold.leg] += hold.held
    told = {Leg.RIGHT: session.pain_right, Leg.LEFT: session.pain_left}
    return tuple(leg for leg in Leg if held[leg] >= LEAST_S or told[leg] is not None)
