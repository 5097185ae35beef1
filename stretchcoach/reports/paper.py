"""The paper of a report: its size, letters and colours.

Lengths are units of the printer, `PT` of them to a point: so fine that no letter is moved to fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QTextLayout,
    QTextOption,
)

DOTS_PER_INCH = 600
PT = DOTS_PER_INCH / 72
LEADING = 1.32

_LETTER_LANDS = {
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Philippines,
    QLocale.Country.PuertoRico,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """What a report is written on and with; `colours` by the names of the light theme."""

    size: QPageSize.PageSizeId
    family: str
    colours: Mapping[str, str]
    locale: QLocale

    @property
    def page(self) -> QRectF:
        """The whole page."""
        return QRectF(QPageSize(self.size).rectPixels(DOTS_PER_INCH))

    def colour(self, token: str) -> QColor:
        """Return a colour by the name of its token."""
        return QColor(self.colours[token])

    def font(self, points: float, *, bold: bool = False) -> QFont:
        """Return the report's typeface in a size."""
        font = QFont(self.family)
        font.setPixelSize(round(points * PT))
        font.setBold(bold)
        # One that searches the file for "off" finds no letter that is two.
        font.setFeature(QFont.Tag("liga"), 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def size_for(locale: QLocale) -> QPageSize.PageSizeId:
    """Return the size of paper that one has at home there."""
    is_letter = locale.territory() in _LETTER_LANDS
    return QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4


@dataclass(frozen=True, slots=True)
class Lines:
    """Text as it stands in a column: its lines from top to bottom."""

    font: QFont
    lines: tuple[str, ...]
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.font.pixelSize() * LEADING

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """Of the longest line."""
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0.0)

    def paint(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """Draw the lines from the top of `area`, whose width they were broken for."""
        metrics = QFontMetricsF(self.font)
        above = (self.leading - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        painter.setFont(self.font)
        painter.setPen(colour)
        for number, line in enumerate(self.lines):
            left = area.left()
            if self.alignment == Qt.AlignmentFlag.AlignRight:
                left = area.right() - metrics.horizontalAdvance(line)
            elif self.alignment == Qt.AlignmentFlag.AlignHCenter:
                left = area.center().x() - metrics.horizontalAdvance(line) / 2
            painter.drawText(QPointF(left, area.top() + number * self.leading + above), line)


def broken(
    text: str,
    font: QFont,
    width: float,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Lines:
    """Return `text` in lines no wider than `width`; a word that is wider is broken too."""
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        lines += _broken(_printable(paragraph), font, width)
    return Lines(font, tuple(lines), alignment)


def _broken(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    layout.beginLayout()
    lines: list[str] = []
    encoded = text.encode("utf-16-le")  # as Qt counts
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        lines.append(encoded[start:end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines or [""]


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _printable(text: str) -> str:
    """Return `text` with a space for each tab and whatever else steers and is not seen."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
