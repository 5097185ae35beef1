"""dev.py in a folder of the test's own; venv, pip and apt-get are recorded instead of run."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
linux = pytest.mark.skipif(sys.platform != "linux", reason="is about Linux alone")


def load_dev(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", folder / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Machine:
    """A checkout with its dev.py; `did` is what it did to the environment and the system."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.did: list[str] = []
        self.lacking: set[str] = set()
        self.apt_works = True
        self.pip_works = True
        self.newer_glib = False
        (folder / "packaging").mkdir(parents=True)
        for name in ("dev.py", "pyproject.toml", "packaging/constraints.txt"):
            shutil.copy(ROOT / name, folder / name)
        self.open(folder)

    def open(self, folder: Path) -> None:
        """Load dev.py of the checkout at `folder`."""
        self.folder = folder
        self.dev = load_dev(folder)
        for name in ("run", "pip_install", "load", "missing_wants", "has_apt"):
            self._monkeypatch.setattr(self.dev, name, getattr(self, f"_{name}"))
        self._monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
        self._monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)

    def be_user(self) -> None:
        self._monkeypatch.setattr(os, "geteuid", lambda: 1000)

    def be_without_apt(self, tool: str) -> None:
        self._monkeypatch.setattr(self.dev, "has_apt", lambda: False)
        self._monkeypatch.setattr(shutil, "which", lambda name: name if name == tool else None)

    def set_up(self, *, for_tests: bool) -> list[str]:
        self.did.clear()
        self.dev.set_up_venv(for_tests)
        return list(self.did)

    def check(self) -> list[str]:
        self.did.clear()
        self.dev.check_system(())
        return list(self.did)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        code, said = 0, ""
        if command[1:3] == ("-m", "venv"):
            self.did.append("venv")
            self.dev.SCRIPTS.mkdir(parents=True)
            self.dev.PYTHON.touch()
        elif command[0] == "apt-cache":
            code = 0 if self.newer_glib else 100
        else:
            self.did.append(" ".join(command))
            if self.apt_works and "install" in command:
                self.lacking.clear()
            elif not self.apt_works:
                code, said = 100, "E: Could not get lock /var/lib/dpkg/lock-frontend.\n"
        return subprocess.CompletedProcess(command, code, said)

    def _pip_install(self, *arguments: str) -> None:
        if not self.pip_works:
            raise KeyboardInterrupt
        tests = any(argument.startswith("pytest") for argument in arguments)
        if "--editable" not in arguments:
            self.did.append("packages and tests" if tests else "packages")

    def _load(self, library: str) -> object:
        return None if library in self.lacking else library

    def _missing_wants(self, programs: tuple[object, ...]) -> list[object]:
        return [self.dev.VOICE] if "the voice" in self.lacking else []

    def _has_apt(self) -> bool:
        return True


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path / "checkout", monkeypatch)


def test_the_first_start_sets_up_and_the_next_does_nothing(machine):
    assert machine.set_up(for_tests=False) == ["venv", "packages"]
    assert machine.set_up(for_tests=False) == []
    assert machine.set_up(for_tests=True) == ["packages and tests"]
    assert machine.set_up(for_tests=True) == []
    assert machine.set_up(for_tests=False) == []


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_new_pins_are_installed_into_the_same_environment(machine, name):
    machine.set_up(for_tests=True)
    file = machine.folder / name
    file.write_text(file.read_text() + "\n")
    assert machine.set_up(for_tests=False) == ["packages and tests"]
    assert machine.set_up(for_tests=True) == []


def test_an_installation_broken_off_is_begun_anew(machine):
    machine.set_up(for_tests=False)
    machine.pip_works = False
    with pytest.raises(KeyboardInterrupt):
        machine.set_up(for_tests=True)
    machine.pip_works = True
    assert machine.set_up(for_tests=True) == ["venv", "packages and tests"]


def test_a_moved_checkout_gets_a_new_environment(machine):
    machine.set_up(for_tests=False)
    machine.open(machine.folder.rename(machine.folder.with_name("moved")))
    assert machine.set_up(for_tests=False) == ["venv", "packages"]


def test_another_python_gets_a_new_environment(machine, monkeypatch):
    machine.set_up(for_tests=False)
    monkeypatch.setattr(sys, "base_prefix", "/opt/another")
    assert machine.set_up(for_tests=False) == ["venv", "packages"]


def test_an_environment_whose_python_has_gone_is_made_anew(machine):
    machine.set_up(for_tests=False)
    machine.dev.PYTHON.unlink()
    assert machine.set_up(for_tests=False) == ["venv", "packages"]


@linux
def test_nothing_is_installed_where_nothing_lacks(machine):
    assert machine.check() == []


@linux
def test_root_on_debian_gets_what_lacks(machine):
    machine.lacking = {"libEGL.so.1", "libglib-2.0.so.0", "the voice"}
    assert machine.check() == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends espeak-ng libegl1 libglib2.0-0",
    ]


