"""Writes files whole or not at all."""

import os
from pathlib import Path

PRIVATE = 0o600
"""For the user alone."""
SHARED = 0o666
"""As the user's other files: the system takes away what the user does not want."""


def write_whole(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Put `data` in the place of the file, so that at any time the old or the new one is there.

    Raises OSError.
    """
    target = path.resolve()  # a link to a file kept elsewhere stays a link
    name = target.with_name(f".{target.name}-{os.urandom(4).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(name, flags, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        name.replace(target)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
