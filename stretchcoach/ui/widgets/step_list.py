"""The set-up steps: those done ticked, this one large, those to come waiting."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.translation import fill, translate
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_view import StepLine, StepState
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.player_part import PlayerPart
from stretchcoach.ui.widgets.text_fit import FittedText, fit_text
from stretchcoach.ui.widgets.transition import Transition

ROW_SIZE = 22
ROW_PAD = 6
ROW_BADGE = 32
ROW_LEFT = 84
BADGE_LEFT = 34
RIGHT = 28
CURRENT_BADGE = 36
CURRENT_LEFT = 87
CURRENT_PAD = 13
CURRENT_INSET = 12
CURRENT_MARGIN = 9
CORNER = 16
FOLD_ON_SMALL = 0.1

CURRENT_SIZE = 40.0
CURRENT_SMALLER = 34.0
CURRENT_LEAST = 24.0

SLIDE_MS = 240


@dataclass(frozen=True, slots=True)
class _Row:
    """A step as it is drawn; `number` is empty for steps folded together."""

    state: StepState
    number: str
    words: FittedText
    top: float
    height: float

    def on_the_way_from(self, before: "_Row", progress: float) -> "_Row":
        """Return the row between the place of `before` and its own."""
        return replace(self, top=before.top + (self.top - before.top) * progress)


class StepList(PlayerPart):
    """Folds what is done, then what is to come, where there is little room.

    This step's card moves to the place of the next one.
    """

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._steps: tuple[StepLine, ...] = ()
        self._rows: list[_Row] = []
        self._before: list[_Row | None] = []
        self._moving = QRect()
        self._slide = Transition(look, self, SLIDE_MS, QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._on_slide)
        self.setAccessibleName(translate("Player", "Steps"))

    def set_steps(self, steps: tuple[StepLine, ...], *, moves: bool) -> None:
        """Show `steps`; nothing `moves` while time stands still."""
        if steps != self._steps:
            is_same_list = [one.text for one in steps] == [one.text for one in self._steps]
            before = self._rows
            self._steps = steps
            self.setAccessibleName(" ".join(map(_said, steps)))
            self.arrange()
            if moves and is_same_list:
                self._slide_from(before)
        elif not moves:
            self._slide.finish()

    def arrange(self) -> None:
        """Find what fits into the height."""
        self._slide.finish()
        for lines, size in self._plans():
            self._rows = self._plan(lines, size=size)
            if not self._rows or self._bottom() <= self.height():
                break
        else:
            self._rows = self._plan(self._only_one(), self.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._rows_now()
        for row in rows:
            if row.state is not StepState.CURRENT:
                self._paint_row(painter, row)
        # On its way the card lies over the others.
        for row in rows:
            if row.state is StepState.CURRENT:
                self._paint_current(painter, row)

    def _slide_from(self, rows: list[_Row]) -> None:
        """Let each row that was in `rows` come from where it was."""
        places = {_key(row): row for row in rows}
        self._before = [places.get(_key(row)) for row in self._rows]
        pairs = zip(self._rows, self._before, strict=True)
        moved = [row for pair in pairs if pair[0] != pair[1] for row in pair if row]
        top = min((row.top for row in moved), default=0.0)
        bottom = max((row.top + row.height for row in moved), default=0.0)
        self._moving = QRectF(0, top, self.width(), bottom - top).toAlignedRect()
        self._slide.begin()

    def _on_slide(self) -> None:
        self.update(self._moving)

    def _rows_now(self) -> list[_Row]:
        if not self._slide.is_under_way:
            return self._rows
        progress = self._slide.progress
        pairs = zip(self._rows, self._before, strict=True)
        return [row.on_the_way_from(old, progress) if old else row for row, old in pairs]

    def _plans(self) -> Iterator[tuple[list[StepLine], float]]:
        """Yield what may be shown and the size of this step, from most to least."""
        if self._sizes.large_text:
            return
        done = sum(1 for step in self._steps if step.state is StepState.DONE)
        waiting = sum(1 for step in self._steps if step.state is StepState.WAITING)
        least_folded = done if self._sizes.small > FOLD_ON_SMALL else 0
        for folded in range(least_folded, done + 1):
            yield self._folded(folded, 0), CURRENT_SIZE
        yield self._folded(done, 0), CURRENT_SMALLER
        for folded in range(2, waiting + 1):
            yield self._folded(done, folded), CURRENT_SIZE
        yield self._folded(done, waiting), CURRENT_SMALLER

    def _folded(self, done: int, waiting: int) -> list[StepLine]:
        """Return the steps, the first `done` and last `waiting` in a line of their number (0)."""
        lines = list(self._steps)
        if waiting > 1:
            words = fill(translate("Player", "{count} more"), count=waiting)
            lines = [*lines[:-waiting], StepLine(0, words, StepState.WAITING)]
        if done > 1:
            words = fill(translate("Player", "{count} done"), count=done)
            lines = [StepLine(0, words, StepState.DONE), *lines[done:]]
        return lines

    def _only_one(self) -> list[StepLine]:
        """Return this step, or the first to come."""
        current = [line for line in self._steps if line.state is StepState.CURRENT]
        return current or list(self._steps[:1])

    def _plan(
        self, lines: list[StepLine], height: float | None = None, size: float = CURRENT_SIZE
    ) -> list[_Row]:
        """Return the rows of `lines`; with `height`, this step's words shrink to fit it."""
        rows: list[_Row] = []
        top = 0.0
        real = self._sizes.real
        right = self.width() - real(RIGHT)
        for line in lines:
            number = str(line.number) if line.number else ""
            if line.state is StepState.CURRENT:
                pad = real(CURRENT_PAD)
                room = height - 2 * pad - real(2 * CURRENT_MARGIN) if height else 1e6
                least = CURRENT_LEAST if height else size
                largest = size * self._sizes.words if height else size
                words = fit_text(
                    line.text, self.bold_at, right - real(CURRENT_LEFT), room, largest, least
                )
                top += real(CURRENT_MARGIN)
                row = _Row(line.state, number, words, top, words.height + 2 * pad)
                top += row.height + real(CURRENT_MARGIN)
            else:
                grown = self.readable(ROW_SIZE * self._sizes.words)
                words = fit_text(
                    line.text, self.font_at, right - real(ROW_LEFT), 1e6, grown, grown, 1.3
                )
                row = _Row(line.state, number, words, top, words.height + 2 * real(ROW_PAD))
                top += row.height
            rows.append(row)
        return rows

    def _bottom(self) -> float:
        return self._rows[-1].top + self._rows[-1].height

    def _paint_current(self, painter: QPainter, row: _Row) -> None:
        real = self._sizes.real
        inset = real(CURRENT_INSET)
        box = QRectF(inset, row.top, self.width() - 2 * inset, row.height)
        line = max(1.5, real(2))
        painter.setPen(QPen(self.colour("primary"), line))
        painter.setBrush(self.colour("primaryTint"))
        half = line / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), real(CORNER), real(CORNER))
        size = real(CURRENT_BADGE)
        top = row.top + real(CURRENT_PAD) + (row.words.line_height - size) / 2
        badge = QRectF(real(BADGE_LEFT), top, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("primary"))
        painter.drawEllipse(badge)
        draw_centred(painter, badge, row.number, self.bold_at(18), self.colour("onPrimary"))
        painter.setPen(self.colour("ink"))
        row.words.draw(painter, real(CURRENT_LEFT), row.top + real(CURRENT_PAD))

    def _paint_row(self, painter: QPainter, row: _Row) -> None:
        real = self._sizes.real
        size = real(ROW_BADGE)
        top = row.top + real(ROW_PAD) + (row.words.line_height - size) / 2
        badge = QRectF(real(BADGE_LEFT), top, size, size)
        if row.state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour("primaryTint"))
            painter.drawEllipse(badge)
            side = self._sizes.px(23)
            pixmap = icon_pixmap("check", self.colour("primary"), side, self.devicePixelRatioF())
            painter.drawPixmap(badge.center() - QPointF(side / 2, side / 2), pixmap)
        elif row.number:
            line = max(1.0, real(2))
            painter.setPen(QPen(self.colour("ctl"), line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(badge.adjusted(line / 2, line / 2, -line / 2, -line / 2))
            draw_centred(painter, badge, row.number, self.bold_at(17), self.colour("ink2"))
        painter.setPen(self.colour("ink2"))
        row.words.draw(painter, real(ROW_LEFT), row.top + real(ROW_PAD))


def _key(row: _Row) -> tuple[StepState, str]:
    """Return by what a row is known in another list; there is one current step."""
    return (row.state, "" if row.state is StepState.CURRENT else row.number)


def _said(step: StepLine) -> str:
    """Return a step as a screen reader says it."""
    words = translate("Player", "Step {number}: {text}")
    if step.state is StepState.DONE:
        words = translate("Player", "Step {number}, done: {text}")
    elif step.state is StepState.CURRENT:
        words = translate("Player", "Step {number}, now: {text}")
    return fill(words, number=step.number, text=step.text)
