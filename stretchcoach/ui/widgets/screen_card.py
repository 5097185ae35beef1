"""The settings of what is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchcoach.settings import (
    LEAST_TEXT_SIZE,
    MOST_TEXT_SIZE,
    MotionChoice,
    Settings,
    ThemeChoice,
)
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.stepper import Stepper
from stretchcoach.ui.widgets.toggle import Toggle

TEXT_STEP = 25


class ScreenCard(SettingCard):
    """`changed` brings the name of a setting and its new value."""

    changed = Signal(str, object)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, "screen", self.tr("Screen and text"), parent=parent)
        themes: dict[str, str] = {
            ThemeChoice.SYSTEM: self.tr("System"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        motions: dict[str, str] = {
            MotionChoice.SYSTEM: self.tr("System"),
            MotionChoice.REDUCED: self.tr("Less"),
            MotionChoice.FULL: self.tr("Full"),
        }
        self._theme = SegmentedChoice(look, self.tr("Theme"), themes)
        words = self.tr("{value} %", "text size in per cent")
        self._text_size = Stepper(look, LEAST_TEXT_SIZE, MOST_TEXT_SIZE, TEXT_STEP, words)
        self._text_size.setAccessibleName(self.tr("Text size in per cent"))
        self._motion = SegmentedChoice(look, self.tr("Motion"), motions)
        awake = self.tr("Keep the screen on")
        self._keep_on = Toggle(look, awake)
        self.add_row(self.tr("Theme"), self._theme)
        self.add_row(self.tr("Text size"), self._text_size)
        self.add_row(self.tr("Amount of motion"), self._motion)
        self.add_words(
            self.tr("With less motion, pictures change at once and the figure does not breathe.")
        )
        self.add_row(awake, self._keep_on, self.tr("During a session and the cold pack timer"))
        self._listen()

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        self._theme.set_chosen(settings.theme)
        self._motion.set_chosen(settings.reduced_motion)
        for control in (self._text_size, self._keep_on):
            control.blockSignals(True)
        self._text_size.setValue(settings.text_size)
        self._keep_on.setChecked(settings.keep_screen_on)
        for control in (self._text_size, self._keep_on):
            control.blockSignals(False)
            control.update()

    def _listen(self) -> None:
        changed = self.changed
        self._theme.chosen.connect(lambda key: changed.emit("theme", ThemeChoice(key)))
        self._text_size.valueChanged.connect(lambda size: changed.emit("text_size", size))
        self._motion.chosen.connect(lambda key: changed.emit("reduced_motion", MotionChoice(key)))
        self._keep_on.toggled.connect(lambda on: changed.emit("keep_screen_on", on))
