"""The files that SQLite keeps beside a database."""

from pathlib import Path

# SQLite finds them again by these names.
SIDECARS = ("-wal", "-shm", "-journal")


def sidecar(path: Path, suffix: str) -> Path:
    """Return the file that SQLite keeps beside the database `path`."""
    return path.with_name(path.name + suffix)
