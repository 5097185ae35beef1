"""Times as they are shown."""

from math import ceil, floor

# Sums of decimal seconds differ in their last bits; 12.000000001 s left are shown as 12.
EPSILON = 1e-6


def seconds_shown(left: float) -> int:
    """Return the whole seconds to show while `left` remain: 30.0 shows 30, 0.2 shows 1."""
    return max(0, ceil(left - EPSILON))


def clock_time(seconds: float) -> str:
    """Return `seconds` as minutes and seconds: 7:05, or 1:02:03 from an hour on."""
    whole = floor(seconds + EPSILON)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
