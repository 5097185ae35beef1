"""Plays a whole session in the window and hears it: `python -m tests.benchmarks.whole_session`.

Prints how far each cue was from its time, and what the history has of the holds. Takes the ten
minutes that the routine takes. Needs a display (an Xvfb will do), espeak-ng, pulseaudio and
pulseaudio-utils; plays to a private null sink.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from stretchcoach.app import App
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.names import DEFAULT
from stretchcoach.library.routines import load_routine
from stretchcoach.parts import SoundWait, make_parts
from stretchcoach.paths import find_paths
from stretchcoach.store.reader import read_history
from stretchcoach.ui.theme import Style
from stretchcoach.voice.chimes import chime_name, chime_path
from stretchcoach.voice.clip import read_clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from tests.sound_server import SoundServer, find_onset

SURE = 0.75
AROUND_S = 0.4
CLOSING_WORDS_MS = 8000


def main() -> None:
    """Play, hear, and print a table."""
    server = SoundServer()
    server.start()
    os.environ.update(server.environment)
    application = QApplication(sys.argv[:1])
    owner = QObject()
    with tempfile.TemporaryDirectory() as folder:
        paths = find_paths(Path(folder))
        exercises = load_exercises()
        routine = load_routine(DEFAULT, frozenset(exercises))
        parts = make_parts(paths, exercises, owner)
        state = parts.recorder.open(parts.now())
        _until(parts.narrator.settled, lambda: parts.prepare_voice(routine))
        app = App(parts, Style(application.styleHints()), routine)
        app.show(state)
        parts.speaker.wake()
        loop = QEventLoop()
        SoundWait(parts.speaker, loop.quit, parts.speaker)
        loop.exec()

        recorder = server.record()
        app.today_screen.start()
        playing = app.screen.playing
        if playing is None:
            sys.exit("The session did not start.")
        start = time.monotonic() - playing.snapshot().moment.elapsed
        app.screen.finished.connect(loop.quit)
        loop.exec()
        QTimer.singleShot(CLOSING_WORDS_MS, loop.quit)
        loop.exec()
        recording = recorder.stop()

        cache = ClipCache(paths.voice_cache, VoiceSettings())
        cues = [cue for cue in playing.timeline.cues if cue.spoken]
        errors, unheard = [], []
        for cue in cues:
            if cue.kind.is_words:
                clip = cache.load(cue.text)
            else:
                leg = playing.timeline.phase_at(cue.at).leg
                clip = read_clip(chime_path(chime_name(cue.kind, leg)))
            if clip is None:
                sys.exit(f"There is no sound of {cue.text!r}.")
            planned = start + cue.at - recording.started
            onset = find_onset(
                recording, clip, planned - AROUND_S, planned + clip.duration + AROUND_S
            )
            if onset.correlation > SURE:
                errors.append(1000 * (onset.seconds - planned))
            else:
                unheard.append(f"{cue.kind} {cue.text!r} at {cue.at:.2f} s")
        app.window.hide()
        app.close()
        parts.close()
        [session] = read_history(paths.history)
    server.stop()
    errors.sort()
    p95 = errors[round(0.95 * (len(errors) - 1))]
    print(f"cues heard   {len(errors)} of {len(cues)}", *unheard, sep="\n  ")
    print(
        f"off, ms      min {errors[0]:+.1f}, median {statistics.median(errors):+.1f}, "
        f"p95 {p95:+.1f}, max {errors[-1]:+.1f}"
    )
    held = [hold.held for hold in session.holds]
    print(f"in history   {session.status}: {len(held)} holds, {min(held)} to {max(held)} s held")


def _until(signal: SignalInstance, start: Callable[[], None]) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    start()
    loop.exec()


if __name__ == "__main__":
    main()
