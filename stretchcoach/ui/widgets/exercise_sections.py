"""What there is to know about an exercise, under headings."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.translation import fill, translate
from stretchcoach.ui.exercise_words import felt_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.fact_line import FactLine
from stretchcoach.ui.widgets.marks import IconMark, Mark
from stretchcoach.ui.widgets.words import Words

MARK = 22
DOT = 4
PADDING = 24


class Dot(Mark):
    """The dot before a point."""

    def __init__(self, look: Style) -> None:
        super().__init__(look, MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        painter = self._painter()
        painter.setBrush(self._look.theme["ctl"])
        radius = self._look.px(DOT)
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)


class Section(QWidget):
    """A heading and what stands below it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(Words("section", title))

    def add(self, *widgets: QWidget) -> "Section":
        """Put `widgets` below what is there, and return itself."""
        for widget in widgets:
            self._column.addWidget(widget)
        return self


def points(
    look: Style, texts: Iterable[str], icon: str = "", ink: str = "ink2"
) -> Iterator[QWidget]:
    """Yield a line for each text, with an icon or a dot before it."""
    for text in texts:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        mark = IconMark(look, icon, ink, MARK) if icon else Dot(look)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words("body", text), 1)
        yield line


class AvoidBox(Card):
    """When not to do the exercise."""

    def __init__(self, look: Style, texts: Iterable[str]) -> None:
        super().__init__(look, fill="alertTint", line="alertTint", radius=12)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Words("advice", self.tr("When not to do it")))
        for text in texts:
            column.addWidget(Words("body", text))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(IconMark(look, "advice", "alert", 28), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


class SectionCard(Card):
    """Sections below each other."""

    def __init__(self, look: Style, sections: Iterable[QWidget]) -> None:
        super().__init__(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(PADDING)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)


def how_to_card(look: Style, exercise: Exercise) -> SectionCard:
    """Return what one needs, should feel and should watch for."""
    needs = Section(translate("ExerciseDetail", "What you need"))
    needs.add(*(FactLine(look, need.icon, need.text) for need in exercise.needs))
    needs.add(Words("secondary", exercise.tip))
    feel = Section(translate("ExerciseDetail", "Where you feel it"))
    feel.add(FactLine(look, "feel", *felt_words(exercise)))
    feel.add(Words("secondary", translate("ExerciseDetail", "A pull is right. Pain is not.")))
    watch = Section(translate("ExerciseDetail", "Watch for"))
    watch.add(*points(look, exercise.hold_cues, "check", "primary"))
    clinical = translate("ExerciseDetail", "Clinical name: {name}")
    name = Words("caption", fill(clinical, name=exercise.clinical_name))
    return SectionCard(look, [needs, feel, watch, name])


def change_card(look: Style, exercise: Exercise) -> SectionCard:
    """Return what goes wrong, and how to make it easier or harder."""
    mistakes = Section(translate("ExerciseDetail", "Common mistakes"))
    mistakes.add(*points(look, exercise.mistakes, "close"))
    easier = Section(translate("ExerciseDetail", "Easier"))
    easier.add(*points(look, exercise.easier))
    harder = Section(translate("ExerciseDetail", "Harder"))
    harder.add(*points(look, exercise.harder))
    return SectionCard(look, [mistakes, easier, harder])
