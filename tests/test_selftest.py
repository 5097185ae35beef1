"""The selftest command, on the program as it is and on one that is damaged."""

import json
import os
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stretchcoach import (
    selftest_assets,
    selftest_files,
    selftest_history,
    selftest_pages,
    selftest_parts,
)
from stretchcoach.app import App
from stretchcoach.child import Role
from stretchcoach.errors import UserError
from stretchcoach.paths import Paths
from stretchcoach.selftest_assets import load_file
from stretchcoach.selftest_files import compare_files, digest_of
from stretchcoach.selftest_history import export_all, write_and_read
from stretchcoach.selftest_pages import paint_all
from stretchcoach.selftest_parts import paint_pages, play_silence
from tests.sound_server import SoundServer

LONG_S = 120
CHECKS = ["files", "modules", "assets", "history", "pages", "export", "voice", "sound"]
PAGES = {
    *("welcome", "today", "exercises", "history", "guide", "settings", "exercise", "session"),
    *("sessions", "cold pack", "symptoms", "preview", "player", "complete"),
}


def selftest(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stretchcoach", "selftest", *arguments],
        capture_output=True,
        text=True,
        timeout=LONG_S,
        env=os.environ | environment,
        check=False,
    )


def test_all_works_and_nothing_of_the_users_is_touched(
    sound_server: SoundServer, speech_engine: None, private_home: Path
):
    before = sorted(private_home.rglob("*"))
    done = selftest(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0, done.stdout
    *lines, last = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, "works"] for name in CHECKS]
    assert last == "All works."
    made = {path.relative_to(private_home).parts[0] for path in private_home.rglob("*")}
    assert made <= {path.relative_to(private_home).parts[0] for path in before} | {".config"}


def test_what_fails_is_listed_as_json_too():
    silent = {"PULSE_SERVER": "unix:/nonexistent", "PIPEWIRE_REMOTE": "none"}
    done = selftest("--json", **silent)
    content = json.loads(done.stdout)
    assert done.returncode == 1
    assert "sound" in content["failed"]
    assert content["sound"]["works"] is False
    assert content["sound"]["found"]
    assert content["history"]["works"] is True


def test_sound_can_be_left_out():
    content = json.loads(selftest("--json", "--without-sound").stdout)
    assert "sound" not in content


def test_silence_is_played_to_its_end(qtbot, sound_server: SoundServer, tmp_path: Path):
    assert play_silence(tmp_path)


def test_a_session_is_written_and_read(qtbot, paths: Paths):
    assert int(write_and_read(paths)) > 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("icons/a.svg", b"<svg"),
        ("fonts/a.ttf", b"no font"),
        ("sounds/a.wav", b"RIFF"),
        ("locale/a.qm", b"no translation"),
        ("other/a.toml", b"= ="),
        ("exercises/nothing-like-it.toml", b""),
        ("routines/a.stretch", b"{}"),
        ("other/a.json", b"{"),
        ("other/a.txt", b""),
    ],
)
def test_a_damaged_asset_is_found(qapp, qtlog, tmp_path: Path, name: str, content: bytes):
    file = tmp_path / "assets" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with qtlog.disabled(), pytest.raises((UserError, KeyError)):
        load_file(file)


def test_no_assets_are_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(selftest_assets, "assets", lambda: tmp_path)
    with pytest.raises(UserError):
        selftest_assets.load_all()


