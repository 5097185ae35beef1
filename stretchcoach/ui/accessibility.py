"""What a screen reader is told of widgets that paint themselves, and of what happens."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def tell_roles() -> None:
    """Tell screen readers the `accessible_role` of each widget whose class has one.

    Qt takes a widget without a class of its own for mere layout. Once in a program.
    """
    QAccessible.installFactory(_with_role)


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Have a screen reader say `text`, at once where it is `assertive`."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def _with_role(name: str, widget: QObject) -> QAccessibleWidget | None:
    role = getattr(widget, "accessible_role", None)
    if role is None or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, role, "")
