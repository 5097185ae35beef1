"""Make the bundle a second time, elsewhere, and compare it with dist/stretchcoach file by file.

python packaging/compare_builds.py
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from build import DIST, make_bundle


def contents(folder: Path) -> dict[str, str]:
    """Return what each file in and below `folder` holds, as a digest, and where each link goes."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differences(one: Path, other: Path) -> list[str]:
    """Return a line for each file that is not the same in both folders."""
    first, second = contents(one), contents(other)
    lines = [f"only in the first: {name}" for name in first.keys() - second.keys()]
    lines += [f"only in the second: {name}" for name in second.keys() - first.keys()]
    lines += [
        f"differs: {name}" for name in first.keys() & second.keys() if first[name] != second[name]
    ]
    return sorted(lines)


def main() -> int:
    """Build again and compare."""
    first = DIST / "stretchcoach"
    with tempfile.TemporaryDirectory(prefix="build-") as folder:
        second = make_bundle(Path(folder) / "dist", Path(folder) / "work")
        lines = differences(first, second)
        count = len(contents(second))
    print("\n".join(lines) or f"two builds are equal: {count} files")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
