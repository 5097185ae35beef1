"""The buttons of the player, each with the key that does the same."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.player_keys import PlayerAction, action_key_words
from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button

MARGIN = 24
GAP = 8
GAP_AT_MAIN = 12
LEAST_SPACE = 16
MAIN_WIDTH = 216
COMPACT_WIDTH = 88
LEAST_HEIGHT = 48
CONTROLS_ON_LARGE_TEXT = 1.2


class PlayerControls(QWidget):
    """Voice and full screen at the left, the player's buttons in the middle, the end at the right.

    Where the labels do not fit, icons and keys are left.
    """

    triggered = Signal(PlayerAction)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sizes = Sizes()
        self._scale = 1.0
        self._main_words = (self.tr("Pause"), self.tr("Go on"))
        self._voice_words = (self.tr("Voice on"), self.tr("Voice off"))
        self._screen_words = (self.tr("Full screen"), self.tr("Window"))
        self._voice = self._button(PlayerAction.MUTE, "voice", self._voice_words[0])
        self._screen = self._button(PlayerAction.FULL_SCREEN, "full-screen", self._screen_words[0])
        self._back = self._button(PlayerAction.BACK, "back", self.tr("Back"))
        self._main = self._button(PlayerAction.PAUSE, "pause", self._main_words[0], main=True)
        self._skip = self._button(PlayerAction.SKIP, "skip", self.tr("Skip"))
        self._end = self._button(PlayerAction.END, "close", self.tr("End session"))
        self.set_muted(False)
        self.set_full_screen(False)
        look.changed.connect(self._arrange)

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the window as it is now."""
        if sizes != self._sizes:
            self._sizes = sizes
            self._arrange()

    def set_paused(self, paused: bool) -> None:
        """Show whether the main button pauses or goes on."""
        self._show(self._main, self._main_words[paused], "play" if paused else "pause")

    def set_muted(self, muted: bool, *, has_voice: bool = True) -> None:
        """Show whether the voice can be heard; without one there is nothing to turn on."""
        is_off = muted or not has_voice
        self._show(self._voice, self._voice_words[is_off], "voice-off" if is_off else "voice")
        self._voice.setEnabled(has_voice)
        turns_off, turns_on = self.tr("Turns the voice off"), self.tr("Turns the voice on")
        effect = turns_on if muted else turns_off
        self._voice.set_effect(effect if has_voice else self.tr("No voice at this speed"))

    def set_full_screen(self, full_screen: bool) -> None:
        """Show what the full screen button does now."""
        icon = "full-screen-leave" if full_screen else "full-screen"
        self._show(self._screen, self._screen_words[full_screen], icon)
        enters, leaves = self.tr("Fills the screen"), self.tr("Leaves full screen")
        self._screen.set_effect(leaves if full_screen else enters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        self._arrange()

    def _button(self, action: PlayerAction, icon: str, words: str, main: bool = False) -> Button:
        button = Button(
            self._look,
            words,
            icon,
            skin=Skins.PLAYER_MAIN if main else Skins.SECONDARY,
            shape=Shapes.PLAYER_MAIN if main else Shapes.PLAYER,
            parent=self,
        )
        button.set_key(action_key_words(action))
        # A click must not take the keyboard: Space then still pauses.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.triggered.emit(action))
        return button

    def _show(self, button: Button, words: str, icon: str) -> None:
        if words != button.text():
            button.setText(words)
            button.set_icon_name(icon)

    def _arrange(self) -> None:
        compact = self._sizes.large_text or not self._fits(self._measure(False))
        sizes = self._measure(compact)
        needed = sum(size.width() + GAP * self._scale for size in sizes.values())
        if needed > self.width():
            sizes = self._measure(compact, self.width() / needed)
        self._place(sizes)

    def _measure(self, compact: bool, shrunk: float = 1.0) -> dict[Button, QSize]:
        """Return how large each button is, with labels or without."""
        self._scale = self._sizes.controls
        if compact:
            # Without labels there is room for icons and keys that are easier to see.
            self._scale = max(1.0, self._sizes.scale)
        if self._sizes.large_text:
            self._scale *= CONTROLS_ON_LARGE_TEXT
        self._scale *= shrunk
        sizes = {}
        for button in self.findChildren(Button):
            button.set_scale(self._scale)
            button.set_compact(compact and button is not self._main)
            sizes[button] = button.sizeHint()
        sizes[self._voice] = self._widest(self._voice, self._voice_words)
        sizes[self._screen] = self._widest(self._screen, self._screen_words)
        sizes[self._main] = self._widest(self._main, self._main_words)
        pair = sizes[self._back].expandedTo(sizes[self._skip])
        sizes[self._back] = sizes[self._skip] = pair
        least = COMPACT_WIDTH if compact else 0
        is_low = compact and self._sizes.small > 0
        # Large text makes them wider, not higher: there is no more room under the line.
        low = round(LEAST_HEIGHT * max(1.0, self._sizes.scale) * shrunk)
        tallest = low if is_low else self.height()
        for button, size in sizes.items():
            wide = round((MAIN_WIDTH if button is self._main else least) * self._scale)
            sizes[button] = QSize(max(size.width(), wide), min(size.height(), tallest))
        return sizes

    def _widest(self, button: Button, texts: tuple[str, str]) -> QSize:
        """Return the size in which either label fits, so that a change moves nothing."""
        one, other = map(button.size_with, texts)
        return one.expandedTo(other)

    def _starts(self, sizes: dict[Button, QSize]) -> dict[Button, int]:
        """Return the left edge of each button."""
        scale = self._scale
        margin = round(MARGIN * scale)
        gap, main_gap = round(GAP * scale), round(GAP_AT_MAIN * scale)
        main_left = (self.width() - sizes[self._main].width()) // 2
        return {
            self._voice: margin,
            self._screen: margin + sizes[self._voice].width() + gap,
            self._back: main_left - main_gap - sizes[self._back].width(),
            self._main: main_left,
            self._skip: main_left + sizes[self._main].width() + main_gap,
            self._end: self.width() - margin - sizes[self._end].width(),
        }

    def _fits(self, sizes: dict[Button, QSize]) -> bool:
        starts = self._starts(sizes)
        space = round(LEAST_SPACE * self._scale)
        left_ends = starts[self._screen] + sizes[self._screen].width() + space
        middle_ends = starts[self._skip] + sizes[self._skip].width() + space
        return left_ends <= starts[self._back] and middle_ends <= starts[self._end]

    def _place(self, sizes: dict[Button, QSize]) -> None:
        starts = self._starts(sizes)
        if not self._fits(sizes):
            starts = self._in_a_row(sizes)
        for button, size in sizes.items():
            top = (self.height() - size.height()) // 2
            button.setGeometry(starts[button], top, size.width(), size.height())

    def _in_a_row(self, sizes: dict[Button, QSize]) -> dict[Button, int]:
        """Return the left edges with equal spaces, for a window too narrow for a middle."""
        margin = round(GAP * self._sizes.scale)
        spare = self.width() - 2 * margin - sum(size.width() for size in sizes.values())
        gap = spare / (len(sizes) - 1)
        starts, left = {}, float(margin)
        for button, size in sizes.items():
            starts[button] = round(left)
            left += size.width() + gap
        return starts
