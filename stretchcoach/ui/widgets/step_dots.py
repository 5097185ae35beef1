"""Which of a few steps one is at, as dots."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.theme import Style

DOT = 10
WIDE = 28
GAP = 8


class StepDots(QWidget):
    """A dot for each step: filled where it is done, long where one is."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, look: Style, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = count
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_current(self, index: int) -> None:
        """Show that one is at step `index`, from 0."""
        self._current = index
        words = self.tr("Step {number} of {count}")
        self.setAccessibleName(fill(words, number=index + 1, count=self._count))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all dots."""
        width = (self._count - 1) * (DOT + GAP) + WIDE
        return QSize(self._look.px(width), self._look.px(DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, dot = self._look.theme, self._look.px(DOT)
        left = 0.0
        for index in range(self._count):
            wide = self._look.px(WIDE) if index == self._current else dot
            box = QRectF(QPointF(left, 0), QPointF(left + wide, dot))
            if index <= self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme["primary"])
            else:
                painter.setPen(QPen(theme["ctl"], 1.0))
                painter.setBrush(theme["card"])
                box.adjust(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, dot / 2, dot / 2)
            left += wide + self._look.px(GAP)
