"""Each setting of voice, sounds and screen acts on a session that is played."""

import json
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.commands import show_timeline
from stretchcoach.core.sample import compile_sample
from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import Cue, CueKind
from stretchcoach.library.names import DEFAULT
from stretchcoach.parts import Parts
from stretchcoach.paths import Paths
from stretchcoach.playing import Playing
from stretchcoach.settings import Settings, save_settings
from stretchcoach.voice.chimes import chime_path
from stretchcoach.voice.clip import Clip, read_clip
from stretchcoach.voice_sample import VoiceSample
from tests.parts_for_tests import LONG_MS, short_routine
from tests.sound_server import Recording, SoundServer, find_onset

FAST = 60.0


def choose(parts: Parts, **chosen: object) -> None:
    parts.preferences.change(replace(parts.preferences.settings, **chosen))


def chime(name: str) -> Clip:
    clip = read_clip(chime_path(name))
    assert clip is not None
    return clip


def is_in(recording: Recording, name: str) -> bool:
    return find_onset(recording, chime(name)).correlation > 0.75


def test_what_the_file_says_acts_when_it_is_read(parts: Parts, paths: Paths) -> None:
    save_settings(paths.settings, Settings(voice="one", speech_rate=120, volume=40))
    estimate = parts.narrator.length("Some words.")
    parts.preferences.load()
    assert parts.speaker.volume == 0.4
    assert parts.narrator.length("Some words.") > estimate


@pytest.mark.usefixtures("speech_engine")
def test_voice_and_speed_change_what_a_session_says(qtbot: QtBot, parts: Parts) -> None:
    routine = short_routine(hold_s=20)
    with qtbot.waitSignal(parts.narrator.settled, timeout=LONG_MS):
        parts.prepare_voice(routine)
    calm = Playing(parts, routine).timeline
    with qtbot.waitSignal(parts.narrator.settled, timeout=LONG_MS):
        choose(parts, speech_rate=110)
    slow = Playing(parts, routine).timeline
    assert slow.cues[0].text == calm.cues[0].text
    assert slow.cues[0].duration > 1.2 * calm.cues[0].duration


@pytest.mark.parametrize("talk", Talk)
def test_a_session_says_as_much_as_is_chosen(parts: Parts, talk: Talk) -> None:
    routine = short_routine(hold_s=30)
    usual = [cue for cue in Playing(parts, routine).timeline.cues if cue.spoken]
    choose(parts, talk=talk)
    chosen = [cue for cue in Playing(parts, routine).timeline.cues if cue.spoken]
    more = {Talk.LESS: -1, Talk.NORMAL: 0, Talk.MORE: 1}[talk]
    assert (len(chosen) > len(usual)) - (len(chosen) < len(usual)) == more


@pytest.mark.parametrize(
    ("chosen", "silent"),
    [
        ({}, set()),
        ({"chimes": False}, {CueKind.START_CHIME, CueKind.END_CHIME}),
        ({"ticks": False}, {CueKind.TICK}),
        ({"talk": Talk.LESS}, {CueKind.STEP, CueKind.COACHING}),
    ],
)
def test_what_is_not_wanted_is_not_told_as_unheard(
    qtbot: QtBot, parts: Parts, chosen: dict[str, object], silent: set[CueKind]
) -> None:
    choose(parts, **chosen)
    playing = Playing(parts, short_routine(hold_s=20), speed=FAST)  # too fast to be heard
    unheard: list[Cue] = []
    playing.shown_only.connect(unheard.append)
    with qtbot.waitSignal(playing.conductor.finished, timeout=LONG_MS):
        playing.start()
    kinds = {cue.kind for cue in unheard}
    assert not kinds & silent
    assert CueKind.PHASE in kinds
    assert bool(silent) or {CueKind.TICK, CueKind.START_CHIME, CueKind.STEP} <= kinds


