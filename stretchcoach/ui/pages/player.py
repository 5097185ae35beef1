"""The player's page: shows a session as it is, and says what the person wants of it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.snapshot import Snapshot
from stretchcoach.core.timeline import Cue, CueKind, PhaseKind, Timeline
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.player_keys import KEYS, PlayerAction
from stretchcoach.ui.player_layout import PlayerLayout, lay_out
from stretchcoach.ui.player_view import PlayerView, describe
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.column_heads import GapHead
from stretchcoach.ui.widgets.flash_frame import FlashFrame
from stretchcoach.ui.widgets.leg_band import LegBand
from stretchcoach.ui.widgets.player_columns import Column, SetColumn, StepsColumn
from stretchcoach.ui.widgets.player_controls import PlayerControls
from stretchcoach.ui.widgets.player_scene import PlayerScene
from stretchcoach.ui.widgets.ring import LARGE_RING, MIDDLE_RING
from stretchcoach.ui.widgets.timeline_bar import TimelineBar

LEAST_SIZE = (480, 480)
BAND_HEIGHT = 168
GAP_HEAD_HEIGHT = 200


class PlayerPage(QWidget):
    """Decides nothing about the session: it is handed snapshots and emits wishes.

    `end_requested`: the question whether to end is asked, the session should pause. It is
    answered by `end_confirmed` or `end_declined`; then it should go on.
    """

    accessible_role = QAccessible.Role.Grouping

    pause_toggled = Signal()
    skip_requested = Signal()
    back_requested = Signal()
    end_requested = Signal()
    end_confirmed = Signal()
    end_declined = Signal()
    mute_toggled = Signal()
    full_screen_toggled = Signal()
    retry_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._timeline: Timeline | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._shown: Snapshot | None = None
        self._announced = ""
        self._speed = 1.0
        self._has_captions = True
        self._unheard: tuple[float, str] | None = None
        self.setAccessibleName(self.tr("Stretching session"))
        # It takes the keys; there is nothing for Tab to stop at.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(*LEAST_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Made in the order in which a screen reader reads them.
        self._hold = SetColumn(look, LegBand(look), BAND_HEIGHT, LARGE_RING, self)
        self._gap = SetColumn(look, GapHead(look), GAP_HEAD_HEIGHT, MIDDLE_RING, self)
        self._steps = StepsColumn(look, self)
        self._columns: tuple[Column, ...] = (self._hold, self._gap, self._steps)
        self._column: Column = self._steps
        for column in self._columns:
            column.setVisible(column is self._column)
        self._scene = PlayerScene(look, self)
        self._line = TimelineBar(look, self)
        self._controls = PlayerControls(look, self)
        self._flash = FlashFrame(look, self)
        self._connect()
        look.changed.connect(self._on_look_changed)

    @property
    def shown(self) -> Snapshot | None:
        """What is shown."""
        return self._shown

    def set_session(
        self, timeline: Timeline, exercises: Mapping[str, Exercise], speed: float = 1.0
    ) -> None:
        """Take what the snapshots to come are of, and how many times as fast as time they come."""
        self._timeline = timeline
        self._exercises = exercises
        self._speed = speed
        self._shown = self._unheard = None
        self._announced = ""
        self._close_question()
        self._line.set_timeline(timeline)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show `snapshot`; what looks as before is not painted again."""
        if self._timeline is None or snapshot == self._shown:
            return
        moment = snapshot.moment
        if self._has_gone_back(snapshot):
            self._announced = ""
        self._shown = snapshot
        said = moment.caption
        is_unheard = said is not None and (said.at, said.text) == self._unheard
        captions = self._has_captions or is_unheard
        view = describe(snapshot, self._timeline, self._exercises, captions, self._speed)
        self._show_column(moment.phase.kind)
        self._column.set_view(view)
        self._scene.show_view(view, moment, self._exercises)
        self._line.set_position(moment.phase.index, moment.into, view)
        self._controls.set_paused(view.pause is not None)
        self._announce(view)

    def ask_to_end(self) -> None:
        """Ask whether to end, as the key for it does."""
        if self._scene.question.isHidden():
            self._scene.ask_to_end()
            self._set_beside_question_enabled(False)
            self.end_requested.emit()

    def tell_unheard(self, cue: Cue) -> None:
        """Show the words that the voice does not say, and have a screen reader say them.

        Of phases the page tells that itself.
        """
        if cue.kind.is_words:
            self._unheard = (cue.at, cue.text)
            self._show_again()
        if cue.kind.is_words and cue.kind is not CueKind.PHASE:
            announce(self, cue.text)

    def flash(self) -> None:
        """Show a frame for a moment, for those who do not hear the chime."""
        self._flash.flash()

    def set_muted(self, muted: bool, *, has_voice: bool = True) -> None:
        """Show whether the voice can be heard, and whether there is one that can be turned on."""
        self._controls.set_muted(muted, has_voice=has_voice)
        self._scene.caption.set_muted(muted or not has_voice)

    def set_captions(self, shown: bool) -> None:
        """Show the words of the voice, or hide them; tips and steps are always shown."""
        if shown != self._has_captions:
            self._has_captions = shown
            self._show_again()

    def set_full_screen(self, full_screen: bool) -> None:
        """Show whether the window fills the screen."""
        self._controls.set_full_screen(full_screen)

    def set_notice(self, text: str | None, *, can_retry: bool = False) -> None:
        """Show what is missing and how to get it, or nothing."""
        self._scene.set_notice(text, can_retry=can_retry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pause with Space; a focused button takes it for itself."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._do(PlayerAction.PAUSE)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar under the controls."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.theme["card"])
        top = self._layout_now().bar.top()
        painter.fillRect(0, top, self.width(), 1, self._look.theme["line"])

    def _connect(self) -> None:
        self._controls.triggered.connect(self._do)
        self._scene.notice.retry_requested.connect(self.retry_requested)
        self._scene.question.declined.connect(self._on_end_declined)
        self._scene.question.confirmed.connect(self._on_end_confirmed)
        for action, keys in KEYS.items():
            for key in keys:
                # Space is a key event, so that it can press a button that has the focus.
                if key is not Qt.Key.Key_Space:
                    self._shortcut(key, partial(self._do, action), self)

    def _shortcut(self, key: Qt.Key, slot: Callable[[], None], owner: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)

    def _do(self, action: PlayerAction) -> None:
        if action is PlayerAction.MUTE:
            self.mute_toggled.emit()
        elif action is PlayerAction.FULL_SCREEN:
            self.full_screen_toggled.emit()
        elif not self._scene.question.isHidden():
            if action in (PlayerAction.END, PlayerAction.PAUSE):
                self._on_end_declined()
        elif action is PlayerAction.PAUSE:
            self.pause_toggled.emit()
        elif action is PlayerAction.SKIP:
            self.skip_requested.emit()
        elif action is PlayerAction.BACK:
            self.back_requested.emit()
        else:
            self.ask_to_end()

    def _on_end_declined(self) -> None:
        self._close_question()
        self.end_declined.emit()

    def _on_end_confirmed(self) -> None:
        self._close_question()
        self.end_confirmed.emit()

    def _close_question(self) -> None:
        if not self._scene.question.isHidden():
            # First: Qt hands the focus of what is hidden to whatever comes next.
            self.setFocus()
            self._scene.close_question()
            self._set_beside_question_enabled(True)

    def _set_beside_question_enabled(self, enabled: bool) -> None:
        """Keep Tab in the question while it is asked."""
        self._controls.setEnabled(enabled)
        self._scene.notice.set_operable(enabled)

    def _on_look_changed(self) -> None:
        self._arrange()
        self.update()

    def _show_column(self, kind: PhaseKind) -> None:
        column: Column = self._gap
        if kind is PhaseKind.HOLD:
            column = self._hold
        elif kind is PhaseKind.GET_READY:
            column = self._steps
        if column is self._column:
            return
        before, self._column = self._column, column
        self._arrange()
        column.show()
        before.hide()

    def _layout_now(self) -> PlayerLayout:
        has_steps = self._column is self._steps
        return lay_out(self.width(), self.height(), self._look.text_scale, has_steps)

    def _arrange(self) -> None:
        layout = self._layout_now()
        sizes = layout.sizes
        self._scene.setGeometry(layout.scene)
        self._scene.set_sizes(sizes)
        self._column.setGeometry(layout.column)
        self._column.set_sizes(sizes)
        self._line.setGeometry(layout.line)
        self._line.set_sizes(sizes.bar)
        self._controls.setGeometry(layout.controls)
        self._controls.set_sizes(sizes)
        self._flash.setGeometry(self.rect())

    def _show_again(self) -> None:
        snapshot, self._shown = self._shown, None
        if snapshot is not None:
            self.show_snapshot(snapshot)

    def _has_gone_back(self, snapshot: Snapshot) -> bool:
        """Tell whether the phase that is shown begins again."""
        if self._shown is None:
            return False
        before, now = self._shown.moment, snapshot.moment
        return now.phase == before.phase and now.into < before.into

    def _announce(self, view: PlayerView) -> None:
        """Tell a screen reader when the phase or the pause changes."""
        if view.announcement != self._announced:
            self._announced = view.announcement
            # The question says more than that time stands still.
            if self._scene.question.isHidden():
                announce(self, view.announcement)
