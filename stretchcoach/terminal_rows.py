"""Rows of text of which a small terminal shows those that matter most."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text


class Rank(IntEnum):
    """What is left out where there is no room for all, the highest first."""

    NEEDED = 0
    HEAD = 1
    CURRENT_STEP = 2
    NOTICE = 3
    EMPTY = 4
    OTHER_STEP = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to show, in as many lines as it takes."""

    content: RenderableType
    rank: Rank = Rank.NEEDED


# Keeps what is below in its place while there is nothing to say.
EMPTY = Row(Text(" "), Rank.EMPTY)


@dataclass(frozen=True, slots=True)
class FittingRows:
    """Shows the rows one below the other, without those ranks that there is no room for."""

    rows: Sequence[Row]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield what fits into the height of the terminal."""
        free = options.update(height=None)
        heights = [len(console.render_lines(row.content, free, pad=False)) for row in self.rows]
        shown = list(zip(self.rows, heights, strict=True))
        for rank in sorted(Rank, reverse=True)[:-1]:
            if sum(height for _, height in shown) <= options.size.height:
                break
            shown = [(row, height) for row, height in shown if row.rank < rank]
        yield from (row.content for row, _ in shown)
