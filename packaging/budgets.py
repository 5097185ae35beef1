"""Hold the bundle and the package to their budgets: size, the oldest Linux, the time to start.

    python packaging/budgets.py PACKAGE.deb

The start is measured on the bundle in dist/ against a bare window of PySide6, bundled the same
way: from the start of the process until its window is on the screen, as the X server sees it.
"""

import ctypes
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from build import DIST, WORK, elf_files, make_bundle, program_in
from screen import screen

MB = 1_000_000
LARGEST_DEB = 40 * MB
LARGEST_INSTALLED = 125 * MB
NEWEST_GLIBC = (2, 35)
SLOWEST_START = 1.6
STARTS = 7
# What else this machine does makes the larger program slower by more: then it is measured anew.
ROUNDS = 5
LONG_S = 30
POLL_S = 0.002
BARE = """\
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""


@dataclass(frozen=True, slots=True)
class Budget:
    """What was measured, and the most that it may be."""

    what: str
    found: float
    limit: float
    words: str

    @property
    def holds(self) -> bool:
        """Whether it is within the budget."""
        return self.found <= self.limit


def size_budgets(package: Path, installed: Path) -> list[Budget]:
    """Measure the package, and what it takes up when it is installed."""
    files = [path.lstat().st_size for path in installed.rglob("*") if not path.is_dir()]
    sizes = {"package": package.stat().st_size, "installed": sum(files)}
    limits = {"package": LARGEST_DEB, "installed": LARGEST_INSTALLED}
    return [
        Budget(what, size, limits[what], f"{size / MB:.1f} of {limits[what] / MB:.0f} MB")
        for what, size in sizes.items()
    ]


def glibc_budget(installed: Path) -> Budget:
    """Find the newest glibc that any file of the package asks for."""
    newest, where = (0, 0), Path()
    for file in elf_files(installed):
        said = subprocess.run(["objdump", "-T", file], capture_output=True, text=True).stdout
        for version in re.findall(r"GLIBC_(\d+)\.(\d+)", said):
            if (found := (int(version[0]), int(version[1]))) > newest:
                newest, where = found, file
    words = f"{newest[0]}.{newest[1]} of {NEWEST_GLIBC[0]}.{NEWEST_GLIBC[1]}, for {where.name}"
    return Budget(
        "glibc", newest[0] + newest[1] / 100, NEWEST_GLIBC[0] + NEWEST_GLIBC[1] / 100, words
    )


def appimage_budget(bundle: Path) -> Budget:
    """Find the newest glibc that any file of the AppImage asks for."""
    script = Path(__file__).resolve().parent / "appimage" / "make_appdir.sh"
    with tempfile.TemporaryDirectory(prefix="appimage-") as folder:
        subprocess.run([script, bundle, folder], check=True)
        return replace(glibc_budget(Path(folder)), what="AppImage")


def start_budget(bundle: Path, bare: Path) -> Budget:
    """Measure both starts until the budget holds, or all rounds are over; return the best."""
    rounds: list[Budget] = []
    while len(rounds) < ROUNDS and not any(budget.holds for budget in rounds):
        rounds.append(one_round(bundle, bare))
    return min(rounds, key=lambda budget: budget.found)


def one_round(bundle: Path, bare: Path) -> Budget:
    """Measure both starts in turn, each with cold files where this system lets them be dropped."""
    programs = {"bundle": bundle, "bare": bare}
    times: dict[str, list[float]] = {name: [] for name in programs}
    is_cold = True
    with screen() as display, tempfile.TemporaryDirectory() as home:
        for _ in range(STARTS):
            for name, program in programs.items():
                is_cold = drop_caches() and is_cold
                times[name].append(seconds_to_window(program_in(program), display, home))
    medians = {name: statistics.median(found) for name, found in times.items()}
    ratio = medians["bundle"] / medians["bare"]
    times_it = f"{ratio:.2f} of {SLOWEST_START} times a bare window"
    seconds = f"{medians['bundle']:.2f} s against {medians['bare']:.2f} s"
    how = f"{'cold' if is_cold else 'warm'}, median of {STARTS}"
    return Budget("start", ratio, SLOWEST_START, f"{times_it}: {seconds}, {how}")


def drop_caches() -> bool:
    """Let the system forget the files that it has read; return whether it may be asked to."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def seconds_to_window(program: Path, display: str, home: str) -> float:
    """Start a program and return how long it takes until its window can be seen."""
    environment = os.environ | {"DISPLAY": display, "HOME": home, "QT_QPA_PLATFORM": "xcb"}
    quiet = subprocess.DEVNULL
    with Watch(display) as watch:
        before = time.monotonic()
        child = subprocess.Popen([program], env=environment, stdout=quiet, stderr=quiet)
        try:
            while not watch.sees_window():
                if time.monotonic() - before > LONG_S or child.poll() is not None:
                    raise SystemExit(f"budgets.py: {program} shows no window")
                time.sleep(POLL_S)
            return time.monotonic() - before
        finally:
            child.terminate()
            child.wait()


class Watch:
    """Looks at the middle of a screen through the X library, which Qt needs as well."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage", "XDefaultRootWindow", "XGetPixel"):
            getattr(self._x11, name).restype = ctypes.c_void_p
        self._connection = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._connection))
        self._empty = self._pixel()

    def __enter__(self) -> "Watch":
        return self

    def __exit__(self, *_: object) -> None:
        self._x11.XCloseDisplay(self._connection)

    def sees_window(self) -> bool:
        """Whether something has been painted there."""
        return self._pixel() != self._empty

    def _pixel(self) -> int:
        every_plane, whole_pixels = ctypes.c_ulong(0xFFFFFF), 2
        place = (640, 400, 1, 1)
        image = ctypes.c_void_p(
            self._x11.XGetImage(self._connection, self._root, *place, every_plane, whole_pixels)
        )
        pixel = self._x11.XGetPixel(image, 0, 0)
        self._x11.XDestroyImage(image)
        return pixel or 0


def make_bare_window(into: Path) -> Path:
    """Bundle a window of PySide6 with nothing in it as the program is bundled."""
    into.mkdir(parents=True, exist_ok=True)
    script = into / "bare.py"
    script.write_text(BARE)
    return make_bundle(into / "dist", into / "work", script=script)


def main() -> int:
    """Measure everything and say what is over its budget."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    bare = make_bare_window(WORK.parent / "bare")
    package = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="deb-") as folder:
        subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
        installed = Path(folder)
        budgets = [*size_budgets(package, installed), glibc_budget(installed)]
    budgets.append(appimage_budget(DIST / "stretchcoach"))
    budgets.append(start_budget(DIST / "stretchcoach", bare))
    for budget in budgets:
        print(f"{'holds' if budget.holds else 'BREAKS':<6}  {budget.what:<9}  {budget.words}")
    return 0 if all(budget.holds for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
