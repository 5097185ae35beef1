"""The cards of the guide: a title with its icon, and sentences below it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.guide import Doctor, Guide, Points
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.card import RADIUS, Card
from stretchcoach.ui.widgets.exercise_sections import points
from stretchcoach.ui.widgets.focus import set_ring_radius
from stretchcoach.ui.widgets.marks import IconMark, Mark
from stretchcoach.ui.widgets.words import Words

PADDING = 32
PADDING_NARROW = 20
TILE = 48
TILE_ICON = 26
TILE_RADIUS = 12
BOX_ICON = 22


class IconTile(Mark):
    """An icon on a tinted tile."""

    def __init__(self, look: Style, icon: str, ink: str, fill: str) -> None:
        super().__init__(look, TILE)
        self._icon = icon
        self._ink = ink
        self._fill = fill

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile and the icon."""
        painter = self._painter()
        painter.setBrush(self._look.theme[self._fill])
        radius = self._look.px(TILE_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        side = self._look.px(TILE_ICON)
        ink = self._look.theme[self._ink]
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        pixmap = icon_pixmap(self._icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(corner, pixmap)


class GuideCard(Card):
    """A part of the guide. It can have the keyboard, so that reading begins where one was sent."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(
        self,
        look: Style,
        icon: str,
        title: str,
        *,
        ink: str = "primary",
        fill: str = "primaryTint",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        # There is nothing to press on it for which Tab should stop.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(title)
        set_ring_radius(self, RADIUS)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(IconTile(look, icon, ink, fill), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words("heading", title), 1, Qt.AlignmentFlag.AlignVCenter)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self.column.addLayout(head)
        self.column.addSpacing(8)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Keep less distance from the edge where there is little width."""
        padding = PADDING_NARROW if narrow else PADDING
        self.column.setContentsMargins(padding, padding - 2, padding, padding)

    def add_points(self, texts: Iterable[str], icon: str = "") -> None:
        """Add a line for each text, with an icon or a dot before it."""
        for line in points(self._look, texts, icon, "primary"):
            self.column.addWidget(line)

    def add_part(self, part: Points) -> None:
        """Add a title with its sentences."""
        self.column.addSpacing(8)
        self.column.addWidget(Words("strong", part.title))
        self.add_points(part.points)
        if part.after:
            self.column.addWidget(Words("body", part.after))


class UrgentBox(Card):
    """What can't wait: first when to call the emergency number, then when to get help today."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, look: Style, doctor: Doctor) -> None:
        super().__init__(look, fill="alertTint", line="alertTint", radius=12)
        self.setAccessibleName(doctor.emergency.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(20)
        for part, icon in ((doctor.emergency, "phone"), (doctor.same_day, "advice")):
            texts = QVBoxLayout()
            texts.setSpacing(8)
            texts.addWidget(Words("advice", part.title))
            for text in part.points:
                texts.addWidget(Words("body", text))
            row = QHBoxLayout()
            row.setSpacing(14)
            mark = IconMark(look, icon, "alert", BOX_ICON)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(texts, 1)
            column.addLayout(row)


def doctor_card(look: Style, doctor: Doctor) -> GuideCard:
    """Return when to see a doctor, the urgent signs first."""
    card = GuideCard(look, "advice", doctor.title, ink="alert", fill="alertTint")
    urgent = (doctor.emergency, doctor.same_day)
    said = [f"{part.title}: {' '.join(part.points)}" for part in urgent]
    card.setAccessibleDescription(" ".join(said))
    card.column.addWidget(UrgentBox(look, doctor))
    card.add_part(doctor.see)
    card.add_part(doctor.ask_first)
    return card


def stretching_card(look: Style, guide: Guide, exercises: Iterable[Exercise]) -> GuideCard:
    """Return how to stretch well: what holds for all, when to stop, and what for each exercise."""
    card = GuideCard(look, "exercises", guide.stretching.title)
    card.add_points(guide.stretching.points, "check")
    card.add_part(guide.stop)
    for exercise in exercises:
        card.add_part(Points(exercise.name, (), after=" ".join(exercise.hold_cues)))
    return card


def points_card(look: Style, icon: str, part: Points, mark: str = "") -> GuideCard:
    """Return a card of sentences alone."""
    card = GuideCard(look, icon, part.title)
    card.add_points(part.points, mark)
    return card
