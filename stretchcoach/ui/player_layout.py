"""Where the parts of the player lie, and how large they are, in a window of any size.

Sizes are design pixels, those of a window of 1280 x 800, multiplied by one scale: the angle at
which a person on the mat sees them then depends on the screen, not on its resolution.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

WIDTH = 1280
HEIGHT = 800
BAR = 144
CAPTION = 120
HOLD_COLUMN = 488
STEPS_COLUMN = 536
COLUMN_SHARE_OF_EXTRA = 0.4

# In the bar, from its top.
LINE_MIDDLE = 37
LINE_HEIGHT = 60
CONTROLS_MIDDLE = 96
CONTROLS_HEIGHT = 76
SMALL_LINE_RISE = 25
SMALL_CONTROLS_RISE = 41

# On a tall screen the column lies under the scene.
STACKED_WIDTH = 680
STACKED_HEIGHT = 1420
STACKED_COLUMN = 656

# Small windows give the words to be read from the mat a little more than their share.
SMALL_COLUMN_GAIN = 48
SMALL_BAR_LOSS = 56
LARGEST_WORDS = 1.25
LARGE_TEXT_FROM = 1.5
SMALLEST_CONTROLS = 48 / 56
# Below it the line and the buttons would lie on each other.
SMALLEST_BAR = 0.8
# Below it the words beside the figure would lie on it.
SMALLEST_CALLOUTS = 0.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large things are drawn. `words` enlarges caption and names for a larger text."""

    scale: float = 1.0
    words: float = 1.0
    large_text: bool = False

    def px(self, design: float) -> int:
        """Return whole pixels of the window for design pixels."""
        return round(design * self.scale)

    def real(self, design: float) -> float:
        """Return pixels of the window for design pixels."""
        return design * self.scale

    @property
    def has_callouts(self) -> bool:
        """Whether there is room for words beside the figure."""
        return not self.large_text and self.scale >= SMALLEST_CALLOUTS

    @property
    def small(self) -> float:
        """How far the window is below the design's size: 0, or 0.2 at a scale of 0.8."""
        return max(0.0, 1.0 - self.scale)

    @property
    def in_bar(self) -> "Sizes":
        """The sizes by which the bar is divided, which keeps its height in a small window."""
        return replace(self, scale=max(self.scale, SMALLEST_BAR))

    @property
    def bar(self) -> "Sizes":
        """The sizes of what lies in the bar, which is nearer to the hand than to the mat."""
        return replace(self, scale=self.controls)

    @property
    def controls(self) -> float:
        """The scale of what is pressed, which never becomes too small a target."""
        return max(self.scale, SMALLEST_CONTROLS)


@dataclass(frozen=True, slots=True)
class PlayerLayout:
    """The rectangles of the player's parts."""

    sizes: Sizes
    scene: QRect
    column: QRect
    bar: QRect
    stacked: bool

    @property
    def line(self) -> QRect:
        """Where the line of the whole session lies in the bar."""
        sizes = self.sizes.in_bar
        middle = sizes.real(LINE_MIDDLE) - SMALL_LINE_RISE * sizes.small
        return self._in_bar(middle, self.sizes.bar.px(LINE_HEIGHT))

    @property
    def controls(self) -> QRect:
        """Where the buttons lie in the bar."""
        sizes = self.sizes.in_bar
        middle = sizes.real(CONTROLS_MIDDLE) - SMALL_CONTROLS_RISE * sizes.small
        return self._in_bar(middle, round(CONTROLS_HEIGHT * self.sizes.controls))

    def _in_bar(self, middle: float, height: int) -> QRect:
        return QRect(0, self.bar.top() + round(middle - height / 2), self.bar.width(), height)


def lay_out(width: int, height: int, text_scale: float, has_steps: bool) -> PlayerLayout:
    """Return the layout of a window; `has_steps` is the column that lists set-up steps."""
    beside = min(width / WIDTH, height / HEIGHT)
    stacked_scale = min(width / STACKED_WIDTH, height / STACKED_HEIGHT)
    stacked = stacked_scale > beside
    scale = stacked_scale if stacked else beside
    words = 1.0 + (LARGEST_WORDS - 1.0) * min(1.0, max(0.0, text_scale - 1.0))
    sizes = Sizes(scale, words, text_scale >= LARGE_TEXT_FROM)
    bar = sizes.in_bar.px(BAR) - round(SMALL_BAR_LOSS * sizes.in_bar.small)
    body = height - bar
    if stacked:
        column_height = min(sizes.px(STACKED_COLUMN), body)
        scene = QRect(0, 0, width, body - column_height)
        column = QRect(0, body - column_height, width, column_height)
    else:
        design = STEPS_COLUMN if has_steps else HOLD_COLUMN
        extra = width - WIDTH * scale
        column_width = round(
            design * scale + SMALL_COLUMN_GAIN * sizes.small + COLUMN_SHARE_OF_EXTRA * extra
        )
        scene = QRect(0, 0, width - column_width, body)
        column = QRect(width - column_width, 0, column_width, body)
    return PlayerLayout(sizes, scene, column, QRect(0, body, width, bar), stacked)
