"""Tries the parts of the program that reach beyond it: modules, screen, voice and sound."""

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

import stretchcoach
from stretchcoach.child import Child, Role
from stretchcoach.desktop.display import SCREENLESS
from stretchcoach.errors import UserError
from stretchcoach.paths import Paths
from stretchcoach.preferences import Preferences
from stretchcoach.run_window import open_window
from stretchcoach.translation import fill, translate
from stretchcoach.ui.theme import Style
from stretchcoach.voice.clip import Clip, write_clip
from stretchcoach.voice.device_check import check_voice
from stretchcoach.voice.problems import SoundFault, SoundProblem, describe
from stretchcoach.voice.speaker import SOUND_PROCESS

# Imported by no module when it is loaded: what freezes a program may overlook them.
LATE = {"linux": ("wakepy", "wakepy.dbus_adapters.jeepney")}
PAGES_PROCESS = Role("stretchcoach.selftest_pages", "--paint-pages")
LOG_LENGTH = 500
LONGEST_PAINTING_S = 120
RATE = 22050
SILENCE_S = 0.2
LONGEST_MS = 10_000


def import_modules() -> str:
    """Import every module of the program; return how many there are. Raises ImportError."""
    found = [
        module.name for module in pkgutil.walk_packages(stretchcoach.__path__, "stretchcoach.")
    ]
    for name in (*found, *LATE.get(sys.platform, ("wakepy",))):
        if not name.endswith("__main__"):
            import_module(name)
    return str(len(found))


def open_screen(paths: Paths) -> str:
    """Open the window and wait until it is seen; return what shows it. Raises UserError."""
    platform = QApplication.platformName()
    if platform in SCREENLESS:
        words = translate("Selftest", "Nobody sees a window that is shown by {platform}.")
        raise UserError(fill(words, platform=platform))
    window = open_window(Style(), Preferences(paths.settings))
    deadline = QDeadlineTimer(LONGEST_MS)
    while not window.windowHandle().isExposed():
        if deadline.hasExpired():
            raise UserError(translate("Selftest", "The window does not come on the screen."))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    window.close()
    window.deleteLater()
    return platform


def paint_pages(folder: Path) -> str:
    """Have a process paint each page, with its data in `folder`; return their names.

    Raises UserError, where the process crashes too.
    """
    command = [sys.executable, *PAGES_PROCESS.arguments, str(folder)]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=LONGEST_PAINTING_S
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    painted = ", ".join(line["painted"] for line in said if "painted" in line)
    for line in said:
        if "failed" in line:
            raise UserError(line["failed"])
    if done.returncode:
        text = translate("Selftest", "It crashed ({code}); painted were: {pages}. {log}")
        log = done.stderr.strip()[-LOG_LENGTH:]
        raise UserError(fill(text, code=done.returncode, pages=painted, log=log).strip())
    return painted


def render_phrase() -> str:
    """Have the rendering process speak into a file; return the name of the voice."""
    check = check_voice()
    if check.problem is not None or check.voice is None:
        raise UserError(check.advice or translate("Selftest", "No voice."))
    return check.voice


def play_silence(folder: Path) -> str:
    """Have the sound process play a silent clip to its end; return the name of the device."""
    clip = Clip(bytes(2 * round(SILENCE_S * RATE)), RATE, 1)
    file = folder / "silence.wav"
    write_clip(clip, file)
    return _SilentPlay(file).device


class _SilentPlay(QObject):
    """Plays a file in a sound process of its own, until it has sounded. Raises UserError."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.device = ""
        self._problem: SoundProblem | None = SoundProblem(SoundFault.LOST, "no answer")
        self._file = file
        self._loop = QEventLoop(self)
        self._child = Child(SOUND_PROCESS, self)
        self._child.answered.connect(self._on_answer)
        self._child.ended.connect(self._loop.quit)
        self._child.start()
        limit = QTimer(self, singleShot=True)
        limit.timeout.connect(self._loop.quit)
        limit.start(LONGEST_MS)
        self._loop.exec()
        self._child.kill()
        if self._problem is not None:
            raise UserError(" ".join(filter(None, [describe(self._problem), self._problem.detail])))

    def _on_answer(self, answer: dict[str, object]) -> None:
        if "sounded" in answer:
            self._problem = None
            self._loop.quit()
        elif answer.get("device"):
            self.device = str(answer["device"])
            self._child.send({"play": str(self._file), "number": 1})
        else:
            fault = SoundFault(str(answer.get("broken", SoundFault.NO_DEVICE)))
            self._problem = SoundProblem(fault, str(answer.get("detail", "")))
            self._loop.quit()
