"""A day of the calendar."""

from datetime import date

from PySide6.QtCore import Property, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import set_ring_radius

FIRST = QDate(1970, 1, 1)
RADIUS = 10


class DateField(QDateEdit):
    """A day up to `last`, to type or to step with the arrow keys, in the locale's order.

    Screen readers take its value, a count of days, from properties that Qt looks for.
    """

    chosen = Signal()

    def __init__(self, look: Style, name: str, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setDisplayFormat(_form(QLocale()))
        self.setDateRange(FIRST, QDate(last.year, last.month, last.day))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Half a day is none.
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring_radius(self, RADIUS)
        self.dateChanged.connect(self._on_date_changed)
        look.changed.connect(self.updateGeometry)

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a day without telling anyone."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def _value(self) -> int:
        return self.date().toJulianDay()

    def _set_value(self, number: int) -> None:
        self.setDate(QDate.fromJulianDay(number))

    value = Property(int, _value, _set_value)
    minimum = Property(int, lambda self: FIRST.toJulianDay(), constant=True)
    maximum = Property(int, lambda self: self.maximumDate().toJulianDay())
    singleStep = Property(int, lambda self: 1, constant=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change nothing: who scrolls means no other day."""
        event.ignore()

    def _on_date_changed(self) -> None:
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._value()))
        self.chosen.emit()


def _form(locale: QLocale) -> str:
    """Return the short form of the locale, with all digits of the year; ISO where it has none."""
    if locale.language() == QLocale.Language.C:
        return "yyyy-MM-dd"
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")
