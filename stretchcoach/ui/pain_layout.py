"""Where the cells and brackets of the pain scale lie, in a row or in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from stretchcoach.core.pain import BANDS, HIGHEST, LOWEST, Band

CELL = 56
LOW_CELL = 48
ONE_ROW_FROM = 608
GAP = 8
BRACKET_DISTANCE = 8
BRACKET = 8
WORD_LINE = 26
ROW_GAP = 20
UPPER_ROW_FROM = 6


@dataclass(frozen=True, slots=True)
class Bracket:
    """The mark below the cells of a band in one row, and the line of its word."""

    band: Band
    box: QRect
    word: QRect


@dataclass(frozen=True, slots=True)
class PainLayout:
    """The rectangles of the cells by number, the brackets, and the height of it all."""

    cells: tuple[QRect, ...]
    brackets: tuple[Bracket, ...]
    height: int


def lay_out_pain(width: int, scale: float, cell: int = CELL) -> PainLayout:
    """Return the layout for a width in pixels with texts `scale` times their size.

    `cell` is the height of the cells.
    """
    gap = round(GAP * scale)
    numbers = range(LOWEST, HIGHEST + 1)
    if width >= ONE_ROW_FROM * scale:
        rows = [numbers]
    else:
        rows = [range(LOWEST, UPPER_ROW_FROM), range(UPPER_ROW_FROM, HIGHEST + 1)]
    columns = max(len(row) for row in rows)
    side = (width - (columns - 1) * gap) / columns
    cell_height = round(cell * scale)
    bracket_top = cell_height + round(BRACKET_DISTANCE * scale)
    row_height = bracket_top + round((BRACKET + WORD_LINE) * scale)
    cells: list[QRect] = []
    brackets: list[Bracket] = []
    for index, row in enumerate(rows):
        top = index * (row_height + round(ROW_GAP * scale))
        # The shorter row stands in the middle: the word below its first cell is wider than that.
        indent = (columns - len(row)) * (side + gap) / 2
        lefts = [round(indent + column * (side + gap)) for column in range(len(row))]
        boxes = [QRect(left, top, round(side), cell_height) for left in lefts]
        cells += boxes
        brackets += _brackets(row, boxes, top + bracket_top, scale, round(indent))
    height = len(rows) * row_height + (len(rows) - 1) * round(ROW_GAP * scale)
    return PainLayout(tuple(cells), tuple(brackets), height)


def _brackets(
    numbers: range, cells: Sequence[QRect], top: int, scale: float, spare: int
) -> list[Bracket]:
    """Return those below a row; its words may be wider by `spare` at both sides."""
    found = []
    for band, all_of_it in BANDS.items():
        covered = [cells[number - numbers.start] for number in all_of_it if number in numbers]
        if covered:
            left, right = covered[0].left(), covered[-1].right()
            box = QRect(left, top, right - left + 1, round(BRACKET * scale))
            word = QRect(left, box.bottom() + 1, box.width(), round(WORD_LINE * scale))
            word.adjust(-spare, 0, spare, 0)
            found.append(Bracket(band, box, word))
    return found
