"""Keeps two processes from playing at the same time."""

import errno
import os
import sys
from pathlib import Path

from stretchcoach.errors import StoreError
from stretchcoach.translation import fill, translate

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class PlayLock:
    """A lock for the time of a session; the system releases it when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "playing.lock"
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether a session is played here."""
        return self._file is not None

    def acquire(self) -> None:
        """Take the lock; raises StoreError when another process plays a session."""
        if self._file is not None:
            return
        self._file = self._take()
        if self._file is None:
            raise StoreError(
                translate(
                    "Store",
                    "Stretch Coach is already playing a session in another window. "
                    "End that session first, then start again.",
                )
            )

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def held_elsewhere(self) -> bool:
        """Return whether another process plays a session now."""
        if self._file is not None:
            return False
        file = self._take()
        if file is None:
            return True
        os.close(file)
        return False

    def _take(self) -> int | None:
        """Return the open, locked file, or None when another process has it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            words = translate(
                "Store",
                "The file {path} can't be written, so no session can be kept. Check that you "
                "may write in its folder, or choose another folder with --data-dir.",
            )
            raise StoreError(fill(words, path=self._path)) from error
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _TAKEN:
                os.close(file)
                return None
            # Some network folders know no locks; playing matters more than this one.
        return file
