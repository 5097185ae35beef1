"""Lays blocks onto pages, and then draws them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPainter, QPdfWriter

from stretchcoach.reports.paper import PT, Paper

Paint = Callable[[QPainter, QRectF], None]

MARGIN = 48 * PT
TOP = 46 * PT
BOTTOM = 66 * PT


@dataclass(slots=True)
class Pages:
    """Takes one block after the other; one that does not fit goes onto a new page.

    All is laid out before the first page is drawn, so that each can say how many there are.
    """

    paper: Paper
    _pages: list[list[tuple[QRectF, Paint]]] = field(default_factory=lambda: [[]])
    _used: float = 0.0

    @property
    def area(self) -> QRectF:
        """The part of each page that holds the blocks."""
        return self.paper.page.adjusted(MARGIN, TOP, -MARGIN, -BOTTOM)

    @property
    def width(self) -> float:
        """How wide a block is."""
        return self.area.width()

    @property
    def left(self) -> float:
        """How high a block may be that still comes onto this page."""
        return self.area.height() - self._used

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def add(self, height: float, paint: Paint, *, with_next: float = 0.0) -> None:
        """Put a block below the last one; `with_next` keeps room for what must not be parted."""
        if height + with_next > self.left:
            self.turn()
        area = self.area
        self._pages[-1].append(
            (QRectF(area.left(), area.top() + self._used, self.width, height), paint)
        )
        self._used += height

    def gap(self, height: float) -> None:
        """Leave room, but not at the top of a page."""
        if self._used:
            self._used += height

    def turn(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if self._pages[-1]:
            self._pages.append([])
            self._used = 0.0

    def draw(self, writer: QPdfWriter, foot: Callable[[QPainter, QRectF, int], None]) -> bool:
        """Draw all pages, each with its foot; return False where they can't be written."""
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter()
        if not painter.begin(writer):
            return False
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self.paper.page
        below = QRectF(MARGIN, page.bottom() - BOTTOM, self.width, BOTTOM)
        for number, blocks in enumerate(self._pages, start=1):
            if number > 1:
                writer.newPage()
            for area, paint in blocks:
                painter.save()
                paint(painter, area)
                painter.restore()
            foot(painter, below, number)
        return painter.end()
