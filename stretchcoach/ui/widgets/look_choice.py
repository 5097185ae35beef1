"""The choice of how the drawn person looks: a picture and a name for each look."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.core.figure import Figure
from stretchcoach.ui.body_look import BodyLook
from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.look_words import look_name
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Skins
from stretchcoach.ui.widgets.centred import draw_centred
from stretchcoach.ui.widgets.portrait import Portrait
from stretchcoach.ui.widgets.radio import Radio, RadioGroup

RADIUS = 12
INSET = 5
GAP = 8
NAME = 32
LETTERS = 14
TICK = 24
TICK_ICON = 16
LINE = 1.0
CHOSEN_LINE = 2.0


class LookCard(Radio):
    """One look; where it is chosen it has a tick, a thick line and a bold name."""

    def __init__(self, look: Style, figure: Figure, body: BodyLook, parent: QWidget) -> None:
        super().__init__(look, look_name(body), RADIUS, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._portrait = Portrait(look, figure, body, self)
        self._portrait.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._portrait)
        self._tick = Tick(look, self)
        self.toggled.connect(self._tick.setVisible)
        self._tick.hide()
        look.changed.connect(self._arrange)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the size of picture and name."""
        font = self._look.font(LETTERS, bold=True)
        name = round(QFontMetricsF(font).horizontalAdvance(self.text())) + 1
        width = max(name, self._portrait.sizeHint().width()) + 2 * INSET
        return QSize(width, self._portrait.sizeHint().height() + INSET + self._look.px(NAME))

    def minimumSizeHint(self) -> QSize:
        """Return the least size, with the name cut."""
        return QSize(self._portrait.sizeHint().width() + 2 * INSET, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tick."""
        self._place_tick()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card round the picture, and the name below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        colours = self._hover.colours(Skins.CHOICE.value, self)
        line = CHOSEN_LINE if checked else LINE
        painter.setPen(QPen(colours.outline, line))
        painter.setBrush(colours.fill)
        half = line / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        font = self._look.font(LETTERS, bold=checked)
        room = self.width() - 2 * INSET
        name = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        height = self._look.px(NAME)
        below = QRectF(0, self.height() - height, self.width(), height - half)
        draw_centred(painter, below, name, font, colours.ink)

    def _arrange(self) -> None:
        self._column.setContentsMargins(INSET, INSET, INSET, self._look.px(NAME))
        self._place_tick()

    def _place_tick(self) -> None:
        """Put the tick behind the person's feet, where nothing is."""
        side = self._look.px(TICK)
        below = self.height() - self._look.px(NAME) - INSET
        self._tick.setGeometry(2 * INSET, below - side, side, side)


class Tick(QWidget):
    """A tick on a disc."""

    def __init__(self, look: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme["primary"])
        painter.drawEllipse(QRectF(self.rect()))
        side = self._look.px(TICK_ICON)
        ink = self._look.theme["onPrimary"]
        corner = (self.width() - side) // 2
        painter.drawPixmap(
            corner, corner, icon_pixmap("check", ink, side, self.devicePixelRatioF())
        )


class LookChoice(QWidget):
    """The looks in as many columns as there is room for."""

    accessible_role = QAccessible.Role.Grouping

    chosen = Signal(str)

    def __init__(
        self,
        look: Style,
        name: str,
        figure: Figure,
        bodies: dict[str, BodyLook],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._group = RadioGroup(self)
        self._group.chosen.connect(self.chosen)
        self._columns = 0
        for key, body in bodies.items():
            card = LookCard(look, figure, body, self)
            card.setAccessibleDescription(name)
            self._group.add(key, card)

    def set_chosen(self, key: str) -> None:
        """Show a choice without telling anyone."""
        self._group.set_chosen(key)

    def fit(self, width: int) -> None:
        """Choose the number of columns, so that no row is left with a single card."""
        cards = list(self._group.radios.values())
        widest = max(card.sizeHint().width() for card in cards) + GAP
        columns = max(1, min((width + GAP) // widest, len(cards)))
        rows = -(-len(cards) // columns)
        columns = -(-len(cards) // rows)
        if columns == self._columns:
            return
        for index, card in enumerate(cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for index in range(max(columns, self._columns)):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._columns = columns
