"""A clock that tests set."""

from math import inf, nextafter


class FakeClock:
    """Moves when told to; sleeping moves `slept` and leaves `now` where it is."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.asleep = 0.0

    def now(self) -> float:
        return self.time

    def slept(self) -> float:
        return self.asleep

    def pass_time(self, seconds: float) -> None:
        """Move on; a wait too short for the clock's last digit moves it by that digit."""
        if seconds > 0:
            self.time = max(self.time + seconds, nextafter(self.time, inf))

    def sleep(self, seconds: float) -> None:
        self.asleep += seconds
