"""Whether a window can be shown. Qt ends the process where it can't, so it is asked before."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


@dataclass(frozen=True, slots=True)
class Display:
    """A window can be shown by the Qt platform `platform`."""

    platform: str


@dataclass(frozen=True, slots=True)
class NoDisplay:
    """No window can be shown; `reason` says why, and `missing` names a library if it is that."""

    reason: str
    missing: str = ""


def find_display(environment: Mapping[str, str] = os.environ) -> Display | NoDisplay:
    """Look for a display without making a Qt application."""
    if sys.platform in ("win32", "darwin"):
        return Display(sys.platform)
    asked = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if asked and asked not in ("xcb", "wayland"):
        return Display(asked)
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and asked != "xcb" and _wayland_answers(wayland, environment):
        return _with_libraries("wayland")
    if environment.get("DISPLAY"):
        if _x11_answers(environment["DISPLAY"]):
            return _with_libraries("xcb")
        return NoDisplay(f"the display {environment['DISPLAY']} does not answer")
    return NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY names a display")


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _x11_answers(name: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # then the platform plugin can't be loaded either, which says it better
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _with_libraries(platform: str) -> Display | NoDisplay:
    """Load the platform plugin by hand: unlike Qt, the loader says what is missing and returns."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    plugins = sorted(folder.glob(f"libq{platform}*.so"))
    problem = f"Qt has no plugin for {platform}"
    for plugin in plugins:
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            problem = str(error)
        else:
            return Display(platform)
    return NoDisplay(problem, problem.split(":")[0])
