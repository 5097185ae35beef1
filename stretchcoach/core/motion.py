"""How a figure moves: eased between poses, with the breath in the hold. Times in seconds."""

from math import cos, pi

MOVE_TIME = 0.6
LONGEST_MOVE_TIME = 1.4
SHORT_WAY = 100.0
LONG_WAY = 500.0
BREATH_TIME = 4.0
GLOW_LOW = 0.7


def ease_in_out(t: float) -> float:
    """Return how far a motion is when `t` (0 to 1) of its time is over; cubic."""
    t = min(max(t, 0.0), 1.0)
    return 4 * t**3 if t < 0.5 else 1 - (2 - 2 * t) ** 3 / 2


def move_time(way: float) -> float:
    """Return how long a move takes whose fastest joint goes that way, in thousandths of height."""
    share = (way - SHORT_WAY) / (LONG_WAY - SHORT_WAY)
    return MOVE_TIME + (LONGEST_MOVE_TIME - MOVE_TIME) * min(max(share, 0.0), 1.0)


def breath_at(elapsed: float) -> float:
    """Return how full the lungs are (0 to 1) `elapsed` after the hold began."""
    return (1 - cos(2 * pi * elapsed / BREATH_TIME)) / 2


def glow_at(breath: float) -> float:
    """Return how strong the muscle glows: strongest when breathed out into the stretch."""
    return 1 - (1 - GLOW_LOW) * breath
