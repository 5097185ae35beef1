"""The clock a session runs by, which knows the time the computer was asleep."""

import ctypes
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from stretchcoach.core.session import Clock


@dataclass(frozen=True, slots=True)
class Readers:
    """Read the seconds since any fixed instant: those awake, and all."""

    awake: Callable[[], float]
    total: Callable[[], float]


class SystemClock:
    """The computer's time, with and without its sleep."""

    def __init__(self, readers: Readers | None = None) -> None:
        self._readers = readers or system_readers()

    def now(self) -> float:
        """Return a monotonic reading that stands still while the computer sleeps."""
        return self._readers.awake()

    def slept(self) -> float:
        """Return how long the computer has slept so far, to some microseconds."""
        return self._readers.total() - self._readers.awake()


class ScaledClock:
    """Runs `factor` times as fast as `clock` from the moment it is made; sleep stays as it is."""

    def __init__(self, clock: Clock, factor: float) -> None:
        self._clock = clock
        self._factor = factor
        self._start = clock.now()

    def now(self) -> float:
        """Return the scaled reading."""
        return self._start + (self._clock.now() - self._start) * self._factor

    def slept(self) -> float:
        """Return how long the computer has slept so far."""
        return self._clock.slept()


class SleeplessClock:
    """Goes on while the computer sleeps, for what goes on in the world meanwhile."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        """Return a reading that counts the time asleep as well."""
        return self._clock.now() + self._clock.slept()

    def slept(self) -> float:
        """Return no time: none is lost."""
        return 0.0


def system_readers() -> Readers:
    """Return the readers of this system."""
    if sys.platform == "win32":
        return Readers(_interrupt_time("Unbiased"), _interrupt_time(""))
    if sys.platform == "darwin":
        return Readers(
            lambda: time.clock_gettime(time.CLOCK_UPTIME_RAW),
            lambda: time.clock_gettime(time.CLOCK_MONOTONIC),
        )
    if sys.platform == "linux":
        return Readers(time.monotonic, lambda: time.clock_gettime(time.CLOCK_BOOTTIME))
    return Readers(time.monotonic, time.monotonic)


def _interrupt_time(kind: str) -> Callable[[], float]:
    """Return a reader of one of Windows' two interrupt times, which count 100 ns."""
    if sys.platform != "win32":
        raise NotImplementedError
    # In kernelbase since Windows 10. The plain ones of kernel32 step by 16 ms.
    query = getattr(ctypes.WinDLL("kernelbase"), f"Query{kind}InterruptTimePrecise")
    query.argtypes = [ctypes.POINTER(ctypes.c_ulonglong)]
    query.restype = None

    def read() -> float:
        count = ctypes.c_ulonglong()
        query(ctypes.byref(count))
        return count.value / 1e7

    return read
