"""Tries the parts of the program that reach beyond it: modules, disk, voice and sound."""

import pkgutil
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer

import stretchcoach
from stretchcoach.child import Child
from stretchcoach.core.exercise import Leg
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.errors import UserError
from stretchcoach.paths import Paths
from stretchcoach.recorder import Recorder
from stretchcoach.store.reader import read_history
from stretchcoach.translation import translate
from stretchcoach.voice.clip import Clip, write_clip
from stretchcoach.voice.device_check import check_voice
from stretchcoach.voice.problems import SoundFault, SoundProblem, describe
from stretchcoach.voice.speaker import SOUND_PROCESS

# Imported by no module when it is loaded: what freezes a program may overlook them.
LATE = {"linux": ("wakepy", "wakepy.dbus_adapters.jeepney")}
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


def write_and_read(paths: Paths) -> str:
    """Write a session into a new history and read it again. Raises StoreError."""
    now = datetime.now().astimezone()
    recorder = Recorder(paths.history)
    recorder.open(now)
    recorder.start("Selftest", "{}", 1, now, 1.0)
    recorder.hold(HoldRecord(0, "selftest", Leg.RIGHT, 1, 30.0, 30.0, Outcome.DONE))
    recorder.end(SessionStatus.COMPLETED, now)
    recorder.close()
    [session] = read_history(paths.history)
    was_read = (session.routine, session.status, len(session.holds))
    if was_read != ("Selftest", SessionStatus.COMPLETED, 1):
        raise UserError(translate("Selftest", "What was read is not what was written."))
    return str(paths.history.stat().st_size)


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
