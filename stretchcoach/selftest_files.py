"""Compares what is here of the program with the list that was made when it was built.

The list is that of every installed Python package: RECORD, with a digest for each file that stays
as it was built. pip makes it of the wheel; in a bundle it names Qt's parts too.
"""

import csv
import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import stretchcoach
from stretchcoach.errors import UserError
from stretchcoach.translation import fill, translate

PACKAGE = Path(stretchcoach.__file__).parent
MOST_NAMED = 10


def compare_files() -> str:
    """Return how many files there are of how many. Raises UserError, which names what is not."""
    try:
        wrong, count = _compare(distribution("stretchcoach"))
    except PackageNotFoundError:
        wrong, count = [], 0
    if not count:
        # A checkout has its list in git.
        if (PACKAGE.parent / "pyproject.toml").is_file():
            return translate("Selftest", "a checkout, with nothing to compare it with")
        raise UserError(translate("Selftest", "The list of the program's files is missing."))
    if wrong:
        names = ", ".join(wrong[:MOST_NAMED])
        if len(wrong) > MOST_NAMED:
            text = translate("Selftest", "{names} and {count} more")
            names = fill(text, names=names, count=len(wrong) - MOST_NAMED)
        raise UserError(fill(translate("Selftest", "Missing or changed: {names}."), names=names))
    return str(count)


def _compare(installed: Distribution) -> tuple[list[str], int]:
    """Return the files that are not as they were built, and how many files are listed."""
    listed = list(_listed(installed))
    wrong = [
        name
        for name, digest in listed
        if not _is_whole(Path(str(installed.locate_file(name))), digest)
    ]
    return wrong, len(listed)


def _listed(installed: Distribution) -> Iterator[tuple[str, str]]:
    """Yield name and digest of each file of the program itself.

    Not from the distribution's `files`, which newer Pythons give without those that are missing.
    """
    for name, digest, *_ in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        folder = name.partition("/")[0]
        is_of_pip = folder == ".." or folder.endswith(".dist-info")
        if not is_of_pip and not name.endswith((".pth", ".pyc")):
            yield name, digest


def _is_whole(file: Path, digest: str) -> bool:
    try:
        if digest:
            return digest == digest_of(file)
        return file.is_dir() or file.stat().st_size > 0
    except OSError:
        return False


def digest_of(file: Path) -> str:
    """Return what RECORD says of a file. Raises OSError."""
    sum_ = hashlib.sha256(file.read_bytes()).digest()
    return f"sha256={urlsafe_b64encode(sum_).rstrip(b'=').decode()}"
