"""The speaker on a real sound server, and without one."""

import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.voice.chimes import chime_path
from stretchcoach.voice.clip import Clip, read_clip, write_clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.problems import SoundFault
from stretchcoach.voice.speaker import LONGEST_PAUSE_S, TRY_AGAIN_S, Played, Speaker
from tests.fake_clock import FakeClock
from tests.sound_server import SoundServer, find_onset

LONG_MS = 20_000
WORDS = "Words."
LONG_WORDS = "Words without end."
TICK = Cue(0.0, 0.1, CueKind.TICK, "1", 1.0)
START = Cue(0.0, 0.4, CueKind.START_CHIME, "", 1.0)
SPEECH = Cue(0.0, 2.0, CueKind.PHASE, WORDS, 3.0)

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio is Linux's")


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    """Return a cache that holds two and twenty seconds of a sound in place of words."""
    cache = ClipCache(tmp_path, VoiceSettings())
    chime = read_clip(chime_path("start_left"))
    assert chime is not None
    write_clip(Clip(chime.pcm * 5, chime.rate, 1), cache.path(WORDS))
    write_clip(Clip(chime.pcm * 50, chime.rate, 1), cache.path(LONG_WORDS))
    return cache


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def speaker(cache: ClipCache, clock: FakeClock) -> Iterator[Speaker]:
    speaker = Speaker(cache, clock=clock.now)
    yield speaker
    speaker.close()


@pytest.fixture
def sounding(qtbot: QtBot, speaker: Speaker, sound_server: SoundServer) -> Speaker:
    """Return a speaker that has found its device."""
    with qtbot.waitSignal(speaker.settled, timeout=LONG_MS):
        speaker.wake()
    assert speaker.has_sound
    return speaker


def test_what_may_sound(sounding: Speaker) -> None:
    assert sounding.device == "Null Output"
    assert sounding.play_cue(TICK) is Played.SOUNDED
    assert sounding.play_cue(replace(TICK, spoken=False)) is Played.SHOWN_ONLY
    assert sounding.play_cue(replace(TICK, room=0.05)) is Played.SHOWN_ONLY
    assert sounding.play_cue(replace(SPEECH, text="Never rendered.")) is Played.SHOWN_ONLY
    assert sounding.play_cue(replace(SPEECH, room=1.9)) is Played.SHOWN_ONLY
    assert sounding.play_cue(replace(SPEECH, room=1.99)) is Played.SOUNDED


def test_words_wait_for_older_words_but_chimes_do_not(sounding: Speaker, clock: FakeClock) -> None:
    assert sounding.play_cue(SPEECH) is Played.SOUNDED
    clock.pass_time(1.0)
    assert sounding.play_cue(SPEECH) is Played.SHOWN_ONLY
    assert sounding.play_cue(TICK) is Played.SOUNDED
    clock.pass_time(1.0)
    assert sounding.play_words(WORDS) is Played.SOUNDED
    sounding.stop()
    assert sounding.play_words(WORDS) is Played.SOUNDED


def test_a_muted_speaker_is_silent_at_once(
    qtbot: QtBot, sounding: Speaker, sound_server: SoundServer
) -> None:
    recorder = sound_server.record()
    assert sounding.play_words(LONG_WORDS) is Played.SOUNDED
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    sounding.muted = True
    assert sounding.play_cue(TICK) is Played.SHOWN_ONLY
    qtbot.waitUntil(lambda: recorder.is_silent(1.0), timeout=LONG_MS)
    loud = recorder.stop().loud_seconds
    sounding.muted = False
    assert sounding.play_cue(TICK) is Played.SOUNDED
    assert loud < 15  # of the 20 s that the words have


def test_the_legs_have_chimes_of_their_own(
    qtbot: QtBot, sounding: Speaker, sound_server: SoundServer
) -> None:
    recorder = sound_server.record()
    sounding.play_cue(START, Leg.RIGHT)
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    qtbot.waitUntil(lambda: recorder.is_silent(0.5), timeout=LONG_MS)
    recording = recorder.stop()
    right, left = (read_clip(chime_path(f"start_{leg}")) for leg in ("right", "left"))
    assert right is not None
    assert left is not None
    assert find_onset(recording, right).correlation > 0.9
    assert find_onset(recording, left).correlation < 0.7


