"""The page after a session: what was done, and how it felt."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.pain import Pains
from stretchcoach.core.summary import SessionSummary
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.routine_words import SEPARATOR, day_words, time_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.feeling_card import FeelingCard
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.scroll_page import GAP, NARROW_BELOW, ScrollPage, move_widget
from stretchcoach.ui.widgets.summary_card import SummaryCard
from stretchcoach.ui.widgets.words import Words

NOTE_DELAY_MS = 400
STACKED_BELOW = 1100
LOW_BELOW = 780
ROOMY_CARD = 656
CONTENT_WIDTH = 1152
SUMMARY_SHARE = (3, 5)
DISC = 56
DISC_ICON = 32


class CompletePage(ScrollPage):
    """Says at once what is rated (`rating_changed` with the pains and the note).

    A window that is closed then loses nothing. One can skip it only as long as nothing is rated.
    """

    content_limit = CONTENT_WIDTH
    rating_changed = Signal(Pains, str)
    guide_requested = Signal()
    done = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._summary: SummaryCard | None = None
        self._mark = IconMark(look, "check", "onPrimary", DISC, icon_size=DISC_ICON)
        self._title = Words("title")
        self._when = NameWords("secondary")
        self.header.addLayout(self._head())
        self._feeling = FeelingCard(look)
        self._feeling.pains_changed.connect(self._on_pains_changed)
        self._feeling.guide_requested.connect(self._on_guide_requested)
        self._feeling.advice_shown.connect(self.reveal)
        self._feeling.note_changed.connect(self._on_note_changed)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_DELAY_MS)
        self._note_timer.timeout.connect(self._tell)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(GAP)
        self._cards.addWidget(self._feeling, SUMMARY_SHARE[1])
        self.body.addLayout(self._cards)
        self.body.addStretch(1)
        self._actions = QWidget()
        self._done = Button(look, self.tr("Done"), skin=Skins.PRIMARY, shape=Shapes.MEDIUM)
        self._skip = Button(look, self.tr("Skip"), shape=Shapes.MEDIUM)
        self._fill_actions()
        self.footer.addWidget(self._actions)
        self._offer()

    def show_summary(self, summary: SessionSummary, names: Mapping[str, str]) -> None:
        """Show a session that just ended; `names` are those of its exercises by id."""
        self._note_timer.stop()
        if summary.completed:
            self._title.setText(self.tr("Session complete"))
            self._mark.set_icon("check", "onPrimary", "primary")
        else:
            self._title.setText(self.tr("Session stopped"))
            self._mark.set_icon("stopped", "ink2", "track")
        start = summary.started_at
        day = f"{day_words(start.date(), QLocale())}, {time_words(start, QLocale())}"
        self._when.setText(f"{summary.routine}{SEPARATOR}{day}")
        card = SummaryCard(self._look, summary, names)
        if self._summary is not None:
            self._cards.removeWidget(self._summary)
            self._summary.hide()
            self._summary.deleteLater()
        self._summary = card
        self._feeling.set_rating(summary.legs, summary.pains, "")
        self.set_first_focus(self._feeling.first_scale.scale)
        self._offer()
        self._lay_out()
        card.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen reader how the session ended."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, self._title.text())

    def arrange(self, width: float, height: float) -> None:
        """Put the cards side by side, or the feeling above the summary."""
        stacked = width < STACKED_BELOW
        direction = QBoxLayout.Direction
        self._cards.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        if self._summary is not None:
            self._cards.removeWidget(self._summary)
            self._cards.insertWidget(-1 if stacked else 0, self._summary, SUMMARY_SHARE[0])
            # A screen reader goes by the order of stacking.
            (self._summary if stacked else self._feeling).raise_()
        self._feeling.set_padding(20 if width < NARROW_BELOW else 32)
        below = stacked or height < LOW_BELOW or self._feeling.has_two
        move_widget(self._actions, self.footer if below else self._feeling.action_place)
        # Room for what a number brings, so that the buttons stay where they are.
        roomy = 0 if below else min(self.body_height, self._look.px(ROOMY_CARD))
        self._feeling.setMinimumHeight(max(0, roomy))

    def _head(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._when)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(20)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        return row

    def _fill_actions(self) -> None:
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._skip)
        row.addWidget(self._done)
        self._skip.setToolTip(self.tr("Leave without rating"))
        self._skip.setAccessibleDescription(self.tr("Leave without rating"))
        self._done.setAccessibleDescription(self.tr("What you chose is kept"))
        for button in (self._skip, self._done):
            button.clicked.connect(self._on_done)
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_done)

    def flush(self) -> None:
        """Tell of a note still waiting for the typing to stop, before the window closes."""
        if self._note_timer.isActive():
            self._tell()

    def _tell(self) -> None:
        self._note_timer.stop()
        self.rating_changed.emit(self._feeling.pains, self._feeling.note)

    def _offer(self) -> None:
        """Offer to skip, or to end with what is rated: never to drop it."""
        has_rating = self._feeling.has_rating
        self._skip.setVisible(not has_rating)
        self._done.setVisible(has_rating)

    def _on_pains_changed(self) -> None:
        self._offer()
        self._tell()

    def _on_note_changed(self) -> None:
        self._offer()
        self._note_timer.start()

    def _on_guide_requested(self) -> None:
        self.flush()
        self.guide_requested.emit()

    def _on_done(self) -> None:
        self.flush()
        self.done.emit()
