"""A day of the calendar."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.core.adherence import Heat
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.hover import Hover

RADIUS = 8
LETTERS = 14
HEIGHT = 32
LEAST_WIDTH = 30
MARKED = 2.0
APART = 4.0
FILLS = {Heat.NONE: "sunken", Heat.PART: "heat1", Heat.ONE: "heat2", Heat.MORE: "heat3"}
INKS = {Heat.NONE: "ink3", Heat.PART: "ink", Heat.ONE: "ink", Heat.MORE: "onPrimary"}
# Days to move by, months to move by, or the end of the week to go to.
DAY_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
MONTH_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class DayButton(QPushButton):
    """Its number on the colour of what was held; a line round it on today, and while chosen."""

    days_stepped = Signal(int)
    months_stepped = Signal(int)
    end_requested = Signal(int)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hover = Hover(look, self)
        self._heat = Heat.NONE
        self._is_today = False
        self._is_chosen = False
        self._months: frozenset[int] = frozenset(MONTH_STEPS.values())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def show_day(self, number: int, heat: Heat, words: str, *, is_today: bool) -> None:
        """Show a day, and `words` of it in a tooltip and to a screen reader."""
        self._heat = heat
        self._is_today = is_today
        self.setText(str(number))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Show whether the sessions of this day are listed."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.setAccessibleDescription(self.tr("Its sessions are listed") if chosen else "")
            self.update()

    def set_months(self, steps: frozenset[int]) -> None:
        """Say which months there are to move to; keys to others are left to the page."""
        self._months = steps

    @property
    def heat(self) -> Heat:
        """How much was held on it."""
        return self._heat

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._look.px(LEAST_WIDTH), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the room of two digits."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00"), self._look.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move between days from all else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in {*DAY_STEPS, *MONTH_STEPS, *ENDS}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for another day at a key that moves."""
        key = Qt.Key(event.key())
        if key in DAY_STEPS:
            self.days_stepped.emit(DAY_STEPS[key])
        elif MONTH_STEPS.get(key) in self._months:
            self.months_stepped.emit(MONTH_STEPS[key])
        elif key in ENDS:
            self.end_requested.emit(ENDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the colours of being under the pointer."""
        super().enterEvent(event)
        self._hover.follow()

    def leaveEvent(self, event: QEvent) -> None:
        """Lose them again."""
        super().leaveEvent(event)
        self._hover.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cell and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        heat = self._heat
        is_future = not self.isEnabled()
        plain = is_future or (self._is_today and heat is Heat.NONE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if plain else theme[FILLS[heat]])
        box = QRectF(self.rect())
        marked = self._is_today or self._is_chosen
        if marked:
            # Apart from the fill, whose colour may be that of the line.
            inside = box.adjusted(APART, APART, -APART, -APART)
            painter.drawRoundedRect(inside, RADIUS - APART, RADIUS - APART)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["ink" if self._is_chosen else "primary"], MARKED))
        elif not is_future and (line := self._hover.between("", "ctl")).alpha():
            painter.setPen(QPen(line, 1.0))
        inset = painter.pen().widthF() / 2 if painter.pen().style() else 0.0
        box.adjust(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        bold = marked or (heat is not Heat.NONE and not is_future)
        ink = "ink3" if is_future else INKS[heat]
        if self._is_today and heat is Heat.NONE:
            ink = "ink"
        font = self._look.font(LETTERS, bold=bold)
        draw_centred(painter, QRectF(self.rect()), self.text(), font, theme[ink])