@on_linux
def test_without_a_sound_server(
    qtbot: QtBot, speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with qtbot.waitSignals([speaker.settled, speaker.sound_lost], timeout=LONG_MS):
        speaker.wake()
    assert speaker.problem is not None
    assert speaker.problem.kind is SoundFault.NO_DEVICE
    assert speaker.play_cue(SPEECH) is Played.SHOWN_ONLY


@on_linux
def test_without_a_sound_server_it_is_looked_for_ever_more_seldom(
    qtbot: QtBot,
    speaker: Speaker,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nothing")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with qtbot.waitSignal(speaker.settled, timeout=LONG_MS):
        speaker.wake()

    def seconds_to_next_try() -> int:
        process, seconds = speaker.process_id, 0
        while speaker.process_id == process:
            clock.pass_time(1)
            seconds += 1
            assert speaker.play_cue(TICK) is Played.SHOWN_ONLY
        return seconds - 1

    pauses = [seconds_to_next_try() for _ in range(6)]
    assert pauses == [TRY_AGAIN_S, 10, 20, 40, LONGEST_PAUSE_S, LONGEST_PAUSE_S]
    speaker.retry()
    assert seconds_to_next_try() == TRY_AGAIN_S


@on_linux
def test_without_the_sound_library(
    qtbot: QtBot, speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The loader takes this empty file for the library, and gives up.
    (tmp_path / "libpulse.so.0").touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with qtbot.waitSignals([speaker.settled, speaker.sound_lost], timeout=LONG_MS):
        speaker.wake()
    assert speaker.problem is not None
    assert speaker.problem.kind is SoundFault.NO_LIBRARY
    assert "libpulse" in speaker.problem.detail


def test_a_server_killed_in_mid_cue_and_started_again(
    qtbot: QtBot, sounding: Speaker, sound_server: SoundServer, clock: FakeClock
) -> None:
    lost, back = [], []
    sounding.sound_lost.connect(lambda: lost.append(True))
    sounding.sound_back.connect(lambda: back.append(True))
    recorder = sound_server.record()
    assert sounding.play_cue(SPEECH) is Played.SOUNDED
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    sound_server.kill()
    recorder.stop()
    qtbot.waitUntil(lambda: lost == [True], timeout=LONG_MS)
    assert sounding.problem is not None

    clock.pass_time(TRY_AGAIN_S + 1)
    assert sounding.play_cue(TICK) is Played.SHOWN_ONLY  # tries anew, in vain
    process = sounding.process_id
    assert process
    qtbot.waitUntil(lambda: sounding.problem.kind is SoundFault.NO_DEVICE, timeout=LONG_MS)
    assert not back

    sound_server.start()
    clock.pass_time(2 * TRY_AGAIN_S + 1)
    assert sounding.play_cue(TICK) is Played.SHOWN_ONLY
    qtbot.waitUntil(lambda: back == [True], timeout=LONG_MS)
    assert sounding.problem is None
    recorder = sound_server.record()
    assert sounding.play_cue(SPEECH) is Played.SOUNDED
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    recorder.stop()
    assert lost == [True]


def test_a_clip_that_can_not_be_read_costs_no_other_cue(
    qtbot: QtBot, sounding: Speaker, cache: ClipCache, sound_server: SoundServer
) -> None:
    assert cache.length(WORDS)
    cache.path(WORDS).write_bytes(b"RIFF and no more")
    assert sounding.play_words(WORDS) is Played.SOUNDED
    qtbot.waitUntil(lambda: sounding.play_words(LONG_WORDS) is Played.SOUNDED, timeout=LONG_MS)
    recorder = sound_server.record()
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    recorder.stop()
    cache.path(WORDS).unlink()
    sounding.stop()
    assert sounding.play_words(WORDS) is Played.SHOWN_ONLY
    assert sounding.has_sound


@on_linux
def test_a_sound_process_that_hangs_or_dies(qtbot: QtBot, sounding: Speaker) -> None:
    with qtbot.waitSignal(sounding.sound_lost, timeout=LONG_MS):
        os.kill(sounding.process_id, signal.SIGSTOP)
        assert sounding.play_cue(TICK) is Played.SOUNDED
    with qtbot.waitSignal(sounding.sound_back, timeout=LONG_MS):
        sounding.retry()
    with qtbot.waitSignal(sounding.sound_lost, timeout=LONG_MS):
        os.kill(sounding.process_id, signal.SIGKILL)


def test_the_sound_process_ends_with_the_program(qtbot: QtBot, sounding: Speaker) -> None:
    process = sounding.process_id
    sounding.close()
    assert sounding.process_id == 0
    assert not Path(f"/proc/{process}").exists()
