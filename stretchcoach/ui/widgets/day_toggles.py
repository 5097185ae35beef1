"""The days of the week, each of which is chosen or not."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchcoach.core.weekdays import Weekday
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.check import Check
from stretchcoach.ui.widgets.flow import FlowLayout

SIDE = 40
GAP = 6
LETTERS = 15


class DayToggle(Check):
    """One day: its first letter on a disc, which is filled where the day is chosen."""

    def __init__(self, look: Style, day: Weekday, parent: QWidget | None = None) -> None:
        super().__init__(look, "", SIDE, parent)
        number = list(Weekday).index(day) + 1
        locale = QLocale()
        self._letter = locale.standaloneDayName(number, QLocale.FormatType.NarrowFormat)
        name = locale.standaloneDayName(number)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return its size, which grows with the text."""
        return QSize(self._look.px(SIDE), self._look.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and its letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._look.theme, self.isChecked()
        fill, outline, ink = self._hover.between("card", "hover"), theme["ctl"], "ink2"
        if on:
            fill = outline = self._hover.between("primary", "primaryHover")
            ink = "onPrimary"
        painter.setPen(QPen(outline, 1.0))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        font = self._look.font(LETTERS, bold=on)
        draw_centred(painter, QRectF(self.rect()), self._letter, font, theme[ink])


class DayToggles(QWidget):
    """Seven days from Monday; `chosen` brings those that are on, in the week's order."""

    accessible_role = QAccessible.Role.Grouping

    chosen = Signal(tuple)

    def __init__(self, look: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = FlowLayout(GAP, GAP, self)
        self.days = {day: DayToggle(look, day, self) for day in Weekday}
        for toggle in self.days.values():
            row.addWidget(toggle)
            toggle.setAccessibleDescription(name)
            toggle.toggled.connect(self._on_toggled)

    def set_chosen(self, days: Iterable[Weekday]) -> None:
        """Show days as chosen without telling anyone."""
        on = frozenset(days)
        for day, toggle in self.days.items():
            toggle.blockSignals(True)
            toggle.setChecked(day in on)
            toggle.blockSignals(False)
            toggle.update()

    def _on_toggled(self) -> None:
        self.chosen.emit(tuple(day for day, one in self.days.items() if one.isChecked()))
