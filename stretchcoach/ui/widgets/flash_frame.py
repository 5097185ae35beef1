"""A frame round the player that is seen for a moment: for those who do not hear the chimes."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchcoach.ui.theme import Style

SHOWN_MS = 200
WIDTH = 10


class FlashFrame(QWidget):
    """Appears once for each flash and goes again; it never blinks."""

    def __init__(self, look: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    def flash(self) -> None:
        """Show the frame for a moment."""
        self.raise_()
        self.show()
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle free, so that nothing under it is painted anew."""
        inner = self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        self.setMask(QRegion(self.rect()) - QRegion(inner))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame; the mask leaves the border alone of it."""
        QPainter(self).fillRect(self.rect(), self._look.theme["primary"])
