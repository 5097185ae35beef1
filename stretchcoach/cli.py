"""The command line."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from stretchcoach.errors import HistoryFileError, RoutineError, UserError
from stretchcoach.export_options import add_export_commands, span_problem
from stretchcoach.library.names import DEFAULT, SUFFIX
from stretchcoach.paths import Paths, find_paths
from stretchcoach.translation import fill, translate

BAD_INPUT = 2
FAILED = 1
SPEED_LIMITS = (0.1, 1000.0)
# A frozen program has no Python to start its child processes with: it starts itself.
CHILDREN = {
    "--render-voice": "stretchcoach.voice.renderer",
    "--play-sounds": "stretchcoach.voice.sound_process",
    "--keep-awake": "stretchcoach.desktop.awake_child",
    "--paint-pages": "stretchcoach.selftest_pages",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End, with words where there is a place for them."""
        if message and sys.stderr is not None:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message: str) -> NoReturn:
        words = translate("CommandLine", "{program}: {problem}. See {program} --help.")
        self.exit(BAD_INPUT, fill(words, program=self.prog, problem=message) + "\n")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes as long as all the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from stretchcoach.version import program_version

        print(f"Stretch Coach {program_version()}")
        parser.exit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0, 1 for what failed, 2 for bad input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] and given[0] in CHILDREN:
        child: int = import_module(CHILDREN[given[0]]).main()
        return child
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names and notes may hold letters that the terminal's own encoding lacks.
            stream.reconfigure(errors="replace")
    options = command_line().parse_args(_with_command(given))
    is_for_programs = getattr(options, "json", False) or getattr(options, "form", None)
    if is_for_programs and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    paths = find_paths(getattr(options, "data_dir", None))
    try:
        code = _run(options, paths)
        if sys.stdout is not None:  # a window without a console has no streams
            sys.stdout.flush()
        return code
    except (RoutineError, HistoryFileError) as error:
        return _complain(error, BAD_INPUT)
    except UserError as error:
        return _complain(error, FAILED)
    except OSError as error:
        _leave_quietly()
        if isinstance(error, BrokenPipeError):
            return 0  # who read the output has had enough
        words = translate("CommandLine", "The output can't be written ({reason}).")
        return _complain(UserError(fill(words, reason=error.strerror or str(error))), FAILED)
    except KeyboardInterrupt:
        return 128 + 2


def _with_command(given: list[str]) -> list[str]:
    """Return the arguments with a routine file that stands alone as `open FILE`."""
    for place, argument in enumerate(given):
        is_value = place > 0 and given[place - 1] == "--data-dir"
        if not argument.startswith("-") and not is_value:
            is_file = argument.lower().endswith(SUFFIX)
            return [*given[:place], *["open"] * is_file, *given[place:]]
    return given


