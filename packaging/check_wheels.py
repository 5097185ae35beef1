"""Install the wheel, the source archive and the checkout as users do, and run each of them.

    python packaging/check_wheels.py [--without-sound] [ARCHIVE...]

Without archives that are named it builds both.
Every installation is in an environment of its own, away from the checkout.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from build import ROOT, BuildError, check_program, version

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
BUILD = """
import os, sys
from hatchling.build import build_sdist, build_wheel
os.chdir(sys.argv[1])
build_wheel(sys.argv[2])
build_sdist(sys.argv[2])
"""


def build_both(into: Path) -> list[Path]:
    """Build the wheel and the source archive."""
    subprocess.run([sys.executable, "-c", BUILD, str(ROOT), str(into)], check=True)
    return [next(into.glob("*.whl")), next(into.glob("*.tar.gz"))]


def install(what: Path, into: Path) -> Path:
    """Install something with pip into a new environment and return the program's file."""
    venv.create(into, with_pip=True)
    pip = [str(into / SCRIPTS / f"python{EXE}"), "-m", "pip", "--disable-pip-version-check"]
    pinned = ["install", "--quiet", "--constraint", str(CONSTRAINTS)]
    subprocess.run([*pip, *pinned, str(what)], check=True, cwd=into)
    return into / SCRIPTS / f"stretchcoach{EXE}"


def install_with_pipx(folder: Path) -> Path:
    """Install the checkout with pipx and return the program's file."""
    places = {"PIPX_HOME": str(folder / "home"), "PIPX_BIN_DIR": str(folder / "bin")}
    # pipx hands it to pip, also where pip builds the program.
    pinned = {"PIP_CONSTRAINT": str(CONSTRAINTS)}
    command = ["pipx", "install", "--python", sys.executable, str(ROOT)]
    subprocess.run(command, check=True, cwd=folder, env=os.environ | places | pinned)
    return folder / "bin" / f"stretchcoach{EXE}"


def check(program: Path, *, without_sound: bool) -> None:
    """Run what needs no window, then the selftest. Raises BuildError."""
    said = _output(program, "--version")
    if said.strip() != f"Stretch Coach {version()}":
        raise BuildError(f"--version says {said}")
    if not json.loads(_output(program, "timeline", "--json"))["phases"]:
        raise BuildError("the timeline is empty")
    check_program(program, without_sound=without_sound)


def _output(program: Path, *arguments: str) -> str:
    command = [str(program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=program.parent)
    return done.stdout


def main() -> int:
    """Install and run them all."""
    parser = argparse.ArgumentParser(description="Install what is shipped with pip and try it.")
    parser.add_argument("--without-sound", action="store_true", help="leave the sound device out")
    parser.add_argument("archives", nargs="*", type=Path, metavar="ARCHIVE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wheels-") as name:
        folder = Path(name)
        shipped = folder / "shipped"
        shipped.mkdir()
        for archive in [path.resolve() for path in options.archives] or build_both(shipped):
            program = install(archive, folder / archive.suffix[1:])
            check(program, without_sound=options.without_sound)
            print(f"{archive.name}: installed with pip, it works", flush=True)
            shutil.rmtree(folder / archive.suffix[1:])
        if shutil.which("pipx"):
            check(install_with_pipx(folder), without_sound=options.without_sound)
            print("pipx install .: it works")
        else:
            print("pipx install .: not tried, there is no pipx")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (BuildError, subprocess.CalledProcessError) as problem:
        sys.exit(f"check_wheels.py: {problem}")
