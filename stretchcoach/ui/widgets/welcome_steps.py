"""The steps of the welcome: what it is, the voice, the days, the safety note."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.routine import Routine
from stretchcoach.core.weekdays import Weekday
from stretchcoach.translation import fill, translate
from stretchcoach.ui.routine_words import outline_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.day_toggles import DayToggles
from stretchcoach.ui.widgets.exercise_tile import exercise_tiles
from stretchcoach.ui.widgets.flow import FlowLayout
from stretchcoach.ui.widgets.marks import IconMark
from stretchcoach.ui.widgets.routine_card import need_line, needs_of
from stretchcoach.ui.widgets.small_scene import SmallScene, still_scene
from stretchcoach.ui.widgets.voice_check import VoiceCheck
from stretchcoach.ui.widgets.words import Words

COLUMNS = 3
GAP = 24
SCENE_SHAPE = 0.6
ROW_SCENE = (150, 92)
PICTURE_SHAPE = 0.28
PICTURE_MOST = 180
PADDING = 24


class WelcomeStep(QWidget):
    """A title, a sentence or two, and what belongs to them; `spoken` is for a screen reader."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spoken = f"{title}. {text}"
        self._scene: SmallScene | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(Words("title", title))
        self.column.addWidget(Words("lead", text))

    def fit(self, width: int, *, narrow: bool, scale: float) -> None:
        """Arrange all for that width in pixels."""
        if self._scene is not None:
            self._scene.fit(min(round(width * PICTURE_SHAPE), round(PICTURE_MOST * scale)))

    def add_picture(self, look: Style, exercise: Exercise) -> None:
        """Show the hold of an exercise, in a wide scene."""
        self._scene = still_scene(look, exercise)
        self.column.addWidget(self._scene)


class IntroStep(WelcomeStep):
    """What it is and what one needs, with a picture of each exercise."""

    def __init__(
        self, look: Style, routine: Routine, exercises: Mapping[str, Exercise], duration: float
    ) -> None:
        words = translate(
            "Welcome",
            "It shows each stretch, says every step and counts the seconds for you. "
            "Your first routine: {outline}.",
        )
        super().__init__(
            translate("Welcome", "Welcome to Stretch Coach"),
            fill(words, outline=outline_words(routine, duration)),
        )
        self._tiles = exercise_tiles(look, routine, exercises)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self.column.addLayout(self._grid)
        self.column.addWidget(_needs_card(look, routine, exercises))

    def fit(self, width: int, *, narrow: bool, scale: float) -> None:
        """Put the exercises side by side, or one below the other."""
        columns = 1 if narrow else COLUMNS
        column = (width - (columns - 1) * GAP) // columns
        for index, tile in enumerate(self._tiles):
            if narrow:
                scene, height = (round(side * scale) for side in ROW_SCENE)
                tile.arrange(beside=True, width=min(scene, width // 2), height=height)
            else:
                tile.arrange(beside=False, width=column, height=round(column * SCENE_SHAPE))
            self._grid.addWidget(tile, index // columns, index % columns)
        for index in range(COLUMNS):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)


class VoiceStep(WelcomeStep):
    """Whether the voice is heard."""

    def __init__(self, look: Style, exercise: Exercise) -> None:
        super().__init__(
            translate("Welcome", "Can you hear the voice?"),
            translate(
                "Welcome",
                "The voice leads you through each stretch. Stand where your mat is and listen.",
            ),
        )
        self.add_picture(look, exercise)
        self.check = VoiceCheck(look)
        self.column.addWidget(self.check)


class DaysStep(WelcomeStep):
    """On which days one wants to stretch."""

    def __init__(self, look: Style, exercise: Exercise) -> None:
        super().__init__(
            translate("Welcome", "Which days suit you?"),
            translate(
                "Welcome",
                "Today tells you whether it is one of your days. You can change them in the "
                "settings; with no day chosen, nothing is planned.",
            ),
        )
        self.add_picture(look, exercise)
        name = translate("Welcome", "Your days")
        self.toggles = DayToggles(look, name)
        self._words = Words("strong")
        self.toggles.chosen.connect(self._show)
        card = Card(look)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(16)
        column.addWidget(Words("section", name))
        column.addWidget(self.toggles)
        column.addWidget(self._words)
        self.column.addWidget(card)
        self.days: tuple[Weekday, ...] = ()

    def set_days(self, days: Sequence[Weekday]) -> None:
        """Show these days as chosen."""
        self.toggles.set_chosen(days)
        self._show(tuple(days))

    def _show(self, days: tuple[Weekday, ...]) -> None:
        self.days = days
        order = list(Weekday)
        names = [QLocale().standaloneDayName(order.index(day) + 1) for day in days]
        none = translate("Welcome", "No day is planned.")
        self._words.setText(QLocale().createSeparatedList(names) if names else none)


class SafetyStep(WelcomeStep):
    """What is to be known before the first stretch, read once."""

    def __init__(self, look: Style) -> None:
        super().__init__(
            translate("Welcome", "Before you start"),
            translate("Welcome", "Please read this once. It stays in the guide."),
        )
        card = Card(look)
        column = QVBoxLayout(card)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(18)
        for icon, ink, title, text in _safety_texts():
            column.addLayout(_point(look, icon, ink, title, text))
            self.spoken += f" {title} {text}"
        self.column.addWidget(card)


def _needs_card(look: Style, routine: Routine, exercises: Mapping[str, Exercise]) -> Card:
    card = Card(look)
    needs = QVBoxLayout(card)
    needs.setContentsMargins(PADDING, 18, PADDING, 18)
    needs.setSpacing(10)
    needs.addWidget(Words("section", translate("Welcome", "What you need")))
    things = FlowLayout(32, 10)
    for need in needs_of(routine, exercises):
        things.addWidget(need_line(look, need))
    needs.addLayout(things)
    where = translate(
        "Welcome", "Put the computer two to three metres away, where you can see it from the mat."
    )
    needs.addWidget(Words("body", where))
    return card


def _safety_texts() -> tuple[tuple[str, str, str, str], ...]:
    """Return icon, ink, title and text of each point."""
    return (
        (
            "check",
            "primary",
            translate("Welcome", "A gentle pull is right. Pain is not."),
            translate(
                "Welcome",
                "Move slowly into each stretch, do not bounce, and breathe. When pain grows, come "
                "out of the stretch slowly.",
            ),
        ),
        (
            "advice",
            "alert",
            translate("Welcome", "Stop at once"),
            translate(
                "Welcome",
                "at sharp or sudden pain, a pop, numbness or tingling, dizziness, chest pain, "
                "breathlessness or new swelling.",
            ),
        ),
        (
            "person",
            "ink2",
            translate("Welcome", "Ask a doctor or physiotherapist first"),
            translate(
                "Welcome",
                "if you are new to exercise, have problems with bones or joints, or had a bruise, "
                "fracture or dislocation not long ago.",
            ),
        ),
        (
            "info",
            "ink2",
            translate("Welcome", "General exercise information"),
            translate(
                "Welcome",
                "Stretch Coach is no medical device. It does not diagnose or treat, and it "
                "replaces no doctor or physiotherapist.",
            ),
        ),
    )


def _point(look: Style, icon: str, ink: str, title: str, text: str) -> QHBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(Words("strong", title))
    texts.addWidget(Words("body", text))
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(IconMark(look, icon, ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    return row
