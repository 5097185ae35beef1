"""Chips that can be checked, any number of them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.check import Check
from stretchcoach.ui.widgets.flow import FlowLayout

HEIGHT = 40
PADDING = 14
LETTERS = 15
ICON = 18
GAP = 6
SPACE = 8
LINE = 1.0
CHECKED_LINE = 2.0


class CheckChip(Check):
    """Its words; where it is checked also a tick, a thick line and bold letters."""

    def __init__(self, look: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, HEIGHT, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that stays the same when it is checked."""
        words = QFontMetricsF(self._look.font(LETTERS, bold=True)).horizontalAdvance(self.text())
        width = round(words) + 1 + self._look.px(2 * PADDING + ICON + GAP)
        return QSize(width, self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the words cut."""
        return QSize(self._look.px(3 * HEIGHT), self._look.px(HEIGHT)).boundedTo(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip, its tick and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, checked = self._look, self.isChecked()
        colours = self._hover.colours(Skins.CHOICE.value, self)
        line = CHECKED_LINE if checked else LINE
        painter.setPen(QPen(colours.outline, line))
        painter.setBrush(colours.fill)
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = colours.ink
        font = look.font(LETTERS, bold=checked)
        metrics = QFontMetricsF(font)
        icon, gap, padding = (look.px(length) for length in (ICON, GAP, PADDING))
        beside = icon + gap if checked else 0
        room = self.width() - 2 * padding - beside
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 1)
        left = padding + max(0.0, (room - metrics.horizontalAdvance(words)) / 2)
        if checked:
            pixmap = icon_pixmap("check", ink, icon, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(left), (self.height() - icon) // 2), pixmap)
        painter.setFont(font)
        painter.setPen(ink)
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.drawText(QPointF(left + beside, baseline), words)


class CheckChips(QWidget):
    """The chips of one question, in as many lines as they need."""

    accessible_role = QAccessible.Role.Grouping

    changed = Signal()

    def __init__(
        self, look: Style, name: str, choices: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        flow = FlowLayout(SPACE, SPACE, self)
        self._chips: dict[str, CheckChip] = {}
        for key, text in choices.items():
            chip = CheckChip(look, text, self)
            chip.setAccessibleDescription(name)
            chip.toggled.connect(self.changed)
            flow.addWidget(chip)
            self._chips[key] = chip
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def checked(self) -> list[str]:
        """The keys of the chips that are checked, in their order."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def set_checked(self, keys: Collection[str]) -> None:
        """Check these and no others, without telling anyone."""
        for key, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in keys)
            chip.blockSignals(False)
            chip.update()
