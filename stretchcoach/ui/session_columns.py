"""Where the parts of a session stand in the list, as a line of a table or as a card."""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QRectF

ROW = 40
CARD_ROW = 100
BAR_WIDTH = 72
BAR_HEIGHT = 8
BAR_GAP = 12
CARD_LINE = 26
CARD_TOP = 11
CARD_PAIN = 0.42
GAP = 16


class ListForm(Enum):
    """How the list shows a session, from much width to little."""

    WHOLE = auto()
    NO_ROUTINE = auto()
    CARDS = auto()


@dataclass(frozen=True, slots=True)
class SessionRects:
    """The rooms of the parts in one row; `routine` is None where it is left out."""

    date: QRectF
    routine: QRectF | None
    holds: QRectF
    minutes: QRectF
    pain: QRectF

    @property
    def after_date(self) -> QRectF:
        """The room of holds, minutes and pain together."""
        return self.holds.united(self.minutes)


# The share of the width at which each column begins, and where the last ends; the minutes end at
# the right of their column.
_WHOLE = (0.0, 0.205, 0.465, 0.72, 0.868, 1.0)
_NO_ROUTINE = (0.0, 0.285, 0.635, 0.785, 1.0)


def row_height(form: ListForm, scale: float) -> int:
    """Return how high a row is, in pixels."""
    return round((CARD_ROW if form is ListForm.CARDS else ROW) * scale)


def lay_out_session(row: QRectF, form: ListForm, scale: float) -> SessionRects:
    """Return the rooms of the parts within `row`, in pixels."""
    if form is ListForm.CARDS:
        return _card(row, scale)
    shares = _WHOLE if form is ListForm.WHOLE else _NO_ROUTINE
    gap = GAP * scale
    lefts = [row.left() + share * row.width() for share in shares]
    rooms = [
        QRectF(left, row.top(), right - left - gap, row.height())
        for left, right in pairwise(lefts[:-1])
    ]
    pain = QRectF(lefts[-2], row.top(), lefts[-1] - lefts[-2], row.height())
    # The numbers end well before the words of the pain begin.
    minutes = rooms[-1].adjusted(0, 0, -gap, 0)
    if form is ListForm.WHOLE:
        return SessionRects(rooms[0], rooms[1], rooms[2], minutes, pain)
    return SessionRects(rooms[0], None, rooms[1], minutes, pain)


def _card(row: QRectF, scale: float) -> SessionRects:
    top, line = row.top() + CARD_TOP * scale, CARD_LINE * scale
    width = row.width()
    date = QRectF(row.left(), top, width, line)
    routine = QRectF(row.left(), top + line, width, line)
    pain_width = width * CARD_PAIN
    third = top + 2 * line
    holds = QRectF(row.left(), third, width - pain_width, line)
    pain = QRectF(row.left() + width - pain_width, third, pain_width, line)
    return SessionRects(date, routine, holds, QRectF(row.right(), top, 0, line), pain)
