"""The doctor command: what works on this computer, and what to do about what does not."""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from stretchcoach.errors import StoreError
from stretchcoach.paths import Paths
from stretchcoach.translation import fill, translate
from stretchcoach.version import program_version


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it works, what was found, and what to do if it does not."""

    name: str
    works: bool
    found: str
    advice: str = ""


def show_report(paths: Paths, *, as_json: bool) -> int:
    """Print what works; return 0 if all does, else 1."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    findings = [_display(), _sound(paths), _voice(), _history(paths), _folder(paths)]
    del app
    print(_as_json(findings) if as_json else _as_text(findings))
    return 0 if all(finding.works for finding in findings) else 1


def _as_json(findings: list[Finding]) -> str:
    content: dict[str, object] = {"version": program_version()}
    for one in findings:
        content[one.name] = {"works": one.works, "found": one.found, "advice": one.advice}
    return json.dumps(content, indent=2, ensure_ascii=False)


def _as_text(findings: list[Finding]) -> str:
    titles = {
        "display": translate("Doctor", "Display"),
        "sound": translate("Doctor", "Sound"),
        "voice": translate("Doctor", "Voice"),
        "history": translate("Doctor", "History"),
        "data_folder": translate("Doctor", "Data folder"),
    }
    works, fails = translate("Doctor", "works"), translate("Doctor", "missing")
    width = max(map(len, titles.values()))
    verdict_width = max(len(works), len(fails))
    lines = [f"Stretch Coach {program_version()}"]
    for one in findings:
        verdict = works if one.works else fails
        lines.append(f"{titles[one.name]:<{width}}  {verdict:<{verdict_width}}  {one.found}")
        if one.advice:
            lines.append(f"{'':{width + verdict_width + 4}}{one.advice}")
    return "\n".join(lines)


def _display() -> Finding:
    from stretchcoach.desktop.display import Display, find_display

    display = find_display()
    if isinstance(display, Display):
        return Finding("display", True, display.platform)
    if display.missing:
        advice = translate("Doctor", "Install the library {name}, or play with --terminal.")
        return Finding("display", False, display.reason, fill(advice, name=display.missing))
    advice = translate("Doctor", "Start it from a desktop, or play with --terminal.")
    return Finding("display", False, display.reason, advice)


def _sound(paths: Paths) -> Finding:
    from stretchcoach.voice.device_check import check_sound

    check = check_sound(paths.voice_cache)
    found = check.device or translate("Doctor", "no device")
    return Finding("sound", check.problem is None, found, check.advice or "")


def _voice() -> Finding:
    from stretchcoach.voice.device_check import check_voice

    check = check_voice()
    found = check.voice or translate("Doctor", "no voice")
    return Finding("voice", check.problem is None, found, check.advice or "")


def _history(paths: Paths) -> Finding:
    from stretchcoach.store.reader import read_history

    try:
        sessions = read_history(paths.history)
    except StoreError as error:
        return Finding("history", False, str(paths.history), str(error))
    if not sessions:
        return Finding("history", True, translate("Doctor", "no sessions yet"))
    words = translate("Doctor", "{count} recorded, the last on {date}")
    last = sessions[-1].started_at.date().isoformat()
    return Finding("history", True, fill(words, count=len(sessions), date=last))


def _folder(paths: Paths) -> Finding:
    if _can_write(paths.data):
        return Finding("data_folder", True, str(paths.data))
    advice = translate(
        "Doctor", "Nothing can be written there. Give yourself the right to, or use --data-dir."
    )
    return Finding("data_folder", False, str(paths.data), advice)


def _can_write(folder: Path) -> bool:
    """Try to write in `folder`; where it is yet to be made, in the folder that would hold it."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return True
    except OSError:
        return False
