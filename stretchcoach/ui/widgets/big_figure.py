"""A large figure with its unit on the same base line."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui.theme import Style

FIGURE = 40
UNIT = 18
GAP = 5


class BigFigure(QWidget):
    """One number of a summary."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        look: Style,
        figure: str,
        unit: str,
        *,
        size: int = FIGURE,
        unit_size: int = UNIT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._unit_size = unit_size
        self._figure = figure
        self._unit = unit
        self.setAccessibleName(f"{figure} {unit}")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_figure(self, figure: str, unit: str) -> None:
        """Show another number."""
        self._figure, self._unit = figure, unit
        self.setAccessibleName(f"{figure} {unit}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of both."""
        figure, unit = self._metrics()
        width = figure.horizontalAdvance(self._figure) + unit.horizontalAdvance(self._unit)
        return QSize(round(width + self._look.px(GAP)), round(figure.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the room of both; neither is ever cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure, and its unit after it."""
        painter = QPainter(self)
        figure, _ = self._metrics()
        painter.setFont(self._look.font(self._size, bold=True))
        painter.setPen(self._look.theme["ink"])
        painter.drawText(QPointF(0, figure.ascent()), self._figure)
        painter.setFont(self._look.font(self._unit_size))
        painter.setPen(self._look.theme["ink2"])
        left = figure.horizontalAdvance(self._figure) + self._look.px(GAP)
        painter.drawText(QPointF(left, figure.ascent()), self._unit)

    def _metrics(self) -> tuple[QFontMetricsF, QFontMetricsF]:
        look = self._look
        return QFontMetricsF(look.font(self._size, bold=True)), QFontMetricsF(
            look.font(self._unit_size)
        )
