"""The notices on a page, one for each subject."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.notice import Notice


class NoticeBoard(QObject):
    """Puts notices up by `add_notice` and takes them down again."""

    def __init__(self, look: Style, add_notice: Callable[[Notice], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._add_notice = add_notice
        self._shown: dict[str, tuple[str, Notice]] = {}

    def tell(
        self,
        subject: str,
        words: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        """Show `words` in place of what was told on `subject`; with no words, nothing.

        What is told again stays as it is, also where it was put away.
        """
        before, notice = self._shown.pop(subject, ("", None))
        if notice is not None:
            if before == words:
                self._shown[subject] = before, notice
                return
            notice.hide()
            notice.deleteLater()
        if words:
            notice = Notice(self._look, words, action)
            if on_action is not None:
                notice.action_requested.connect(on_action)
            self._add_notice(notice)
            self._shown[subject] = words, notice
