"""Where a page shows its notices."""

from PySide6.QtWidgets import QVBoxLayout

from stretchcoach.ui.widgets.notice import Notice

SPACING = 12


class NoticePlace(QVBoxLayout):
    """Takes no room while there is no notice; what is told goes with the user to other pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(SPACING)

    def add(self, notice: Notice) -> None:
        """Show a notice until it is hidden or deleted."""
        self._put(notice)
        notice.show()

    def take_over(self, other: "NoticePlace") -> None:
        """Show what another place shows; what was put away there stays so."""
        if other is self:
            return
        while (item := other.takeAt(0)) is not None:
            notice = item.widget()
            if isinstance(notice, Notice):
                was_hidden = notice.isHidden()
                self._put(notice)
                notice.setHidden(was_hidden)

    def _put(self, notice: Notice) -> None:
        self.addWidget(notice)
        notice.lower()  # so it is read first
