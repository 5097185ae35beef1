"""What of Qt goes into a bundle.

PyInstaller brings every plugin of each Qt library, and with them libraries that nothing here
uses. The list below says which plugins stay; a library stays when a plugin that stays or one of
Python's own modules needs it. So a Qt module that the program begins to import brings what it
needs by itself, and only a new kind of plugin must be written down here.
"""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

# PyInstaller's own form: name in the bundle, file, kind.
Entry = tuple[str, str, str]

PLUGINS = {
    # windows on a screen, and without one
    *("qwayland", "qxcb", "qwindows", "qcocoa", "qoffscreen"),
    *("xdg-shell", "adwaita", "bradient"),
    # the look of the system, its file dialogs, its ways to write accents
    *("qxdgdesktopportal", "qmodernwindowsstyle", "qmacstyle"),
    *("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    # icons and pictures; PNG is part of Qt's core
    *("qsvgicon", "qsvg"),
    # paper
    *("cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"),
    # sound; FFmpeg's is for films and compressed music
    *("windowsmediaplugin", "darwinmediaplugin"),
}
# Those of each system that PyInstaller must have found: by them a window opens, an icon is drawn
# and, where Qt does not bring that itself, a page is printed.
PROMISED = {
    "linux": {"qxcb", "qwayland", "xdg-shell", "qoffscreen", "qsvg", "qsvgicon"}
    | {"qxdgdesktopportal", "cupsprintersupport"},
    "win32": {"qwindows", "qoffscreen", "qsvg", "qsvgicon", "qmodernwindowsstyle"},
    "darwin": {"qcocoa", "qoffscreen", "qsvg", "qsvgicon", "qmacstyle"},
}
TRANSLATIONS = "qtbase_"
SYSTEM_FOLDERS = ("/lib", "/usr/lib")


def plugin_name(name: str) -> str | None:
    """Return the plugin's name without the marks of the system; None for what is no plugin."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "plugins" not in path.parts or "PySide6" not in path.parts:
        return None
    return path.name.split(".")[0].removeprefix("lib")


def framework_of(name: str) -> str | None:
    """Return the folder of the framework of macOS that a file is in; None for any other file."""
    path = PurePosixPath(name)
    for folder in reversed(path.parents):
        if folder.suffix == ".framework":
            return str(folder)
    return None


def is_systems(entry: Entry) -> bool:
    """Whether this library is the system's; Python's own goes along wherever it came from."""
    name, source, kind = entry
    return (
        source.startswith(SYSTEM_FOLDERS)
        and kind == "BINARY"
        and not _file_name(name).startswith("libpython")
    )


def keep_binaries(
    entries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """Return the plugins of the list, Python's modules, and each library that these need.

    `needed_by` tells the file names of the libraries that a file needs.
    """
    everything = list(entries)
    by_name: dict[str, list[Entry]] = {}
    for entry in everything:
        by_name.setdefault(_file_name(entry[0]), []).append(entry)
    waiting = [entry for entry in everything if _is_root(entry)]
    kept = set(waiting)
    while waiting:
        _, source, kind = waiting.pop()
        if kind == "SYMLINK":
            continue
        for library in needed_by(source):
            for entry in by_name.get(_file_name(library), ()):
                if entry not in kept and plugin_name(entry[0]) is None:
                    kept.add(entry)
                    waiting.append(entry)
    return [entry for entry in everything if entry in kept]


def absent(entries: Iterable[Entry], platform: str) -> list[str]:
    """Return what is promised on that system and is not there: plugins, and Qt's translations."""
    names = [name.replace("\\", "/") for name, _, _ in entries]
    plugins = {plugin_name(name) for name in names}
    found = any(_file_name(name).startswith(TRANSLATIONS) for name in names)
    return sorted(PROMISED[platform] - plugins) + ([] if found else [f"{TRANSLATIONS}*.qm"])


def keep_datas(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the data without QML, the texts of Qt's tools, and what goes with libraries left out.

    A framework stays or goes as a whole: its links and its Info.plist are what can be signed.
    """
    names = [name for name, _, _ in binaries]
    libraries = {_file_name(name) for name in names}
    frameworks = {framework_of(name) for name in names}
    return [entry for entry in entries if _is_wanted(entry, libraries, frameworks)]


def _is_root(entry: Entry) -> bool:
    name, _, kind = entry
    plugin = plugin_name(name)
    if plugin is not None:
        return plugin in PLUGINS
    return kind == "EXTENSION" or not ("PySide6" in name or is_systems(entry) or kind == "SYMLINK")


def _is_wanted(entry: Entry, libraries: set[str], frameworks: set[str | None]) -> bool:
    name, target, kind = entry
    framework = framework_of(name)
    if framework is not None:
        return framework in frameworks
    if kind == "SYMLINK":
        return _file_name(target) in libraries
    path = PurePosixPath(name.replace("\\", "/"))
    if "PySide6" not in path.parts:
        return True
    if path.suffix == ".qm":
        return path.name.startswith(TRANSLATIONS)
    return "qml" not in path.parts and "typesystems" not in path.parts


def _file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name
