"""The parts of a progress report: title, figures in boxes, headings, exercises, notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.routine import RoutineStep
from stretchcoach.reports.pages import Pages, Paint
from stretchcoach.reports.pain_chart import paint_mark
from stretchcoach.reports.paper import LEADING, PT, Lines, Paper, broken
from stretchcoach.reports.report_words import dose_words, often_words
from stretchcoach.reports.week_chart import paint_leg

GAP = 12 * PT
PADDING = 10 * PT
CORNER = 6 * PT
IN_A_ROW = 3
FIGURE_SHARE = 0.64
LABELS = 152 * PT
SWATCH = 8 * PT


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that stands out, what it is, and what else there is to say."""

    number: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Parts:
    """Adds the parts to pages."""

    paper: Paper
    pages: Pages

    def text(self, text: str, points: float, token: str = "ink", *, bold: bool = False) -> None:
        """Add a paragraph; each of its lines may be the last of a page."""
        whole = broken(text, self.paper.font(points, bold=bold), self.pages.width)
        for line in whole.lines:
            one = Lines(whole.font, (line,))
            self.pages.add(one.height, self._painted(one, token))

    def heading(self, text: str, with_next: float, legend: Paint | None = None) -> None:
        """Add a heading that stays with what follows it; `legend` is drawn at its right."""
        self.pages.gap(20 * PT)
        words = broken(text, self.paper.font(12.5, bold=True), self.pages.width)

        def paint(painter: QPainter, area: QRectF) -> None:
            words.paint(painter, area, self.paper.colour("ink"))
            if legend is not None:
                legend(painter, area)

        self.pages.add(words.height, paint, with_next=with_next)
        self.pages.gap(6 * PT)

    def tiles(self, tiles: Sequence[Tile]) -> None:
        """Add numbers beside each other."""
        width = (self.pages.width - GAP * (len(tiles) - 1)) / len(tiles)
        inner = width - 2 * PADDING
        columns = [
            (
                broken(tile.title, self.paper.font(8.5), inner),
                broken(tile.number, self.paper.font(14.5, bold=True), inner),
                broken(tile.detail, self.paper.font(8), inner),
            )
            for tile in tiles
        ]
        height = max(sum(lines.height for lines in column) for column in columns) + 2 * PADDING

        def paint(painter: QPainter, area: QRectF) -> None:
            for number, column in enumerate(columns):
                box = QRectF(area.left() + number * (width + GAP), area.top(), width, height)
                self._box(painter, box)
                top = box.top() + PADDING
                for lines, token in zip(column, ("ink2", "ink", "ink2"), strict=True):
                    place = QRectF(box.left() + PADDING, top, inner, lines.height)
                    lines.paint(painter, place, self.paper.colour(token))
                    top += lines.height

        self.pages.add(height, paint)

    def exercises(
        self,
        steps: Sequence[RoutineStep],
        exercises: Mapping[str, Exercise],
        figures: Mapping[str, Paint],
        days_a_week: int,
    ) -> None:
        """Add the exercises of a routine with their figures and doses, some in a row."""
        width = (self.pages.width - GAP * (IN_A_ROW - 1)) / IN_A_ROW
        for start in range(0, len(steps), IN_A_ROW):
            row = [
                (
                    figures.get(step.exercise),
                    self._words(exercises[step.exercise], step, days_a_week, width),
                )
                for step in steps[start : start + IN_A_ROW]
            ]
            words = max(sum(lines.height for lines, _ in one) for _, one in row)
            height = self.exercise_height(words)
            self.pages.add(height, partial(self._paint_exercises, row, width))
            self.pages.gap(GAP)

    def exercise_height(self, words: float = 60 * PT) -> float:
        """Return how high a row of exercises is, whose words are that high."""
        width = (self.pages.width - GAP * (IN_A_ROW - 1)) / IN_A_ROW
        return width * FIGURE_SHARE + 6 * PT + words

    def answers(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add a note: its title, and under it what was asked and answered."""
        head = broken(title, self.paper.font(9.5, bold=True), self.pages.width)
        together = self.answers_height(lines)
        self.pages.add(head.height, self._painted(head, "ink"), with_next=together - head.height)
        for asked, told in self._pairs(lines):
            for number in range(max(len(asked.lines), len(told.lines))):
                pair = (_line(asked, number), _line(told, number))
                self.pages.add(asked.leading, partial(self._paint_pair, pair))
        self.pages.gap(8 * PT)

    def answers_height(self, lines: Sequence[tuple[str, str]]) -> float:
        """Return how much of a note stays on one page: all of it, unless it is long."""
        line = self.paper.font(9.5).pixelSize() * LEADING
        height = sum(max(asked.height, told.height) for asked, told in self._pairs(lines))
        return line + (height if height < self.pages.area.height() / 2 else 2 * line)

    def _pairs(self, lines: Sequence[tuple[str, str]]) -> list[tuple[Lines, Lines]]:
        font = self.paper.font(8.5)
        room = self.pages.width - LABELS
        return [
            (broken(asked, font, LABELS - GAP), broken(told, font, room)) for asked, told in lines
        ]

    def _words(
        self, exercise: Exercise, step: RoutineStep, days_a_week: int, width: float
    ) -> list[tuple[Lines, str]]:
        font = self.paper.font
        return [
            (broken(exercise.name, font(9.5, bold=True), width), "ink"),
            (broken(dose_words(step), font(8.5, bold=True), width), "primary"),
            *(
                (broken(often, font(8.5, bold=True), width), "primary")
                for often in [often_words(days_a_week)]
                if often
            ),
            (broken(exercise.clinical_name, font(8), width), "ink2"),
            (broken(exercise.muscle, font(8), width), "ink2"),
        ]

    def _paint_exercises(
        self,
        row: Sequence[tuple[Paint | None, list[tuple[Lines, str]]]],
        width: float,
        painter: QPainter,
        area: QRectF,
    ) -> None:
        for number, (figure, words) in enumerate(row):
            left = area.left() + number * (width + GAP)
            scene = QRectF(left, area.top(), width, width * FIGURE_SHARE)
            if figure is not None:
                painter.save()
                corners = QPainterPath()
                corners.addRoundedRect(scene, CORNER, CORNER)
                painter.setClipPath(corners)
                figure(painter, scene)
                painter.restore()
            top = scene.bottom() + 6 * PT
            for lines, token in words:
                place = QRectF(left, top, width, lines.height)
                lines.paint(painter, place, self.paper.colour(token))
                top += lines.height

    def _paint_pair(self, pair: tuple[Lines, Lines], painter: QPainter, area: QRectF) -> None:
        asked, told = pair
        asked.paint(painter, area, self.paper.colour("ink2"))
        told.paint(painter, area.adjusted(LABELS, 0, 0, 0), self.paper.colour("ink"))

    def _painted(self, lines: Lines, token: str) -> Paint:
        return lambda painter, area: lines.paint(painter, area, self.paper.colour(token))

    def _box(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self.paper.colour("line"), 0.8 * PT))
        painter.setBrush(self.paper.colour("card"))
        painter.drawRoundedRect(box, CORNER, CORNER)


@dataclass(frozen=True, slots=True)
class Legend:
    """Says at the right end of a heading how the legs are drawn."""

    paper: Paper
    names: Sequence[tuple[Leg | None, str]]
    as_marks: bool

    def __call__(self, painter: QPainter, area: QRectF) -> None:
        """Draw the legend at the right end of `area`."""
        right = area.right()
        for leg, name in reversed(self.names):
            words = broken(name, self.paper.font(8.5), area.width())
            width = words.width
            top = area.center().y() - words.height / 2
            place = QRectF(right - width, top, width, words.height)
            words.paint(painter, place, self.paper.colour("ink2"))
            swatch = QRectF(right - width - SWATCH - 4 * PT, 0, SWATCH, SWATCH)
            swatch.moveTop(area.center().y() - SWATCH / 2)
            if self.as_marks:
                paint_mark(painter, swatch.center(), leg, self.paper)
            elif leg is not None:
                paint_leg(painter, swatch, leg, self.paper)
            right = swatch.left() - 14 * PT


def _line(lines: Lines, number: int) -> Lines:
    return Lines(lines.font, lines.lines[number : number + 1])
