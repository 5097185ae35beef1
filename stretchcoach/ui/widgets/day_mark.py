"""A day of the week: done, missed, today, planned or off, each told by its form."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.today_view import DayState, WeekDay
from stretchcoach.ui.widgets.centred import draw_centred

DISC = 40
ICON = 22
NAME = 14
NAME_LINE = 28
NUMBER = 15
SPARE = 4


class DayMark(QWidget):
    """Its name above a disc: a check, a dash, or its number.

    Today is ringed, a planned day to come has an outline, a day off has its number alone.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, look: Style, day: WeekDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._day = day
        self.setAccessibleName(day.words)
        self.setToolTip(day.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of the disc and of its name."""
        name = QFontMetricsF(self._look.font(NAME, bold=True)).horizontalAdvance(self._day.name)
        width = max(self._look.px(DISC + SPARE), round(name) + self._look.px(SPARE))
        return QSize(width, self._look.px(NAME_LINE + DISC + SPARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, theme, day = self._look, self._look.theme, self._day
        line = QRectF(0, 0, self.width(), look.px(NAME_LINE - SPARE))
        ink = theme["ink" if day.is_today else "ink2"]
        draw_centred(painter, line, day.name, look.font(NAME, bold=day.is_today), ink)
        side = look.px(DISC)
        left = (self.width() - side) / 2
        self._paint_disc(painter, QRectF(left, look.px(NAME_LINE), side, side))

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        theme, state = self._look.theme, self._day.state
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state in (DayState.DONE, DayState.MISSED):
            done = state is DayState.DONE
            painter.setBrush(theme["primary" if done else "sunken"])
            painter.drawEllipse(disc)
            self._paint_icon(painter, disc, "check" if done else "minus", done)
            return
        if state is not DayState.OFF:
            width = self._look.px(2) if self._day.is_today else 1
            painter.setPen(QPen(theme["primary" if self._day.is_today else "ctl"], width))
            painter.drawEllipse(disc.adjusted(width / 2, width / 2, -width / 2, -width / 2))
        ink = theme["primary" if self._day.is_today else "ink3"]
        font = self._look.font(NUMBER, bold=self._day.is_today)
        draw_centred(painter, disc, self._day.number, font, ink)

    def _paint_icon(self, painter: QPainter, disc: QRectF, icon: str, done: bool) -> None:
        side = self._look.px(ICON)
        ink = self._look.theme["onPrimary" if done else "ink2"]
        corner = disc.center() - QPointF(side / 2, side / 2)
        painter.drawPixmap(corner, icon_pixmap(icon, ink, side, self.devicePixelRatioF()))
