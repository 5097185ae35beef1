"""Put the installer of Windows through its paces under wine, with a stand-in for the program.

python packaging/windows/test_installer.py

Needs makensis and wine, and PySide6 for the icon. Ends with 0, or says what was not as it should
be. Registry, files and start menu are those of a Windows made for the occasion.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from make_installer import make, make_pictures

USER = "tester"
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\StretchCoach"
TYPE_KEY = r"HKCU\Software\Classes\.stretch"
OPEN_KEY = r"HKCU\Software\Classes\StretchCoach.Routine\shell\open\command"
FAILED, PROGRAM_RUNS, BAD_FOLDER = 2, 3, 4
# A program without a window that lives until the file it writes is taken away.
STAND_IN = r"""
Unicode true
Target amd64-unicode
RequestExecutionLevel user
SilentInstall silent
OutFile "{out}"
Section
  FileOpen $0 "$LOCALAPPDATA\{mark}" w
  FileClose $0
  StrCpy $1 0
  wait:
  Sleep 100
  IntOp $1 $1 + 1
  IntCmp $1 1200 end
  IfFileExists "$LOCALAPPDATA\{mark}" wait
  end:
SectionEnd
"""
MARK = "stand-in-runs"
LONGEST_WAIT = 30.0


class Windows:
    """A Windows made of wine in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.drive = folder / "drive_c"
        self.local = self.drive / "users" / USER / "AppData" / "Local"
        self.menu = (
            self.drive
            / f"users/{USER}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
            / "Stretch Coach.lnk"
        )
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
            # Neither browser nor .NET is asked for, and nothing is written into the user's menus.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "USER": USER,
            "LOGNAME": USER,
            "LC_ALL": "C.UTF-8",
        }
        self.run("wineboot", "--init")

    def become(self, version: str) -> None:
        """Be the Windows that wine names so: win7, win10."""
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program and return at once."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str | Path) -> tuple[int, str]:
        """Run a program and return its exit code and what it wrote."""
        process = self.start(*command)
        said, _ = process.communicate(timeout=300)
        return process.returncode, said.decode("utf-8", errors="replace")

    def value(self, key: str, name: str = "") -> str | None:
        """Return a value of the registry, or None where there is none."""
        which = ["/v", name] if name else ["/ve"]
        code, said = self.run("reg", "query", key, *which)
        rows = [line for line in said.splitlines() if "REG_" in line]
        return rows[0].split("    ")[-1].strip() if code == 0 and rows else None

    def path(self, windows_path: str) -> Path:
        """Return where a path on drive C lies."""
        return self.drive.joinpath(*PureWindowsPath(windows_path).parts[1:])

    def close(self) -> None:
        """End all that runs in this Windows, and in no other."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False)


class Checks:
    """Counts what is as it should be, and says what is not."""

    def __init__(self) -> None:
        self.failed = 0

    def that(self, what: str, is_so: bool) -> None:
        """Say whether `what` holds."""
        print(f"{'ok    ' if is_so else 'FAILED'} {what}", flush=True)
        self.failed += not is_so


def make_payload(folder: Path, version: str, own_file: str) -> Path:
    """Write a bundle: the stand-in, and files as PyInstaller lays them out."""
    payload = folder / f"payload-{version}"
    inner = payload / "_internal" / "assets"
    inner.mkdir(parents=True)
    script = folder / "stand-in.nsi"
    script.write_text(
        STAND_IN.format(out=payload / "stretchcoach.exe", mark=MARK), encoding="utf-8"
    )
    subprocess.run(["makensis", "-V1", str(script)], check=True)
    (inner / "Dehnübung $1.toml").write_text(version, encoding="utf-8")
    (inner / own_file).write_text(version, encoding="utf-8")
    return payload


def files_in(folder: Path) -> set[str]:
    """Return every file below `folder`, with / between the names."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Ask until it is so, or too much time has passed."""
    end = time.monotonic() + LONGEST_WAIT
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@contextmanager
def running(windows: Windows, program: Path) -> Iterator[None]:
    """Have the stand-in run meanwhile."""
    mark = windows.local / MARK
    process = windows.start(program)
    try:
        if not wait_until(mark.exists):
            raise RuntimeError("the stand-in did not start")
        yield
    finally:
        mark.unlink(missing_ok=True)
        process.communicate(timeout=60)


def uninstall(windows: Windows, home: Path, *options: str) -> bool:
    """Uninstall as Windows does, where the first process ends before the work does."""
    windows.run(home / "Uninstall.exe", "/S", *options)

    return wait_until(lambda: windows.value(UNINSTALL_KEY, "DisplayName") is None)


