"""The program as pip and pipx install it, away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD = """
import os, sys
from hatchling import build
os.chdir(sys.argv[1])
getattr(build, "build_" + sys.argv[2])(sys.argv[3])
"""
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


@pytest.fixture(scope="module", params=["wheel", "sdist", "folder"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the program in it."""
    folder = tmp_path_factory.mktemp(request.param)
    source = ROOT
    if request.param != "folder":
        command = [sys.executable, "-c", BUILD, ROOT, request.param, folder]
        subprocess.run(command, check=True)
        [source] = folder.iterdir()
    place = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / SCRIPTS / f"python{EXE}"
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, capture_output=True, text=True).stdout.strip())
    # What the program needs is taken from here: to fetch it anew would take minutes.
    needed = packages / "needed.pth"
    needed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    pip += ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--ignore-installed", source], check=True, cwd=folder)
    return place


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    program = installed / SCRIPTS / f"stretchcoach{EXE}"
    return subprocess.run(
        [program, *arguments], capture_output=True, encoding="utf-8", env=kept, cwd=installed
    )


def test_it_is_the_copy_that_was_installed(installed):
    python = installed / SCRIPTS / f"python{EXE}"
    ask = "import stretchcoach; print(stretchcoach.__file__)"
    said = subprocess.run([python, "-c", ask], capture_output=True, text=True, cwd=installed)
    assert Path(said.stdout.strip()).is_relative_to(installed)


def test_it_tells_its_version(installed):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run(installed, "--version").stdout == f"Stretch Coach {project['version']}\n"


def test_it_is_whole(installed):
    results = json.loads(run(installed, "selftest", "--without-sound", "--json").stdout)
    # The voice is the system's, and not everywhere where tests run.
    assert [name for name in results["failed"] if name != "voice"] == []
    assert {"assets", "pages", "history"} <= results.keys()
    assert int(results["files"]["found"]) > len(list((ROOT / "stretchcoach").rglob("*.py")))


def test_what_was_lost_of_it_is_missed(installed):
    [file] = installed.rglob("assets/sounds/end.wav")
    content = file.read_bytes()
    file.unlink()
    done = run(installed, "selftest", "--without-sound", "--json")
    file.write_bytes(content)
    results = json.loads(done.stdout)
    assert done.returncode == 1
    assert "assets/sounds/end.wav" in results["files"]["found"]
