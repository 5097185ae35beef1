"""Against a real message bus, private to the test, with a screen saver of the test's own on it."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from stretchcoach.desktop.keep_awake import Awake, KeepAwake, NotAwake

linux_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="needs dbus-daemon (Debian: dbus-daemon)"
)
COOKIE = 77
BUS_CONFIG = """
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*"/><allow eavesdrop="false"/><allow own="*"/>
  </policy>
</busconfig>
"""


class ScreenSaver:
    """Serves org.freedesktop.ScreenSaver in a thread; tells its calls in `calls`."""

    def __init__(self, address: str, *, answers: bool) -> None:
        from jeepney.io.blocking import open_dbus_connection

        self.calls: Queue[tuple[str, tuple[object, ...]]] = Queue()
        self._answers = answers
        self._connection = open_dbus_connection(address)
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "ScreenSaver":
        from jeepney import message_bus

        request = message_bus.RequestName("org.freedesktop.ScreenSaver")
        self._connection.send_and_get_reply(request)
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._leave.set()
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        from jeepney import HeaderFields, new_method_return

        while not self._leave.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            name = message.header.fields.get(HeaderFields.member)
            if name not in ("Inhibit", "UnInhibit"):
                continue
            if self._answers:
                body = ("u", (COOKIE,)) if name == "Inhibit" else ("", ())
                self._connection.send(new_method_return(message, *body))
            self.calls.put((name, message.body))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    config = tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(folder=tmp_path))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[KeepAwake]:
    keeper = KeepAwake()
    yield keeper
    keeper.close()


@linux_bus
def test_the_screen_saver_is_held_off_until_stop(bus, keeper, qtbot):
    with ScreenSaver(bus, answers=True) as saver:
        with qtbot.waitSignal(keeper.settled) as settled:
            keeper.start()
            keeper.start()
        assert settled.args == [Awake("org.freedesktop.ScreenSaver")]
        assert saver.calls.get(timeout=5)[0] == "Inhibit"
        assert saver.calls.empty()
        keeper.stop()
        keeper.stop()
        assert saver.calls.get(timeout=5) == ("UnInhibit", (COOKIE,))
        keeper.close()
        assert saver.calls.empty()


@linux_bus
def test_a_second_session_asks_anew(bus, keeper, qtbot):
    with ScreenSaver(bus, answers=True) as saver:
        for _ in range(2):
            with qtbot.waitSignal(keeper.settled):
                keeper.start()
            keeper.close()
        names = [saver.calls.get(timeout=5)[0] for _ in range(4)]
    assert names == ["Inhibit", "UnInhibit", "Inhibit", "UnInhibit"]


@linux_bus
def test_a_desktop_that_never_answers_holds_nothing_up(bus, keeper, qtbot):
    with ScreenSaver(bus, answers=False) as saver:
        with qtbot.waitSignal(keeper.settled, timeout=10_000) as settled:
            keeper.start()
            # `start` came back while the call was still unanswered
            assert saver.calls.get(timeout=5)[0] == "Inhibit"
        assert isinstance(settled.args[0], NotAwake)


@linux_bus
def test_a_session_that_ends_before_the_desktop_answers_ends_at_once(bus, keeper, qtbot):
    with ScreenSaver(bus, answers=False) as saver, qtbot.assertNotEmitted(keeper.settled):
        keeper.start()
        assert saver.calls.get(timeout=5)[0] == "Inhibit"
        keeper.close(patience_ms=10)


@linux_bus
def test_the_display_may_sleep_when_the_program_dies(bus, keeper):
    program = """
import sys
from PySide6.QtCore import QCoreApplication
from stretchcoach.desktop.keep_awake import KeepAwake
app = QCoreApplication()
keeper = KeepAwake()
keeper.start()
app.exec()
"""
    with ScreenSaver(bus, answers=True) as saver:
        with subprocess.Popen([sys.executable, "-c", program]) as victim:
            assert saver.calls.get(timeout=5)[0] == "Inhibit"
            victim.kill()
        assert saver.calls.get(timeout=5)[0] == "UnInhibit"


@linux_bus
def test_without_a_bus_it_says_so_and_can_be_asked_again(keeper, qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    for _ in range(2):
        with qtbot.waitSignal(keeper.settled) as settled:
            keeper.start()
        assert isinstance(settled.args[0], NotAwake)
        assert settled.args[0].reason


def test_a_child_that_dies_or_cannot_start_is_no_harm(keeper, qtbot, monkeypatch):
    for python in filter(None, (shutil.which("false"), "/nowhere/python")):
        monkeypatch.setattr(sys, "executable", python)
        with qtbot.waitSignal(keeper.settled) as settled:
            keeper.start()
        assert isinstance(settled.args[0], NotAwake)


def test_a_child_killed_in_mid_session_is_told_and_replaced(keeper, qtbot, monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with qtbot.waitSignal(keeper.settled) as settled:
        keeper.start()
    assert isinstance(settled.args[0], Awake)
    with qtbot.waitSignal(keeper.settled) as settled:
        keeper.findChild(QProcess).kill()
    assert isinstance(settled.args[0], NotAwake)
    with qtbot.waitSignal(keeper.settled) as settled:
        keeper.start()
    assert isinstance(settled.args[0], Awake)
    keeper.stop()
