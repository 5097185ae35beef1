"""Signs of a leg: its letter on its badge, and a bar in its form."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.player_words import leg_letter
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_badge
from stretchcoach.ui.widgets.marks import Mark


class LegMark(Mark):
    """The badge of a leg: R in a circle, L in a square."""

    def __init__(self, look: Style, leg: Leg, size: int, parent: QWidget | None = None) -> None:
        super().__init__(look, size, parent)
        self._leg = leg

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        theme = self._look.theme
        fill, ink = ("right", "onRight") if self._leg is Leg.RIGHT else ("left", "onLeft")
        font = self._look.font(self._design * 0.56, bold=True)
        box = QRectF(self.rect())
        letter = leg_letter(self._leg)
        draw_badge(self._painter(), box, self._leg, letter, font, theme[fill], theme[ink])


class LegBar(QWidget):
    """How long a leg was stretched, as a share of the longer one."""

    HEIGHT = 16

    def __init__(self, look: Style, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._leg = leg
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_share(self, share: float) -> None:
        """Fill the bar to `share`, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text; it takes the width there is."""
        return QSize(self._look.px(40), self._look.px(self.HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and bar: round ends for right, square ones for left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_right = self._leg is Leg.RIGHT
        radius = self.height() / 2 if is_right else self._look.px(3)
        box = QRectF(self.rect())
        painter.setBrush(self._look.theme["track"])
        painter.drawRoundedRect(box, radius, radius)
        if self._share > 0:
            box.setWidth(max(box.width() * self._share, 2 * radius))
            painter.setBrush(self._look.theme["right" if is_right else "left"])
            painter.drawRoundedRect(box, radius, radius)
