"""Buttons: an icon, a label and the cap of the key that does the same."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.translation import fill
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Colours, Hover
from stretchcoach.ui.widgets.key_cap import LETTERS_PX, draw_key_cap, key_cap_size


class Button(QPushButton):
    """A button whose sizes are design pixels times the text scale, or a scale given to it."""

    def __init__(
        self,
        look: Style,
        text: str,
        icon: str = "",
        *,
        skin: Skins = Skins.SECONDARY,
        shape: Shapes = Shapes.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._hover = Hover(look, self)
        self._icon_name = icon
        self._skin = skin.value
        self._shape = shape.value
        self._key = ""
        self._effect = ""
        self._compact = False
        self._scale: float | None = None
        self._aligned_left = skin is Skins.NAVIGATION
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._refresh()
        look.changed.connect(self._refresh)

    def set_skin(self, skin: Skins) -> None:
        """Take the colours of another kind of button."""
        self._skin = skin.value
        self.update()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon_name:
            self._icon_name = name
            self._refresh()

    def set_key(self, words: str) -> None:
        """Show the cap of a key; its words are those of the table of keys."""
        self._key = words
        self._describe()
        self._refresh()

    def set_effect(self, words: str) -> None:
        """Say to a screen reader what a press does, where the label says what is."""
        self._effect = words
        self._describe()

    def set_compact(self, compact: bool) -> None:
        """Show icon and key alone; the label becomes the tooltip."""
        if compact != self._compact:
            self._compact = compact
            self._refresh()

    def set_scale(self, scale: float) -> None:
        """Draw at `scale` instead of the text scale."""
        if scale != self._scale:
            self._scale = scale
            self._refresh()

    def setText(self, text: str) -> None:
        """Show another label."""
        super().setText(text)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return the size in which all parts fit."""
        return self.size_with(self.text())

    def size_with(self, text: str) -> QSize:
        """Return the size in which all parts would fit with another label."""
        parts = self._part_widths(text)
        padding = self._px(self._shape.padding)
        width = sum(parts) + self._gaps(parts) + 2 * padding
        height = self._px(self._shape.height)
        return QSize(max(round(width), round(height)), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the label cut, so that no layout is forced wider than its page."""
        whole = self.sizeHint()
        label = self._part_widths(self.text())[1]
        spare = label - self._px(3 * self._shape.letters)
        return QSize(whole.width() - max(0, round(spare)), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface, then the parts from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._hover.colours(self._skin, self)
        self._paint_surface(painter, colours)
        ink = colours.ink
        icon, label, cap = parts = self._part_widths(self.text())
        padding = self._px(self._shape.padding)
        room = self.width() - 2 * padding
        spare = room - icon - label - cap - self._gaps(parts)
        label += min(0.0, spare)
        left = padding + (0.0 if self._aligned_left else max(0.0, spare) / 2)
        gap = self._px(self._shape.gap)
        if icon:
            pixmap = icon_pixmap(self._icon_name, ink, round(icon), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(left), round((self.height() - icon) / 2)), pixmap)
            left += icon + gap
        if label > 0:
            self._paint_label(painter, left, label, ink)
            left += label + gap
        if cap:
            self._paint_cap(painter, left, ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def find_pointer(self) -> None:
        """Look where the pointer is, of which nothing was told while a menu was open."""
        is_under = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if is_under != self.underMouse():
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_under)
            self._hover.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when it is enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def _paint_surface(self, painter: QPainter, colours: Colours) -> None:
        if not colours.fill.alpha():
            return
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if colours.outline.alpha():
            painter.setPen(QPen(colours.outline, 1.0))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(colours.fill)
        radius = self._px(self._shape.radius)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_label(self, painter: QPainter, left: float, width: float, ink: QColor) -> None:
        font = self._font()
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width + 1)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), words)

    def _paint_cap(self, painter: QPainter, left: float, ink: QColor) -> None:
        size = key_cap_size(self._key, self._cap_font(), self._factor())
        box = QRectF(QPointF(left, (self.height() - size.height()) / 2), size)
        colours = self._skin.cap
        fill, outline = QColor(Qt.GlobalColor.transparent), ink
        if colours is not None and self.isEnabled():
            fill, outline = self._look.theme[colours.fill], self._look.theme[colours.outline]
        draw_key_cap(painter, box, self._key, self._cap_font(), self._factor(), fill, outline, ink)

    def _part_widths(self, text: str) -> tuple[float, float, float]:
        """Return the widths of icon, label `text` and cap; 0 for one that is not shown."""
        icon = self._px(self._shape.icon) if self._icon_name else 0.0
        shows_label = not (self._compact and self._icon_name)
        label = QFontMetricsF(self._font()).horizontalAdvance(text) if shows_label else 0.0
        cap = (
            key_cap_size(self._key, self._cap_font(), self._factor()).width() if self._key else 0.0
        )
        return icon, label, cap

    def _gaps(self, parts: tuple[float, ...]) -> float:
        shown = sum(1 for part in parts if part)
        return max(0, shown - 1) * self._px(self._shape.gap)

    def _factor(self) -> float:
        return self._look.text_scale if self._scale is None else self._scale

    def _px(self, design: float) -> float:
        return design * self._factor()

    def _font(self) -> QFont:
        bold = self._shape.bold or (self._aligned_left and self.isChecked())
        return self._look.font(self._px(self._shape.letters) / self._look.text_scale, bold)

    def _cap_font(self) -> QFont:
        return self._look.font(self._px(LETTERS_PX) / self._look.text_scale)

    def _describe(self) -> None:
        key = fill(self.tr("Key: {key}"), key=self._key) if self._key else ""
        self.setAccessibleDescription(". ".join(filter(None, (self._effect, key))))

    def _refresh(self) -> None:
        hidden = self._compact and bool(self._icon_name)
        self.setToolTip(self.text() if hidden else "")
        set_ring_radius(self, self._px(self._shape.radius))
        self.updateGeometry()
        self.update()
