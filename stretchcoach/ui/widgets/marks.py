"""Small painted signs: an icon, a number or a letter on its disc."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.core.exercise import Leg
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.player_words import leg_letter
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.leg_marks import draw_badge, draw_centred

TILE_RADIUS = 0.22


class Mark(QWidget):
    """A sign of a fixed size in design pixels, which grows with the text."""

    def __init__(self, look: Style, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._design = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        """Return its size with the text as large as it is."""
        side = self._look.px(self._design)
        return QSize(side, side)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        return painter


class IconMark(Mark):
    """An icon, on a disc of the colour `fill` if it has one."""

    def __init__(
        self,
        look: Style,
        icon: str,
        ink: str,
        size: int = 24,
        *,
        fill: str = "",
        icon_size: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, size, parent)
        self._icon = icon
        self._ink = ink
        self._fill = fill
        self._icon_size = icon_size or size

    def set_icon(self, icon: str, ink: str, fill: str = "") -> None:
        """Show another icon, in its colours."""
        self._icon, self._ink, self._fill = icon, ink, fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the icon."""
        painter = self._painter()
        if self._fill:
            painter.setBrush(self._look.theme[self._fill])
            painter.drawEllipse(QRectF(self.rect()))
        side = self._look.px(self._icon_size)
        ink = self._look.theme[self._ink]
        pixmap = icon_pixmap(self._icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, (self.height() - side) / 2), pixmap)


class NumberMark(Mark):
    """A number on a tinted disc, or on a tile."""

    def __init__(
        self,
        look: Style,
        number: str,
        size: int,
        letters: int,
        *,
        tile: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, size, parent)
        self._number = number
        self._letters = letters
        self._tile = tile

    def set_number(self, number: str) -> None:
        """Show another number."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc or tile and the number."""
        painter = self._painter()
        painter.setBrush(self._look.theme["primaryTint"])
        radius = self.height() * (TILE_RADIUS if self._tile else 0.5)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        font = self._look.font(self._letters, bold=True)
        draw_centred(painter, QRectF(self.rect()), self._number, font, self._look.theme["primary"])


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
