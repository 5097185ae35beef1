"""What the packages of other systems are built from, as far as it can be checked here."""

import importlib.util
import json
import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImageReader

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
APP_ID = "io.github.stretchcoach.StretchCoach"
MIME_TYPE = "application/x-stretchcoach-routine"
FLATPAK = PACKAGING / "flatpak"
MANIFEST = json.loads((FLATPAK / f"{APP_ID}.json").read_text(encoding="utf-8"))
# Written beside the manifest by make_sources.py.
GENERATED = {f"packaging/flatpak/{name}.json" for name in ("python-packages", "build-wheels")}


def load(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import a script of packaging/, as if it were started."""
    monkeypatch.setattr(sys, "path", [str(path.parent), *sys.path])
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestMac:
    INFO = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    ENTITLEMENTS = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())

    def test_it_is_the_app_in_full_resolution(self):
        assert self.INFO["CFBundleIdentifier"] == APP_ID
        assert self.INFO["NSHighResolutionCapable"] is True
        assert self.INFO["LSMinimumSystemVersion"] == "13.0"

    def test_a_routine_file_is_its_document(self):
        (exported,) = self.INFO["UTExportedTypeDeclarations"]
        (document,) = self.INFO["CFBundleDocumentTypes"]
        assert document["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
        assert document["CFBundleTypeRole"] == "Viewer"
        tags = exported["UTTypeTagSpecification"]
        assert tags["public.filename-extension"] == ["stretch"]
        assert tags["public.mime-type"] == [MIME_TYPE]

    def test_it_asks_for_neither_microphone_nor_camera_nor_network(self):
        assert [key for key in self.INFO if key.endswith("UsageDescription")] == []
        assert [key for key in self.ENTITLEMENTS if "cs." not in key] == []

    @pytest.mark.skipif(os.name == "nt", reason="a script of macOS")
    @pytest.mark.parametrize("what", ["app", "dmg"])
    def test_without_secrets_signing_leaves_all_as_it_is(self, what, tmp_path):
        target = tmp_path / "Stretch Coach.app"
        target.write_text("as it was", encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if name != "MACOS_CERTIFICATE"}
        script = PACKAGING / "macos" / "sign.sh"
        done = subprocess.run([script, what, target], env=kept, capture_output=True, text=True)
        assert done.returncode == 0
        assert "no certificate" in done.stdout
        assert target.read_text(encoding="utf-8") == "as it was"


class TestFlatpak:
    def test_it_is_the_same_app(self):
        assert MANIFEST["id"] == APP_ID
        assert MANIFEST["command"] == "stretchcoach"

    def test_it_may_show_and_sound_and_nothing_else(self):
        assert [arg for arg in MANIFEST["finish-args"] if not arg.startswith("--env=")] == [
            "--share=ipc",
            "--socket=wayland",
            "--socket=fallback-x11",
            "--socket=pulseaudio",
            "--socket=cups",
            "--device=dri",
            "--talk-name=org.freedesktop.ScreenSaver",
        ]

    def test_every_file_that_it_installs_is_there(self):
        commands = " ".join(MANIFEST["modules"][-1]["build-commands"])
        names = re.findall(r"(?:packaging|assets)/\S+", commands.replace("$FLATPAK_ID", APP_ID))
        assert len(names) == 7
        for name in names:
            assert list(ROOT.glob(name)), name

    def test_what_it_fetches_has_a_digest(self):
        modules = [module for module in MANIFEST["modules"] if isinstance(module, dict)]
        sources = [one for module in modules for one in module["sources"]]
        fetched = [one for one in sources if "url" in one]
        assert fetched
        assert all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for one in fetched)
        elsewhere = [one for one in [*MANIFEST["modules"], *sources] if isinstance(one, str)]
        assert {f"packaging/flatpak/{name}" for name in elsewhere} <= GENERATED

    def test_a_report_of_pip_becomes_its_list_of_wheels(self, monkeypatch):
        maker = load(FLATPAK / "make_sources.py", monkeypatch)
        report = {
            "install": [
                {
                    "metadata": {"name": name},
                    "download_info": {
                        "url": f"https://example.org/{name}.whl#egg",
                        "archive_info": {"hashes": {"sha256": digest * 64}},
                    },
                }
                for name, digest in (("rich", "b"), ("PySide6", "a"))
            ]
        }
        module = maker.module_of(report)
        assert [(one["url"], one["sha256"]) for one in module["sources"]] == [
            ("https://example.org/PySide6.whl", "a" * 64),
            ("https://example.org/rich.whl", "b" * 64),
        ]
        assert "--no-index" in module["build-commands"][0]

    def test_what_only_builds_it_is_laid_where_pip_looks(self, monkeypatch):
        maker = load(FLATPAK / "make_sources.py", monkeypatch)
        report = {
            "install": [
                {
                    "metadata": {"name": "hatchling"},
                    "download_info": {
                        "url": "https://example.org/hatchling.whl",
                        "archive_info": {"hashes": {"sha256": "c" * 64}},
                    },
                }
            ]
        }
        [source] = maker.build_sources_of(report)
        assert f"--find-links={source['dest']} " in MANIFEST["modules"][-1]["build-commands"][0]
        to_run, to_build = maker.requirements()
        assert not set(to_run) & set(to_build)


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage is of Linux")
def test_the_appimage_starts_the_bundle_and_names_the_app(tmp_path):
    bundle, app = tmp_path / "bundle", tmp_path / "AppDir"
    bundle.mkdir()
    program = bundle / "stretchcoach"
    program.write_text('#!/bin/sh\necho started "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = PACKAGING / "appimage" / "make_appdir.sh"
    subprocess.run([script, bundle, app], check=True)
    said = subprocess.run([app / "AppRun", "--version"], capture_output=True, text=True)
    assert said.stdout == "started --version\n"
    entry = (app / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Icon={APP_ID}\n" in entry
    assert (app / f"{APP_ID}.svg").is_file()
    assert (app / ".DirIcon").resolve() == (app / f"{APP_ID}.svg").resolve()
    metainfo = ElementTree.parse(app / "usr" / "share" / "metainfo" / f"{APP_ID}.metainfo.xml")
    assert metainfo.findtext("id") == APP_ID


def test_what_the_appimage_fetches_has_a_digest():
    text = (PACKAGING / "appimage" / "make_appimage.sh").read_text(encoding="utf-8")
    fetched = re.findall(r'^fetch "\$(\w+)" "\$(\w+)"', text, re.MULTILINE)
    assert {name for name, _ in fetched} == {"tool", "runtime"}
    for name, digest in fetched:
        assert re.search(rf"^{name}=https://\S+/releases/download/\d[\d.]*/", text, re.MULTILINE)
        assert re.search(rf"^{digest}=[0-9a-f]{{64}}$", text, re.MULTILINE)


class TestIcons:
    @pytest.fixture
    def made(self, tmp_path: Path) -> Path:
        for name in ("app.ico", "app.icns", "page.bmp"):
            script = PACKAGING / "icons.py"
            subprocess.run([sys.executable, script, tmp_path / name], check=True)
        return tmp_path

    def test_the_icon_of_windows_holds_every_size_the_right_way_up(self, made):
        reader = QImageReader(str(made / "app.ico"))
        sizes = []
        for number in range(reader.imageCount()):
            reader.jumpToImage(number)
            image = reader.read()
            width = image.width()
            sizes.append(width)
            # The head, white, is above the middle; there is nothing in the corners.
            assert image.pixelColor(width // 2, round(width * 0.27)).lightness() > 200
            assert image.pixelColor(width // 2, round(width * 0.73)).lightness() < 120
            assert image.pixelColor(0, 0).alpha() == 0
        assert sizes == [16, 20, 24, 32, 40, 48, 64, 128, 256]

    def test_the_icon_of_macos_holds_every_size(self, made):
        data = (made / "app.icns").read_bytes()
        assert data[:8] == b"icns" + struct.pack(">I", len(data))
        found, place = {}, 8
        while place < len(data):
            name, length = data[place : place + 4], struct.unpack_from(">I", data, place + 4)[0]
            picture = data[place + 8 : place + length]
            found[name] = struct.unpack_from(">I", picture, 16)[0]  # a PNG's width
            place += length
        assert set(found.values()) == {32, 64, 128, 256, 512, 1024}

    def test_the_page_of_the_installer_has_the_size_that_nsis_asks_for(self, made):
        image = QImageReader(str(made / "page.bmp")).read()
        assert (image.width(), image.height()) == (164, 314)


class Told(dict):
    """Stands for the parts that PyInstaller makes of the text: all strings by name."""

    def __init__(self, *parts, **named):
        super().__init__()
        if len(parts) == 2 and isinstance(parts[1], str):
            self[parts[0]] = parts[1]
        for part in [*parts, *named.values()]:
            for inner in part if isinstance(part, list) else [part]:
                self.update(inner if isinstance(inner, Told) else {})
        self.update((name, part) for name, part in named.items() if isinstance(part, tuple))


def test_the_program_of_windows_tells_name_and_version(monkeypatch):
    text = load(PACKAGING / "windows" / "version_info.py", monkeypatch).version_text("1.2.3")
    parts = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    told = eval(text, dict.fromkeys((*parts, "VarFileInfo", "VarStruct"), Told))
    # The name is what Windows offers to open a routine with.
    assert told["FileDescription"] == "Stretch Coach"
    assert told["ProductVersion"] == told["FileVersion"] == "1.2.3"
    assert told["filevers"] == told["prodvers"] == (1, 2, 3, 0)


class TestWindowsInstaller:
    def test_it_deletes_only_what_it_brought(self, tmp_path, monkeypatch):
        maker = load(PACKAGING / "windows" / "make_installer.py", monkeypatch)
        (tmp_path / "_internal" / "sub").mkdir(parents=True)
        for name in ("stretchcoach.exe", "_internal/a $b.dll", "_internal/sub/c.txt"):
            (tmp_path / name).write_text("", encoding="utf-8")
        assert maker.delete_macro(tmp_path).splitlines() == [
            "!macro DeleteFiles",
            '  Delete "$INSTDIR\\_internal\\a $$b.dll"',
            '  Delete "$INSTDIR\\_internal\\sub\\c.txt"',
            '  Delete "$INSTDIR\\stretchcoach.exe"',
            '  RMDir "$INSTDIR\\_internal\\sub"',
            '  RMDir "$INSTDIR\\_internal"',
            "!macroend",
        ]

    def test_a_folder_that_is_no_bundle_is_refused(self, tmp_path):
        script = PACKAGING / "windows" / "make_installer.py"
        command = [sys.executable, script, "--payload", tmp_path]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 2
        assert "no bundle of Windows" in done.stderr

    @pytest.mark.skipif(
        not (shutil.which("wine") and shutil.which("makensis")), reason="where wine and NSIS are"
    )
    def test_it_installs_upgrades_and_removes(self):
        script = PACKAGING / "windows" / "test_installer.py"
        done = subprocess.run([sys.executable, script], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
