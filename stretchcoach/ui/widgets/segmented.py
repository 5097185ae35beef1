"""A choice among a few: segments in a well."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Paint, Skin
from stretchcoach.ui.widgets.card import Card
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.radio import Radio, RadioGroup

WELL = 4
RADIUS = 8
HEIGHT = 40
PADDING = 14
LETTERS = 15
SKIN = Skin(
    Paint("", "ink2"),
    Paint("hover", "ink2"),
    Paint("line", "ink"),
    Paint("", "disabled"),
    selected=Paint("card", "ink", "ctl"),
)


class Segment(Radio):
    """One of the words, bold where it is chosen."""

    def __init__(
        self, look: Style, text: str, radius: int = RADIUS, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text, radius, parent)
        self._radius = radius
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size in which the words fit, also when they become bold."""
        words = QFontMetricsF(self._look.font(LETTERS, bold=True)).horizontalAdvance(self.text())
        width = round(words) + 1 + 2 * self._look.px(PADDING)
        return QSize(width, self._look.px(HEIGHT) - 2 * WELL)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters."""
        return QSize(self._look.px(HEIGHT), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segment and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._hover.colours(SKIN, self)
        if colours.fill.alpha():
            painter.setPen(QPen(colours.outline, 1.0))
            painter.setBrush(colours.fill)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, self._radius, self._radius)
        self.paint_words(painter, colours.ink)

    def paint_words(self, painter: QPainter, ink: QColor) -> None:
        """Paint what is on the segment."""
        font = self._look.font(LETTERS, bold=self.isChecked())
        room = self.width() - self._look.px(PADDING)
        words = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        draw_centred(painter, QRectF(self.rect()), words, font, ink)


class Segments(Card):
    """A well of segments beside each other or, with no room for that, below each other."""

    accessible_role = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self,
        look: Style,
        name: str,
        segments: Mapping[str, Segment],
        radius: int = RADIUS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, fill="sunken", line="", radius=radius + WELL, parent=parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(WELL, WELL, WELL, WELL)
        self._box.setSpacing(WELL)
        self._group = RadioGroup(self)
        self._group.chosen.connect(self.chosen)
        for key, segment in segments.items():
            segment.setParent(self)
            segment.setAccessibleDescription(name)
            self._group.add(key, segment)
            self._box.addWidget(segment)

    def set_chosen(self, key: str) -> None:
        """Show a choice without telling anyone."""
        self._group.set_chosen(key)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Hand the keyboard to what is chosen."""
        self._group.take_focus(reason)

    def width_of_all(self) -> int:
        """Return the width of all segments beside each other."""
        segments = self._group.radios.values()
        return sum(one.sizeHint().width() for one in segments) + (len(segments) + 1) * WELL

    def fit(self, width: int) -> None:
        """Put the segments below each other where they do not fit beside each other."""
        direction = QBoxLayout.Direction
        fits = self.width_of_all() <= width
        self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)


class SegmentedChoice(Segments):
    """A segment for each of a few words."""

    def __init__(
        self, look: Style, name: str, choices: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        segments = {key: Segment(look, text) for key, text in choices.items()}
        super().__init__(look, name, segments, parent=parent)
