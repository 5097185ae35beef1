"""A whole session through the real voice and a real sound server, recorded and compared."""

import time

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.record import Outcome
from stretchcoach.core.timeline import Cue
from stretchcoach.parts import Parts, SoundWait
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.store.reader import read_history
from stretchcoach.voice.chimes import chime_name, chime_path
from stretchcoach.voice.clip import Clip, read_clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from tests.parts_for_tests import LONG_MS, short_routine
from tests.sound_server import SoundServer, find_onset

LARGEST_ERROR_S = 0.1
# The way through the server costs likeness; other words come to less than half.
SURE = 0.75


def clip_of(cue: Cue, playing: Playing, cache: ClipCache) -> Clip:
    if cue.kind.is_words:
        clip = cache.load(cue.text)
    else:
        leg = playing.timeline.phase_at(cue.at).leg
        clip = read_clip(chime_path(chime_name(cue.kind, leg)))
    assert clip is not None
    return clip


@pytest.mark.usefixtures("speech_engine")
def test_every_cue_of_a_session_is_heard_in_order_and_on_time(
    qtbot: QtBot, sound_server: SoundServer, parts: Parts, paths: Paths
) -> None:
    routine = short_routine()
    with qtbot.waitSignal(parts.narrator.settled, timeout=LONG_MS):
        parts.prepare_voice(routine)
    parts.speaker.wake()
    begun: list[bool] = []
    SoundWait(parts.speaker, lambda: begun.append(True), parts.speaker)
    qtbot.waitUntil(lambda: bool(begun), timeout=LONG_MS)
    playing = Playing(parts, routine)
    not_heard: list[Cue] = []
    playing.shown_only.connect(not_heard.append)
    recorder = sound_server.record()
    with qtbot.waitSignal(playing.finished, timeout=LONG_MS):
        playing.start()
        start = time.monotonic() - playing.snapshot().moment.elapsed
    closing = ClipCache(paths.voice_cache, VoiceSettings()).length(parts.phrases.finished)
    assert closing is not None
    qtbot.wait(round(closing * 1000) + 1000)
    recording = recorder.stop()

    spoken = [cue for cue in playing.timeline.cues if cue.spoken]
    assert [cue for cue in not_heard if cue.spoken] == []
    cache = ClipCache(paths.voice_cache, VoiceSettings())
    for cue in spoken:
        clip = clip_of(cue, playing, cache)
        planned = start + cue.at - recording.started
        # The neighbours of a tick sound alike, so each is looked for within its own time.
        onset = find_onset(recording, clip, planned - 0.4, planned + clip.duration + 0.4)
        told = f"{cue.kind} {cue.text!r} planned at {cue.at:.2f} s"
        assert onset.correlation > SURE, f"{told} is not heard"
        error = onset.seconds - planned
        print(f"{told}, heard {1000 * error:+.0f} ms off, correlation {onset.correlation:.3f}")
        assert abs(error) < LARGEST_ERROR_S, f"{told} is {1000 * error:.0f} ms off"

    [session] = read_history(paths.history)
    assert session.status == "completed"
    assert [hold.outcome for hold in session.holds] == [Outcome.DONE, Outcome.DONE]