def test_without_a_translation_of_qt_it_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(selftest_assets, "qt_translations", lambda: tmp_path)
    with pytest.raises(UserError, match="translations"):
        selftest_assets.load_all()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an installed program of one picture and one library, and their list."""
    picture, library = tmp_path / "stretchcoach/assets/a.svg", tmp_path / "libQt6Core.so.6"
    picture.parent.mkdir(parents=True)
    picture.write_text("<svg/>")
    library.write_bytes(b"ELF")
    about = tmp_path / "stretchcoach-1.dist-info"
    about.mkdir()
    # pip's own are not of the program, and Python's it may make anew.
    (about / "RECORD").write_text(
        f"../../bin/stretchcoach,sha256=x,1\n{about.name}/RECORD,,\n"
        "stretchcoach/__pycache__/a.pyc,,\n"
        f"stretchcoach/assets/a.svg,{digest_of(picture)},6\nlibQt6Core.so.6,,\n"
    )
    monkeypatch.setattr(selftest_files, "distribution", lambda _: Distribution.at(about))
    monkeypatch.setattr(selftest_files, "PACKAGE", tmp_path / "stretchcoach")
    return tmp_path


def test_all_files_of_the_list_are_there(package: Path):
    assert compare_files() == "2"


@pytest.mark.parametrize("name", ["stretchcoach/assets/a.svg", "libQt6Core.so.6"])
@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_missing_or_cut_off_is_named(
    package: Path, name: str, content: bytes | None
):
    (package / name).unlink()
    if content is not None:
        (package / name).write_bytes(content)
    with pytest.raises(UserError, match=name):
        compare_files()


def test_a_file_that_was_changed_is_named(package: Path):
    (package / "stretchcoach/assets/a.svg").write_text("<svg />")
    with pytest.raises(UserError, match=r"a\.svg"):
        compare_files()


def test_of_many_files_that_are_missing_some_are_named(package: Path):
    names = [f"stretchcoach/{number}.svg" for number in range(13)]
    record = package / "stretchcoach-1.dist-info/RECORD"
    record.write_text("".join(f"{name},sha256=x,1\n" for name in names))
    with pytest.raises(UserError, match=r"stretchcoach/9\.svg and 3 more"):
        compare_files()


@pytest.mark.parametrize("record", [None, "", "_stretchcoach.pth,sha256=x,1\n"])
def test_without_a_list_only_a_checkout_is_whole(package: Path, record: str | None):
    listed = package / "stretchcoach-1.dist-info/RECORD"
    listed.unlink()
    if record is not None:
        listed.write_text(record)
    with pytest.raises(UserError, match="list"):
        compare_files()
    (package / "pyproject.toml").touch()
    assert "checkout" in compare_files()


def test_each_kind_of_file_is_exported(qtbot, paths: Paths, tmp_path: Path):
    sizes = dict(one.split() for one in export_all(paths, tmp_path).split(", "))
    assert set(sizes) == {"pdf", "csv", "json", "ics"}
    assert all(int(size) > 0 for size in sizes.values())


def test_an_export_that_tells_nothing_of_the_session_fails(
    qtbot, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def export(file: Path, *_: object) -> None:
        file.write_bytes(b"%PDF-1.4")

    monkeypatch.setattr(selftest_history, "export_file", export)
    with pytest.raises(UserError, match="PDF"):
        export_all(paths, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_on_the_screen_there_must_be_one():
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = selftest("--json", "--without-sound", "--on-screen", **nowhere)
    content = json.loads(done.stdout)
    assert done.returncode == 1
    assert "screen" in content["failed"]
    assert content["pages"]["works"] is True


def test_what_paints_into_memory_is_no_screen(qapp, paths: Paths):
    with pytest.raises(UserError, match="offscreen"):
        selftest_parts.open_screen(paths)


def test_every_page_of_the_window_is_painted_in_a_process_of_its_own(tmp_path: Path):
    assert set(paint_pages(tmp_path).split(", ")) == PAGES


def test_a_process_that_crashes_while_painting_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "crashing.py").write_text(
        'import os\nprint(\'{"painted": "today"}\', flush=True)\nos.abort()\n'
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(selftest_parts, "PAGES_PROCESS", Role("crashing", ""))
    with pytest.raises(UserError, match=r"crashed .* today"):
        paint_pages(tmp_path)


def test_what_fails_while_painting_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "pages").write_text("in the way of the folder")
    with pytest.raises(UserError) as told:
        paint_pages(tmp_path / "pages")
    assert "crashed" not in str(told.value)


def test_an_error_while_painting_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "failing.py").write_text(
        "from stretchcoach import selftest_pages\n"
        "from stretchcoach.ui.pages.today import TodayPage\n"
        "TodayPage.paintEvent = lambda page, event: 1 / 0\n"
        "raise SystemExit(selftest_pages.main())\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(selftest_parts, "PAGES_PROCESS", Role("failing", ""))
    # What Qt does after it is not known: the process may say so, or crash.
    with pytest.raises(UserError, match=r"crashed|division"):
        paint_pages(tmp_path)


def test_an_error_that_would_only_be_printed_is_raised():
    with pytest.raises(ZeroDivisionError), selftest_pages._raising():
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)


def test_a_page_that_does_not_open_fails(qtbot, paths: Paths, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(App, "welcome", lambda *_: None)
    painted: list[str] = []
    with pytest.raises(UserError, match="today does not open"):
        paint_all(paths, painted.append)


def test_an_empty_page_fails(qtbot, monkeypatch: pytest.MonkeyPatch):
    page = QWidget()
    page.setStyleSheet("background: white")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(page)
    page.resize(40, 40)
    with pytest.raises(UserError, match="blank stays empty"):
        selftest_pages.look_at("blank", page)
