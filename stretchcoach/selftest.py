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


def run_selftest(*, as_json: bool, without_sound: bool) -> int:
    """Print a line for each check, or JSON; return 0 if all works, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="stretchcoach-selftest-") as folder:
        results = []
        for name, check in _checks(Path(folder), without_sound=without_sound).items():
            results.append(_try(name, check))
            if not as_json:
                print(_line(results[-1]), flush=True)
    del application
    print(_as_json(results) if as_json else _verdict(results))
    return 0 if all(result.works for result in results) else 1


def _checks(folder: Path, *, without_sound: bool) -> dict[str, Callable[[], str]]:
    # Each brings its own modules: where one can't be loaded, the others still tell what they find.
    def modules() -> str:
        from stretchcoach.selftest_parts import import_modules

        return import_modules()

    def assets() -> str:
        from stretchcoach.selftest_assets import load_all

        return load_all()

    def history() -> str:
        from stretchcoach.selftest_parts import write_and_read

        return write_and_read(find_paths(folder / "history"))

    def pages() -> str:
        from stretchcoach.selftest_pages import paint_all

        return paint_all(find_paths(folder / "pages"))

    def voice() -> str:
        from stretchcoach.selftest_parts import render_phrase

        return render_phrase()

    def sound() -> str:
        from stretchcoach.selftest_parts import play_silence

        return play_silence(folder)

    checks = [modules, assets, history, pages, voice, *[sound] * (not without_sound)]
    return {check.__name__: check for check in checks}


def _try(name: str, check: Callable[[], str]) -> Result:
    try:
        return Result(name, True, check())
    except UserError as error:
        return Result(name, False, str(error))
    except Exception as error:  # whatever is wrong is what is looked for
        return Result(name, False, "".join(traceback.format_exception_only(error)).strip())


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
