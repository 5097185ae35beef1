"""Texts in the sizes and inks of the design."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stretchcoach.ui.stylesheet import ROLE_PROPERTY


class Words(QLabel):
    """Plain text in a role that the style sheet knows; it wraps unless told not to."""

    def __init__(
        self, role: str, text: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty(ROLE_PROPERTY, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Return the size on one line; where it wraps, its layout asks for the height.

        A QLabel that wraps wants the height of a narrow column, at any width.
        """
        if not self.wordWrap():
            return super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest word."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.fontMetrics().lineSpacing()) if self.wordWrap() else least
