"""The chimes: which file sounds for which cue."""

from pathlib import Path

from stretchcoach.assets import assets
from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import CueKind

START_NAMES = {Leg.RIGHT: "start_right", Leg.LEFT: "start_left"}
NAMES = {CueKind.END_CHIME: "end", CueKind.TICK: "tick"}
ALL = (*START_NAMES.values(), *NAMES.values())


def chime_name(kind: CueKind, leg: Leg) -> str:
    """Return the name of the chime of a cue that is no words. The start chime tells the leg."""
    return START_NAMES[leg] if kind is CueKind.START_CHIME else NAMES[kind]


def chime_path(name: str) -> Path:
    """Return the WAV file of a chime."""
    return Path(str(assets() / "sounds" / f"{name}.wav"))
