"""What a session looks like at one instant: all that a player needs to show it."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.core.timeline import Moment


class State(StrEnum):
    """What a session is doing."""

    RUNNING = "running"
    PAUSED = "paused"
    COUNT_IN = "count_in"
    FINISHED = "finished"
    ENDED = "ended"


class PauseReason(StrEnum):
    """Why a session is paused."""

    USER = "user"
    SLEEP = "sleep"
    STALL = "stall"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`count_in` is the seconds until a paused hold goes on, 0 where none is counted in."""

    state: State
    moment: Moment
    count_in: float = 0.0
    pause_reason: PauseReason | None = None
