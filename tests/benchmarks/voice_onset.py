"""Measures the voice: `python -m tests.benchmarks.voice_onset [CUES]`.

Prints how long after the call a cue is heard, and how long phrases take to render. Needs
espeak-ng, pulseaudio and pulseaudio-utils; plays to a private null sink.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, SignalInstance

from stretchcoach.voice.clip import Clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings, estimate_length
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.speaker import Speaker
from tests.sound_server import SoundServer, find_onset

APART_S = 3.0
PHRASES = [f"Set {number}. Keep your heel on the floor." for number in range(1, 31)]


def main() -> None:
    """Measure, and print a table."""
    cues = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    server = SoundServer()
    server.start()
    os.environ.update(server.environment)
    app = QCoreApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        cache = ClipCache(Path(folder), VoiceSettings())
        narrator = Narrator(cache)
        seconds = _time(narrator.settled, lambda: narrator.prepare(PHRASES))
        again = _time(narrator.settled, lambda: narrator.prepare(PHRASES))
        margins = [estimate_length(text, 165) / narrator.length(text) for text in PHRASES]
        speaker = Speaker(cache)
        ready = _time(speaker.settled, speaker.wake)
        onsets, calls = _play(server, speaker, cache, cues)
        speaker.close()
        narrator.stop()
    server.stop()
    print(f"{len(PHRASES)} phrases rendered      {seconds:.2f} s")
    print(f"{len(PHRASES)} phrases in the cache  {1000 * again:.0f} ms")
    print(f"estimate / real length   {min(margins):.2f} to {max(margins):.2f}")
    print(f"sound process ready      {1000 * ready:.0f} ms")
    print(f"{cues} cues, ms             min  median  p95   max")
    for name, values in (("heard after the call", onsets), ("the call itself", calls)):
        values.sort()
        p95 = values[round(0.95 * (len(values) - 1))]
        row = (values[0], statistics.median(values), p95, values[-1])
        print(f"{name:22}" + "".join(f"{1000 * value:7.1f}" for value in row))
    del app


def _time(signal: SignalInstance, start: Callable[[], None]) -> float:
    loop = QEventLoop()
    signal.connect(loop.quit)
    begin = time.perf_counter()
    start()
    loop.exec()
    return time.perf_counter() - begin


def _play(
    server: SoundServer, speaker: Speaker, cache: ClipCache, cues: int
) -> tuple[list[float], list[float]]:
    """Return how long after each call its cue was heard, and how long the call took."""
    recorder = server.record()
    played: list[tuple[float, float, Clip]] = []

    def play() -> None:
        text = PHRASES[len(played) % len(PHRASES)]
        begin = time.monotonic()
        speaker.play_words(text)
        clip = cache.load(text)
        assert clip is not None
        played.append((begin, time.monotonic() - begin, clip))
        if len(played) > cues:
            loop.quit()

    loop = QEventLoop()
    timer = QTimer(interval=round(APART_S * 1000))
    timer.timeout.connect(play)
    timer.start()
    loop.exec()
    recording = recorder.stop()
    onsets = []
    for begin, _, clip in played[:cues]:
        planned = begin - recording.started
        onset = find_onset(recording, clip, planned - 0.5, planned + clip.duration + 0.5)
        onsets.append(onset.seconds - planned)
    return onsets, [length for _, length, _ in played]


if __name__ == "__main__":
    main()
