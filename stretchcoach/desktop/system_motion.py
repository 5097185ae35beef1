"""Whether the system asks programs to move less."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

# What a Linux desktop may know, by namespace and key of its settings portal: the standard (since
# xdg-desktop-portal 1.21), what GNOME and its kin said before, and KDE's speed of animations.
STANDARD = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
SETTINGS_INTERFACE = "org.freedesktop.portal.Settings"
MAC_QUESTION = ("read", "com.apple.universalaccess", "reduceMotion")
SPI_GETCLIENTAREAANIMATION = 0x1042

Key = tuple[str, str]


class SystemMotion(QObject):
    """Neither waits nor fails: until an answer comes, and where none does, all may move."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[Key, bool] = {}

    @property
    def reduced(self) -> bool:
        """Whether the system asks for less motion."""
        return any(self._answers.values())

    def ask(self) -> None:
        """Ask the system, also again when it may have changed its mind."""
        if sys.platform == "win32":
            self.take_answer(("windows", "animation"), _windows_asks_for_less())
        elif sys.platform == "darwin":
            self._ask_mac()
        elif _has_session_bus():
            from PySide6.QtDBus import QDBusConnection

            # Qt itself has joined this bus when it asked for the colours.
            PortalQuestion(QDBusConnection.sessionBus(), self.take_answer, self).ask()

    def take_answer(self, key: Key, reduced: bool) -> None:
        """Take what one source says; one that asks for less is enough."""
        before = self.reduced
        self._answers[key] = reduced
        if self.reduced != before:
            self.changed.emit(self.reduced)

    def _ask_mac(self) -> None:
        process = QProcess(self)
        process.finished.connect(lambda: self._on_mac_answer(process))
        process.errorOccurred.connect(process.deleteLater)
        process.start("defaults", MAC_QUESTION)

    def _on_mac_answer(self, process: QProcess) -> None:
        said = bytes(process.readAllStandardOutput().data()).strip()
        self.take_answer(("mac", "reduceMotion"), said == b"1")
        process.deleteLater()


class PortalQuestion(QObject):
    """Asks the settings portal on `bus` for all that may say something; deletes itself."""

    def __init__(
        self, bus: "QDBusConnection", on_answer: Callable[[Key, bool], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._on_answer = on_answer
        self._open = 0

    def ask(self) -> None:
        """Send the questions and come back at once."""
        for key in (STANDARD, GNOME, KDE):
            self._open += 1
            self._ask_for(key)

    def _ask_for(self, key: Key) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        # ReadOne would wrap its answer once less, but older portals do not know it.
        call = QDBusMessage.createMethodCall(*PORTAL, SETTINGS_INTERFACE, "Read")
        call.setArguments(list(key))
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        watcher.finished.connect(lambda: self._on_finished(key, watcher))

    def _on_finished(self, key: Key, watcher: "QDBusPendingCallWatcher") -> None:
        arguments = [] if watcher.isError() else watcher.reply().arguments()
        self._on_answer(key, any(asks_for_less(key, _unwrap(value)) for value in arguments))
        self._open -= 1
        if not self._open:
            self.deleteLater()


def asks_for_less(key: Key, value: object) -> bool:
    """Return whether a value of the portal asks for less motion."""
    if key == STANDARD:
        return value == 1
    if key == GNOME:
        return value is False
    try:
        return float(str(value)) == 0
    except ValueError:
        return False


def _unwrap(value: object) -> object:
    from PySide6.QtDBus import QDBusVariant

    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


def _has_session_bus() -> bool:
    """Return whether there is a bus; where there is none, asking for it may start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        runtime is not None and Path(runtime, "bus").exists()
    )


def _windows_asks_for_less() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    animated = wintypes.BOOL(True)  # stays so where the call fails
    place = ctypes.byref(animated)
    ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, place, 0)
    return not animated.value
