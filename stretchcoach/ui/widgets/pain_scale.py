"""The scale for pain: eleven numbers, of which one is chosen, under the names of their bands."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.core.pain import HIGHEST, LOWEST, band_of
from stretchcoach.ui.pain_layout import CELL, GAP, Bracket, lay_out_pain
from stretchcoach.ui.pain_words import band_word
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.pain_cell import PainCell
from stretchcoach.ui.widgets.radio import RadioGroup

CORNER = 4
WORD_LETTERS = (16, 15, 14, 13, 12)
# Two digits typed within this time are one number.
TYPING_MS = 800


class PainGroup(RadioGroup):
    """Its arrow keys stop at both ends.

    Until a number is chosen they only move the focus: the last presses of one who skips through
    the player must not become a pain in the history.
    """

    def step(self, key: str, step: int) -> None:
        """Choose the number beside the one chosen, or look at the one beside `key`."""
        if any(radio.isChecked() for radio in self.radios.values()):
            self.choose(self.neighbour(key, step))
        else:
            self.radios[self.neighbour(key, step)].setFocus(Qt.FocusReason.OtherFocusReason)

    def neighbour(self, key: str, step: int) -> str:
        """Return the next number, none beyond the last."""
        return str(max(LOWEST, min(int(key) + step, HIGHEST)))


class PainScale(QWidget):
    """A group of radio buttons: digits and Space choose, arrows go to the next number.

    `where` says to a screen reader what hurts; `height` is that of the cells.
    """

    accessible_role = QAccessible.Role.Grouping

    pain_changed = Signal(int)

    def __init__(
        self, look: Style, where: str = "", *, height: int = CELL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._cell_height = height
        self._pain: int | None = None
        self._typed_one_at: int | None = None
        self._brackets: tuple[Bracket, ...] = ()
        self._cells = [PainCell(look, number, self, where) for number in range(LOWEST, HIGHEST + 1)]
        self._group = PainGroup(self)
        self._group.chosen.connect(self._on_chosen)
        for cell in self._cells:
            self._group.add(str(cell.number), cell)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Pain, 0 to 10"))
        self.setAccessibleDescription(where)
        self.set_pain(None)
        look.changed.connect(self._on_look_changed)

    @property
    def pain(self) -> int | None:
        """The number chosen."""
        return self._pain

    def set_pain(self, pain: int | None) -> None:
        """Choose a number, or none, without telling anyone."""
        self._pain = pain
        self._typed_one_at = None
        self._group.set_chosen("" if pain is None else str(pain))
        self.update()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to the number chosen, else to the first."""
        self._group.take_focus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digits; 1 and 0 in quick succession are 10."""
        if event.text() in tuple("0123456789"):
            self._type(int(event.text()), event.timestamp())
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow scale is higher, in two rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one row or two."""
        return lay_out_pain(width, self._look.text_scale, self._cell_height).height

    def sizeHint(self) -> QSize:
        """Return the size in one row."""
        width = self._look.px(len(self._cells) * (CELL + GAP) - GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size narrow enough for two rows."""
        return QSize(self._look.px(6 * 44 + 5 * GAP), self._look.px(self._cell_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cells."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the brackets and the names of the bands; that of the number chosen is bold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = None if self._pain is None else band_of(self._pain)
        for bracket in self._brackets:
            self._paint_bracket(painter, bracket, bracket.band is chosen)

    def _paint_bracket(self, painter: QPainter, bracket: Bracket, chosen: bool) -> None:
        theme = self._look.theme
        width = self._look.px(2) if chosen else 1
        painter.setPen(QPen(theme["primary" if chosen else "ctl"], width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        box = QRectF(bracket.box).adjusted(inset, 0, -inset, -inset)
        painter.drawPath(_bracket_path(box, self._look.px(CORNER)))
        painter.setPen(theme["primary" if chosen else "ink2"])
        self._paint_word(painter, bracket.word, band_word(bracket.band), chosen)

    def _paint_word(self, painter: QPainter, line: QRect, words: str, bold: bool) -> None:
        """Paint a band's name in the middle below it, smaller or cut where it is too long."""
        room = line.width() + self._look.px(2 * GAP)
        for letters in WORD_LETTERS:
            painter.setFont(self._look.font(letters, bold))
            metrics = painter.fontMetrics()
            width = metrics.horizontalAdvance(words)
            if width <= room:
                break
        else:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(words)
        left = line.center().x() - width / 2
        left = max(0.0, min(left, self.width() - width))
        middle = line.center().y() + metrics.capHeight() / 2 + self._look.px(2)
        painter.drawText(QPointF(left, middle), words)

    def _place(self) -> None:
        layout = lay_out_pain(self.width(), self._look.text_scale, self._cell_height)
        self._brackets = layout.brackets
        for cell, box in zip(self._cells, layout.cells, strict=True):
            cell.setGeometry(box)
        self.update()

    def _type(self, digit: int, timestamp: int) -> None:
        recent = self._typed_one_at is not None and timestamp - self._typed_one_at <= TYPING_MS
        self._group.choose(str(HIGHEST if digit == 0 and recent else digit))
        self._typed_one_at = timestamp if digit == 1 else None

    def _on_chosen(self, key: str) -> None:
        self._pain = int(key)
        self._typed_one_at = None
        self.update()
        self.pain_changed.emit(self._pain)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self._place()


def _bracket_path(box: QRectF, corner: float) -> QPainterPath:
    path = QPainterPath(box.topLeft())
    path.lineTo(box.left(), box.bottom() - corner)
    path.quadTo(box.bottomLeft(), QPointF(box.left() + corner, box.bottom()))
    path.lineTo(box.right() - corner, box.bottom())
    path.quadTo(box.bottomRight(), QPointF(box.right(), box.bottom() - corner))
    path.lineTo(box.topRight())
    return path
