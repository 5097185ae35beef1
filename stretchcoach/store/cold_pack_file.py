"""The starts of the last rounds with a cold pack, in a small file beside the history."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from stretchcoach.core.cold_pack_rounds import Rounds
from stretchcoach.whole_file import write_whole


def load_rounds(path: Path) -> Rounds:
    """Return what the file holds; none where there is no file that can be understood."""
    try:
        starts = msgspec.json.decode(path.read_bytes(), type=tuple[datetime, ...])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Rounds()
    return Rounds(tuple(start for start in starts if start.tzinfo is not None))


def save_rounds(path: Path, rounds: Rounds) -> None:
    """Write the file. Where that can't be, the timer goes on all the same."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(rounds.starts))


def forget_rounds(path: Path) -> None:
    """Delete the file, if there is one."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
