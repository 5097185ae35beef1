"""The selftest command, on the program as it is and on one that is damaged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchcoach import selftest_assets, selftest_pages
from stretchcoach.errors import UserError
from stretchcoach.paths import Paths
from stretchcoach.selftest_assets import load_file
from stretchcoach.selftest_pages import paint_all
from stretchcoach.selftest_parts import play_silence, write_and_read
from stretchcoach.ui.pages.today import TodayPage
from tests.sound_server import SoundServer

LONG_S = 120
CHECKS = ["modules", "assets", "history", "pages", "voice", "sound"]


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


def test_every_page_of_the_window_is_painted(qtbot, paths: Paths):
    names = paint_all(paths).split(", ")
    assert {"today", "exercises", "settings", "player", "complete"} <= set(names)


def test_an_error_while_painting_fails(qtbot, paths: Paths, monkeypatch: pytest.MonkeyPatch):
    def paint(page: QWidget, event: QPaintEvent) -> None:
        raise ZeroDivisionError("while painting")

    monkeypatch.setattr(TodayPage, "paintEvent", paint, raising=False)
    with pytest.raises(ZeroDivisionError):
        paint_all(paths)


def test_an_empty_page_fails(qtbot, monkeypatch: pytest.MonkeyPatch):
    page = QWidget()
    page.setStyleSheet("background: white")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(page)
    page.resize(40, 40)
    with pytest.raises(UserError, match="blank stays empty"):
        selftest_pages._look_at("blank", page)
