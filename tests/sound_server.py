"""A private sound server with a null sink, and what was played to it: fixtures of all tests."""

import contextlib
import ctypes.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul
from pathlib import Path

import pytest

from stretchcoach.voice.clip import Clip, fit

RATE = 22050
TENTH = RATE // 10
LOUD = 300  # of 32767
START_S = 20.0
ENVELOPE_S = 0.005
THINNING = 4
CANDIDATES = 8
FIRST = -10  # of -20 to 19


@dataclass(frozen=True, slots=True)
class Recording:
    """What was heard, mono; `started` is the time of its first sample by time.monotonic."""

    samples: "array[int]"
    started: float

    @property
    def duration(self) -> float:
        return len(self.samples) / RATE

    @property
    def loud_seconds(self) -> float:
        """How long there was a sound, counted in tenths of a second."""
        return sum(_is_loud(self.samples[at : at + TENTH]) for at in self._tenths) / 10

    @property
    def _tenths(self) -> range:
        return range(0, len(self.samples), TENTH)


@dataclass(frozen=True, slots=True)
class Onset:
    """Where a clip begins, in seconds from the recording's first sample; 1 is a perfect match."""

    seconds: float
    correlation: float


class Recorder:
    """Records the null sink until it is stopped."""

    def __init__(self, server: "SoundServer") -> None:
        form = [f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw", "--latency-msec=10"]
        self._process = subprocess.Popen(
            ["parec", *form, "--device=test.monitor"],
            env=os.environ | server.environment,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._data = bytearray()
        self._started = float("inf")
        self._is_running = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        if not self._is_running.wait(START_S):
            raise RuntimeError("parec records nothing")

    @property
    def is_loud(self) -> bool:
        """Whether something has sounded so far."""
        return _is_loud(self._samples())

    def is_silent(self, seconds: float) -> bool:
        """Tell whether the last seconds were silent."""
        count = round(seconds * RATE)
        samples = self._samples()
        return len(samples) >= count and not _is_loud(samples[-count:])

    def stop(self) -> Recording:
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        return Recording(self._samples(), self._started)

    def _samples(self) -> "array[int]":
        return array("h", bytes(self._data[: len(self._data) // 2 * 2]))

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            while chunk := os.read(stream.fileno(), 65536):
                self._data += chunk
                # A chunk comes late, never early.
                begin = time.monotonic() - len(self._data) / 2 / RATE
                self._started = min(self._started, begin)
                self._is_running.set()


class SoundServer:
    """A PulseAudio of its own, in a session of its own, that plays to a null sink."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sound-"))  # a socket's path must be short
        self.folder.chmod(0o700)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.folder / "native"

    @property
    def environment(self) -> dict[str, str]:
        return {"XDG_RUNTIME_DIR": str(self.folder), "PULSE_SERVER": f"unix:{self.socket}"}

    def start(self) -> None:
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
        command += ["--load=module-null-sink sink_name=test rate=48000"]
        command += [f"--load=module-native-protocol-unix auth-anonymous=1 socket={self.socket}"]
        # A server that already runs owns the name on the session's bus.
        alone = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        self._process = subprocess.Popen(
            command,
            env=os.environ | self.environment | alone,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError("pulseaudio does not start")
            time.sleep(0.02)

    def kill(self) -> None:
        """End it without a word to its clients."""
        self._end(signal.SIGKILL)
        self.socket.unlink(missing_ok=True)

    def stop(self) -> None:
        self._end(signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    def record(self) -> Recorder:
        return Recorder(self)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.connect(str(self.socket))
            return True
        return False

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None


@pytest.fixture
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """Run a sound server that this process and those it starts will use."""
    missing = [name for name in ("pulseaudio", "parec") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}: apt install pulseaudio pulseaudio-utils")
    server = SoundServer()
    for variable, value in server.environment.items():
        monkeypatch.setenv(variable, value)
    with before_others():
        server.start()
        yield server
        server.stop()


@contextlib.contextmanager
def before_others() -> Iterator[None]:
    """Let this process, and those it starts, run before the tests at its side, where it may.

    What plays and records in real time is otherwise late on a machine that has more to do.
    """
    if sys.platform == "win32":
        yield
        return
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, FIRST)
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, usual)


@pytest.fixture
def speech_engine() -> None:
    """Skip where no speech engine is installed."""
    if sys.platform.startswith("linux") and ctypes.util.find_library("espeak-ng") is None:
        pytest.skip("needs a speech engine: apt install espeak-ng")


def find_onset(
    recording: Recording, clip: Clip, after: float = 0.0, before: float | None = None
) -> Onset:
    """Return where `clip` is heard best between two times of the recording.

    Loudness curves find likely places, the waves themselves (thinned to a quarter) decide.
    """
    first = max(0, round(after * RATE))
    last = len(recording.samples) if before is None else round(before * RATE)
    heard = recording.samples[first:last]
    played = array("h", fit(clip, RATE, 1).pcm)
    step = round(ENVELOPE_S * RATE)
    curve = _loudness(heard, step)
    pattern = _loudness(played, step)
    places = [_likeness(curve, pattern, at) for at in range(len(curve) - len(pattern) + 1)]
    thin_heard = _thin(heard)
    thin_played = _thin(played[: 2 * RATE])
    best = Onset(0.0, 0.0)
    likely = sorted(range(len(places)), key=places.__getitem__, reverse=True)
    for place in likely[:CANDIDATES]:
        around = place * step // THINNING
        reach = 2 * step // THINNING
        for at in range(max(0, around - reach), around + reach + 1):
            likeness = _likeness(thin_heard, thin_played, at)
            if likeness > best.correlation:
                best = Onset((first + at * THINNING) / RATE, likeness)
    return best


def _is_loud(samples: Sequence[int]) -> bool:
    return max(map(abs, samples), default=0) > LOUD


def _loudness(samples: Sequence[int], step: int) -> list[float]:
    return [
        sum(map(abs, samples[at : at + step])) / step
        for at in range(0, len(samples) - step + 1, step)
    ]


def _thin(samples: Sequence[int]) -> list[float]:
    return [
        sum(samples[at : at + THINNING]) / THINNING
        for at in range(0, len(samples) - THINNING + 1, THINNING)
    ]


def _likeness(signal: Sequence[float], pattern: Sequence[float], at: int) -> float:
    part = signal[at : at + len(pattern)]
    if len(part) < len(pattern):
        return 0.0
    strength = sum(map(mul, part, part)) * sum(map(mul, pattern, pattern))
    return sum(map(mul, part, pattern)) / sqrt(strength) if strength else 0.0
