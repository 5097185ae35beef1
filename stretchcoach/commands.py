"""The commands that answer without Qt."""

import json
import sys

from stretchcoach.core.compile import compile_timeline
from stretchcoach.core.timeline import Timeline
from stretchcoach.core.words import clock_time
from stretchcoach.errors import SettingsError
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.phrases import load_phrases
from stretchcoach.library.routines import load_routine
from stretchcoach.notices import settings_set_aside_words
from stretchcoach.paths import Paths
from stretchcoach.reports.history_formats import to_csv, to_json, to_table
from stretchcoach.settings import Settings, load_settings
from stretchcoach.store.archive import Archive
from stretchcoach.store.reader import ask_history, read_history
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings


def show_timeline(routine_name: str, paths: Paths, *, as_json: bool) -> int:
    """Print the timeline of a routine with the sounds of the settings. Raises RoutineError."""
    exercises = load_exercises()
    routine = load_routine(routine_name, frozenset(exercises))
    settings = read_settings(paths)
    voice = VoiceSettings(settings.voice, settings.speech_rate)
    cache = ClipCache(paths.voice_cache, voice)
    timeline = compile_timeline(
        routine, exercises, cache.length_or_estimate, load_phrases(), choices=settings.sounds
    )
    print(timeline_json(timeline) if as_json else timeline_text(timeline))
    return 0


def show_history(paths: Paths, *, form: str | None) -> int:
    """Print the history as JSON, CSV or a table. Raises StoreError."""
    match form:
        case "json":
            print(to_json(ask_history(paths.history, Archive.everything).sessions))
        case "csv":
            print(to_csv(ask_history(paths.history, Archive.everything).sessions), end="")
        case _:
            print(to_table(read_history(paths.history)))
    return 0


def read_settings(paths: Paths) -> Settings:
    """Return the settings of the file, and tell what is wrong with it: it keeps nothing back."""
    try:
        loaded = load_settings(paths.settings)
    except SettingsError as error:
        tell(str(error))
        return Settings()
    if loaded.set_aside is not None:
        tell(settings_set_aside_words(loaded.set_aside))
    return loaded.settings


def tell(words: str) -> None:
    """Say what is beside the answer, where there is a place for it."""
    if sys.stderr is not None:
        print(words, file=sys.stderr)


def timeline_json(timeline: Timeline) -> str:
    """Return the timeline as JSON; times are seconds from its start."""
    content = {
        "routine": timeline.routine,
        "duration_s": _number(timeline.duration),
        "phases": [
            {
                "kind": phase.kind,
                "start_s": _number(phase.start),
                "duration_s": _number(phase.duration),
                "exercise": phase.exercise,
                "leg": phase.leg,
                "set": phase.set,
            }
            for phase in timeline.phases
        ],
        "cues": [
            {
                "at_s": _number(cue.at),
                "duration_s": _number(cue.duration),
                "kind": cue.kind,
                "text": cue.text,
            }
            for cue in timeline.cues
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def timeline_text(timeline: Timeline) -> str:
    """Return the timeline for the eye: a line for each phase and each cue with words."""
    lines = [f"{timeline.routine}  {clock_time(timeline.duration)}"]
    for phase in timeline.phases:
        lines.append(
            f"{clock_time(phase.start):>6}  {phase.kind} {phase.duration:g} s  "
            f"{phase.exercise}, {phase.leg}, {phase.set}/{phase.sets}"
        )
        cues = timeline.cues_between(phase.start, phase.end, include_start=True)
        lines += [
            f"{'':8}{cue.at - phase.start:6.1f}  {cue.text}"
            for cue in cues
            if cue.kind.is_words and cue.at < phase.end
        ]
    return "\n".join(lines)


def _number(seconds: float) -> float | int:
    """Round to what a millisecond can tell; whole seconds without a decimal point."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
