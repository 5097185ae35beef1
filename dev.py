#!/usr/bin/env python3
"""Set up, start and check Stretch Coach from a checkout.

    python3 dev.py run [-- ARGS]     start the program; ARGS are its own: run -- play --speed 20
    python3 dev.py test [-- ARGS]    run the tests; ARGS are pytest's
    python3 dev.py lint              formatting, lint and types
    python3 dev.py check             lint, then test
    python3 dev.py screenshots DIR   draw each screen into DIR: both themes, several sizes
    python3 dev.py bundle [-- ARGS]  make the program for this system in dist/, and test it
    python3 dev.py deb [-- ARGS]     the same, and the Debian package of it

Each command first sets up what is missing: an environment in .venv with the exact versions of
packaging/constraints.txt and, on Linux, the system's libraries and voice.
"""

# The syntax has to parse on Python 3.6, so that an old Python gets words and no SyntaxError.

import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this file may have any Python
    sys.exit(
        "dev.py: Stretch Coach needs Python 3.11 or newer and this is Python {}.{}; "
        "install a newer one and start dev.py with it.".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-by-dev"
PROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
SCRIPTS, EXE = (VENV / "Scripts", ".exe") if os.name == "nt" else (VENV / "bin", "")
PYTHON = SCRIPTS / f"python{EXE}"
PROGRAM = SCRIPTS / f"stretchcoach{EXE}"


class Need(NamedTuple):
    """A thing the system should have, and its package; rpm finds a library's by its name."""

    what: str
    debian: str
    arch: str
    rpm: str = ""


# What Qt loads on Linux and pip can't bring.
LIBRARIES = (
    Need("libEGL.so.1", "libegl1", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libpulse.so.0", "libpulse0", "libpulse"),
    Need("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
# Without these the program runs, but poorer.
FONT = Need("a font", "fonts-noto-core", "noto-fonts", "google-noto-sans-fonts")
VOICE = Need("the voice", "espeak-ng", "espeak-ng", "espeak-ng")
XVFB = Need("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb")
# Without these programs the tests of sound, display, PDF and the desktop's bus are skipped.
TEST_PROGRAMS = (
    Need("pulseaudio", "pulseaudio", "pulseaudio", "pulseaudio"),
    Need("parec", "pulseaudio-utils", "libpulse", "pulseaudio-utils"),
    XVFB,
    Need("dbus-daemon", "dbus-daemon", "dbus", "dbus-daemon"),
    Need("pdftotext", "poppler-utils", "poppler", "poppler-utils"),
)
# A system's own Python does not bring the library that goes into the bundle.
MINOR = sys.version_info[1]
PYTHON_LIBRARY = Need(f"libpython3.{MINOR}.so.1.0", f"libpython3.{MINOR}", "python", "python3-libs")
# Without these nothing can be built on Linux.
BUILD_PROGRAMS = (
    *([PYTHON_LIBRARY] if sys.base_prefix == "/usr" else []),
    Need("objdump", "binutils", "binutils", "binutils"),
    Need("chrpath", "chrpath", "chrpath", "chrpath"),
    Need("libcups.so.2", "libcups2", "libcups", "cups-libs"),  # for Qt's printing
)
DEB_PROGRAMS = (
    Need("dpkg-shlibdeps", "dpkg-dev", "dpkg", "dpkg-dev"),
    Need("appstreamcli", "appstream", "appstream", "appstream"),
    Need("desktop-file-validate", "desktop-file-utils", "desktop-file-utils", "desktop-file-utils"),
    Need("lintian", "lintian", "lintian", "lintian"),
    Need("pipx", "pipx", "python-pipx", "pipx"),
    Need("xdg-mime", "xdg-utils", "xdg-utils", "xdg-utils"),
    XVFB,
)
# Many tests wait for sounds in real time, which many more at once would make late.
THREE_AT_A_TIME = ("-n", "3", "--dist", "loadfile")
PROGRAMS = {
    "run": (),
    "test": TEST_PROGRAMS,
    "lint": TEST_PROGRAMS,
    "check": TEST_PROGRAMS,
    "screenshots": (),
    "bundle": BUILD_PROGRAMS,
    "deb": BUILD_PROGRAMS + DEB_PROGRAMS,
}
# As each system has it: their libraries differ. One cache for all would be made anew each time.
TYPES = [
    ["mypy", f"--platform={platform}", f"--cache-dir=.mypy_cache/{platform}"]
    for platform in ("linux", "win32", "darwin")
]
# What pip, venv and apt-get say when they fail, and what it means.
FAILURES = (
    ("No space left on device", "the disk is full"),
    ("Failed to establish a new connection", "no network, or the package server is down"),
    ("Temporary failure", "no network, or the package server is down"),
    ("timed out", "the package server does not answer"),
    ("No matching distribution", "a package is not to be had for this system and Python"),
)


def main(arguments: list[str]) -> int:
    """Set up, then do what the command says; return the exit code."""
    command, *rest = arguments or [""]
    if command not in PROGRAMS:
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    if rest[:1] == ["--"]:
        del rest[0]
    for_tests = command != "run"
    if sys.platform == "linux":
        check_system(PROGRAMS[command])
    set_up_venv(for_tests)
    if command == "run":
        return hand_over([str(PROGRAM), *rest])
    if command == "screenshots":
        return draw_screens(rest)
    os.chdir(ROOT)
    if command in ("lint", "check"):
        for tool in (["ruff", "format", "--check", "."], ["ruff", "check", "."], *TYPES):
            say(" ".join(tool))
            code = subprocess.call([str(PYTHON), "-m", *tool])
            if code:
                return code
    if command == "lint":
        return 0
    if command in ("bundle", "deb"):
        return build(command, rest)
    return hand_over([str(PYTHON), "-m", "pytest", *THREE_AT_A_TIME, *rest])


def draw_screens(arguments: list[str]) -> int:
    """Draw each screen into the folder that the arguments name, without showing a window."""
    if len(arguments) != 1:
        stop("name one folder for the pictures: python3 dev.py screenshots DIR")
    folder = Path(arguments[0]).resolve()
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return hand_over([str(PYTHON), "-m", "tests.screenshots", str(folder)])


def build(command: str, arguments: list[str]) -> int:
    """Make the bundle and, when that works, what the command wants of it."""
    bundle, deb = ROOT / "packaging" / "build.py", ROOT / "packaging" / "linux" / "build_deb.py"
    code = subprocess.call([str(PYTHON), str(bundle), *arguments])
    return code if code or command == "bundle" else subprocess.call([str(PYTHON), str(deb)])


def hand_over(command: list[str]) -> int:
    """Let `command` take the place of this process, so that signals and exit code are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the child's affair
    return child.wait()


def say(words: str) -> None:
    """Print one line for the user; stdout is left to the program, which may print JSON."""
    print(f"dev.py: {words}", file=sys.stderr)


def stop(words: str) -> NoReturn:
    """End with one line for the user and exit code 1."""
    sys.exit(f"dev.py: {words}")


def check_system(programs: tuple[Need, ...]) -> None:
    """Install what the system lacks, or say how; ends when the program can't run without it."""
    needed, wanted = missing_needs(), missing_wants(programs)
    if sys.platform != "win32" and (needed or wanted) and has_apt() and os.geteuid() == 0:
        apt_install(needed + wanted)
        needed, wanted = missing_needs(), []
    # Where one line brings the voice, nobody should be left with half a coach.
    if needed or (VOICE in wanted and has_apt()):
        stop(
            f"the system lacks {listed(needed + wanted)}. Install: {install_line(needed + wanted)}"
        )
    if wanted:
        say(f"going on without {listed(wanted)}. To have all: {install_line(wanted)}")


def missing_needs() -> list[Need]:
    """Return what the program can't run without and the system lacks."""
    lacking = [need for need in LIBRARIES if load(need.what) is None]
    if not venv_fits() and importlib.util.find_spec("ensurepip") is None:
        debian = f"python3.{sys.version_info[1]}-venv"
        lacking.append(Need("Python's venv", debian, "python", "python3"))
    return lacking


def missing_wants(programs: tuple[Need, ...]) -> list[Need]:
    """Return what the program or the command is poorer without and the system lacks."""
    shares = [Path("/usr/share"), Path("/usr/local/share"), Path.home() / ".local/share"]
    fonts = (font for share in shares for font in (share / "fonts").rglob("*.[ot]t[fc]"))
    lacking = [] if next(fonts, None) else [FONT]
    engine = load("libespeak-ng.so.1")
    # 2: no sound output; 0x8000: answer -1 rather than end this process when its data is missing.
    if engine is None or engine.espeak_Initialize(2, 0, None, 0x8000) < 0:
        lacking.append(VOICE)
    return lacking + [program for program in programs if not is_there(program.what)]


def is_there(what: str) -> bool:
    """Whether the system has a program, or a library."""
    return load(what) is not None if ".so" in what else shutil.which(what) is not None


def load(library: str) -> ctypes.CDLL | None:
    """Return a system library, None when it is missing or broken."""
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


def listed(needs: list[Need]) -> str:
    """Return what is missing, in words."""
    return ", ".join(need.what for need in needs)


def install_line(needs: list[Need]) -> str:
    """Return the command that installs `needs` on this system."""
    if has_apt():
        return "sudo apt-get install " + " ".join(debian_packages(needs))
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            packages = [need.rpm or f"'{need.what}()(64bit)'" for need in needs]
            return f"sudo {tool} install " + " ".join(packages)
    if shutil.which("pacman"):
        return "sudo pacman -S " + " ".join(sorted({need.arch for need in needs}))
    return "the packages of your system that hold them"


def has_apt() -> bool:
    """Whether this is Debian, Ubuntu or one of their kin."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def debian_packages(needs: list[Need]) -> list[str]:
    """Return the packages' names as this release of Debian or Ubuntu has them."""
    packages = sorted({need.debian for need in needs})
    renamed = "libglib2.0-0t64"  # since Ubuntu 24.04 and Debian 13
    if "libglib2.0-0" in packages and run("apt-cache", "show", renamed).returncode == 0:
        packages[packages.index("libglib2.0-0")] = renamed
    return packages


def apt_install(needs: list[Need]) -> None:
    """Install Debian's packages; ends with the reason when that fails."""
    say(f"installing {listed(needs)} with apt-get")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update")  # may fail for a source of no interest here
    packages = debian_packages(needs)
    done = run("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    if done.returncode:
        stop(f"apt-get could not install {' '.join(packages)}: {reason(done.stdout)}.")


def venv_place() -> str:
    """Return what an environment is tied to: its folder, its Python and that one's version."""
    return f"{ROOT}\n{sys.base_prefix}\n3.{sys.version_info[1]}\n"


def venv_fits() -> bool:
    """Whether `.venv` was finished, for this folder and this Python."""
    return read_stamp().startswith(venv_place()) and PYTHON.exists()


def read_stamp() -> str:
    """Return what the last finished set-up wrote, or nothing."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def set_up_venv(for_tests: bool) -> None:
    """Bring `.venv` to the pinned packages; does nothing when nothing has changed."""
    pins = hashlib.sha256(PROJECT.read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()
    for_run, for_all = (f"{venv_place()}{pins} for {use}" for use in ("run", "run and test"))
    stamp = read_stamp()
    if venv_fits() and (stamp == for_all or (stamp == for_run and not for_tests)):
        return
    if not venv_fits():
        make_venv()
    # The stamp is written last: an environment without one was left half made.
    STAMP.unlink(missing_ok=True)
    import tomllib  # an older Python would not get as far as its words

    tables = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    packages = [*tables["build-system"]["requires"], *tables["project"]["dependencies"]]
    for_tests = for_tests or stamp.endswith("test")
    if for_tests:
        packages += tables["dependency-groups"]["dev"] + tables["dependency-groups"]["build"]
    say("installing packages into .venv (the first time about 250 MB to fetch)")
    pip_install("--constraint", str(CONSTRAINTS), *packages)
    pip_install("--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(for_all if for_tests else for_run, encoding="utf-8")


def make_venv() -> None:
    """Make `.venv` anew."""
    if Path(sys.prefix) == VENV:
        stop("its .venv must be made anew; type 'deactivate', then start dev.py again.")
    if VENV.exists():
        say(".venv is unfinished, or of another folder or Python; making it anew")
        shutil.rmtree(VENV)
    made = run(sys.executable, "-m", "venv", str(VENV))
    if made.returncode:
        why = reason(made.stdout)
        shutil.rmtree(VENV, ignore_errors=True)
        stop(f"could not make .venv: {why}.")


def pip_install(*arguments: str) -> None:
    """Install into `.venv`, showing progress; ends with the reason when it fails."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--retries", "2"]
    done = subprocess.run([*pip, *arguments], stdout=2, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        stop(f"could not install the packages: {reason(done.stderr)}; start dev.py again to retry.")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool and return its exit code and all it said."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def reason(output: str) -> str:
    """Return why a tool failed: in words if known, else its own last line."""
    if shutil.disk_usage(ROOT).free < 50_000_000:
        return "the disk is full"
    for mark, words in FAILURES:
        if mark in output:
            return words
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "it did not say why"


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        stop(f"could not set up: {error.strerror}: {error.filename or ROOT}.")
