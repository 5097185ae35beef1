"""The guide on paper: black on white, in the order of the page."""

from collections.abc import Iterable

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.guide import Guide, Points

TITLE_PT = 22
HEADING_PT = 15
PART_PT = 12
TEXT_PT = 11
SPACE_PT = 14


def guide_document(guide: Guide, exercises: Iterable[Exercise], font: QFont) -> QTextDocument:
    """Return the text of the guide; nothing in it has a colour but that of the ink."""
    document = QTextDocument()
    body = QFont(font.family())
    body.setPointSize(TEXT_PT)
    document.setDefaultFont(body)
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, guide.title)
    paper = _Paper(document)
    paper.title(guide.title)
    paper.line(guide.notice)
    paper.heading(guide.doctor.title)
    for part in (guide.doctor.emergency, guide.doctor.same_day):
        paper.part(part, bold=True)
    paper.part(guide.doctor.see)
    paper.part(guide.doctor.ask_first)
    paper.heading(guide.prevention.title)
    paper.points(guide.prevention.points)
    paper.heading(guide.stretching.title, new_page=True)
    paper.points(guide.stretching.points)
    paper.part(guide.stop)
    for exercise in exercises:
        paper.part(Points(exercise.name, (), after=" ".join(exercise.hold_cues)))
    paper.heading(guide.cold_pack.title)
    paper.line(guide.cold_pack.intro)
    paper.points(guide.cold_pack.cautions)
    paper.heading(guide.about.title)
    paper.points(guide.about.points)
    return document


class _Paper:
    """Writes one paragraph after the other."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._is_empty = True

    def title(self, text: str) -> None:
        self._write(text, TITLE_PT, bold=True)

    def heading(self, text: str, *, new_page: bool = False) -> None:
        self._write(text, HEADING_PT, bold=True, above=SPACE_PT, new_page=new_page)

    def part(self, part: Points, *, bold: bool = False) -> None:
        self._write(part.title, PART_PT, bold=True, above=SPACE_PT / 2)
        self.points(part.points, bold=bold)
        if part.after:
            self.line(part.after)

    def line(self, text: str) -> None:
        self._write(text, TEXT_PT)

    def points(self, texts: Iterable[str], *, bold: bool = False) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDisc)
        made = None
        for text in texts:
            self._write(text, TEXT_PT, bold=bold)
            if made is None:
                made = self._cursor.createList(style)
            else:
                made.add(self._cursor.block())

    def _write(
        self,
        text: str,
        points: float,
        *,
        bold: bool = False,
        above: float = 0.0,
        new_page: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setBottomMargin(SPACE_PT / 4)
        if new_page:
            block.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        letters = QTextCharFormat()
        letters.setFontPointSize(points)
        letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if self._is_empty:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(letters)
        else:
            self._cursor.insertBlock(block, letters)
        self._is_empty = False
        self._cursor.insertText(text, letters)
