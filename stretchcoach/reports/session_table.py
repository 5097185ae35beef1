"""The sessions of a report as a table that goes on over pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from stretchcoach.core.record import SessionLine
from stretchcoach.reports.pages import Pages
from stretchcoach.reports.paper import PT, Lines, Paper, broken
from stretchcoach.reports.report_words import minutes_number, moment_words, pains_words
from stretchcoach.translation import fill, translate

TEXT = 8.5
PADDING = 3.5 * PT
BETWEEN = 10 * PT
# In points; the routine's column takes what is left.
DATE = 104
NUMBERS = (58, 52, 52, 66)
TO_THE_RIGHT = (False, False, True, True, True, True)
FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class SessionTable:
    """Adds a row for each session, its note below; the heads stand again on each page."""

    paper: Paper

    def add(self, pages: Pages, sessions: Iterable[SessionLine]) -> None:
        """Put the table below what `pages` have."""
        self._head(pages, with_next=3 * TEXT * PT)
        for session in sessions:
            self._row(pages, session)

    def _cells(self, session: SessionLine) -> tuple[str, ...]:
        locale = self.paper.locale
        holds = translate("Report", "{done} of {planned}")
        return (
            moment_words(session.started_at, locale),
            session.routine,
            fill(holds, done=session.done, planned=session.planned_holds),
            minutes_number(session.right_s, locale),
            minutes_number(session.left_s, locale),
            pains_words(session.pains),
        )

    def _head(self, pages: Pages, with_next: float = 0.0) -> None:
        heads = (
            translate("Report", "Date"),
            translate("Report", "Routine"),
            translate("Report", "Holds done"),
            translate("Report", "Right, min"),
            translate("Report", "Left, min"),
            translate("Report", "Pain, 0 to 10"),
        )
        cells = self._broken(heads, pages.width, bold=True)
        height = _height(cells) + PADDING
        pages.add(height, partial(self._paint, cells, "ctl"), with_next=with_next)

    def _row(self, pages: Pages, session: SessionLine) -> None:
        cells = self._broken(self._cells(session), pages.width, bold=False)
        note = self._note(session.note.strip(), pages.width)
        height = _height(cells)
        fewest = min(len(note), FEWEST_LINES) * cells[0].leading
        if height + fewest + PADDING > pages.left:
            self._turn(pages)
        if not note:
            pages.add(height + PADDING, partial(self._paint, cells, "line"))
            return
        pages.add(height, partial(self._paint, cells, None))
        for number, line in enumerate(note, start=1):
            is_last = number == len(note)
            below = PADDING if is_last else 0.0
            if line.height + below > pages.left:
                self._turn(pages)
            paint = partial(self._paint_note, line, "line" if is_last else None)
            pages.add(line.height + below, paint)

    def _turn(self, pages: Pages) -> None:
        pages.turn()
        self._head(pages)

    def _broken(self, cells: tuple[str, ...], width: float, *, bold: bool) -> list[Lines]:
        font = self.paper.font(TEXT, bold=bold)
        return [
            broken(
                cell,
                font,
                room,
                Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft,
            )
            for cell, room, to_the_right in zip(cells, _rooms(width), TO_THE_RIGHT, strict=True)
        ]

    def _note(self, text: str, width: float) -> list[Lines]:
        """Return the lines of a note; each may be the last of a page."""
        if not text:
            return []
        whole = broken(text, self.paper.font(TEXT), width - DATE * PT - BETWEEN)
        return [Lines(whole.font, (line,)) for line in whole.lines]

    def _paint(self, cells: list[Lines], line: str | None, painter: QPainter, area: QRectF) -> None:
        left = area.left()
        for cell, room in zip(cells, _rooms(area.width()), strict=True):
            place = QRectF(left, area.top() + PADDING, room, area.height())
            cell.paint(painter, place, self.paper.colour("ink"))
            left += room + BETWEEN
        self._close(line, painter, area)

    def _paint_note(self, words: Lines, line: str | None, painter: QPainter, area: QRectF) -> None:
        place = area.adjusted(DATE * PT + BETWEEN, 0, 0, 0)
        words.paint(painter, place, self.paper.colour("ink2"))
        self._close(line, painter, area)

    def _close(self, line: str | None, painter: QPainter, area: QRectF) -> None:
        if line is not None:
            painter.setPen(QPen(self.paper.colour(line), 0.6 * PT))
            painter.drawLine(area.bottomLeft(), area.bottomRight())


def _rooms(width: float) -> list[float]:
    """Return how wide each column is."""
    date, *numbers = (points * PT for points in (DATE, *NUMBERS))
    routine = width - date - sum(numbers) - BETWEEN * (len(numbers) + 1)
    return [date, routine, *numbers]


def _height(cells: list[Lines]) -> float:
    return max(cell.height for cell in cells) + PADDING
