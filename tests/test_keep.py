"""Which files of Qt a bundle keeps."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDS = {
    "qxcb": ["/usr/lib/libxcb.so.1", "libQt6Gui.so.6"],
    "ffmpeg": ["libQt6Quick.so.6"],
    "QtGui": ["libQt6Gui.so.6"],
    "Gui": ["libicu.so.73"],
}


@pytest.fixture(scope="module")
def keep() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keep", ROOT / "packaging" / "keep.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kept(keep: ModuleType, entries: list[tuple[str, str, str]]) -> list[str]:
    return [name for name, _, _ in keep.keep_binaries(entries, lambda file: NEEDS.get(file, ()))]


def test_plugins_of_the_list_stay_with_the_libraries_that_they_need(keep: ModuleType):
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "qxcb", "BINARY"),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", "ffmpeg", "BINARY"),
        ("PySide6/QtGui.abi3.so", "QtGui", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "Gui", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libicu.so.73", "icu", "BINARY"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "Quick", "BINARY"),
        ("libxcb.so.1", "/usr/lib/libxcb.so.1", "BINARY"),
        ("libavcodec.so.61", "/usr/lib/libavcodec.so.61", "BINARY"),
        ("libpython3.11.so.1.0", "/opt/python/libpython3.11.so.1.0", "BINARY"),
    ]
    assert kept(keep, entries) == [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "libQt6Gui.so.6",
        "PySide6/Qt/lib/libicu.so.73",
        "libxcb.so.1",
        "libpython3.11.so.1.0",
    ]


def test_of_the_systems_python_all_goes_along(keep: ModuleType):
    library = ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY")
    module = ("lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", "EXTENSION")
    other = ("libz.so.1", "/lib/x86_64-linux-gnu/libz.so.1", "BINARY")
    assert kept(keep, [library, module, other]) == [library[0], module[0]]
    assert [keep.is_systems(entry) for entry in (library, module, other)] == [False, False, True]


@pytest.mark.parametrize(
    ("name", "plugin"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "qxcb"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "qwindows"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "qcocoa"),
        ("PySide6/Qt/lib/libQt6Core.so.6", None),
        ("pyttsx3/plugins/a.so", None),
    ],
)
def test_plugins_have_one_name_on_every_system(keep: ModuleType, name: str, plugin: str | None):
    assert keep.plugin_name(name) == plugin


def test_links_stay_where_their_library_does(keep: ModuleType):
    binaries = [("PySide6/Qt/lib/libQt6Gui.so.6", "Gui", "BINARY")]
    stays = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    goes = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    assert keep.keep_datas([stays, goes], binaries) == [stays]


def test_a_framework_of_macos_stays_whole_or_goes_whole(keep: ModuleType):
    def framework(folder: str, name: str, version: str) -> list[tuple[str, str, str]]:
        # As PyInstaller repairs it, for pip unpacks no links.
        place = f"{folder}{name}.framework"
        info = f"{place}/Versions/{version}/Resources/Info.plist"
        return [
            (f"{place}/Versions/Current", version, "SYMLINK"),
            (f"{place}/{name}", f"Versions/Current/{name}", "SYMLINK"),
            (f"{place}/Resources", "Versions/Current/Resources", "SYMLINK"),
            (info, f"/site-packages/{info}", "DATA"),
            (name, f"{place}/Versions/{version}/{name}", "SYMLINK"),
        ]

    qt = "PySide6/Qt/lib/"
    core, pdf = framework(qt, "QtCore", "A"), framework(qt, "QtPdf", "A")
    python = framework("", "Python", "3.13")
    binaries = [
        (f"{qt}QtCore.framework/Versions/A/QtCore", "QtCore", "BINARY"),
        ("Python.framework/Versions/3.13/Python", "Python", "BINARY"),
    ]
    assert keep.keep_datas([*core, *pdf, *python], binaries) == [*core, *python]


def test_of_qts_texts_only_those_of_its_dialogs_stay(keep: ModuleType):
    entries = [
        (name, name, "DATA")
        for name in (
            "stretchcoach/assets/new/thing.bin",
            "PySide6/Qt/translations/qtbase_de.qm",
            "PySide6/Qt/translations/designer_de.qm",
            "PySide6\\translations\\qtbase_de.qm",
            "PySide6/Qt/qml/QtQuick/qmldir",
        )
    ]
    assert keep.keep_datas(entries, []) == [entries[0], entries[1], entries[3]]


def test_what_a_system_must_have_is_missed(keep: ModuleType):
    entries = [
        *((f"PySide6\\plugins\\x\\{name}.dll", "", "BINARY") for name in keep.PROMISED["win32"]),
        ("PySide6\\translations\\qtbase_de.qm", "", "DATA"),
    ]
    assert keep.absent(entries, "win32") == []
    assert keep.absent(entries[:-1], "win32") == ["qtbase_*.qm"]
    without = [entry for entry in entries if "qsvgicon" not in entry[0]]
    assert keep.absent(without, "win32") == ["qsvgicon"]


def test_only_what_is_kept_is_promised(keep: ModuleType):
    assert set().union(*keep.PROMISED.values()) <= keep.PLUGINS
