"""Check the Debian package: lint it, and where that may be done install, upgrade and purge it.

    python packaging/linux/check_deb.py [--without-sound] PACKAGE.deb

Installing changes the system, so that is done only as root and with the variable CI set.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from build import DIST, BuildError, check_program, elf_files, version  # noqa: E402
from build_deb import APP_ID, build_deb  # noqa: E402
from screen import screen  # noqa: E402

BASELINE = HERE / "lintian-baseline.txt"
OLDEST = HERE / "ubuntu-22.04.txt"
# Those of libzstd that Qt calls; all are in 1.4.0.
OLD_ZSTD = {
    *("ZSTD_createDStream", "ZSTD_decompress", "ZSTD_decompressStream", "ZSTD_freeDStream"),
    *("ZSTD_getErrorName", "ZSTD_getFrameContentSize", "ZSTD_isError"),
}
OLD = "0.0.1"
PROGRAM = Path("/usr/bin/stretchcoach")


def lint(package: Path) -> None:
    """Ask Debian's and the desktop's own tools. Raises BuildError."""
    tree = Path(tempfile.mkdtemp(prefix="deb-"))
    _run("dpkg-deb", "--extract", str(package), str(tree))
    share = tree / "usr/share"
    _run("desktop-file-validate", "--no-hints", str(share / f"applications/{APP_ID}.desktop"))
    _run("appstreamcli", "validate", "--no-net", str(share / f"metainfo/{APP_ID}.metainfo.xml"))
    ElementTree.parse(share / f"mime/packages/{APP_ID}.xml")
    shutil.rmtree(tree)
    known = known_tags()
    said = _run("lintian", "--allow-root", "--fail-on=none", str(package))
    new = [
        line for line in said.splitlines() if line[:2] in ("E:", "W:") and _tag(line) not in known
    ]
    if new:
        raise BuildError("lintian says what lintian-baseline.txt does not know:\n" + "\n".join(new))


def check_oldest(package: Path) -> None:
    """See that the oldest system has what the package needs. Raises BuildError."""
    lines = OLDEST.read_text(encoding="utf-8").splitlines()
    has = dict(line.split() for line in lines if not line.startswith("#"))
    lacking = unmet(_run("dpkg-deb", "--field", str(package), "Depends"), has)
    if lacking:
        raise BuildError(f"{OLDEST.stem} has no {', '.join(lacking)}")
    with tempfile.TemporaryDirectory(prefix="deb-") as tree:
        _run("dpkg-deb", "--extract", str(package), tree)
        used = {name for file in elf_files(Path(tree)) for name in needed_functions(file, "ZSTD_")}
    if not used <= OLD_ZSTD:
        words = "Qt calls what shlibs.local does not know of libzstd"
        raise BuildError(f"{words}: {', '.join(sorted(used - OLD_ZSTD))}")


def unmet(depends: str, has: Mapping[str, str]) -> list[str]:
    """Return which of the dependencies a system lacks that has the packages of `has`."""
    needs = depends.strip().split(", ")
    return [need for need in needs if not any(_is_met(one, has) for one in need.split(" | "))]


def _is_met(dependency: str, has: Mapping[str, str]) -> bool:
    name, _, needed = dependency.partition(" ")
    if name not in has or not needed:
        return name in has
    relation, version = needed.strip("()").split()
    compare = ["dpkg", "--compare-versions", has[name], relation, version]
    return subprocess.run(compare).returncode == 0


def needed_functions(file: Path, prefix: str) -> set[str]:
    """Return the functions of a library, known by their prefix, that a file takes from it."""
    said = _run("objdump", "-T", str(file))
    return {line.split()[-1] for line in said.splitlines() if "*UND*" in line and prefix in line}


def known_tags() -> set[str]:
    """Return the tags of lintian that the baseline explains."""
    return set(re.findall(r"(?m)^([a-z][\w-]+)", BASELINE.read_text(encoding="utf-8")))


def put_through_life(package: Path, *, without_sound: bool = False) -> None:
    """Install an older version, use it, upgrade it, test it and purge it. Raises BuildError."""
    if _state() != "":
        raise BuildError("stretchcoach is installed here already; purge it first")
    with tempfile.TemporaryDirectory(prefix="deb-") as folder:
        os.environ["HOME"] = folder
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ.pop(name, None)
        old = build_deb(DIST / "stretchcoach", Path(folder), OLD, compression="none")
        _run("apt-get", "update")
        try:
            _install(old)
            _expect(OLD)
            _run(str(PROGRAM), "play", "--terminal", "--speed", "500")
            before = _sessions()
            _install(package)
            _expect(version())
            if not before or _sessions() != before:
                raise BuildError("the upgrade lost the history")
            _check_installed(without_sound)
            installed = _run("dpkg", "--listfiles", "stretchcoach").split("\n")
        finally:
            _run("apt-get", "purge", "--yes", "stretchcoach")
        left = [name for name in installed if _is_left(Path(name))]
        if left or _state():
            raise BuildError(f"after the purge there is still: {' '.join(left) or _state()}")
        if not (Path(folder) / ".local/share/stretchcoach/history.db").is_file():
            raise BuildError("the purge took the user's history")


def _check_installed(without_sound: bool) -> None:
    check_program(PROGRAM, without_sound=without_sound)
    with screen() as display:
        seen = json.loads(_run(str(PROGRAM), "doctor", "--json", DISPLAY=display))
        _run(str(PROGRAM), "selftest", "--on-screen", "--without-sound", DISPLAY=display)
    if seen["display"]["found"] != "xcb":
        raise BuildError(f"the installed program sees no screen: {seen['display']}")
    kind = _run("xdg-mime", "query", "default", "application/x-stretchcoach-routine").strip()
    if kind != f"{APP_ID}.desktop":
        raise BuildError(f".stretch files are opened by {kind or 'nothing'}")


def _install(package: Path) -> None:
    _run("apt-get", "install", "--yes", "--no-install-recommends", str(package.resolve()))


def _expect(number: str) -> None:
    said = _run(str(PROGRAM), "--version").strip()
    if said != f"Stretch Coach {number}":
        raise BuildError(f"installed was {number}, but the program says {said}")


def _sessions() -> object:
    return json.loads(_run(str(PROGRAM), "history", "--json"))


def _is_left(path: Path) -> bool:
    """Whether something of the package's own is still there; folders are shared with others."""
    return (path.is_symlink() or path.exists()) and (path.is_file() or "stretchcoach" in path.name)


