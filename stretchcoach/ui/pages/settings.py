"""The Settings page: every choice acts at once."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise, Position
from stretchcoach.core.figure import Figure
from stretchcoach.settings import (
    LEAST_TEXT_SIZE,
    MOST_TEXT_SIZE,
    MotionChoice,
    Settings,
    ThemeChoice,
)
from stretchcoach.ui.body_look import load_body_looks
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.look_choice import LookChoice
from stretchcoach.ui.widgets.notice import Notice
from stretchcoach.ui.widgets.scroll_page import GAP, NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.setting_card import SettingCard, SettingRow
from stretchcoach.ui.widgets.stepper import Stepper
from stretchcoach.ui.widgets.words import Words

TEXT_STEP = 25
CARD_GAP = 16


class SettingsPage(ScrollPage):
    """Shows the settings and tells what the user changes in them.

    The first of `exercises` that is done standing shows the looks.
    """

    settings_changed = Signal(Settings)

    content_limit = 1000

    def __init__(
        self, look: Style, exercises: Mapping[str, Exercise], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._settings = Settings()
        self._problem: Notice | None = None
        self._theme = self._theme_choice()
        self._text_size = self._text_size_stepper()
        self._motion = self._motion_choice()
        self._figure = LookChoice(look, self.tr("Figure"), _model(exercises), load_body_looks())
        self.header.addWidget(Words("title", self.tr("Settings")))
        self._notices = QVBoxLayout()
        self.body.addLayout(self._notices)
        self._cards = (self._appearance_card(), self._motion_card(), self._figure_card())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for cards in (self._cards[:2], self._cards[2:]):
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
        self._listen()
        self.set_first_focus(self._theme)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        self._settings = settings
        self._theme.set_chosen(settings.theme)
        self._motion.set_chosen(settings.reduced_motion)
        self._figure.set_chosen(settings.figure)
        self._text_size.blockSignals(True)
        self._text_size.setValue(settings.text_size)
        self._text_size.blockSignals(False)
        self._text_size.update()

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

    def _listen(self) -> None:
        def change(settings: Settings) -> None:
            self._settings = settings
            self.settings_changed.emit(settings)

        self._theme.chosen.connect(
            lambda key: change(replace(self._settings, theme=ThemeChoice(key)))
        )
        self._text_size.valueChanged.connect(
            lambda size: change(replace(self._settings, text_size=size))
        )
        self._motion.chosen.connect(
            lambda key: change(replace(self._settings, reduced_motion=MotionChoice(key)))
        )
        self._figure.chosen.connect(lambda key: change(replace(self._settings, figure=key)))

    def _reveal_focus(self) -> None:
        """Keep in sight what the user works with, though a larger text moves it."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            self._scroll.ensureWidgetVisible(focused)

    def _theme_choice(self) -> SegmentedChoice:
        choices: dict[str, str] = {
            ThemeChoice.SYSTEM: self.tr("System"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        return SegmentedChoice(self._look, self.tr("Theme"), choices)

    def _text_size_stepper(self) -> Stepper:
        words = self.tr("{value} %", "text size in per cent")
        stepper = Stepper(self._look, LEAST_TEXT_SIZE, MOST_TEXT_SIZE, TEXT_STEP, words)
        stepper.setAccessibleName(self.tr("Text size in per cent"))
        return stepper

    def _motion_choice(self) -> SegmentedChoice:
        choices: dict[str, str] = {
            MotionChoice.SYSTEM: self.tr("System"),
            MotionChoice.REDUCED: self.tr("Less"),
            MotionChoice.FULL: self.tr("Full"),
        }
        return SegmentedChoice(self._look, self.tr("Motion"), choices)

    def _appearance_card(self) -> SettingCard:
        card = SettingCard(self._look, "screen", self.tr("Appearance"))
        card.add(SettingRow(self.tr("Theme"), self._theme))
        card.add(SettingRow(self.tr("Text size"), self._text_size))
        return card

    def _motion_card(self) -> SettingCard:
        card = SettingCard(self._look, "motion", self.tr("Motion"))
        card.add(SettingRow(self.tr("Amount of motion"), self._motion))
        card.add_words(
            self.tr("With less motion, pictures change at once and the figure does not breathe.")
        )
        return card

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