@pytest.mark.parametrize("wanted", [True, False])
def test_the_screen_is_kept_on_only_if_it_is_wanted(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(type(parts.keep_awake), "start", lambda self: started.append(True))
    choose(parts, keep_screen_on=wanted)
    playing = Playing(parts, short_routine(), speed=FAST)
    playing.start()
    playing.conductor.end()
    assert started == [True] * wanted


def heard(qtbot: QtBot, parts: Parts, server: SoundServer) -> tuple[Recording, list[str], bool]:
    """Play the sample; return what was recorded and told of it, and whether it was heard."""
    sample = VoiceSample(parts)
    said: list[str] = []
    sample.said.connect(said.append)
    recorder = server.record()
    with qtbot.waitSignal(sample.ended, timeout=LONG_MS) as ended:
        sample.start()
    return recorder.stop(), said, ended.args[0]


@pytest.mark.usefixtures("speech_engine")
def test_the_sample_sounds_like_a_session(
    qtbot: QtBot, parts: Parts, sound_server: SoundServer
) -> None:
    recording, said, was_heard = heard(qtbot, parts, sound_server)
    assert was_heard
    assert said == ["Hold, right leg.", "Keep your heel on the floor."]
    assert all(is_in(recording, name) for name in ("start_right", "tick", "end"))


@pytest.mark.usefixtures("speech_engine")
def test_the_sample_has_the_sounds_that_are_chosen(
    qtbot: QtBot, parts: Parts, sound_server: SoundServer
) -> None:
    choose(parts, chimes=False, talk=Talk.LESS)
    recording, said, was_heard = heard(qtbot, parts, sound_server)
    assert was_heard
    assert said == ["Hold, right leg."]
    assert is_in(recording, "tick")
    assert not any(is_in(recording, name) for name in ("start_right", "end"))


@pytest.mark.parametrize(
    ("chosen", "silent", "words"),
    [
        ({"chimes": False, "talk": Talk.MORE}, {CueKind.START_CHIME, CueKind.END_CHIME}, 3),
        ({"ticks": False}, {CueKind.TICK}, 2),
    ],
)
def test_the_sample_is_made_by_what_is_chosen(
    parts: Parts, chosen: dict[str, object], silent: set[CueKind], words: int
) -> None:
    sounds = replace(parts.preferences.settings, **chosen).sounds
    made = compile_sample(parts.exercises, parts.narrator.length, parts.phrases, sounds)
    wanted = [cue for cue in made.cues if cue.wanted]
    chimes_and_ticks = {CueKind.START_CHIME, CueKind.END_CHIME, CueKind.TICK}
    assert {cue.kind for cue in wanted} & chimes_and_ticks == chimes_and_ticks - silent
    assert sum(cue.kind.is_words for cue in wanted) == words


def test_a_sample_that_is_not_heard_says_so(qtbot: QtBot, parts: Parts) -> None:
    parts.speaker.muted = True
    sample = VoiceSample(parts)
    said: list[str] = []
    sample.said.connect(said.append)
    sample.start()
    qtbot.waitUntil(lambda: said == ["Hold, right leg."], timeout=LONG_MS)
    with qtbot.waitSignal(sample.ended, timeout=LONG_MS) as ended:
        sample.stop()
    assert ended.args == [False]


def test_a_sample_is_stopped_and_by_a_changed_voice_too(qtbot: QtBot, parts: Parts) -> None:
    sample = VoiceSample(parts)
    for stop in (sample.stop, lambda: choose(parts, talk=Talk.LESS)):
        sample.start()
        sample.start()
        with qtbot.waitSignal(sample.ended, timeout=LONG_MS):
            stop()
        assert not sample.is_running
    with qtbot.assertNotEmitted(sample.ended, wait=50):
        sample.stop()
    sample.start()
    choose(parts, volume=30)
    assert sample.is_running
    sample.stop()


def test_the_timeline_of_the_command_line_is_that_of_the_settings(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    show_timeline(DEFAULT, paths, as_json=True)
    usual = json.loads(capsys.readouterr().out)["cues"]
    save_settings(paths.settings, Settings(chimes=False, ticks=False))
    show_timeline(DEFAULT, paths, as_json=True)
    chosen = json.loads(capsys.readouterr().out)["cues"]
    assert {cue["kind"] for cue in usual} - {cue["kind"] for cue in chosen} == {
        *("start_chime", "end_chime", "tick")
    }


def test_settings_that_can_not_be_read_keep_no_timeline_back(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.settings.mkdir(parents=True)
    assert show_timeline(DEFAULT, paths, as_json=False) == 0
    assert "can't be read" in capsys.readouterr().err
