"""Against real sockets, a real X server and the platform plugins of this Qt."""

import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchcoach.desktop import display
from stretchcoach.desktop.display import Display, NoDisplay, find_display

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="this system always has a display"
)


@pytest.fixture
def wayland() -> Iterator[dict[str, str]]:
    """Name a Wayland display that takes connections."""
    # A socket's path must be short.
    folder = tempfile.TemporaryDirectory(prefix="display-")
    with folder as name, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{name}/wayland-0")
        server.listen()
        yield {"XDG_RUNTIME_DIR": name, "WAYLAND_DISPLAY": "wayland-0"}


@pytest.fixture
def x11() -> Iterator[dict[str, str]]:
    """Name a living X display."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb (Debian: xvfb)")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=pipe, stderr=nothing, text=True) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        yield {"DISPLAY": f":{number}"}
        server.terminate()


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where plugins are looked for, with a copy of all that Qt has."""
    folder = tmp_path / "platforms"
    folder.mkdir()
    for plugin in display.plugin_folder().glob("libq*.so"):
        (folder / plugin.name).symlink_to(plugin)
    monkeypatch.setattr(display, "plugin_folder", lambda: folder)
    return folder


def break_plugin(folder: Path, platform: str) -> str:
    """Let a plugin need a library that there is not, and return that library's name."""
    [plugin] = folder.glob(f"libq{platform}*.so")
    content = plugin.read_bytes()
    plugin.unlink()
    library, missing = b"libQt6Core.so.6", b"libQt6None.so.6"
    assert library in content
    plugin.write_bytes(content.replace(library, missing))
    return missing.decode()


@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}]
)
def test_no_display(environment: dict[str, str]) -> None:
    assert find_display(environment) == NoDisplay("no screen can be reached from here")


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_dead_display_is_named(variable: str, tmp_path: Path) -> None:
    name = ":987" if variable == "DISPLAY" else "wayland-987"
    found = find_display({variable: name, "XDG_RUNTIME_DIR": str(tmp_path)})
    assert found == NoDisplay(f"the screen {name} does not answer")


@pytest.mark.parametrize("asked", ["offscreen", "vnc:size=800x600", "minimal;xcb"])
def test_a_platform_that_the_user_names_is_taken(asked: str) -> None:
    assert find_display({"QT_QPA_PLATFORM": asked}) == Display(asked.split(":")[0].split(";")[0])


@pytest.mark.parametrize("asked", ["eglfs", "linuxfb", "minimalegl", "xcb-egl", "no-such-thing"])
def test_a_platform_that_may_not_start_is_none(asked: str, x11: dict[str, str]) -> None:
    found = find_display(x11 | {"QT_QPA_PLATFORM": asked})
    assert found == NoDisplay(f"windows are not shown by way of {asked}")
    assert find_display(x11 | {"QT_QPA_PLATFORM": f"{asked};xcb"}) == Display("xcb")


@pytest.mark.parametrize("asked", ["wayland-egl", "WAYLAND-EGL", "wayland-egl:any"])
def test_a_kind_of_wayland_needs_a_wayland_display(asked: str, wayland: dict[str, str]) -> None:
    ask = {"QT_QPA_PLATFORM": asked}
    assert find_display(ask) == NoDisplay("no screen can be reached from here")
    dead = wayland | {"WAYLAND_DISPLAY": "wayland-987"} | ask
    assert find_display(dead) == NoDisplay("the screen wayland-987 does not answer")
    assert find_display(wayland | ask) == Display("wayland-egl")


def test_a_kind_of_wayland_that_qt_does_not_have_is_none(wayland: dict[str, str]) -> None:
    found = find_display(wayland | {"QT_QPA_PLATFORM": "wayland-none"})
    assert isinstance(found, NoDisplay)
    assert "Qt's part for wayland-none can't be loaded" in found.reason


def test_a_living_x_display(x11: dict[str, str]) -> None:
    assert find_display(x11) == Display("xcb")


def test_looking_leaves_an_x_server_without_other_clients_as_it_was(x11: dict[str, str]) -> None:
    # A server that starts anew between two looks refuses about one in ten of them.
    assert [find_display(x11) for _ in range(100)] == [Display("xcb")] * 100


def test_a_living_wayland_display(wayland: dict[str, str]) -> None:
    assert find_display(wayland) == Display("wayland")


def test_wayland_comes_before_x11_but_where_the_user_says_so(
    wayland: dict[str, str], x11: dict[str, str]
) -> None:
    both = wayland | x11
    assert find_display(both) == Display("wayland")
    assert find_display(both | {"QT_QPA_PLATFORM": "xcb"}) == Display("xcb")
    assert find_display(both | {"QT_QPA_PLATFORM": "xcb;wayland"}) == Display("xcb")


def test_where_wayland_fails_x11_is_next(
    wayland: dict[str, str], x11: dict[str, str], plugins: Path
) -> None:
    missing = break_plugin(plugins, "wayland")
    assert find_display(wayland | x11) == Display("xcb")
    dead = {"XDG_RUNTIME_DIR": "/", "WAYLAND_DISPLAY": "wayland-987"}
    assert find_display(dead | x11) == Display("xcb")
    # Qt itself would try no other than the one asked for.
    only = find_display(wayland | x11 | {"QT_QPA_PLATFORM": "wayland"})
    assert only == NoDisplay(f"the library {missing} is missing", missing)


def test_a_missing_library_is_named(wayland: dict[str, str], plugins: Path) -> None:
    missing = break_plugin(plugins, "wayland")
    problem = NoDisplay(f"the library {missing} is missing", missing)
    assert find_display(wayland) == problem
    assert find_display(wayland | {"DISPLAY": ":987"}) == problem


@pytest.mark.parametrize("content", [None, b"", b"no library"])
def test_a_missing_or_damaged_plugin_is_no_missing_library(
    wayland: dict[str, str], plugins: Path, content: bytes | None
) -> None:
    [plugin] = plugins.glob("libqwayland*.so")
    plugin.unlink()
    if content is not None:
        plugin.write_bytes(content)
    found = find_display(wayland)
    assert isinstance(found, NoDisplay)
    assert "Qt's part for wayland can't be loaded" in found.reason
    assert "libqwayland" in found.reason
    assert not found.missing