def _leave_quietly() -> None:
    """Let Python's own flush at the end go nowhere: it would complain of a closed output."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: argparse.Namespace, paths: Paths) -> int:
    match options.command:
        case "timeline":
            from stretchcoach.commands import show_timeline

            return show_timeline(options.routine, paths, as_json=options.json)
        case "history":
            from stretchcoach.commands import show_history

            return show_history(paths, form=options.form)
        case "export":
            from stretchcoach.core.export_kinds import Span
            from stretchcoach.export_commands import export_file

            span = Span(options.first, options.last)
            if span.is_backwards:
                return _complain(UserError(span_problem(span)), BAD_INPUT)
            path, kind = options.file
            return export_file(path, kind, span, paths)
        case "import":
            from stretchcoach.export_commands import import_file

            return import_file(options.file, paths)
        case "doctor":
            from stretchcoach.doctor import show_report

            return show_report(paths, as_json=options.json)
        case "selftest":
            from stretchcoach.selftest import run_selftest

            return run_selftest(
                as_json=options.json,
                without_sound=options.without_sound,
                on_screen=options.on_screen,
            )
        case _:
            from stretchcoach.start import start
            from stretchcoach.start_options import StartOptions

            is_play = options.command == "play"
            return start(
                paths,
                StartOptions(
                    routine=options.routine if options.command else DEFAULT,
                    plays_at_once=is_play,
                    terminal=is_play and options.terminal,
                    speed=options.speed if is_play else 1.0,
                    mute=is_play and options.mute,
                ),
            )


def _complain(error: UserError, code: int) -> int:
    if sys.stderr is not None:  # else print would take stdout instead
        print(f"stretchcoach: {error}", file=sys.stderr)
    return code


def command_line() -> argparse.ArgumentParser:
    """Return the parser, which also knows what to say of each command."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=_folder,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=translate("CommandLine", "keep everything (data, settings, cache) in DIR"),
    )
    parser = _Parser(
        prog="stretchcoach",
        parents=[common],
        description=translate("CommandLine", "Guides you through calf and hamstring stretches."),
        epilog=translate(
            "CommandLine",
            "Without a command it opens the window; FILE.stretch alone is shown there.",
        ),
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help=translate("CommandLine", "show the version and end"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=help_text, description=help_text, parents=[common], allow_abbrev=False
        )

    opened = add("open", translate("CommandLine", "show a routine in the window"))
    _add_routine(opened)
    play = add("play", translate("CommandLine", "play a routine at once"))
    _add_routine(play)
    play.add_argument(
        "--terminal",
        action="store_true",
        help=translate("CommandLine", "play as text, without a window"),
    )
    play.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="N",
        help=translate(
            "CommandLine", "run N times as fast, to look at a routine; silent above 1.5"
        ),
    )
    play.add_argument("--mute", action="store_true", help=translate("CommandLine", "make no sound"))
    timeline = add("timeline", translate("CommandLine", "show what happens when"))
    _add_routine(timeline)
    timeline.add_argument("--json", action="store_true", help=translate("CommandLine", "as JSON"))
    history = add("history", translate("CommandLine", "show what was done"))
    form = history.add_mutually_exclusive_group()
    for name in ("json", "csv"):
        form.add_argument(
            f"--{name}",
            dest="form",
            action="store_const",
            const=name,
            help=fill(translate("CommandLine", "as {format}"), format=name.upper()),
        )
    add_export_commands(add)
    doctor = add(
        "doctor", translate("CommandLine", "say what works here and what to do about the rest")
    )
    doctor.add_argument("--json", action="store_true", help=translate("CommandLine", "as JSON"))
    selftest = add("selftest", translate("CommandLine", "test that this copy is whole and works"))
    selftest.add_argument("--json", action="store_true", help=translate("CommandLine", "as JSON"))
    selftest.add_argument(
        "--without-sound",
        action="store_true",
        help=translate("CommandLine", "leave the sound device out, where there is none"),
    )
    selftest.add_argument(
        "--on-screen",
        action="store_true",
        help=translate("CommandLine", "open the window on the screen, where else none is needed"),
    )
    return parser


def _add_routine(parser: argparse.ArgumentParser) -> None:
    words = translate("CommandLine", "a routine's name or a .stretch file; else {name}")
    parser.add_argument(
        "routine",
        nargs="?",
        default=DEFAULT,
        metavar="ROUTINE|FILE",
        help=fill(words, name=DEFAULT),
    )


def _folder(text: str) -> Path:
    path = Path(text)
    if not text or (path.exists() and not path.is_dir()):
        words = translate("CommandLine", "{path} is not a folder")
        raise argparse.ArgumentTypeError(fill(words, path=text or "''"))
    return path


def _speed(text: str) -> float:
    lowest, highest = SPEED_LIMITS
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not lowest <= speed <= highest:
        words = translate("CommandLine", "{value} is no speed; allowed are {lowest} to {highest}")
        raise argparse.ArgumentTypeError(
            fill(words, value=text, lowest=f"{lowest:g}", highest=f"{highest:g}")
        )
    return speed
