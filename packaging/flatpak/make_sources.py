"""Write what the Flatpak's manifest needs beside it, from this commit and the pinned versions.

python packaging/flatpak/make_sources.py

python-packages.json: the wheels of the program's packages as packaging/constraints.txt pins them,
with addresses and digests as pip found them; the metainfo with version and date.
"""

import json
import platform
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent)]
from build import commit_time, version  # noqa: E402

APP_ID = "io.github.stretchcoach.StretchCoach"
# The Python of the runtime that the manifest names, and the oldest and newest glibc it can use.
PYTHON = "3.13"
GLIBC = range(5, 43)


def requirements() -> list[str]:
    """Return what the program needs to be built and to run."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*tables["build-system"]["requires"], *tables["project"]["dependencies"]]


def find_wheels(machine: str) -> dict[str, Any]:
    """Have pip choose the wheels, without fetching them, and return its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        pip += ["--dry-run", "--ignore-installed", "--only-binary=:all:", f"--target={folder}"]
        pip += [f"--constraint={ROOT / 'packaging' / 'constraints.txt'}", f"--report={report}"]
        pip += [f"--python-version={PYTHON}"]
        pip += [f"--platform=manylinux_2_{minor}_{machine}" for minor in GLIBC]
        pip += [f"--platform=manylinux2014_{machine}"]
        subprocess.run([*pip, *requirements()], check=True)
        content: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return content


def module_of(report: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest's module that installs the wheels of pip's report, and nothing else."""
    sources = [
        {
            "type": "file",
            "url": one["download_info"]["url"].partition("#")[0],
            "sha256": one["download_info"]["archive_info"]["hashes"]["sha256"],
        }
        for one in sorted(report["install"], key=lambda one: one["metadata"]["name"].lower())
    ]
    command = "pip3 install --prefix=/app --no-index --no-deps --no-compile *.whl"
    return {
        "name": "python-packages",
        "buildsystem": "simple",
        "build-commands": [command],
        "sources": sources,
    }


def metainfo() -> str:
    """Return the metainfo as of this version and the commit's day."""
    text = (ROOT / "packaging" / "linux" / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(commit_time(), UTC).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def main() -> int:
    """Write both files beside the manifest."""
    module = module_of(find_wheels(platform.machine()))
    text = json.dumps(module, indent=2) + "\n"
    (HERE / "python-packages.json").write_text(text, encoding="utf-8")
    (HERE / f"{APP_ID}.metainfo.xml").write_text(metainfo(), encoding="utf-8")
    print(f"{len(module['sources'])} wheels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
