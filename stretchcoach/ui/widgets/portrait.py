"""A small picture of the person who shows the exercises."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.core.figure import Figure, View
from stretchcoach.core.pose import solve
from stretchcoach.ui.body_look import BodyLook
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.figure_painter import FigurePainter
from stretchcoach.ui.widgets.scene import round_corners
from stretchcoach.ui.widgets.stage import Stage

WIDTH = 72
HEIGHT = 222
RADIUS = 8
FLOOR = 20
DISC = 0.44
DISC_HEIGHT = 0.44
# In thousandths of body height; the person stands in the middle.
SEEN_WIDTH = 360.0
SEEN_HEIGHT = 1090.0


class Portrait(QWidget):
    """Shows one look in the first pose of `figure`, whatever look the exercises have."""

    def __init__(
        self, look: Style, figure: Figure, body: BodyLook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._figure = figure
        self._body_look = body
        self._body = solve(figure, figure.steps[0], 0.0)
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._draw_anew)

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._look.px(WIDTH), self._look.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size."""
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = self._drawn(ratio)
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _draw_anew(self) -> None:
        self._picture = None
        self.updateGeometry()
        self.update()

    def _drawn(self, ratio: float) -> QPixmap:
        theme = self._look.theme
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        box = QRectF(self.rect())
        floor = box.height() - self._look.px(FLOOR)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme["wall"])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["arch"])
        radius = DISC * min(box.width(), floor)
        painter.drawEllipse(QPointF(box.center().x(), DISC_HEIGHT * floor), radius, radius)
        painter.fillRect(QRectF(0, floor, box.width(), box.height()), theme["floor"])
        painter.save()
        view = View(centre=self._body.hip.x, width=SEEN_WIDTH, height=SEEN_HEIGHT)
        stage = Stage(box.width(), box.height(), floor, view, mirrored=False)
        painter.setTransform(stage.transform, combine=True)
        colours = self._body_look.colours(theme.name)
        FigurePainter(painter, self._body_look, colours).paint(self._body, self._figure, 0.0)
        painter.restore()
        round_corners(painter, box, RADIUS)
        painter.end()
        return picture
