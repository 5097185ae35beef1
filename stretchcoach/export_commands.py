"""The commands that write the history to files and read it in; only the report needs Qt."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from stretchcoach.commands import read_settings, tell
from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.export_kinds import ExportKind, Span
from stretchcoach.core.weekdays import Weekday
from stretchcoach.export_files import Subject, find, make, merged_words, save
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.phrases import load_phrases
from stretchcoach.library.routines import load_routine
from stretchcoach.notices import set_aside_words
from stretchcoach.paths import Paths
from stretchcoach.reports.history_file import read_history_file
from stretchcoach.reports.report_facts import ReportFacts
from stretchcoach.store.archive import Archive
from stretchcoach.store.database import open_database
from stretchcoach.store.reader import ask_history
from stretchcoach.translation import fill, translate
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings


def export_file(path: Path, kind: ExportKind, span: Span, paths: Paths) -> int:
    """Write the file. Raises UserError."""
    subject = _subject(paths)
    if kind is ExportKind.PDF:
        subject = replace(subject, week_start=_week_start())
    found = ask_history(paths.history, lambda archive: find(kind, archive, span))
    write_report = _report_writer(subject) if kind is ExportKind.PDF else None
    save(path, make(kind, found, subject, span, write_report))
    print(fill(translate("Export", "{file} is written."), file=path))
    return 0


def import_file(path: Path, paths: Paths) -> int:
    """Add what the file holds to the history. Raises UserError.

    Another process may play meanwhile: all is added in one turn, and nothing there is changed.
    """
    copy = read_history_file(path)
    opened = open_database(paths.history)
    with closing(opened.connection) as connection:
        if opened.set_aside is not None:
            tell(set_aside_words(opened.set_aside))
        if opened.backup_problem:
            tell(opened.backup_problem)
        print(merged_words(Archive(connection).merge(copy)))
    return 0


def _subject(paths: Paths) -> Subject:
    exercises = load_exercises()
    routine = load_routine(DEFAULT, frozenset(exercises))
    settings = read_settings(paths)
    cache = ClipCache(paths.voice_cache, VoiceSettings())
    timeline = compile_timeline(
        routine,
        exercises,
        cache.length_or_estimate,
        load_phrases(),
        choices=settings.sounds,
    )
    now = datetime.now().astimezone()
    return Subject(routine, exercises, timeline.duration, settings, now)


def _week_start() -> Weekday:
    from PySide6.QtCore import QLocale

    from stretchcoach.ui.locale_week import week_start

    return week_start(QLocale())


def _report_writer(subject: Subject) -> Callable[[ReportFacts], bytes]:
    """Return what writes the report. It needs Qt's letters, but no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QGuiApplication

    from stretchcoach.report_figures import make_report

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])

    def write(facts: ReportFacts) -> bytes:
        assert application is not None  # it must be there as long as there is something to draw
        report = make_report(subject.exercises, QLocale(), subject.settings.figure)
        return report.write(facts)

    return write
