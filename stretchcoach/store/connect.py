"""Connections to the history's file."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

PATIENCE_S = 5.0


def connect(database: str, patience: float = PATIENCE_S) -> sqlite3.Connection:
    """Connect to a path or a `file:` address; every transaction is begun by hand."""
    connection = sqlite3.connect(database, timeout=patience, isolation_level=None, uri=True)
    # One damaged letter in a note must not keep all the rest from being read.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def address(path: Path) -> str:
    """Return SQLite's address of a file; `Path.as_uri` makes one it refuses for a network share."""
    absolute = path.absolute().as_posix()
    # The bytes, as not every name is a text.
    quoted = quote(os.fsencode(absolute), safe="/:")
    return "file://" + ("" if absolute.startswith("/") else "/") + quoted


def unchanging(path: Path) -> str:
    """Return the address of a file that nobody writes: it is read without a trace."""
    return f"{address(path)}?mode=ro&immutable=1"
