"""When the sounds of the speaker are really heard."""

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.voice.chimes import chime_path
from stretchcoach.voice.clip import read_clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.speaker import Played, Speaker
from tests.sound_server import SoundServer, find_onset

START_MS = 20_000
LARGEST_ERROR_S = 0.1


@pytest.mark.usefixtures("speech_engine")
def test_cues_are_heard_when_they_are_due(
    qtbot: QtBot, tmp_path: Path, sound_server: SoundServer
) -> None:
    cache = ClipCache(tmp_path, VoiceSettings())
    narrator = Narrator(cache)
    words = "Hold, right leg."
    with qtbot.waitSignal(narrator.settled, timeout=START_MS):
        narrator.prepare([words])
    speaker = Speaker(cache)
    with qtbot.waitSignal(speaker.settled, timeout=START_MS):
        speaker.wake()
    cues = [
        Cue(0.5, 0.4, CueKind.START_CHIME, "", 0.45),
        Cue(1.0, 2.0, CueKind.PHASE, words, 3.0),
        Cue(3.5, 0.1, CueKind.TICK, "1", 1.0),
        Cue(4.0, 0.5, CueKind.END_CHIME, "", 0.5),
    ]
    recorder = sound_server.record()
    begin = time.monotonic()
    played = []
    for cue in cues:
        qtbot.waitUntil(lambda cue=cue: time.monotonic() - begin >= cue.at, timeout=START_MS)
        played.append((cue, time.monotonic(), speaker.play_cue(cue, Leg.LEFT)))
    qtbot.waitUntil(lambda: time.monotonic() - begin > 5.0, timeout=START_MS)
    recording = recorder.stop()
    speaker.close()

    clips = [
        read_clip(chime_path("start_left")),
        cache.load(words),
        read_clip(chime_path("tick")),
        read_clip(chime_path("end")),
    ]
    for (cue, called, outcome), clip in zip(played, clips, strict=True):
        assert outcome is Played.SOUNDED
        assert clip is not None
        planned = called - recording.started
        onset = find_onset(recording, clip, planned - 1.0, planned + clip.duration + 1.0)
        print(cue.kind, f"{1000 * (onset.seconds - planned):.0f} ms, {onset.correlation:.3f}")
        assert onset.correlation > 0.75  # other words come to less than half
        assert abs(onset.seconds - planned) < LARGEST_ERROR_S
