"""Another voice, another speed, another volume, while the program runs: by what is then heard."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.voice.chimes import chime_path
from stretchcoach.voice.clip import Clip, read_clip, write_clip
from stretchcoach.voice.clip_cache import CALM_RATE, ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.speaker import Speaker
from stretchcoach.voice.voices import InstalledVoice, voices_of
from tests.sound_server import RATE, Recording, SoundServer

LONG_MS = 30_000
TEXT = "Keep your heel on the floor."
WORDS = "Words."

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="eSpeak is the engine of Linux"
)


@dataclass(frozen=True)
class Found:
    """A voice as an engine describes it."""

    id: str
    name: str | None
    languages: list[str] | None


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "voice", VoiceSettings())


@pytest.fixture
def narrator(qapp: object, cache: ClipCache) -> Iterator[Narrator]:
    narrator = Narrator(cache)
    yield narrator
    narrator.stop()


def rendered(qtbot: QtBot, narrator: Narrator, cache: ClipCache) -> Clip:
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare([TEXT])
    clip = cache.load(TEXT)
    assert clip is not None
    return clip


def test_voices_of_other_languages_are_left_out_and_the_rest_sorted() -> None:
    found = [
        Found("b", "Zira", ["en-US"]),
        Found("de", "Anna", ["de_DE"]),
        Found("c", None, ["en_GB"]),
        Found("none", "Nobody", None),
        Found("a", "amy", ["fr", "en"]),
    ]
    assert voices_of(found, "en") == [
        InstalledVoice("a", "amy"),
        InstalledVoice("c", "c"),
        InstalledVoice("b", "Zira"),
    ]


@pytest.mark.usefixtures("speech_engine")
def test_the_installed_voices_are_found_without_anything_to_say(
    qtbot: QtBot, narrator: Narrator
) -> None:
    with qtbot.waitSignals([narrator.voices_found, narrator.settled], timeout=LONG_MS):
        narrator.find_voices()
    assert narrator.voice in [voice.id for voice in narrator.voices]
    assert narrator.process_id == 0
    with qtbot.assertNotEmitted(narrator.voices_found, wait=50):
        narrator.find_voices()


@on_linux
@pytest.mark.usefixtures("speech_engine")
def test_a_chosen_voice_speaks_and_the_one_before_is_kept(
    qtbot: QtBot, narrator: Narrator, cache: ClipCache
) -> None:
    best = rendered(qtbot, narrator, cache)
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.use("gmw/en-gb-scotland", CALM_RATE)
        assert cache.length(TEXT) is None
    assert narrator.voice == "gmw/en-gb-scotland"
    other = cache.load(TEXT)
    assert other is not None
    assert other.pcm != best.pcm
    with qtbot.assertNotEmitted(narrator.prepared, wait=600):
        narrator.use(None, CALM_RATE)
    assert cache.load(TEXT) == best


@pytest.mark.usefixtures("speech_engine")
def test_a_slower_voice_needs_more_time(qtbot: QtBot, narrator: Narrator, cache: ClipCache) -> None:
    rendered(qtbot, narrator, cache)
    calm = narrator.length(TEXT)
    lengths = {}
    for rate in (110, 240):
        with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
            narrator.use(None, rate)
        lengths[rate] = narrator.length(TEXT)
    assert lengths[240] < 0.85 * calm
    assert lengths[110] > 1.2 * calm


@pytest.mark.usefixtures("speech_engine")
def test_a_slider_that_moves_renders_once(
    qtbot: QtBot, narrator: Narrator, cache: ClipCache
) -> None:
    rendered(qtbot, narrator, cache)
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        for rate in range(120, 160, 5):
            narrator.use(None, rate)
            assert narrator.process_id == 0
    assert len(list(cache.path("").parent.glob("*.wav"))) == 2


@pytest.mark.usefixtures("speech_engine")
def test_for_a_voice_that_has_gone_the_best_one_speaks(
    qtbot: QtBot, narrator: Narrator, cache: ClipCache
) -> None:
    best = rendered(qtbot, narrator, cache)
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.use("voice/that-is-gone", CALM_RATE)
    assert narrator.lost_voice == "voice/that-is-gone"
    assert narrator.problem is None
    assert cache.load(TEXT) == best
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.use("voice/that-is-gone", 140)
    assert narrator.lost_voice == "voice/that-is-gone"
    assert narrator.length(TEXT) > best.duration
    narrator.use(None, 140)
    assert narrator.lost_voice is None


@pytest.fixture
def speaker(qtbot: QtBot, cache: ClipCache, sound_server: SoundServer) -> Iterator[Speaker]:
    """Return a speaker that has found its device, and has four seconds of one tone to play."""
    chime = read_clip(chime_path("start_left"))
    assert chime is not None
    cache.make_room()
    write_clip(Clip(chime.pcm * 10, chime.rate, 1), cache.path(WORDS))
    speaker = Speaker(cache)
    with qtbot.waitSignal(speaker.settled, timeout=LONG_MS):
        speaker.wake()
    yield speaker
    speaker.close()


def loudest(recording: Recording, first: float = 0.0, last: float | None = None) -> int:
    end = None if last is None else round(last * RATE)
    return max(map(abs, recording.samples[round(first * RATE) : end]), default=0)


def record(qtbot: QtBot, server: SoundServer, speaker: Speaker) -> Recording:
    recorder = server.record()
    speaker.play_words(WORDS)
    qtbot.wait(1000)
    speaker.stop()
    qtbot.waitUntil(lambda: recorder.is_silent(0.5), timeout=LONG_MS)
    return recorder.stop()


def test_the_volume_lowers_what_is_heard(
    qtbot: QtBot, speaker: Speaker, sound_server: SoundServer
) -> None:
    full = loudest(record(qtbot, sound_server, speaker))
    # Qt's scale for the ear: 90 % of the loudness are half of the level.
    speaker.volume = 0.9
    assert loudest(record(qtbot, sound_server, speaker)) == pytest.approx(full / 2, rel=0.05)
    speaker.volume = 0.5
    assert loudest(record(qtbot, sound_server, speaker)) == pytest.approx(full * 0.15, rel=0.1)
    speaker.volume = 0.0
    assert not speaker.is_heard
    assert loudest(record(qtbot, sound_server, speaker)) < 30


def test_the_volume_acts_on_what_sounds_already(
    qtbot: QtBot, speaker: Speaker, sound_server: SoundServer
) -> None:
    recorder = sound_server.record()
    speaker.play_words(WORDS)
    qtbot.waitUntil(lambda: recorder.is_loud, timeout=LONG_MS)
    qtbot.wait(600)
    speaker.volume = 0.5
    qtbot.wait(1500)
    speaker.stop()
    recording = recorder.stop()
    end = recording.duration
    full = loudest(recording, 0.0, end - 1.6)
    assert 0 < loudest(recording, end - 0.8, end - 0.2) < 0.3 * full


def test_a_new_sound_process_keeps_the_volume(
    qtbot: QtBot, speaker: Speaker, sound_server: SoundServer
) -> None:
    full = loudest(record(qtbot, sound_server, speaker))
    speaker.volume = 0.9
    speaker.retry()
    qtbot.waitUntil(lambda: speaker.process_id != 0 and bool(speaker.has_sound), timeout=LONG_MS)
    qtbot.wait(500)
    assert loudest(record(qtbot, sound_server, speaker)) == pytest.approx(full / 2, rel=0.05)
