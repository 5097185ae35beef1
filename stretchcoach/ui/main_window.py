"""The window: pages beside the navigation, or one thing that fills it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QWidget

from stretchcoach.ui.icons import app_icon
from stretchcoach.ui.stylesheet import build_stylesheet
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.focus import FocusRing
from stretchcoach.ui.widgets.navigation import Form, Rail, TopBar, form_for
from stretchcoach.ui.widgets.page_stack import PageStack

FIRST_SIZE = (1280, 800)
LEAST_SIZE = (480, 480)


class MainWindow(QMainWindow):
    """Shows the pages it is given. `may_close` is asked before it closes."""

    page_changed = Signal()

    def __init__(
        self,
        look: Style,
        may_close: Callable[[], bool] = lambda: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.may_close = may_close
        self._pages: dict[str, QWidget] = {}
        self._rail = Rail(look)
        self._bar = TopBar(look)
        self._stack = PageStack(look)
        self._shell = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._shell)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._rail)
        self._box.addWidget(self._bar)
        self._box.addWidget(self._stack, 1)
        self._layers = PageStack(look)
        self._layers.addWidget(self._shell)
        self.setCentralWidget(self._layers)
        self._ring = FocusRing(look, self)
        self._watches = False
        for navigation in (self._rail, self._bar):
            navigation.page_chosen.connect(self.show_page)
        self.setWindowTitle(self.tr("Stretch Coach"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_page(
        self, key: str, title: str, icon: str, page: QWidget, *, at_bottom: bool = False
    ) -> None:
        """Add a page; the first one is shown. Those at the bottom of the rail come last."""
        self._pages[key] = page
        self._rail.add_page(key, title, icon, at_bottom=at_bottom)
        self._bar.add_page(key, title)
        self._stack.addWidget(page)
        self._arrange()
        if len(self._pages) == 1:
            self.show_page(key)

    @property
    def page_keys(self) -> tuple[str, ...]:
        """The keys of all pages, in the order in which they were added."""
        return tuple(self._pages)

    def show_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        page = self._pages[key]
        is_other = page is not self._stack.currentWidget()
        self._stack.show_page(page)
        self._rail.set_current(key)
        self._bar.set_current(key)
        page.setFocus()
        if is_other:
            self.page_changed.emit()

    def show_full(self, widget: QWidget, *, fades: bool = True) -> None:
        """Let `widget` fill the window, without navigation. The caller keeps it."""
        self._layers.addWidget(widget)
        self._layers.show_page(widget, fades=fades)
        widget.setFocus()

    def leave_full(self) -> None:
        """Go back to the pages."""
        shown = self._layers.currentWidget()
        self._layers.show_page(self._shell)
        if shown is not None and shown is not self._shell:
            self._layers.removeWidget(shown)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form of the navigation for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the keyboard from now on."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None and not self._watches:
            self._watches = True
            self._ring.watch(handle)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if nothing speaks against it."""
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def _on_look_changed(self) -> None:
        family = self._look.font(16).family()
        self.setStyleSheet(build_stylesheet(self._look.theme, self._look.text_scale, family))
        self._arrange()

    def _arrange(self) -> None:
        form = form_for(self.width() / self._look.text_scale)
        direction = QBoxLayout.Direction
        self._rail.setVisible(form is not Form.BAR)
        self._bar.setVisible(form is Form.BAR)
        self._rail.set_icons_only(form is Form.ICONS)
        self._box.setDirection(direction.TopToBottom if form is Form.BAR else direction.LeftToRight)