def check_all(windows: Windows, folder: Path, checks: Checks) -> None:
    """Install, upgrade, refuse, move, remove."""
    pictures = make_pictures(folder)
    payloads, setups = {}, {}
    for version, own_file in (("0.9.0", "old only.txt"), ("1.0.0", "new only.txt")):
        payloads[version] = files_in(make_payload(folder, version, own_file)) | {"Uninstall.exe"}
        setups[version] = folder / f"setup-{version}.exe"
        make(folder / f"payload-{version}", setups[version], version, pictures)
    old, new = setups["0.9.0"], setups["1.0.0"]
    home = windows.local / "Programs" / "Stretch Coach"
    data = windows.local / "stretchcoach"
    history = data / "history.db"
    checks.that("the set-up tells its version", "1.0.0".encode("utf-16-le") in new.read_bytes())

    windows.become("win7")
    refused = windows.run(new, "/S")[0] == FAILED and not home.exists()
    checks.that("a Windows that Qt does not know is refused", refused)
    windows.become("win10")

    checks.that("a silent install ends well", windows.run(old, "/S")[0] == 0)
    checks.that("every file is there", files_in(home) == payloads["0.9.0"])
    checks.that("the start menu has it", windows.menu.is_file())
    where = r"C:\users" + rf"\{USER}\AppData\Local\Programs\Stretch Coach"
    values = {
        "DisplayName": "Stretch Coach",
        "DisplayVersion": "0.9.0",
        "InstallLocation": where,
        "UninstallString": rf'"{where}\Uninstall.exe"',
        "QuietUninstallString": rf'"{where}\Uninstall.exe" /S',
    }
    for name, value in values.items():
        checks.that(f"Windows knows {name}", windows.value(UNINSTALL_KEY, name) == value)
    checks.that("a routine is a type", windows.value(TYPE_KEY) == "StretchCoach.Routine")
    opens = rf'"{where}\stretchcoach.exe" open "%1"'
    checks.that("a routine opens in it", windows.value(OPEN_KEY) == opens)

    data.mkdir()
    history.write_text("years of stretching", encoding="utf-8")
    (home / "mine.txt").write_text("not of the program", encoding="utf-8")
    before = files_in(home)
    with running(windows, home / "stretchcoach.exe"):
        code = windows.run(new, "/S")[0]
        checks.that("while it runs, an upgrade is refused", code == PROGRAM_RUNS)
    checks.that("and nothing was changed", files_in(home) == before)
    version = windows.value(UNINSTALL_KEY, "DisplayVersion")
    checks.that("nor registered", version == "0.9.0" and windows.menu.is_file())

    checks.that("an upgrade ends well", windows.run(new, "/S")[0] == 0)
    checks.that(
        "the old files are gone, the new and the user's are there",
        files_in(home) == payloads["1.0.0"] | {"mine.txt"},
    )
    version = windows.value(UNINSTALL_KEY, "DisplayVersion")
    checks.that("Windows knows the new version", version == "1.0.0")
    checks.that("the upgrade kept the data", history.is_file())

    checks.that("removing ends", uninstall(windows, home))
    checks.that("the program is gone, the user's file stays", files_in(home) == {"mine.txt"})
    checks.that("the start menu has it no more", not windows.menu.exists())
    checks.that("a routine is no type any more", windows.value(TYPE_KEY) is None)
    checks.that("nor opens in it", windows.value(OPEN_KEY) is None)
    checks.that("removing kept the data", history.read_text() == "years of stretching")

    (home / "mine.txt").unlink()
    code = windows.run(new, "/S", rf"/D=C:\users\{USER}\AppData\Local\stretchcoach")[0]
    refused = code == BAD_FOLDER and files_in(data) == {"history.db"}
    checks.that("it does not go where the data is", refused)

    # Wine would put a path with a space into quotes, which /D and _? do not take.
    elsewhere, third = r"C:\Übungen\Coach", r"C:\Coach"
    there = windows.path(elsewhere)
    checks.that("it goes where it is told", windows.run(old, "/S", f"/D={elsewhere}")[0] == 0)
    checks.that("with every file", files_in(there) == payloads["0.9.0"])
    with running(windows, there / "stretchcoach.exe"):
        code = windows.run(there / "Uninstall.exe", "/S", f"_?={elsewhere}")[0]
        checks.that("while it runs, removing is refused", code == PROGRAM_RUNS)
        code = windows.run(new, "/S", f"/D={third}")[0]
        checks.that("and so is moving", code == PROGRAM_RUNS and not windows.path(third).exists())
    checks.that("and nothing was changed there", files_in(there) == payloads["0.9.0"])
    windows.run(new, "/S")
    checks.that("an upgrade finds it there", files_in(there) == payloads["1.0.0"])
    windows.run(new, "/S", f"/D={third}")
    home = windows.path(third)
    moved = files_in(home) == payloads["1.0.0"] and not there.exists()
    checks.that("told of another place it moves, and leaves nothing", moved)

    windows.run("reg", "add", TYPE_KEY, "/ve", "/d", "Other.Program", "/f")
    checks.that("removing with the data ends", uninstall(windows, home, "/DELETEDATA"))
    gone = wait_until(lambda: not home.exists() and not data.exists())
    checks.that("the program and the data are gone", gone)
    checks.that("another program's type stays", windows.value(TYPE_KEY) == "Other.Program")


def main() -> int:
    """Run all checks; return 0 when each was met."""
    for tool in ("makensis", "wine"):
        if shutil.which(tool) is None:
            print(f"needs {tool}", file=sys.stderr)
            return 2
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="stretchcoach-wine-") as name:
        folder = Path(name)
        windows = Windows(folder / "windows")
        try:
            check_all(windows, folder, checks)
        finally:
            windows.close()
    print(f"{checks.failed} failed" if checks.failed else "all is as it should be")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
