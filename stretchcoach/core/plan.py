"""What was prescribed, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stretchcoach.core.weekdays import Weekday


@dataclass(frozen=True, slots=True)
class Plan:
    """From `since` on: one session of `holds` holds, `seconds` in all, on each of `days`.

    Without days nothing is prescribed.
    """

    since: date
    days: frozenset[Weekday]
    holds: int
    seconds: float

    def is_for(self, day: date) -> bool:
        """Tell whether a session is prescribed on `day`, once the plan holds."""
        return Weekday.of(day) in self.days


def plan_on(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan that holds on `day`; `plans` are in the order of their beginnings."""
    held = [plan for plan in plans if plan.since <= day]
    return held[-1] if held else None
