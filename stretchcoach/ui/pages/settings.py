"""The Settings page: every choice acts at once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Position
from stretchcoach.core.figure import Figure
from stretchcoach.settings import Settings
from stretchcoach.ui.body_look import load_body_looks
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.data_card import DataCard
from stretchcoach.ui.widgets.look_choice import LookChoice
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.plan_card import PlanCard
from stretchcoach.ui.widgets.screen_card import ScreenCard
from stretchcoach.ui.widgets.scroll_page import GAP, NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.sound_card import SoundCard
from stretchcoach.ui.widgets.voice_card import VoiceCard
from stretchcoach.ui.widgets.words import Words

CARD_GAP = 16


class SettingsPage(ScrollPage):
    """Shows the settings and tells what the user changes in them.

    The first of `exercises` that is done standing shows the looks. What the cards `voice`, `plan`
    and `data` offer beside settings they tell by signals of their own.
    """

    settings_changed = Signal(Settings)

    content_limit = 1000

    def __init__(
        self, look: Style, exercises: Mapping[str, Exercise], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._settings = Settings()
        self._problem: Notice | None = None
        self.header.addWidget(Words("title", self.tr("Settings")))
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        self.voice = VoiceCard(look)
        self._sounds = SoundCard(look)
        self.plan = PlanCard(look)
        self._screen = ScreenCard(look)
        self._figure = LookChoice(look, self.tr("Figure"), _model(exercises), load_body_looks())
        self.data = DataCard(look)
        left = (self.voice, self._sounds, self.plan)
        right = (self._screen, self._figure_card(), self.data)
        self._cards: tuple[SettingCard, ...] = (*left, *right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(CARD_GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self._reveal = QTimer(self, singleShot=True)
        self._reveal.timeout.connect(self._reveal_focus)
        for changing in (self.voice, self._sounds, self.plan, self._screen):
            changing.changed.connect(self._on_changed)
        self._figure.chosen.connect(lambda key: self._on_changed("figure", key))
        self.set_first_focus(self.voice.first)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        self._settings = settings
        for card in (self.voice, self._sounds, self.plan, self._screen):
            card.show_settings(settings)
        self._figure.set_chosen(settings.figure)

    def shows(self, settings: Settings) -> bool:
        """Tell whether it is these that are shown."""
        return settings == self._settings

    def show_problem(self, words: str) -> None:
        """Say above all else what is wrong, or that nothing is ("")."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if words:
            self._problem = Notice(self._look, words)
            self._notices.addWidget(self._problem)
            self._problem.show()

    def arrange(self, width: float, height: float) -> None:
        """Put the cards into two columns, or into one where there is little width."""
        narrow = width < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setSpacing(CARD_GAP if narrow else GAP)
        column = self.content_width if narrow else (self.content_width - GAP) // 2
        for index in range(self._columns.count()):
            self._columns.setStretch(index, 0 if narrow else 1)
        for card in self._cards:
            card.fit(column)
        self._reveal.start()

    def _on_changed(self, name: str, value: Any) -> None:
        self._settings = replace(self._settings, **{name: value})
        self.plan.show_settings(self._settings)
        self.settings_changed.emit(self._settings)

    def _reveal_focus(self) -> None:
        """Keep in sight what the user works with, though a larger text moves it."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            self._scroll.ensureWidgetVisible(focused)

    def _figure_card(self) -> SettingCard:
        card = SettingCard(self._look, "person", self.tr("Figure"))
        card.add_words(self.tr("The person who shows you the stretches."))
        card.add(self._figure)
        return card


def _model(exercises: Mapping[str, Exercise]) -> Figure:
    """Return the figure that stands, else one that sits or lies."""
    places = list(Position)
    by_place = sorted(exercises.values(), key=lambda one: places.index(one.position))
    return next(one.figure for one in by_place if one.figure is not None)
