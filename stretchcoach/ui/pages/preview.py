"""The preview: what a routine will be like. It plays nothing and records nothing."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.routine import Routine
from stretchcoach.core.snapshot import Snapshot, State
from stretchcoach.core.timeline import Timeline
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.player_keys import key_words
from stretchcoach.ui.player_layout import WIDTH, Sizes
from stretchcoach.ui.player_view import describe
from stretchcoach.ui.preview_view import Beat, PreviewExercise, describe_preview
from stretchcoach.ui.routine_words import SEPARATOR, outline_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.name_words import NameWords
from stretchcoach.ui.widgets.phase_list import PhaseList
from stretchcoach.ui.widgets.preview_walk import PreviewWalk
from stretchcoach.ui.widgets.routine_card import need_line, needs_of
from stretchcoach.ui.widgets.scroll_page import GAP, NARROW_BELOW, ScrollPage, move_widget
from stretchcoach.ui.widgets.small_scene import SmallScene
from stretchcoach.ui.widgets.timeline_bar import TimelineBar
from stretchcoach.ui.widgets.words import Words

ASIDE_FROM = 840
SCENE_SHARE = 0.6
SCENE_SHAPE = 0.6
SCENE_LEAST = 160
AROUND_SCENE = 420
BAR_HEIGHT = 56
CARD_PADDING = 16
BACK_KEY = Qt.Key.Key_Left
NEXT_KEY = Qt.Key.Key_Right
CLOSE_KEY = Qt.Key.Key_Escape


class PreviewPage(ScrollPage):
    """Walks through the exercises: the figure, the phases with their times, what one needs."""

    accessible_role = QAccessible.Role.Grouping

    start_requested = Signal()
    closed = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._timeline: Timeline | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._shown: tuple[PreviewExercise, ...] = ()
        self._index = 0
        self._wants_motion = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._walk = PreviewWalk(self)
        self._walk.beat_changed.connect(self._on_beat_changed)
        self._close = Button(look, self.tr("Close"), "close", shape=Shapes.COMPACT)
        self._title = NameWords("title")
        self._outline = Words("lead")
        self._scene = SmallScene(look)
        self._place = Words("meta")
        self._name = Words("card-title")
        self._back = Button(look, self.tr("Previous"), "arrow-left")
        self._next = Button(look, self.tr("Next"), "arrow-right")
        self._pause = Button(look, self.tr("Pause the figure"), "pause")
        self._list = PhaseList(look)
        self._bar = TimelineBar(look)
        # In a widget of its own: a screen reader reads in the order of making.
        self._needed = QWidget()
        self._needs = FlowLayout(32, 12, self._needed)
        self._start = Button(look, self.tr("Start"), "play", skin=Skins.PRIMARY)
        self._fill_header()
        self._fill_body()
        self._connect()
        order = (self._close, self._start, self._back, self._next, self._pause)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        look.changed.connect(self._tend_walk)

    def show_routine(
        self, timeline: Timeline, routine: Routine, exercises: Mapping[str, Exercise]
    ) -> None:
        """Show `timeline`, which is that of `routine`, from its first exercise on."""
        self._timeline, self._exercises = timeline, exercises
        self._shown = describe_preview(timeline, exercises)
        self._title.setText(routine.name)
        preview = self.tr("Preview")
        outline = outline_words(routine, timeline.duration)
        self._outline.setText(f"{preview}{SEPARATOR}{outline}")
        self.setAccessibleName(f"{preview}{SEPARATOR}{routine.name}")
        while (item := self._needs.takeAt(1)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for need in needs_of(routine, exercises):
            self._needs.addWidget(need_line(self._look, need))
        self._bar.set_timeline(timeline)
        self._wants_motion = True
        self._show(0)
        # The preview of one exercise leads nowhere on.
        self.set_first_focus(self._next if self._next.isEnabled() else self._start)
        self._lay_out()

    def arrange(self, width: float, height: float) -> None:
        """Put figure and phases side by side, or one below the other."""
        aside, narrow = width >= ASIDE_FROM, width < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if aside else direction.TopToBottom)
        move_widget(self._start, self.header if narrow else self._head)
        column = round((self.content_width - GAP) * SCENE_SHARE) if aside else self.content_width
        room = round((height - AROUND_SCENE) * self._look.text_scale)
        least = self._look.px(SCENE_LEAST)
        self._scene.fit(min(max(least, room), round(column * SCENE_SHAPE)))
        self._bar.setFixedHeight(self._look.px(BAR_HEIGHT))
        self._bar.set_sizes(Sizes(max(0.6, min(1.0, self.content_width / WIDTH))))
        self._bar.setVisible(not narrow)
        inner = column - 2 * CARD_PADDING
        buttons = (self._back, self._next, self._pause)
        for button in buttons:
            button.set_compact(False)
        needed = sum(button.sizeHint().width() + GAP for button in buttons)
        for button in buttons:
            button.set_compact(needed > inner)

    def showEvent(self, event: QShowEvent) -> None:
        """Walk while it can be seen."""
        super().showEvent(event)
        self._tend_walk()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still where no one sees it."""
        super().hideEvent(event)
        self._walk.set_running(False)

    def _fill_header(self) -> None:
        close = self._close
        close.set_key(key_words(CLOSE_KEY))
        close.set_compact(True)
        close.setAccessibleName(self.tr("Close the preview"))
        close.clicked.connect(self.closed)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._outline)
        self._head = QHBoxLayout()
        self._head.setSpacing(20)
        self._head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(texts, 1)
        self._head.addWidget(self._start)
        self.header.setSpacing(16)
        self.header.addLayout(self._head)

    def _fill_body(self) -> None:
        card = Card(self._look)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._back, self._next, self._pause):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        column.setSpacing(10)
        column.addWidget(self._scene)
        column.addWidget(self._place)
        column.addWidget(self._name)
        column.addLayout(buttons)
        column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(card, 3)
        self._columns.addWidget(self._list, 2)
        self._needs.addWidget(Words("secondary", self.tr("What you need"), wrap=False))
        self.body.setSpacing(16)
        self.body.addWidget(self._needed)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_requested)
        self._back.set_key(key_words(BACK_KEY))
        self._back.clicked.connect(self._on_back)
        self._next.set_key(key_words(NEXT_KEY))
        self._next.clicked.connect(self._on_next)
        self._pause.clicked.connect(self._on_pause)
        keys = {BACK_KEY: self._on_back, NEXT_KEY: self._on_next, CLOSE_KEY: self.closed.emit}
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    def _show(self, index: int) -> None:
        self._index = index
        shown = self._shown[index]
        self._place.setText(f"{shown.place}{SEPARATOR}{shown.time}")
        self._name.setText(shown.name)
        self._list.set_lines(shown.lines)
        self._scene.set_exercise(self._exercises[shown.exercise], Leg.RIGHT)
        self._walk.set_beats(shown.beats)
        focused = self.focusWidget()
        self._back.setEnabled(index > 0)
        self._next.setEnabled(index + 1 < len(self._shown))
        # Qt hands the focus of a button that is disabled to whatever comes next.
        if focused is not None and not focused.isEnabled():
            others = (self._next, self._back, self._start)
            able = next(button for button in others if button.isEnabled())
            able.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tend_walk()

    def _go(self, index: int) -> None:
        if self._shown and 0 <= index < len(self._shown) and index != self._index:
            self._show(index)
            announce(self, f"{self._place.text()}. {self._name.text()}")

    def _on_back(self) -> None:
        self._go(self._index - 1)

    def _on_next(self) -> None:
        self._go(self._index + 1)

    def _on_pause(self) -> None:
        self._wants_motion = not self._wants_motion
        self._tend_walk()

    def _tend_walk(self) -> None:
        """Walk only while that is wanted and seen; with less motion the hold is shown."""
        may_move = not self._look.reduced_motion
        moves = self._wants_motion and may_move
        self._pause.setVisible(may_move)
        self._pause.setText(self.tr("Pause the figure") if moves else self.tr("Move the figure"))
        self._pause.set_icon_name("pause" if moves else "play")
        self._scene.set_frozen(not moves)
        self._walk.set_running(moves and self.isVisible())
        if not may_move and self._shown:
            self._scene.show_hold()

    def _on_beat_changed(self, beat: Beat) -> None:
        if self._timeline is None:
            return
        exercise = self._exercises[self._shown[self._index].exercise]
        self._scene.set_exercise(exercise, beat.leg)
        phase = self._timeline.phases[beat.phase]
        self._scene.show_phase(phase.kind, beat.step or 0)
        self._list.set_current(beat.phase)
        snapshot = Snapshot(State.PAUSED, self._timeline.at(phase.start))
        self._bar.set_position(beat.phase, 0.0, describe(snapshot, self._timeline, self._exercises))
