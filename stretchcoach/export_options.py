"""The command line's words for export and import."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.translation import fill, translate

_LENGTH_OF_DAY = len("2026-11-23")


def add_export_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add both commands to the parser."""
    export = add(
        "export",
        translate(
            "CommandLine",
            "write the history to a file: .pdf is a report for a doctor, .csv and .json hold all "
            "of it, .ics the planned days for a calendar",
        ),
    )
    export.add_argument(
        "file",
        type=_export_file,
        metavar="FILE",
        help=translate("CommandLine", "the file to write; one that is there is replaced"),
    )
    for option, name, words in (
        ("--from", "first", translate("CommandLine", "the first day; else all")),
        ("--to", "last", translate("CommandLine", "the last day; else up to today")),
    ):
        export.add_argument(option, dest=name, type=_day, metavar="YYYY-MM-DD", help=words)
    imported = add(
        "import",
        translate("CommandLine", "add what a .json file of an export holds to the history"),
    )
    imported.add_argument(
        "file",
        type=Path,
        metavar="FILE.json",
        help=translate("CommandLine", "the file to read; what is known already stays as it is"),
    )


def span_problem(span: Span) -> str:
    """Say what is wrong with the days that were asked for; "" if nothing is."""
    if not span.is_backwards:
        return ""
    text = translate("CommandLine", "--from {first} is after --to {last}. Swap them.")
    return fill(text, first=span.first, last=span.last)


def _export_file(text: str) -> tuple[Path, ExportKind]:
    path = Path(text)
    kind = _kind_of(path)
    if kind is None:
        words = translate("CommandLine", "{file} must end in {endings}")
        endings = ", ".join(f".{one}" for one in ExportKind)
        raise argparse.ArgumentTypeError(fill(words, file=text or "''", endings=endings))
    return path, kind


def _day(text: str) -> date:
    try:
        if len(text) == _LENGTH_OF_DAY:
            return date.fromisoformat(text)
    except ValueError:
        pass
    words = translate("CommandLine", "{value} is no day; write it like 2026-11-23")
    raise argparse.ArgumentTypeError(fill(words, value=text or "''"))


def _kind_of(path: Path) -> ExportKind | None:
    """Return the kind of file that a name asks for; None where it names no such kind."""
    ending = path.suffix.lower().removeprefix(".")
    return ExportKind(ending) if ending in list(ExportKind) else None