@linux
def test_a_user_on_debian_is_told_the_line(machine):
    machine.be_user()
    machine.newer_glib = True
    machine.lacking = {"libEGL.so.1", "libglib-2.0.so.0", "the voice"}
    with pytest.raises(SystemExit) as end:
        machine.check()
    assert end.value.code == (
        "dev.py: the system lacks libEGL.so.1, libglib-2.0.so.0, the voice. "
        "Install: sudo apt-get install espeak-ng libegl1 libglib2.0-0t64"
    )


@linux
def test_a_user_on_debian_is_told_the_line_for_a_voice_alone(machine):
    machine.be_user()
    machine.lacking = {"the voice"}
    with pytest.raises(SystemExit) as end:
        machine.check()
    assert end.value.code == (
        "dev.py: the system lacks the voice. Install: sudo apt-get install espeak-ng"
    )


@linux
def test_elsewhere_a_voice_that_lacks_stops_nobody(machine, capsys):
    machine.be_without_apt("pacman")
    machine.lacking = {"the voice"}
    assert machine.check() == []
    assert capsys.readouterr() == (
        "",
        "dev.py: going on without the voice. To have all: sudo pacman -S espeak-ng\n",
    )


@linux
@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("dnf", "sudo dnf install 'libEGL.so.1()(64bit)' espeak-ng"),
        ("zypper", "sudo zypper install 'libEGL.so.1()(64bit)' espeak-ng"),
        ("pacman", "sudo pacman -S espeak-ng libglvnd"),
        ("", "the packages of your system that hold them"),
    ],
)
def test_other_systems_are_told_their_own_line(machine, tool, line):
    machine.be_without_apt(tool)
    machine.lacking = {"libEGL.so.1", "the voice"}
    with pytest.raises(SystemExit) as end:
        machine.check()
    assert end.value.code == f"dev.py: the system lacks libEGL.so.1, the voice. Install: {line}"


@linux
def test_python_without_venv_is_one_more_package(machine, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    machine.be_user()
    with pytest.raises(SystemExit) as end:
        machine.check()
    package = f"python3.{sys.version_info[1]}-venv"
    assert str(end.value.code).endswith(
        f"lacks Python's venv. Install: sudo apt-get install {package}"
    )


@linux
def test_why_apt_fails_is_said_in_one_line(machine):
    machine.apt_works = False
    machine.lacking = {"libGL.so.1"}
    with pytest.raises(SystemExit) as end:
        machine.check()
    assert end.value.code == (
        "dev.py: apt-get could not install libgl1: "
        "E: Could not get lock /var/lib/dpkg/lock-frontend."
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("WARNING: x\nERROR: [Errno 28] No space left on device\n", "the disk is full"),
        ("Failed to establish a new connection: y", "no network, or the package server is down"),
        ("\nERROR: something new.\n\n", "ERROR: something new"),
        ("", "it did not say why"),
    ],
)
def test_why_a_tool_failed(machine, said, words):
    assert machine.dev.reason(said) == words


def test_an_old_python_gets_one_line():
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 6))
    old = "import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path('dev.py')"
    done = subprocess.run([sys.executable, "-c", old], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "dev.py: Stretch Coach needs Python 3.11 or newer and this is Python 3.8; "
        "install a newer one and start dev.py with it.\n"
    )


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("bogus",), 2), (("--help",), 0)])
def test_an_unknown_command_shows_those_there_are(arguments, code):
    command = [sys.executable, "dev.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == code
    assert "python3 dev.py run" in done.stdout


@linux
@pytest.mark.parametrize(
    ("command", "codes", "made"),
    [
        ("bundle", [0], ["build.py"]),
        ("deb", [0, 0], ["build.py", "build_deb.py"]),
        ("deb", [3], ["build.py"]),
    ],
)
def test_the_package_is_made_of_a_bundle_that_works(machine, monkeypatch, command, codes, made):
    ran: list[list[str]] = []

    def call(words: list[str]) -> int:
        ran.append([Path(words[1]).name, *words[2:]])
        return codes[len(ran) - 1]

    monkeypatch.setattr(machine.dev, "check_system", lambda programs: None)
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    monkeypatch.setattr(subprocess, "call", call)
    assert machine.dev.main([command, "--", "--without-sound"]) == codes[-1]
    assert [words[0] for words in ran] == made
    assert ran[0][1:] == ["--without-sound"]


@linux
def test_arguments_and_exit_code_pass_through(machine):
    machine.set_up(for_tests=False)
    machine.dev.PROGRAM.write_text('#!/bin/sh\necho "$@"\nexit 7\n')
    machine.dev.PROGRAM.chmod(0o755)
    program = f"""
import sys
sys.path.insert(0, {str(machine.folder)!r})
import dev
dev.check_system = lambda programs: None
sys.exit(dev.main(["run", "--", "play", "--speed", "20"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("play --speed 20\n", 7)
