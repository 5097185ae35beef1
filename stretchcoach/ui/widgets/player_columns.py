"""The player's column in its three forms: a hold, a gap between holds, getting ready."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.player_layout import Sizes
from stretchcoach.ui.player_view import PlayerView
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.column_heads import GapHead, ReadyHead
from stretchcoach.ui.widgets.leg_band import LegBand
from stretchcoach.ui.widgets.next_line import NextLineView
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.ring import SMALL_RING, Ring, RingShape
from stretchcoach.ui.widgets.set_dots import SetDots
from stretchcoach.ui.widgets.start_line import StartLine
from stretchcoach.ui.widgets.step_list import StepList

SMALL_HEAD_GAIN = 8
NEXT = 88
SETS = 78
AROUND_RING = 12
RING_DROP = 12
READY_HEAD = 104
READY_FOOT = 184
MARGIN = 32
FOOT_GAP = 24


class Column(PlayerPart):
    """A column with a line at its left and one over its foot; its parts scale with it."""

    accessible_role = QAccessible.Role.Client

    def __init__(self, look: Style, shape: RingShape, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shape = shape
        self.ring = Ring(look, shape, self)

    def set_sizes(self, sizes: Sizes) -> None:
        """Take the sizes of the window as it is now, and hand them on."""
        for part in self.findChildren(PlayerPart):
            part.set_sizes(sizes)
        super().set_sizes(sizes)

    def set_view(self, view: PlayerView) -> None:
        """Show `view`."""
        reduced = self._look.reduced_motion
        self.ring.set_leg(view.leg)
        self.ring.set_still(not view.is_running)
        self.ring.set_counting(view.is_counting_in)
        self.ring.set_left(view.ring_by_second if reduced else view.ring, view.ending)
        self.ring.set_seconds(view.seconds, view.seconds_words)

    def foot_height(self) -> int:
        """Return how far the line over the foot is from the bottom."""
        return self._sizes.px(NEXT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its lines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.colour("card"))
        line = self.colour("line")
        if self.x() > 0:
            painter.fillRect(QRect(0, 0, 1, self.height()), line)
        top = self.height() - self.foot_height()
        painter.fillRect(QRect(0, top, self.width(), 1), line)


class SetColumn(Column):
    """A head of its own, the seconds, the set, and what comes next."""

    def __init__(
        self,
        look: Style,
        head: LegBand | GapHead,
        head_height: int,
        shape: RingShape,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, shape, parent)
        self._head_height = head_height
        self.head = head
        head.setParent(self)
        head.stackUnder(self.ring)
        self.sets = SetDots(look, self)
        self.next_line = NextLineView(look, self)

    def set_view(self, view: PlayerView) -> None:
        """Show `view`."""
        super().set_view(view)
        self.head.set_view(view)
        self.sets.set_set(view.leg, view.set_number, view.sets, view.set_words)
        self.next_line.set_line(view.next)

    def arrange(self) -> None:
        """Stack head, ring, sets and what is next."""
        px = self._sizes.px
        width = self.width()
        top = px(self._head_height) + round(SMALL_HEAD_GAIN * self._sizes.small)
        bottom = self.height() - self.foot_height()
        sets_top = bottom - px(SETS)
        side = min(px(self._shape.box), sets_top - top - px(AROUND_RING), width - px(MARGIN))
        self.head.setGeometry(1, 0, width - 1, top)
        # The ring's edge is drawn inside its box, so it may lie close to the sets.
        ring_top = min(
            top + (sets_top - top - side + px(AROUND_RING + RING_DROP)) // 2, sets_top - side
        )
        self.ring.setGeometry((width - side) // 2, ring_top, side, side)
        self.sets.setGeometry(1, sets_top, width - 1, px(SETS))
        self.next_line.setGeometry(1, bottom + 1, width - 1, self.height() - bottom - 1)
        self.update()


class StepsColumn(Column):
    """In get ready: the set-up steps, and the seconds to the hold."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, SMALL_RING, parent)
        self.head = ReadyHead(look, self)
        self.steps = StepList(look, self)
        self.start = StartLine(look, self)
        # A screen reader reads from the bottom of the stack to its top.
        for part in (self.head, self.steps):
            part.stackUnder(self.ring)

    def set_view(self, view: PlayerView) -> None:
        """Show `view`."""
        super().set_view(view)
        self.head.set_view(view)
        self.steps.set_steps(view.steps, moves=view.is_running)
        self.start.set_view(view)

    def foot_height(self) -> int:
        """Return how far the line over the countdown is from the bottom."""
        return self._sizes.px(READY_FOOT)

    def arrange(self) -> None:
        """Give head and countdown their heights, the steps what is left."""
        px = self._sizes.px
        foot = self.foot_height()
        top = self.height() - foot
        self.head.setGeometry(1, 0, self.width() - 1, px(READY_HEAD))
        self.steps.setGeometry(1, px(READY_HEAD), self.width() - 1, top - px(READY_HEAD) - px(8))
        side = px(self._shape.box)
        self.ring.setGeometry(px(MARGIN), top + (foot - side) // 2, side, side)
        left = px(MARGIN) + side + px(FOOT_GAP)
        self.start.setGeometry(left, top + 1, self.width() - left - px(16), foot - 1)
        self.update()
