"""Words that are made to fit: smaller first, then on more lines, shortened only at the end."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

FontAt = Callable[[float], QFont]
STEP = 0.96


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of words in a font; `shortened` when some of the words are missing."""

    lines: tuple[str, ...]
    font: QFont
    line_height: float
    shortened: bool = False

    @property
    def width(self) -> float:
        """The width of the widest line."""
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.line_height * len(self.lines)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines from their upper left corner."""
        metrics = QFontMetricsF(self.font)
        painter.setFont(self.font)
        # Capitals, not the whole height of the font, are centred in the line.
        baseline = top + (self.line_height + metrics.capHeight()) / 2
        for line in self.lines:
            painter.drawText(QPointF(left, baseline), line)
            baseline += self.line_height


NOTHING = FittedText((), QFont(), 0.0)


def fit_text(
    words: str,
    font_at: FontAt,
    width: float,
    height: float,
    largest: float,
    smallest: float,
    leading: float = 1.25,
) -> FittedText:
    """Return `words` in the largest size that fits into `width` and `height`.

    Where the smallest size is still too large, the last line is shortened.
    """
    if not words:
        return NOTHING
    size = largest
    while True:
        fitted = _lines_at(words, font_at(size), width, leading)
        if fitted.height <= height + 0.5 and fitted.width <= width + 0.5:
            return _balanced(fitted, words, width, leading)
        if size <= smallest:
            return _shortened(fitted, width, height)
        size = max(smallest, size * STEP)


def _lines_at(words: str, font: QFont, width: float, leading: float) -> FittedText:
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return FittedText(tuple(lines), font, QFontMetricsF(font).capHeight() / 0.714 * leading)


def _balanced(fitted: FittedText, words: str, width: float, leading: float) -> FittedText:
    """Return as many lines as `fitted` has, of nearly the same length: no word stands alone."""
    count = len(fitted.lines)
    narrow, wide = width / 2, width
    while count > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        tried = _lines_at(words, fitted.font, middle, leading)
        if len(tried.lines) == count and tried.width <= middle:
            fitted, wide = tried, middle
        else:
            narrow = middle
    return fitted


def _shortened(fitted: FittedText, width: float, height: float) -> FittedText:
    count = max(1, int((height + 0.5) / fitted.line_height))
    metrics = QFontMetricsF(fitted.font)
    kept = list(fitted.lines[:count])
    if len(fitted.lines) > count:
        kept[-1] = " ".join(fitted.lines[count - 1 :])
    shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in kept]
    return FittedText(tuple(shown), fitted.font, fitted.line_height, shown != list(fitted.lines))
