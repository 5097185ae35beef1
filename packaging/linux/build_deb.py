"""Make the Debian package of the bundle in dist/stretchcoach: dist/stretchcoach_VERSION_ARCH.deb.

    python packaging/linux/build_deb.py

`python3 dev.py deb` makes the bundle first. What the bundle took from this system it leaves to
the system that it is installed on, as packages to depend on: those are measured.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent), str(HERE)]

from build import DIST, WORK, commit_time, elf_files, version  # noqa: E402
from icons import PICTURE, as_png, render  # noqa: E402
from man_page import man_page  # noqa: E402

APP_ID = "io.github.stretchcoach.StretchCoach"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MAINTAINER = "Stretch Coach contributors <contributors@stretchcoach.invalid>"
# Without the voice it is half a coach. The typeface has no letters but those of Europe.
ALWAYS = ("espeak-ng", "fonts-dejavu-core | fonts-noto-core", "tzdata")
CONTROL = """\
Package: stretchcoach
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: xdg-utils
Section: misc
Priority: optional
Homepage: https://github.com/stretchcoach/stretchcoach
Description: guide through calf and hamstring stretches
 Stretch Coach guides you through timed stretches of calves and hamstrings. It
 shows the position, the leg and the time left, large enough to be read from
 the floor, and says every step aloud.
 .
 The history stays on this computer.
"""


def build_deb(bundle: Path, into: Path, number: str, *, compression: str = "xz") -> Path:
    """Make the package of a bundle, as version `number`, and return its file."""
    stage = WORK.parent / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    tree = stage / "stretchcoach"
    _lay_out_program(bundle, tree, number)
    _lay_out_desktop(tree / "usr/share")
    _lay_out_documents(tree / "usr/share", number)
    architecture = _say("dpkg", "--print-architecture").strip()
    control = CONTROL.format(
        version=number,
        architecture=architecture,
        maintainer=MAINTAINER,
        size=_installed_kib(tree),
        depends=", ".join(sorted([*_measured_depends(tree, stage), *ALWAYS])),
    )
    _write(tree / "DEBIAN/control", control)
    sums = (f"{_md5(file)}  {file.relative_to(tree)}\n" for file in _files(tree / "usr"))
    _write(tree / "DEBIAN/md5sums", "".join(sums))
    _make_plain(tree)
    package = into / f"stretchcoach_{number}_{architecture}.deb"
    make = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(tree)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(commit_time())}
    subprocess.run([*make, str(package)], check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def _lay_out_program(bundle: Path, tree: Path, number: str) -> None:
    lib = tree / "usr/lib/stretchcoach"
    shutil.copytree(bundle, lib, symlinks=True)
    systems = (WORK / "stretchcoach" / "system-libraries.txt").read_text().split()
    for name in systems:
        (lib / "_internal" / name).unlink()
    [about] = lib.glob("_internal/stretchcoach-*.dist-info/METADATA")
    about.write_text(re.sub("(?m)^Version: .*$", f"Version: {number}", about.read_text()))
    about.parent.rename(about.parent.with_name(f"stretchcoach-{number}.dist-info"))
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/stretchcoach").symlink_to("../lib/stretchcoach/stretchcoach")


def _lay_out_desktop(share: Path) -> None:
    kinds = {"applications": "desktop", "metainfo": "metainfo.xml", "mime/packages": "xml"}
    for folder, suffix in kinds.items():
        file = HERE / f"{APP_ID}.{suffix}"
        _write(share / folder / file.name, file.read_text(encoding="utf-8"))
    icons = share / "icons/hicolor"
    for size in ICON_SIZES:
        _write(icons / f"{size}x{size}/apps/{APP_ID}.png", as_png(render(size)))
    _write(icons / f"scalable/apps/{APP_ID}.svg", PICTURE.read_bytes())


def _lay_out_documents(share: Path, number: str) -> None:
    documents = share / "doc/stretchcoach"
    _write(documents / "copyright", (HERE / "copyright").read_bytes())
    _write(documents / "changelog.gz", _gzip(_changelog(number)))
    _write(share / "man/man1/stretchcoach.1.gz", _gzip(man_page(number, commit_time())))


def _changelog(number: str) -> str:
    """Return the newest part of CHANGELOG.md in Debian's form."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = text.split("\n## ")[1] if "\n## " in text else ""
    changes = [line[2:] for line in newest.splitlines() if line.startswith("- ")]
    when = datetime.fromtimestamp(commit_time(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    entries = "".join(
        textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ") + "\n"
        for change in changes
    )
    head = f"stretchcoach ({number}) stable; urgency=medium"
    return f"{head}\n\n{entries}\n -- {MAINTAINER}  {when}\n"


def _measured_depends(tree: Path, stage: Path) -> list[str]:
    """Return the packages of what the bundle's files are linked with, as dpkg-shlibdeps says."""
    _write(
        stage / "debian/control",
        "Source: stretchcoach\n\nPackage: stretchcoach\nArchitecture: any\n",
    )
    files = [str(file) for file in elf_files(tree)]
    own = {f"-l{Path(file).parent}" for file in files}
    older = f"-L{HERE / 'shlibs.local'}"
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", older, *sorted(own), *files]
    said = _say(*command, cwd=stage)
    return said.removeprefix("shlibs:Depends=").strip().split(", ")


def _make_plain(tree: Path) -> None:
    """Give every file the time of the commit, and no more rights than it needs."""
    time = commit_time()
    program = tree / "usr/lib/stretchcoach/stretchcoach"
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


def _installed_kib(tree: Path) -> int:
    """Return the size by Debian's rule: each file in whole KiB, and one for each folder."""
    sizes = (-(-p.lstat().st_size // 1024) if p.is_file() else 1 for p in tree.rglob("*"))
    return sum(sizes)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _md5(file: Path) -> str:
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _gzip(text: str) -> bytes:
    return gzip.compress(text.encode(), 9, mtime=0)


def _say(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=cwd)
    return done.stdout


def main() -> int:
    """Make the package of what build.py made."""
    package = build_deb(DIST / "stretchcoach", DIST, version())
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as problem:
        sys.exit(f"build_deb.py: {problem.cmd[0]} failed: {problem.stderr}")
