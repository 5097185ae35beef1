"""Clips, their cache, the chimes."""

import os
import runpy
import sys
import wave
from array import array
from math import sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.assets import assets
from stretchcoach.core.cueing import END_CHIME_S, START_CHIME_S, TICK_S
from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import CueKind
from stretchcoach.voice import clip_cache
from stretchcoach.voice.chimes import ALL, chime_name, chime_path
from stretchcoach.voice.clip import Clip, fit, read_clip, to_floats, trim, write_clip
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings, estimate_length

RATE = 22050


def tone(seconds: float, channels: int = 1) -> Clip:
    count = round(seconds * RATE)
    samples = (round(9000 * sin(i / 10) + 1) for i in range(count) for _ in range(channels))
    return Clip(array("h", samples).tobytes(), RATE, channels)


def silence(seconds: float, channels: int = 1) -> bytes:
    return bytes(2 * channels * round(seconds * RATE))


@pytest.mark.parametrize("channels", [1, 2])
def test_trim_leaves_the_sound_and_little_more(channels: int) -> None:
    sound = tone(0.5, channels)
    long = Clip(silence(0.3, channels) + sound.pcm + silence(0.4, channels), RATE, channels)
    trimmed = trim(long)
    assert sound.pcm[400:-400] in trimmed.pcm
    assert 0.5 < trimmed.duration < 0.54
    assert trim(trimmed) == trimmed


def test_trim_of_silence_is_nothing() -> None:
    assert trim(Clip(silence(1.0), RATE, 1)).pcm == b""


@given(
    st.lists(st.integers(-32768, 32767), min_size=1, max_size=300),
    st.sampled_from([8000, 22050, 44100, 48000]),
    st.sampled_from([1, 2, 6]),
)
def test_fitting_keeps_length_and_loudness(samples: list[int], rate: int, channels: int) -> None:
    clip = Clip(array("h", samples).tobytes(), RATE, 1)
    fitted = fit(clip, rate, channels)
    assert (fitted.rate, fitted.channels) == (rate, channels)
    assert abs(fitted.duration - clip.duration) <= 1 / rate
    values = array("h", fitted.pcm)
    assert min(samples) <= min(values, default=min(samples))
    assert max(values, default=max(samples)) <= max(samples)
    assert all(-1 <= value < 1 for value in array("f", to_floats(fitted.pcm)))


def test_stereo_is_mixed_to_mono() -> None:
    assert fit(tone(0.1, 2), RATE, 1) == tone(0.1)


def test_damaged_files_are_no_clips(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    assert read_clip(path) is None
    write_clip(tone(0.5), path)
    assert read_clip(path) == tone(0.5)
    whole = path.read_bytes()
    for damaged in (b"", whole[:30], whole[:-100], b"FORM" + whole[4:], os.urandom(500)):
        path.write_bytes(damaged)
        assert read_clip(path) is None
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, RATE, 0, "NONE", ""))
        file.writeframes(bytes(100))
    assert read_clip(path) is None


def test_a_cache_tells_texts_and_voices_apart(tmp_path: Path) -> None:
    settings = [
        VoiceSettings(),
        VoiceSettings(voice="other"),
        VoiceSettings(rate=150),
        VoiceSettings(driver="other"),
        VoiceSettings(language="de"),
    ]
    caches = [ClipCache(tmp_path, setting) for setting in settings]
    paths = [cache.path(text) for cache in caches for text in ("Go.", "Stop.")]
    assert len(set(paths)) == len(paths)
    write_clip(tone(0.5), caches[0].path("Go."))
    assert caches[0].find("Go.") == caches[0].path("Go.")
    assert caches[0].length("Go.") == tone(0.5).duration
    assert all(cache.find("Go.") is None for cache in caches[1:])
    assert ClipCache(tmp_path, VoiceSettings()).load("Go.") == tone(0.5)


def test_looking_creates_no_folder(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "voice", VoiceSettings())
    assert cache.length("Go.") is None
    assert not (tmp_path / "voice").exists()
    assert cache.make_room() == tmp_path / "voice"
    assert (tmp_path / "voice").is_dir()


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = ClipCache(tmp_path / "file" / "voice", VoiceSettings())
    folder = cache.make_room()
    write_clip(tone(0.5), cache.path("Go."))
    assert cache.load("Go.") == tone(0.5)
    del cache
    assert not folder.exists()


def test_the_clips_not_used_for_longest_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = ClipCache(tmp_path, VoiceSettings())
    texts = ["a", "b", "c", "d"]
    for age, text in enumerate(reversed(texts)):
        write_clip(tone(0.1), cache.path(text))
        os.utime(cache.path(text), (1000 - age, 1000 - age))
    half_written = tmp_path / ".half.wav"
    half_written.touch()
    os.utime(half_written, (1000, 1000))
    size = cache.path("a").stat().st_size
    monkeypatch.setattr(clip_cache, "LARGEST", 2 * size)
    cache.load("a")
    cache.make_room()
    left = [text for text in texts if cache.path(text).exists()]
    assert left == ["a", "d"]
    assert not half_written.exists()


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_estimate_grows_with_the_text(text: str, more: str) -> None:
    assert 0 < estimate_length(text, 165) <= estimate_length(text + more, 165)
    assert estimate_length(text, 82) > 2 * estimate_length(text, 165)


def test_chimes_have_the_lengths_that_the_timeline_counts_with() -> None:
    lengths = {name: read_clip(chime_path(name)) for name in ALL}
    assert {name: clip.duration for name, clip in lengths.items() if clip is not None} == {
        "start_right": START_CHIME_S,
        "start_left": START_CHIME_S,
        "end": END_CHIME_S,
        "tick": TICK_S,
    }


def test_chimes_differ() -> None:
    assert chime_name(CueKind.START_CHIME, Leg.RIGHT) != chime_name(CueKind.START_CHIME, Leg.LEFT)
    assert len({chime_path(name).read_bytes() for name in ALL}) == len(ALL)


def test_the_end_chime_is_loudest_in_its_last_half() -> None:
    clip = read_clip(chime_path("end"))
    assert clip is not None
    samples = array("h", clip.pcm)
    half = len(samples) // 2
    assert sum(map(abs, samples[half:])) > 3 * sum(map(abs, samples[:half]))
    assert abs(samples[-1]) < 100


def test_chimes_are_what_their_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Path(str(assets() / "sounds" / "make_chimes.py"))
    monkeypatch.setattr(sys, "argv", [str(script), str(tmp_path)])
    runpy.run_path(str(script), run_name="__main__")
    for name in ALL:
        assert (tmp_path / f"{name}.wav").read_bytes() == chime_path(name).read_bytes()
