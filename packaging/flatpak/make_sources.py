"""Write what the Flatpak's manifest needs beside it, from this commit and the pinned versions.

python packaging/flatpak/make_sources.py

python-packages.json: the wheels of the program's packages as packaging/constraints.txt pins them,
with addresses and digests as pip found them. build-wheels.json: those that only build it, which
are not part of the app.
"""

import json
import platform
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# The Python of the runtime that the manifest names, and the oldest and newest glibc it can use.
PYTHON = "3.13"
GLIBC = range(5, 43)


def requirements() -> tuple[list[str], list[str]]:
    """Return what the program needs to run, and what to be built."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tables["project"]["dependencies"], tables["build-system"]["requires"]


def find_wheels(packages: list[str], machine: str) -> dict[str, Any]:
    """Have pip choose the wheels, without fetching them, and return its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        pip += ["--dry-run", "--ignore-installed", "--only-binary=:all:", f"--target={folder}"]
        pip += [f"--constraint={ROOT / 'packaging' / 'constraints.txt'}", f"--report={report}"]
        pip += [f"--python-version={PYTHON}"]
        pip += [f"--platform=manylinux_2_{minor}_{machine}" for minor in GLIBC]
        pip += [f"--platform=manylinux2014_{machine}"]
        subprocess.run([*pip, *packages], check=True)
        content: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return content


def sources_of(report: dict[str, Any]) -> list[dict[str, str]]:
    """Return the wheels of pip's report as sources of a module."""
    return [
        {
            "type": "file",
            "url": one["download_info"]["url"].partition("#")[0],
            "sha256": one["download_info"]["archive_info"]["hashes"]["sha256"],
        }
        for one in sorted(report["install"], key=lambda one: one["metadata"]["name"].lower())
    ]


def module_of(report: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest's module that installs the wheels of pip's report, and nothing else."""
    # They are compiled with the program itself.
    command = "pip3 install --prefix=/app --no-index --no-deps --no-compile *.whl"
    return {
        "name": "python-packages",
        "buildsystem": "simple",
        "build-commands": [command],
        "sources": sources_of(report),
    }


def build_sources_of(report: dict[str, Any]) -> list[dict[str, str]]:
    """Return the sources with which pip builds the program, in a folder for it to look into."""
    return [source | {"dest": "build-wheels"} for source in sources_of(report)]


def main() -> int:
    """Write both files beside the manifest."""
    to_run, to_build = (find_wheels(names, platform.machine()) for names in requirements())
    module, sources = module_of(to_run), build_sources_of(to_build)
    for name, content in (("python-packages", module), ("build-wheels", sources)):
        text = json.dumps(content, indent=2) + "\n"
        (HERE / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{len(module['sources'])} wheels to run, {len(sources)} to build")
    return 0


if __name__ == "__main__":
    sys.exit(main())
