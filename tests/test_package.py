"""What is shipped: the wheel and the source archive."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BUILD = """
import os, sys
from hatchling.build import build_sdist, build_wheel
os.chdir(sys.argv[1])
build_wheel(sys.argv[2])
build_sdist(sys.argv[2])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-c", BUILD, str(ROOT), str(folder)], check=True)
    return folder


def files_of(folder: str, *, without: str = "__pycache__") -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and without not in path.parts
    }


def test_the_wheel_holds_the_package_and_its_assets(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assets = {f"stretchcoach/{name}" for name in files_of("assets")}
    assert names == files_of("stretchcoach") | assets


def test_the_source_archive_can_be_built_and_tested(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert files_of("stretchcoach") | files_of("assets") | files_of("tests") <= names
    # The tests look into the workflows, and from there at what these run.
    assert {"pyproject.toml", "dev.py", "packaging/constraints.txt", "LICENSE", ".ci/run"} <= names
