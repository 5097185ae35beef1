"""Whether a window can be shown. Qt ends the process where it can't, so it is asked before."""

import ctypes
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

from stretchcoach.translation import fill, translate

ORDER = ("wayland", "xcb")  # Qt's own
# They paint into memory and start anywhere. Qt's other parts need a screen of their own to draw
# on, which can't be told beforehand, and end the process where there is none.
SCREENLESS = ("offscreen", "minimal", "vnc")


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
    wanted = environment.get("QT_QPA_PLATFORM", "").lower()
    asked = [name.split(":")[0] for name in wanted.split(";")]
    problem = NoDisplay(translate("Display", "no screen can be reached from here"))
    for platform in filter(None, asked if asked[0] else ORDER):
        found = _look_at(platform, environment)
        if isinstance(found, Display):
            return found
        if found is not None and not problem.missing:  # that is what can be helped
            problem = found
    return problem


def _look_at(platform: str, environment: Mapping[str, str]) -> Display | NoDisplay | None:
    """Return None where the environment names no display of `platform`."""
    if platform in SCREENLESS:
        return _with_libraries(platform)
    is_wayland = platform.startswith("wayland")  # there is more than one, as wayland-egl
    if not (is_wayland or platform in ORDER):
        words = translate("Display", "windows are not shown by way of {platform}")
        return NoDisplay(fill(words, platform=platform))
    name = environment.get("WAYLAND_DISPLAY" if is_wayland else "DISPLAY", "")
    if not name:
        return None
    if _wayland_answers(name, environment) if is_wayland else _x11_answers(name):
        return _with_libraries(platform)
    words = translate("Display", "the screen {name} does not answer")
    return NoDisplay(fill(words, name=name))


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    if sys.platform == "win32":  # it has no such sockets
        return False
    import socket  # a start on X waits for it in vain

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
    # A living connection stays open until the process ends: a bare server starts anew when its
    # last client goes, and would then refuse Qt, which comes next.
    if not answers:
        xcb.xcb_disconnect(connection)
    return answers


def _with_libraries(platform: str) -> Display | NoDisplay:
    """Load the platform plugin by hand: unlike Qt, the loader says what is missing and returns."""
    detail = ""
    for plugin in sorted(plugin_folder().glob(f"libq{platform.partition('-')[0]}*.so")):
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            detail = str(error)
        else:
            if platform in _platforms_of(plugin):
                return Display(platform)
    library = detail.split(":")[0]
    if library and "/" not in library:  # the loader names a library that it did find with its path
        words = translate("Display", "the library {name} is missing")
        return NoDisplay(fill(words, name=library), library)
    words = translate("Display", "Qt's part for {platform} can't be loaded ({detail})")
    return NoDisplay(fill(words, platform=platform, detail=detail or f"libq{platform}.so"))


def _platforms_of(plugin: Path) -> list[str]:
    """Return the names by which Qt calls what the plugin does."""
    about = QPluginLoader(str(plugin)).metaData().get("MetaData")
    return about["Keys"] if isinstance(about, dict) else []


def plugin_folder() -> Path:
    """Return where Qt keeps what it needs to show windows."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
