"""Where one goes from page to page: a rail at the left, or a bar with a menu at the top."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stretchcoach.ui.icons import icon_pixmap
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.marks import Mark
from stretchcoach.ui.widgets.words import Words

WIDE_FROM = 1100
ICONS_FROM = 800
RAIL = 200
RAIL_ICONS = 72
MARK = 30


class Form(Enum):
    """How much room the navigation takes."""

    RAIL = "rail"
    ICONS = "icons"
    BAR = "bar"


def form_for(width: float) -> Form:
    """Return the form for a window's width divided by the text scale."""
    if width >= WIDE_FROM:
        return Form.RAIL
    return Form.ICONS if width >= ICONS_FROM else Form.BAR


class Rail(QWidget):
    """The pages below each other, with or without their names."""

    page_chosen = Signal(str)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, Button] = {}
        self._current = ""
        self._group = QButtonGroup(self)
        self._name = Words("strong", self.tr("Stretch Coach"))
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._head.addWidget(ProgramMark(look), 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addWidget(self._name, 1)
        self._items = QVBoxLayout()
        self._items.setSpacing(4)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(36)
        self._column.addLayout(self._head)
        self._column.addLayout(self._items)
        self._column.addStretch(1)
        self._last_items = QVBoxLayout()
        self._last_items.setSpacing(4)
        self._column.addLayout(self._last_items)
        look.changed.connect(self.update)

    def add_page(self, key: str, title: str, icon: str, *, at_bottom: bool = False) -> None:
        """Show one more page, below the others or at the bottom of the rail."""
        button = Button(self._look, title, icon, skin=Skins.NAVIGATION, shape=Shapes.NAVIGATION)
        button.setCheckable(True)
        # The group sees to that; for a screen reader it makes the button one of a choice.
        button.setAutoExclusive(True)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda: self.page_chosen.emit(key))
        # A screen reader's action checks the button without a click.
        button.toggled.connect(lambda checked: self._on_toggled(key, checked))
        self._group.addButton(button)
        (self._last_items if at_bottom else self._items).addWidget(button)
        self._buttons[key] = button

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; Tab stops there."""
        self._current = key
        self._buttons[key].setChecked(True)
        for one, button in self._buttons.items():
            stop = Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def set_icons_only(self, icons_only: bool) -> None:
        """Leave the names to the tooltips."""
        width = RAIL_ICONS if icons_only else RAIL
        self.setFixedWidth(self._look.px(width))
        side = self._look.px(12) if icons_only else self._look.px(16)
        head = (self._look.px(RAIL_ICONS - MARK) // 2) if icons_only else self._look.px(23)
        self._head.setContentsMargins(head, 0, 0, 0)
        for items in (self._items, self._last_items):
            items.setContentsMargins(side, 0, side, 0)
        self._column.setContentsMargins(0, 29, 1, 24)
        self._name.setVisible(not icons_only)
        for button in self._buttons.values():
            button.set_compact(icons_only)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its line to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme["card"])
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.theme["line"])

    def _on_toggled(self, key: str, checked: bool) -> None:
        if checked and key != self._current:
            self.page_chosen.emit(key)


class TopBar(QWidget):
    """The pages in a menu, for windows too narrow for a rail."""

    page_chosen = Signal(str)

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._actions: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._button = Button(look, self.tr("Menu"), "menu", skin=Skins.PLAIN, shape=Shapes.COMPACT)
        self._button.setMenu(self._menu)
        # The menu is only about to hide when it says so.
        self._menu_closed = QTimer(self)
        self._menu_closed.setSingleShot(True)
        self._menu_closed.timeout.connect(self._button.find_pointer)
        self._menu.aboutToHide.connect(self._menu_closed.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 24, 9)
        row.setSpacing(12)
        row.addWidget(self._button)
        row.addStretch(1)
        row.addWidget(ProgramMark(look))
        row.addWidget(Words("strong", self.tr("Stretch Coach")))
        look.changed.connect(self.update)

    def add_page(self, key: str, title: str) -> None:
        """Show one more page."""
        action = QAction(title, self._group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.page_chosen.emit(key))
        self._menu.addAction(action)
        self._actions[key] = action

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        self._actions[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its line to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme["card"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.theme["line"])


class ProgramMark(Mark):
    """The program's sign: a figure on a disc."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, MARK, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the figure."""
        painter = self._painter()
        painter.setBrush(self._look.theme["primary"])
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        ink = self._look.theme["onPrimary"]
        pixmap = icon_pixmap("mark", ink, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, pixmap)