def _state() -> str:
    """Return how dpkg knows the package: nothing, or its state."""
    command = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", "stretchcoach"]
    said = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    return "" if said == "not-installed" else said


def _tag(line: str) -> str:
    return line.split(": ", 2)[2].split(" ")[0]


def _run(*command: str, **more: str) -> str:
    """Return what a command says; `more` goes into its environment. Raises BuildError."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"} | more
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd="/")
    except FileNotFoundError as error:
        raise BuildError(f"there is no {command[0]}; python3 dev.py deb brings it") from error
    if done.returncode:
        words = f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        raise BuildError(words)
    return done.stdout


def main() -> int:
    """Check the package that is named."""
    parser = argparse.ArgumentParser(description="Check the Debian package.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--without-sound", action="store_true", help="leave the sound device out")
    options = parser.parse_args()
    package = options.package.resolve()
    lint(package)
    print(f"{package.name}: lintian, desktop-file-validate and appstreamcli are content")
    check_oldest(package)
    print(f"{package.name}: {OLDEST.stem} has all that it depends on")
    if os.environ.get("CI") and os.geteuid() == 0:
        put_through_life(package, without_sound=options.without_sound)
        print(f"{package.name}: installed, self-tested, upgraded with its history, purged")
    else:
        print("not installed: that is done as root with CI set")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BuildError as problem:
        sys.exit(f"check_deb.py: {problem}")
