"""Writes a history and takes it out of the program again, in each form that it has."""

import csv
import io
from contextlib import closing, redirect_stdout
from datetime import datetime
from pathlib import Path

from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.routine import Routine
from stretchcoach.errors import UserError
from stretchcoach.export_commands import export_file
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import encode_routine, load_routine
from stretchcoach.paths import Paths
from stretchcoach.recorder import Recorder
from stretchcoach.reports.history_file import read_history_file
from stretchcoach.store.reader import read_history
from stretchcoach.translation import fill, translate

PAINS = Pains(right=2, left=3)
NOTE = "Selftest"


def shipped_routine() -> Routine:
    """Return the routine that the program ships with. Raises AssetError and RoutineError."""
    return load_routine(DEFAULT, frozenset(load_exercises()))


def write_session(recorder: Recorder, routine: Routine, now: datetime) -> None:
    """Write a made-up session: the first set of each exercise, and how it felt."""
    recorder.start(routine.name, encode_routine(routine).decode(), routine.hold_count, now, 1.0)
    turns = [(step, leg, set_) for step in routine.steps for set_, leg in step.turns()]
    for hold, (step, leg, set_) in enumerate(turns):
        if set_ == 1:
            length = float(step.hold_s)
            done = HoldRecord(hold, step.exercise, leg, set_, length, length, Outcome.DONE)
            recorder.hold(done)
    recorder.end(SessionStatus.COMPLETED, now)
    recorder.rate(PAINS, NOTE)


def write_and_read(paths: Paths) -> str:
    """Write a session into a new history and read it again; return the file's size.

    Raises StoreError.
    """
    session = _written(paths)
    was_read = (session.routine, session.status, session.pains, session.note)
    if was_read != (shipped_routine().name, SessionStatus.COMPLETED, PAINS, NOTE):
        raise UserError(translate("Selftest", "What was read is not what was written."))
    return str(paths.history.stat().st_size)


def export_all(paths: Paths, folder: Path) -> str:
    """Make each file that can be exported of a session, in `folder`; return their sizes.

    Raises UserError, where a file has not what it should have too.
    """
    session = _written(paths)
    made = {kind: folder / f"selftest.{kind}" for kind in ExportKind}
    for kind, file in made.items():
        with redirect_stdout(io.StringIO()):  # the command says what it wrote
            export_file(file, kind, Span(), paths)
        if not _is_good(kind, file, session):
            words = translate("Selftest", "{kind} has not what was written.")
            raise UserError(fill(words, kind=kind.upper()))
    return ", ".join(f"{kind} {file.stat().st_size}" for kind, file in made.items())


def _written(paths: Paths) -> SessionRecord:
    now = datetime.now().astimezone()
    with closing(Recorder(paths.history)) as recorder:
        recorder.open(now)
        write_session(recorder, shipped_routine(), now)
    [session] = read_history(paths.history)
    return session


def _is_good(kind: ExportKind, file: Path, session: SessionRecord) -> bool:
    """Whether a file is of its kind, and tells of the session."""
    content = file.read_bytes()
    match kind:
        case ExportKind.PDF:
            # A page of words and figures, not an empty one.
            return content.startswith(b"%PDF-") and b"/FontFile2" in content
        case ExportKind.CSV:
            rows = csv.reader(content.decode("utf-8-sig").splitlines())
            return sum(1 for row in rows if session.routine in row) > 0
        case ExportKind.JSON:
            copies = read_history_file(file).sessions
            return [copy.session.key for copy in copies] == [session.key]
        case ExportKind.CALENDAR:
            return content.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VEVENT" in content
