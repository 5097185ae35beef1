"""The selftest command: whether this very copy of the program is whole and can do its work.

Unlike `doctor`, which asks what the computer offers, it touches nothing of the user's and needs
no screen. What is built is tested with it before it is handed out.
"""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stretchcoach.errors import UserError
from stretchcoach.paths import find_paths
from stretchcoach.translation import fill, translate
from stretchcoach.version import program_version


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one check: in words, what was found or what is wrong."""

    name: str
    works: bool
    found: str


def run_selftest(*, as_json: bool, without_sound: bool, on_screen: bool) -> int:
    """Print a line for each check, or JSON; return 0 if all works, else 1.

    With `on_screen` the window is opened where the system shows windows.
    """
    no_screen = _why_no_screen() if on_screen else ""
    if no_screen or not on_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="stretchcoach-selftest-") as folder:
        checks = _checks(Path(folder), no_screen)
        left_out = {"sound": without_sound, "screen": not on_screen}
        results = []
        for name, check in checks.items():
            if left_out.get(name):
                continue
            results.append(_try(name, check))
            if not as_json:
                print(_line(results[-1]), flush=True)
    del application
    print(_as_json(results) if as_json else _verdict(results))
    return 0 if all(result.works for result in results) else 1


def _why_no_screen() -> str:
    """Return why no window can be shown; nothing where one can."""
    from stretchcoach.desktop.display import NoDisplay, find_display

    display = find_display()
    return display.reason if isinstance(display, NoDisplay) else ""


def _checks(folder: Path, no_screen: str) -> dict[str, Callable[[], str]]:
    # Each brings its own modules: where one can't be loaded, the others still tell what they find.
    def files() -> str:
        from stretchcoach.selftest_files import compare_files

        return compare_files()

    def modules() -> str:
        from stretchcoach.selftest_parts import import_modules

        return import_modules()

    def assets() -> str:
        from stretchcoach.selftest_assets import load_all

        return load_all()

    def history() -> str:
        from stretchcoach.selftest_history import write_and_read

        return write_and_read(find_paths(folder / "history"))

    def export() -> str:
        from stretchcoach.selftest_history import export_all

        return export_all(find_paths(folder / "export"), folder)

    def screen() -> str:
        from stretchcoach.selftest_parts import open_screen

        if no_screen:
            raise UserError(fill(translate("Selftest", "No window: {reason}."), reason=no_screen))
        return open_screen(find_paths(folder / "screen"))

    def pages() -> str:
        from stretchcoach.selftest_parts import paint_pages

        return paint_pages(folder / "pages")

    def voice() -> str:
        from stretchcoach.selftest_parts import render_phrase

        return render_phrase()

    def sound() -> str:
        from stretchcoach.selftest_parts import play_silence

        return play_silence(folder)

    checks = [files, modules, assets, history, screen, pages, export, voice, sound]
    return {check.__name__: check for check in checks}


def _try(name: str, check: Callable[[], str]) -> Result:
    try:
        return Result(name, True, check())
    except Exception as error:  # whatever is wrong is what is looked for
        return Result(name, False, words_of(error))


def words_of(error: Exception) -> str:
    """Say what an error is; of one that is no user's, the kind too."""
    if isinstance(error, UserError):
        return str(error)
    return "".join(traceback.format_exception_only(error)).strip()


def _line(result: Result) -> str:
    verdict = translate("Selftest", "works") if result.works else translate("Selftest", "FAILED")
    return f"{result.name:<8}  {verdict:<6}  {result.found}"


def _verdict(results: list[Result]) -> str:
    failed = ", ".join(result.name for result in results if not result.works)
    if failed:
        return fill(translate("Selftest", "Failed: {names}."), names=failed)
    return translate("Selftest", "All works.")


def _as_json(results: list[Result]) -> str:
    content: dict[str, object] = {"version": program_version()}
    content["failed"] = [result.name for result in results if not result.works]
    for one in results:
        content[one.name] = {"works": one.works, "found": one.found}
    return json.dumps(content, indent=2, ensure_ascii=False)
