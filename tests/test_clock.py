import pytest

from stretchcoach.clock import Readers, ScaledClock, SystemClock, system_readers


class Computer:
    def __init__(self) -> None:
        self.awake = 5000.0
        self.asleep = 120.0

    def readers(self) -> Readers:
        return Readers(lambda: self.awake, lambda: self.awake + self.asleep)


def test_sleep_is_told_apart_from_time_awake():
    computer = Computer()
    clock = SystemClock(computer.readers())
    now, slept = clock.now(), clock.slept()
    computer.awake += 7
    assert (clock.now() - now, clock.slept() - slept) == (7, 0)
    computer.asleep += 3600
    assert (clock.now() - now, clock.slept() - slept) == (7, 3600)


def test_scaled_clock_runs_faster_from_its_making_and_sleeps_as_long():
    computer = Computer()
    clock = ScaledClock(SystemClock(computer.readers()), 20)
    assert clock.now() == pytest.approx(5000)
    computer.awake += 3
    computer.asleep += 10
    assert clock.now() == pytest.approx(5060)
    assert clock.slept() == pytest.approx(130)


def test_this_system_has_both_clocks_and_they_go_on():
    readers = system_readers()
    awake, total = readers.awake(), readers.total()
    while readers.awake() == awake:
        pass
    assert readers.awake() > awake
    assert readers.total() >= total
    assert SystemClock(readers).slept() > -1
