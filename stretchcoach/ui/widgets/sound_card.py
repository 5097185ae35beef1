"""The settings of the sounds that are no words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchcoach.settings import Settings
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.toggle import Toggle


class SoundCard(SettingCard):
    """`changed` brings the name of a setting and its new value."""

    changed = Signal(str, object)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, "music", self.tr("Sounds"), parent=parent)
        chimes, ticks = self.tr("Start and end of a hold"), self.tr("Last 3 seconds")
        self._toggles = {"chimes": Toggle(look, chimes), "ticks": Toggle(look, ticks)}
        self.add_row(
            chimes,
            self._toggles["chimes"],
            self.tr("A chime of its own for each leg, one at the end"),
        )
        self.add_row(ticks, self._toggles["ticks"], self.tr("A short tick each second"))
        self._toggles["chimes"].toggled.connect(lambda on: self.changed.emit("chimes", on))
        self._toggles["ticks"].toggled.connect(lambda on: self.changed.emit("ticks", on))

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        for name, toggle in self._toggles.items():
            toggle.blockSignals(True)
            toggle.setChecked(getattr(settings, name))
            toggle.blockSignals(False)
            toggle.update()
