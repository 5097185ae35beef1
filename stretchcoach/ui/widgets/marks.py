"""Small painted signs: an icon, a number or a letter on its disc."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred

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
