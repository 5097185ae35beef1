"""Make the bundle for this system and test what was made: dist/stretchcoach.

    python packaging/build.py [--without-sound]

Run it with the environment that dev.py makes (`python3 dev.py bundle` does). The same commit,
system and packages give the same bundle, file for file.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
WORK = ROOT / "build" / "bundle"
# Of a source archive, which knows no commit: 2026-01-01.
SOME_TIME = 1767225600
LONG_S = 300


class BuildError(Exception):
    """What was built does not work; says why in a line."""


def version() -> str:
    """Return the version that is built."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(tables["project"]["version"])


def commit_time() -> int:
    """Return when the commit was made that is built, in seconds since 1970."""
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(git, capture_output=True, text=True, check=True)
        return int(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return int(os.environ.get("SOURCE_DATE_EPOCH", SOME_TIME))


def make_bundle(dist: Path, work: Path, script: Path | None = None) -> Path:
    """Make the bundle in the folder `dist` and return its own folder there.

    With `script` that is bundled instead of the program.
    """
    shutil.rmtree(work, ignore_errors=True)
    # Nothing of the machine is to be found in it: neither the time nor a seed of its own.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time())}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    command += [f"--distpath={dist}", f"--workpath={work}"]
    # PyInstaller keeps what it has made of each library, and would take an older copy from there.
    fixed["PYINSTALLER_CONFIG_DIR"] = str(work / "cache")
    # An app of macOS that can't be signed is none: else PyInstaller only warns of it.
    fixed["PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR"] = "1"
    command.append(str(ROOT / "packaging" / "stretchcoach.spec"))
    if script is not None:
        command += ["--", str(script)]
    subprocess.run(command, env=os.environ | fixed, check=True, cwd=ROOT)
    bundle = dist / "stretchcoach"
    if sys.platform == "linux":
        forget_search_paths(bundle)
    return bundle


def forget_search_paths(bundle: Path) -> None:
    """Take out where libraries were looked for on this machine: elsewhere that is anyone's folder.

    What is relative to the library itself stays.
    """
    for file in elf_files(bundle):
        said = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True)
        found = re.search(r"\(R(?:UN)?PATH\).*\[(.*)\]", said.stdout)
        if found and not all(path.startswith("$ORIGIN") for path in found[1].split(":")):
            subprocess.run(["chrpath", "--delete", file], check=True, stdout=subprocess.DEVNULL)


def elf_files(folder: Path) -> list[Path]:
    """Return the programs and libraries in and below a folder of Linux."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in files if _begins_with(path, b"\x7fELF"))


def _begins_with(file: Path, mark: bytes) -> bool:
    with file.open("rb") as stream:
        return stream.read(len(mark)) == mark


def program_in(bundle: Path) -> Path:
    """Return the file that starts the bundle."""
    return bundle / ("stretchcoach.exe" if os.name == "nt" else "stretchcoach")


def check_program(program: Path, *, without_sound: bool = False) -> None:
    """Let a built program look at the system and test itself. Raises BuildError."""
    doctor, _ = _json_of([str(program), "doctor", "--json"])
    if doctor["version"] != version():
        raise BuildError(f"doctor says version {doctor['version']}; built was {version()}")
    test = [str(program), "selftest", "--json", *["--without-sound"] * without_sound]
    results, code = _json_of(test)
    for name in results["failed"]:
        print(f"selftest: {name}: {results[name]['found']}", file=sys.stderr)
    if results["failed"]:
        raise BuildError(f"the selftest failed: {', '.join(results['failed'])}")
    if code:
        raise BuildError(f"the selftest found nothing, but ended with {code}")


def _json_of(command: list[str]) -> tuple[dict[str, Any], int]:
    """Return what a command says, and what it ended with: 1 where something is amiss, else 0."""
    # In a folder that is not the checkout, and without its environment.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, capture_output=True, timeout=LONG_S, env=kept, cwd=Path(command[0]).parent
    )
    said = done.stderr.decode(errors="replace").strip()[-2000:]
    words = f"{' '.join(command[1:])} ended with {done.returncode}: {said}"
    try:
        content: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise BuildError(words) from error
    # A program may also say all that it should and crash at its end.
    if done.returncode not in (0, 1):
        raise BuildError(words)
    return content, done.returncode


def main() -> int:
    """Make the bundle and test it."""
    parser = argparse.ArgumentParser(description="Make the bundle for this system and test it.")
    parser.add_argument(
        "--without-sound", action="store_true", help="test it without a sound device"
    )
    options = parser.parse_args()
    bundle = make_bundle(DIST, WORK)
    check_program(program_in(bundle), without_sound=options.without_sound)
    size = sum(file.lstat().st_size for file in bundle.rglob("*"))
    print(f"{bundle}: {size / 1e6:.0f} MB, doctor answers and the selftest passes")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BuildError as problem:
        sys.exit(f"build.py: {problem}")
    except subprocess.CalledProcessError as problem:
        sys.exit(f"build.py: {' '.join(map(str, problem.cmd))} ended with {problem.returncode}")
    except FileNotFoundError as problem:
        sys.exit(f"build.py: there is no {problem.filename}; python3 dev.py bundle says what to do")
