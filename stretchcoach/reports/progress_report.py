"""The progress report for a doctor or physiotherapist, as a PDF file."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPdfWriter, QPen

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import EASE_OFF_FROM, STOP_FROM
from stretchcoach.errors import ExportError
from stretchcoach.reports.pages import Pages, Paint
from stretchcoach.reports.pain_chart import PainChart
from stretchcoach.reports.paper import DOTS_PER_INCH, PT, Paper, broken
from stretchcoach.reports.report_facts import ReportFacts
from stretchcoach.reports.report_parts import Legend, Parts, Tile
from stretchcoach.reports.report_words import (
    NOTHING,
    day_words,
    days_words,
    disclaimer,
    holds_words,
    legs_words,
    length_words,
    moment_words,
    pain_words,
    period_words,
    share_words,
)
from stretchcoach.reports.session_table import SessionTable
from stretchcoach.reports.week_chart import WeekChart
from stretchcoach.symptom_words import symptom_lines
from stretchcoach.translation import fill, translate

TITLE = 22.0
TEXT = 9.5
WEEKS_HEIGHT = 146 * PT
PAIN_HEIGHT = 114 * PT
PAGE_NUMBER = 70 * PT


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Writes reports on `paper`, with the `figures` of exercises by their ids."""

    paper: Paper
    figures: Mapping[str, Paint]

    def write(self, facts: ReportFacts) -> bytes:
        """Return the file's content. May be called in any thread. Raises ExportError."""
        pages = Pages(self.paper)
        parts = Parts(self.paper, pages)
        self._begin(parts, facts)
        self._add_weeks(parts, facts)
        self._add_pain(parts, facts)
        self._add_exercises(parts, facts)
        self._add_symptoms(parts, facts)
        self._add_sessions(parts, facts)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageSize(self.paper.size)
        period = period_words(facts, self.paper.locale)
        title = fill(translate("Report", "Progress report, {period}"), period=period)
        writer.setTitle(title)
        writer.setCreator("Stretch Coach")
        foot = _Foot(self.paper, pages.count)
        if not pages.draw(writer, foot.paint):
            raise ExportError(translate("Report", "The report can't be drawn."))
        buffer.close()
        return bytes(content.data())

    def _begin(self, parts: Parts, facts: ReportFacts) -> None:
        locale = self.paper.locale
        parts.text("Stretch Coach", TEXT, "primary", bold=True)
        parts.text(translate("Report", "Progress report"), TITLE, bold=True)
        made = fill(translate("Report", "Made on {day}"), day=day_words(facts.made_on, locale))
        parts.text(f"{period_words(facts, locale)}  \N{MIDDLE DOT}  {made}", TEXT, "ink2")
        parts.pages.gap(14 * PT)
        worst = facts.worst
        totals = facts.totals
        parts.tiles(
            [
                Tile(
                    share_words(facts.adherence),
                    translate("Report", "Adherence"),
                    holds_words(facts.adherence),
                ),
                Tile(
                    str(totals.sessions),
                    translate("Report", "Sessions"),
                    days_words(facts.active_days),
                ),
                Tile(
                    length_words(totals.seconds),
                    translate("Report", "Time held"),
                    legs_words(totals.right_s, totals.left_s),
                ),
                Tile(
                    NOTHING if worst is None else pain_words(worst[1]),
                    translate("Report", "Highest pain"),
                    translate("Report", "none was rated")
                    if worst is None
                    else day_words(worst[0].date(), locale),
                ),
            ]
        )

    def _add_weeks(self, parts: Parts, facts: ReportFacts) -> None:
        legend = Legend(self.paper, _legs() if facts.sessions else [], as_marks=False)
        parts.heading(translate("Report", "Minutes held in each week"), WEEKS_HEIGHT, legend)
        if not facts.sessions:
            parts.text(translate("Report", "No sessions in this time."), TEXT, "ink2")
            return
        chart = WeekChart(self.paper, facts.weeks, translate("Report", "Goal"))
        parts.pages.add(WEEKS_HEIGHT, chart.paint)
        if facts.weeks[0].first > facts.period.first:
            text = translate("Report", "Shown are the last {count} weeks.")
            parts.text(fill(text, count=len(facts.weeks)), 8, "ink2")

    def _add_pain(self, parts: Parts, facts: ReportFacts) -> None:
        names: list[tuple[Leg | None, str]] = [*_legs()] if facts.pains else []
        if any(pains.whole is not None for _, pains in facts.pains):
            names.append((None, translate("Report", "Leg not told")))
        legend = Legend(self.paper, names, as_marks=True)
        parts.heading(translate("Report", "Pain after the sessions, 0 to 10"), PAIN_HEIGHT, legend)
        if not facts.pains:
            parts.text(translate("Report", "No pain was rated in this time."), TEXT, "ink2")
            return
        ease_off = fill(translate("Report", "Ease off from {pain}"), pain=EASE_OFF_FROM)
        stop = fill(translate("Report", "Stop from {pain}"), pain=STOP_FROM)
        chart = PainChart(self.paper, facts.period, facts.pains, ease_off, stop)
        parts.pages.add(PAIN_HEIGHT, chart.paint)

    def _add_exercises(self, parts: Parts, facts: ReportFacts) -> None:
        text = translate("Report", "The exercises: {routine}")
        words = fill(text, routine=facts.routine.name)
        parts.heading(words, parts.exercise_height())
        steps, exercises = facts.routine.steps, facts.exercises
        parts.exercises(steps, exercises, self.figures, facts.days_a_week)

    def _add_symptoms(self, parts: Parts, facts: ReportFacts) -> None:
        notes = [
            (moment_words(note.written_at, self.paper.locale), symptom_lines(note))
            for note in facts.symptoms
        ]
        below = parts.answers_height(notes[0][1]) if notes else 3 * TEXT * PT
        parts.heading(translate("Report", "Notes of symptoms"), below)
        if not notes:
            parts.text(translate("Report", "None were written in this time."), TEXT, "ink2")
        for title, lines in notes:
            parts.answers(title, lines)

    def _add_sessions(self, parts: Parts, facts: ReportFacts) -> None:
        parts.heading(translate("Report", "Sessions"), 5 * TEXT * PT)
        if not facts.sessions:
            parts.text(translate("Report", "No sessions in this time."), TEXT, "ink2")
            return
        SessionTable(self.paper).add(parts.pages, facts.sessions)


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands at the bottom of each page."""

    paper: Paper
    count: int

    def paint(self, painter: QPainter, area: QRectF, number: int) -> None:
        """Draw the foot of page `number`."""
        top = area.top() + 16 * PT
        painter.setPen(QPen(self.paper.colour("line"), 0.6 * PT))
        painter.drawLine(QPointF(area.left(), top), QPointF(area.right(), top))
        font = self.paper.font(7.5)
        below = QRectF(area.left(), top + 5 * PT, area.width(), area.height())
        words = broken(disclaimer(), font, area.width() - PAGE_NUMBER)
        words.paint(painter, below, self.paper.colour("ink2"))
        text = translate("Report", "Page {number} of {count}")
        page = fill(text, number=number, count=self.count)
        numbers = broken(page, font, PAGE_NUMBER, Qt.AlignmentFlag.AlignRight)
        numbers.paint(painter, below, self.paper.colour("ink2"))


def _legs() -> list[tuple[Leg, str]]:
    return [
        (Leg.RIGHT, translate("Report", "Right leg")),
        (Leg.LEFT, translate("Report", "Left leg")),
    ]
