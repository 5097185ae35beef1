"""Pages of which one is shown; the one before fades to paper, and from that the new one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.transition import Transition

FADE_MS = 160


class PageStack(QStackedWidget):
    """Shows its pages; with less motion the page changes at once."""

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._veil = PageVeil(look, self)

    def show_page(self, page: QWidget, *, fades: bool = True) -> None:
        """Show a page, to which the caller then gives the keyboard.

        Nothing has it in between: Qt hands it from one widget to the next while a page goes, and
        a screen reader hears of each.
        """
        before = self.currentWidget()
        if before is page:
            return
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self._veil.lift()
        can_fade = fades and self.isVisible() and not self._look.reduced_motion
        if before is not None and can_fade:
            picture = self._picture_of(before)
            self.setCurrentWidget(page)
            self._veil.fade(picture)
        else:
            self.setCurrentWidget(page)

    def drop(self, page: QWidget) -> None:
        """Delete a page that is shown no more."""
        self.removeWidget(page)
        page.hide()
        page.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let no picture of another size lie over the page."""
        super().resizeEvent(event)
        self._veil.lift()

    def _picture_of(self, page: QWidget) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(round(page.width() * ratio), round(page.height() * ratio))
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.theme["paper"])
        page.render(picture)
        return picture


class PageVeil(QWidget):
    """The picture of the page before, which the mouse and the keyboard go through."""

    def __init__(self, look: Style, stack: PageStack) -> None:
        super().__init__(stack)
        self._look = look
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._transition = Transition(look, self, FADE_MS)
        self._transition.valueChanged.connect(self.update)
        self._transition.finished.connect(self.lift)
        # A picture in the colours of before would be seen over the new ones.
        look.changed.connect(self.lift)
        self.hide()

    def fade(self, picture: QPixmap) -> None:
        """Lie over the page, and fade."""
        self._picture = picture
        self.resize(picture.deviceIndependentSize().toSize())
        self.show()
        self.raise_()
        self._transition.begin()

    def lift(self) -> None:
        """Show the page as it is."""
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the picture, also where the window goes before it has faded."""
        self._transition.stop()
        self._picture = QPixmap()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is left of the page before, never over the words of the new one."""
        painter = QPainter(self)
        progress = self._transition.progress
        painter.setOpacity(min(1.0, 2 - 2 * progress))
        painter.fillRect(self.rect(), self._look.theme["paper"])
        if progress < 0.5:
            painter.setOpacity(1 - 2 * progress)
            painter.drawPixmap(0, 0, self._picture)
