"""The settings of the days on which one stretches."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stretchcoach.core.weekdays import Weekday
from stretchcoach.settings import Settings
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.day_toggles import DayToggles
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.time_field import TimeField


class PlanCard(SettingCard):
    """`changed` brings the name of a setting and its new value."""

    changed = Signal(str, object)
    calendar_requested = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, "today", self.tr("Your days"), parent=parent)
        self._routine_days: tuple[Weekday, ...] = ()
        self._settings = Settings()
        self._days = DayToggles(look, self.tr("Your days"))
        self._time = TimeField(look, self.tr("Time of day"))
        self._routine = Button(look, self.tr("As the routine says"), shape=Shapes.COMPACT)
        self._calendar = Button(look, self.tr("Save to a calendar"), "today", shape=Shapes.COMPACT)
        self._words = self.add_words("")
        self.add(self._days)
        self.add_row(self.tr("Time of day"), self._time)
        buttons = FlowLayout(8, 8)
        buttons.addWidget(self._calendar)
        buttons.addWidget(self._routine)
        self.add_layout(buttons)
        self._days.chosen.connect(lambda days: self.changed.emit("days", days))
        self._time.chosen.connect(lambda time: self.changed.emit("day_time", time))
        self._routine.clicked.connect(self._on_routine)
        self._calendar.clicked.connect(self.calendar_requested)

    def set_routine_days(self, days: tuple[Weekday, ...]) -> None:
        """Take the days of the routine, which hold until others are chosen."""
        self._routine_days = days
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        self._settings = settings
        own = settings.days is not None
        days = settings.days if settings.days is not None else self._routine_days
        self._days.set_chosen(days)
        self._time.set_value(settings.day_time)
        self._calendar.setEnabled(bool(days))
        if not own and self._routine.hasFocus():
            # First: Qt hands the focus of what is hidden to whatever comes next.
            self._days.days[Weekday.MON].setFocus(Qt.FocusReason.OtherFocusReason)
        self._routine.setVisible(own)
        if not days:
            words = self.tr("No fixed days: every day is as good as another.")
        elif own:
            words = self.tr(
                "These are the days you chose. The Today page, your goal and the calendar "
                "follow them."
            )
        else:
            words = self.tr(
                "These are your routine's days. The Today page, your goal and the calendar "
                "follow them."
            )
        self._words.setText(words)

    def _on_routine(self) -> None:
        self.changed.emit("days", None)
