"""The list of a bundle's files, by which its selftest sees that none is missing or changed.

It has the form of the RECORD that pip makes of a wheel: name, digest and size of each file. What
is stripped or signed once the list is made, as libraries are, has its name alone.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from keep import Entry, framework_of, is_systems
from stretchcoach.selftest_files import digest_of


def file_list(entries: Iterable[Entry]) -> str:
    """Return the list of all but what a package leaves to the system."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, source, kind in sorted(entries):
        if is_systems((name, source, kind)):
            continue
        is_as_built = kind == "DATA" and framework_of(name) is None
        row = (digest_of(Path(source)), Path(source).stat().st_size) if is_as_built else ("", "")
        rows.writerow([name.replace("\\", "/"), *row])
    return text.getvalue()
