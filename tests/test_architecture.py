"""Who may import whom, and the rules of style that no linter knows."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "stretchcoach"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Modules that know nothing of the rest: anyone but core may import them.
LEAVES = {
    *("errors", "assets", "translation", "paths", "clock", "set_aside", "child", "json_lines"),
    *("asset_files", "decode", "symptom_words", "whole_file"),
}
# They may know what core is.
KNOW_CORE = {"clock", "symptom_words"}
# The rooms beside the leaves that each room may import. What is not listed here, as app and cli,
# puts the program together: it may import everything and no room may import it.
ROOMS: dict[str, set[str]] = {
    "core": set(),
    "library": {"core"},
    "store": {"core"},
    "reports": {"core"},
    "voice": {"core"},
    "player": {"core"},
    "desktop": {"core"},
    "ui": {"core", "player", "settings"},
    "settings": {"core"},
} | {leaf: {"core"} if leaf in KNOW_CORE else set() for leaf in LEAVES}
QT_ROOMS = {"voice", "player", "desktop", "ui", "child"}
# Drawing a PDF and nothing else of Qt.
QT_OF_REPORTS = {"PySide6.QtCore", "PySide6.QtGui"}
# Core knows no clock, file, thread or process.
NOT_IN_CORE = {"io", "os", "pathlib", "sqlite3", "subprocess", "tempfile", "threading", "time"}
# Child processes, which may wait as they please.
MAY_SLEEP = {"voice/renderer.py"}
COLOUR = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
# These two are no colours: what a mask keeps and what it takes away.
MASK = {"color1", "transparent"}
LONGEST = 300


def room_of(path: str) -> str:
    """Return the room of a module, from its path within the package."""
    return path.split("/")[0].removesuffix(".py")


def imports(path: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of each module or thing imported, also within functions."""
    package = ["stretchcoach", *path.split("/")[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def import_problems(path: str, source: str) -> Iterator[str]:
    room = room_of(path)
    if room not in ROOMS:
        return
    for line, name in imports(path, ast.parse(source)):
        top, _, rest = name.partition(".")
        broken = None
        if top == "stretchcoach":
            target = rest.split(".")[0]
            if (PACKAGE / target).exists() or (PACKAGE / f"{target}.py").exists():
                leaves = LEAVES if room != "core" else set()
                allowed = {room, *leaves, *ROOMS[room]}
                if target not in allowed:
                    broken = f"{room} may import only {', '.join(sorted(allowed))}"
        elif top == "PySide6":
            module = ".".join(name.split(".")[:2])
            if room not in QT_ROOMS and not (room == "reports" and module in QT_OF_REPORTS):
                broken = f"{room} does without Qt"
        elif room == "core" and (top not in sys.stdlib_module_names or top in NOT_IN_CORE):
            broken = "core uses the pure part of the standard library alone"
        if broken:
            yield f"{path}:{line}: imports {name}, but {broken}"


def sleep_problems(path: str, source: str) -> Iterator[str]:
    if path in MAY_SLEEP:
        return
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "time.sleep":
            yield f"{path}:{node.lineno}: time.sleep, but only a child process may wait"
    for line, name in imports(path, tree):
        if name == "time.sleep":
            yield f"{path}:{line}: time.sleep, but only a child process may wait"


def colour_problems(path: str, source: str) -> Iterator[str]:
    if room_of(path) != "ui" or path == "ui/theme.py":
        return
    for node in ast.walk(ast.parse(source)):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
        named = isinstance(node, ast.Attribute) and "GlobalColor." in ast.unparse(node)
        made = (
            isinstance(node, ast.Call)
            and re.fullmatch(r"(QtGui\.)?QColor(\.from\w+)?", ast.unparse(node.func))
            and any(isinstance(argument, ast.Constant) for argument in node.args)
        )
        if (literal and COLOUR.fullmatch(node.value)) or (named and node.attr not in MASK) or made:
            yield f"{path}:{node.lineno}: {ast.unparse(node)}, but colours come from the theme"


def length_problems(path: str, source: str) -> Iterator[str]:
    lines = source.count("\n")
    if lines > LONGEST:
        yield f"{path}:{lines}: is longer than {LONGEST} lines"


CHECKS = [import_problems, sleep_problems, colour_problems, length_problems]


@pytest.mark.parametrize("check", CHECKS)
def test_the_package_keeps_the_rules(check):
    problems = [
        problem
        for module in MODULES
        for problem in check(module.relative_to(PACKAGE).as_posix(), module.read_text("utf-8"))
    ]
    assert not problems, "\n".join(["", *problems])


@pytest.mark.parametrize(
    ("check", "path", "source"),
    [
        (import_problems, "core/a.py", "import PySide6.QtCore"),
        (import_problems, "core/a.py", "def f():\n    import msgspec"),
        (import_problems, "core/a.py", "from time import monotonic"),
        (import_problems, "core/a.py", "from stretchcoach.library import exercises"),
        (import_problems, "core/a.py", "from stretchcoach import clock"),
        (import_problems, "library/a.py", "from PySide6.QtGui import QPainter"),
        (import_problems, "reports/a.py", "from PySide6.QtWidgets import QWidget"),
        (import_problems, "store/a.py", "from stretchcoach import ui"),
        (import_problems, "voice/a.py", "import stretchcoach.store.database"),
        (import_problems, "player/a.py", "from ..voice import speaker"),
        (import_problems, "ui/pages/a.py", "from ...store.history import History"),
        (import_problems, "ui/a.py", "from stretchcoach.voice.speaker import Speaker"),
        (import_problems, "ui/a.py", "from stretchcoach import cli"),
        (import_problems, "errors.py", "from stretchcoach.core import routine"),
        (sleep_problems, "ui/a.py", "import time\ntime.sleep(1)"),
        (sleep_problems, "voice/a.py", "from time import sleep"),
        (colour_problems, "ui/a.py", "x = '#aabbcc'"),
        (colour_problems, "ui/widgets/a.py", "QColor('red')"),
        (colour_problems, "ui/a.py", "QColor(1, 2, 3)"),
        (colour_problems, "ui/a.py", "pen = Qt.GlobalColor.red"),
        (length_problems, "ui/a.py", "\n" * 301),
    ],
)
def test_a_breach_is_found_and_names_its_place(check, path, source):
    problems = list(check(path, source))
    assert len(problems) == 1
    assert re.match(rf"{re.escape(path)}:\d+: .*(but|longer)", problems[0])


@pytest.mark.parametrize(
    ("check", "path", "source"),
    [
        (
            import_problems,
            "core/a.py",
            "from stretchcoach.core.routine import Routine\nimport math",
        ),
        (import_problems, "reports/a.py", "from PySide6.QtGui import QPainter"),
        (import_problems, "ui/pages/a.py", "from stretchcoach.ui.theme import Style"),
        (import_problems, "app.py", "from stretchcoach.store import history"),
        (sleep_problems, "voice/renderer.py", "import time\ntime.sleep(1)"),
        (colour_problems, "ui/a.py", "QColor(theme['primary'])\nQt.GlobalColor.transparent"),
        (colour_problems, "voice/a.py", "x = '#aabbcc'"),
    ],
)
def test_what_is_allowed_passes(check, path, source):
    assert not list(check(path, source))
