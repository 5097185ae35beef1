"""When one may cool again, by the rounds there have been: an hour apart, four on a day at most."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from stretchcoach.core.cold_pack import BETWEEN_STARTS_S, ROUNDS
from stretchcoach.core.timeline import Moment, PhaseKind

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
        return 1 + sum(
            start <= now and start.astimezone(now.tzinfo).date() == now.date()
            for start in self.starts
        )

    def free_from(self, now: datetime) -> datetime | None:
        """Return when the next round may start; None where it may at once."""
        over = [start.astimezone(now.tzinfo) for start in self.starts if start <= now]
        if not over:
            return None
        free = max(over) + BETWEEN_STARTS
        if self.next_number(now) > ROUNDS:
            tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
            free = max(free, tomorrow)
        return free if free > now else None


def seconds_since_start(moment: Moment, minutes: int) -> float | None:
    """Return how long ago the cooling of this round began; None where one has hardly cooled."""
    match moment.phase.kind:
        case PhaseKind.COOL if moment.into >= SHORTEST_ROUND_S:
            return moment.into
        case PhaseKind.REST:
            return moment.into + minutes * 60.0
        case _:
            return None
