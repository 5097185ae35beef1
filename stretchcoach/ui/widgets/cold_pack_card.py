"""The timer of the cold pack."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.core.cold_pack import DEFAULT_MINUTES, MINUTES
from stretchcoach.core.exercise import Leg
from stretchcoach.core.guide import ColdPackText
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.cold_pack_view import ColdPackView, idle_view
from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.exercise_sections import points
from stretchcoach.ui.widgets.guide_cards import GuideCard
from stretchcoach.ui.widgets.ring import Ring, RingShape
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.words import Words

SHAPE = RingShape(152, 14, 14, 38, 6, 14, 29)
GAP = 28
CONTROLS = 172


class ColdRing(Ring):
    """Empties in the colour of progress: the pack belongs to no leg."""

    def __init__(self, look: Style) -> None:
        super().__init__(look, SHAPE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return its size with the text as large as it is."""
        side = self._look.px(SHAPE.box)
        return QSize(side, side)

    def leg_colour(self, leg: Leg) -> QColor:
        """Return the colour of progress."""
        return self.colour("primary")

    def _fit(self) -> None:
        self.set_sizes(Sizes(scale=self._look.text_scale))
        self.updateGeometry()


class ColdPackCard(GuideCard):
    """Time left, the choice of minutes, and what comes next."""

    start_requested = Signal(int)
    pause_toggled = Signal()
    stop_requested = Signal()

    def __init__(self, look: Style, text: ColdPackText, parent: QWidget | None = None) -> None:
        super().__init__(look, "snowflake", text.title, parent=parent)
        self._minutes = DEFAULT_MINUTES
        self._wait = ""
        self._view: ColdPackView | None = None
        self._ring = ColdRing(look)
        choices = {str(minutes): str(minutes) for minutes in MINUTES}
        self._choice = SegmentedChoice(look, self.tr("Minutes"), choices)
        self._choice.set_chosen(str(DEFAULT_MINUTES))
        self._choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choice.chosen.connect(self._on_chosen)
        self._start = Button(look, self.tr("Start timer"), "play", skin=Skins.PRIMARY)
        self._start.clicked.connect(lambda: self.start_requested.emit(self._minutes))
        self._pause = Button(look, self.tr("Pause"), "pause")
        self._pause.clicked.connect(self.pause_toggled)
        self._stop = Button(look, self.tr("Stop timer"), "stopped")
        self._stop.clicked.connect(self.stop_requested)
        self._status = Words("strong")
        self._following = Words("secondary")
        self._idle = QWidget()
        self._running = QWidget()
        self._stack(self._idle, Words("meta", self.tr("Minutes")), self._choice, self._start)
        self._stack(self._running, self._pause, self._stop)
        self._timer = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._timer.setSpacing(GAP)
        self._timer.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._timer.addWidget(self._idle, 1, Qt.AlignmentFlag.AlignVCenter)
        self._timer.addWidget(self._running, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self._timer)
        for widget in (self._status, self._following, Words("body", text.intro)):
            self.column.addWidget(widget)
        for line in points(look, text.cautions, "advice", "alert"):
            self.column.addWidget(line)
        self.show_idle()

    def show_idle(self, wait: str = "") -> None:
        """Show that no timer runs; `wait` says why none can be started yet."""
        self._wait = wait
        self.show_view(idle_view(self._minutes, wait))

    def show_view(self, view: ColdPackView) -> None:
        """Show how the timer stands; what has the keyboard hands it on where it goes away."""
        before, self._view = self._view, view
        self._ring.set_seconds(view.time, view.unit)
        self._ring.set_still(view.is_paused)
        self._ring.set_left(view.left, 0.0)
        for words, text in ((self._status, view.status), (self._following, view.following)):
            if words.text() != text:
                words.setText(text)
            words.setVisible(bool(text))
        self._pause.setText(self.tr("Go on") if view.is_paused else self.tr("Pause"))
        self._pause.set_icon_name("play" if view.is_paused else "pause")
        self._allow_start(view.can_start)
        if before is None or before.is_running != view.is_running:
            self._swap(view.is_running)

    def tell_unheard(self, text: str) -> None:
        """Have a screen reader say what the voice could not."""
        announce(self, text)

    def fit(self, width: int) -> None:
        """Arrange ring and buttons for a card of that width."""
        margins = self.column.contentsMargins()
        room = width - margins.left() - margins.right()
        beside = room - self._ring.sizeHint().width() - GAP
        stacked = beside < self._look.px(CONTROLS) - 1
        direction = QBoxLayout.Direction
        self._timer.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._choice.fit(room if stacked else beside)

    def _swap(self, is_running: bool) -> None:
        leaving = self._idle if is_running else self._running
        coming = self._running if is_running else self._idle
        focused = leaving.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        coming.show()
        if had_focus:
            if is_running:
                self._pause.setFocus()
            elif self._start.isEnabled():
                self._start.setFocus()
            else:
                self._choice.setFocus()
        leaving.hide()

    def _allow_start(self, allowed: bool) -> None:
        """Let the timer be started or not; a button that is disabled hands the keyboard on."""
        if not allowed and self._start.hasFocus():
            self._choice.setFocus()
        if not allowed and self._start.isEnabled() and self.isVisible():
            announce(self, self._wait)
        self._start.setEnabled(allowed)
        self._start.setAccessibleDescription("" if allowed else self._wait)

    def _on_chosen(self, key: str) -> None:
        self._minutes = int(key)
        self.show_idle(self._wait)

    def _stack(self, place: QWidget, *widgets: QWidget) -> None:
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in widgets:
            column.addWidget(widget)
