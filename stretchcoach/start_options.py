"""What the command line asks for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartOptions:
    """How to start: `speed` is how many times as fast as real time a session runs."""

    routine: str
    plays_at_once: bool
    terminal: bool
    speed: float
    mute: bool
