"""When one may cool again, by the rounds there have been: an hour apart, four on a day at most."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from stretchcoach.core.cold_pack import BETWEEN_STARTS_S, ROUNDS
from stretchcoach.core.timeline import Moment, PhaseKind

ONE_DAY = timedelta(days=1)
BETWEEN_STARTS = timedelta(seconds=BETWEEN_STARTS_S)
# Who stops before has not cooled.
SHORTEST_ROUND_S = 60.0


@dataclass(frozen=True, slots=True)
class Rounds:
    """The starts of the last rounds, the newest last. What a clock shows ahead of now is wrong."""

    starts: tuple[datetime, ...] = ()

    def begun(self, at: datetime) -> "Rounds":
        """Return them with one more."""
        return Rounds((*self.starts, at)[-ROUNDS:])

    def next_number(self, now: datetime) -> int:
        """Return the number of the next round today, which may be one too many."""
        return 1 + sum(start.date() == now.date() for start in self._of_a_day(now))

    def free_from(self, now: datetime) -> datetime | None:
        """Return when the next round may start; None where it may at once."""
        over = self._of_a_day(now)
        if not over:
            return None
        free = max(over) + BETWEEN_STARTS
        if self.next_number(now) > ROUNDS:
            tomorrow = datetime.combine(now.date() + ONE_DAY, time(), now.tzinfo)
            free = max(free, tomorrow)
        return free if free > now else None

    def _of_a_day(self, now: datetime) -> list[datetime]:
        """Return the starts of the last 24 hours, in the offset of `now`.

        What a damaged file may hold, the first hour of all time, has none before it.
        """
        last = [start for start in self.starts if now - ONE_DAY <= start <= now]
        return [start.astimezone(now.tzinfo) for start in last]


def seconds_since_start(moment: Moment, minutes: int) -> float | None:
    """Return how long ago the cooling of this round began; None where one has hardly cooled."""
    match moment.phase.kind:
        case PhaseKind.COOL if moment.into >= SHORTEST_ROUND_S:
            return moment.into
        case PhaseKind.REST:
            return moment.into + minutes * 60.0
        case _:
            return None
