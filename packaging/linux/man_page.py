"""The manual page, written from what the command line itself knows of its commands."""

import argparse
from datetime import UTC, datetime

from stretchcoach.cli import command_line

FOOT = """\
.SH EXIT STATUS
0 when all went well, 1 when something failed, 2 when what was asked for can't be done.
.SH FILES
.TP
.I ~/.local/share/stretchcoach/history.db
The history of the sessions.
.TP
.I ~/.config/stretchcoach/settings.json
The settings.
.TP
.I ~/.cache/stretchcoach
Rendered phrases; they are made again when they are needed.
.PP
With
.B \\-\\-data\\-dir
all of them are in one folder. Removing the package keeps them.
.SH SEE ALSO
.BR espeak\\-ng (1)
"""


def man_page(version: str, time: int) -> str:
    """Return the page in the language of man; `time` is seconds since 1970."""
    parser = command_line()
    day = datetime.fromtimestamp(time, UTC).date().isoformat()
    lines = [f'.TH STRETCHCOACH 1 {day} "Stretch Coach {version}" "User commands"']
    lines += [".SH NAME", "stretchcoach \\- guides you through calf and hamstring stretches"]
    lines += [".SH SYNOPSIS", ".B stretchcoach", "[OPTIONS] [COMMAND|FILE.stretch]"]
    lines += [".SH DESCRIPTION", _text(parser.description), ".PP", _text(parser.epilog)]
    lines += [".SH OPTIONS", *_options(parser), ".SH COMMANDS"]
    for name, command in sorted(commands(parser).items()):
        lines += [f'.SS "{name} {_arguments(command)}"'.replace(' "', '"').replace('SS"', 'SS "')]
        lines += [f"{_text(command.description).capitalize()}.", *_options(command)]
    return "\n".join(lines) + "\n" + FOOT


def commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands by name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            continue
        names = [f"\\fB{_text(name)}\\fR" for name in action.option_strings]
        value = f" {_text(str(action.metavar))}" if action.metavar else ""
        head = ", ".join(names) + value if names else _text(str(action.metavar or action.dest))
        lines += [".TP", head, _text(action.help)]
    return lines


def _arguments(parser: argparse.ArgumentParser) -> str:
    names = (a.metavar or a.dest for a in parser._actions if not a.option_strings)
    return " ".join(f"[{_text(str(name))}]" for name in names)


def _text(words: str | None) -> str:
    text = (words or "").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
