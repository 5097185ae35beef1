"""Whether less motion is asked for: against a real message bus with a portal of the test's own."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from stretchcoach.desktop.system_motion import (
    GNOME,
    KDE,
    STANDARD,
    Key,
    PortalQuestion,
    SystemMotion,
    asks_for_less,
)
from tests.test_keep_awake import BUS_CONFIG

linux_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="needs dbus-daemon (Debian: dbus-daemon)"
)
shell = pytest.mark.skipif(sys.platform == "win32", reason="runs a shell script")
NAME = "stretchcoach-test"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    config = tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(folder=tmp_path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Portal:
    """Serves the Read of org.freedesktop.portal.Settings in a thread."""

    def __init__(self, address: str, values: dict[Key, tuple[str, object]]) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._values = values
        self._leave = threading.Event()
        self._connection = open_dbus_connection(address)
        request = message_bus.RequestName("org.freedesktop.portal.Desktop")
        self._connection.send_and_get_reply(request)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "Portal":
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._leave.set()
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        from jeepney import HeaderFields, new_error, new_method_return

        while not self._leave.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.fields.get(HeaderFields.member) != "Read":
                continue
            value = self._values.get(message.body)
            if value is None:
                error = "org.freedesktop.portal.Error.NotFound"
                self._connection.send(new_error(message, error, "s", ("Not found",)))
            else:
                self._connection.send(new_method_return(message, "v", (("v", value),)))


def ask(qtbot: QtBot, motion: SystemMotion, address: str) -> None:
    """Ask on that bus, and wait for every answer."""
    bus = QDBusConnection.connectToBus(address, NAME)
    try:
        question = PortalQuestion(bus, motion.take_answer, motion)
        with qtbot.waitSignal(question.destroyed, timeout=10_000):
            question.ask()
    finally:
        QDBusConnection.disconnectFromBus(NAME)


@linux_bus
@pytest.mark.parametrize(
    ("values", "reduced"),
    [
        ({STANDARD: ("u", 1)}, True),
        ({STANDARD: ("u", 0)}, False),
        ({GNOME: ("b", False)}, True),
        ({GNOME: ("b", True)}, False),
        ({KDE: ("s", "0")}, True),
        ({KDE: ("s", "1.5")}, False),
        ({STANDARD: ("u", 0), GNOME: ("b", True), KDE: ("s", "0.0")}, True),
        ({}, False),
    ],
)
def test_the_portal_is_understood(
    qtbot: QtBot, address: str, values: dict[Key, tuple[str, object]], reduced: bool
) -> None:
    motion = SystemMotion()
    told: list[bool] = []
    motion.changed.connect(told.append)
    with Portal(address, values):
        ask(qtbot, motion, address)
    assert motion.reduced is reduced
    assert told == ([True] if reduced else [])


@linux_bus
def test_asked_again_it_takes_the_new_answer(qtbot: QtBot, address: str) -> None:
    motion = SystemMotion()
    told: list[bool] = []
    motion.changed.connect(told.append)
    values: dict[Key, tuple[str, object]] = {GNOME: ("b", False)}
    with Portal(address, values):
        ask(qtbot, motion, address)
        values[GNOME] = ("b", True)
        ask(qtbot, motion, address)
    assert told == [True, False]


@linux_bus
def test_without_a_portal_all_may_move(qtbot: QtBot, address: str) -> None:
    motion = SystemMotion()
    ask(qtbot, motion, address)
    assert not motion.reduced


def test_without_a_bus_all_may_move(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    motion = SystemMotion()
    motion.ask()
    assert not motion.reduced


@shell
@pytest.mark.parametrize(("said", "reduced"), [("1", True), ("0", False), ("", False)])
def test_the_mac_is_understood(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, reduced: bool
) -> None:
    script = tmp_path / "defaults"
    question = "read com.apple.universalaccess reduceMotion"
    script.write_text(f'#!/bin/sh\n[ "$*" = "{question}" ] && echo {said}\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "darwin")
    motion = SystemMotion()
    motion.ask()
    qtbot.waitUntil(lambda: not motion.children(), timeout=10_000)
    assert motion.reduced is reduced


@shell
def test_a_mac_without_the_command_may_move(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "darwin")
    motion = SystemMotion()
    motion.ask()
    qtbot.waitUntil(lambda: not motion.children(), timeout=10_000)
    assert not motion.reduced


@pytest.mark.parametrize("value", [None, "", "fast", [], 2, True])
@pytest.mark.parametrize("key", [GNOME, KDE])
def test_what_is_not_understood_asks_for_nothing(key: Key, value: object) -> None:
    assert not asks_for_less(key, value)
