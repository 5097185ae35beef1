"""The choice of a voice, and the words when there is none."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.voice.device_check import check_sound, check_voice
from stretchcoach.voice.problems import (
    ESPEAK,
    SoundFault,
    SoundProblem,
    VoiceFault,
    VoiceProblem,
    describe,
    install_command,
)
from stretchcoach.voice.voices import choose_voice
from tests.sound_server import SoundServer


@dataclass
class Voice:
    id: str
    languages: list[str | None] | None


ESPEAK_VOICES = [
    Voice("gmw/de", ["de"]),
    Voice("gmw/en-029", ["en-029"]),
    Voice("gmw/en", ["en-gb"]),
    Voice("gmw/en-us", ["en-us"]),
    Voice("gmw/en-us-nyc", ["en-us-nyc"]),
]
WINDOWS_VOICES = [Voice("TTS_MS_DE-DE_HEDDA", ["de-DE"]), Voice("TTS_MS_EN-US_ZIRA", ["en-US"])]
MAC_VOICES = [
    Voice("com.apple.speech.synthesis.voice.Albert", ["en_US"]),
    Voice("com.apple.voice.compact.en-US.Samantha", ["en_US"]),
    Voice("com.apple.voice.compact.de-DE.Anna", ["de_DE"]),
    Voice("com.apple.broken", [None]),
    Voice("com.apple.mute", None),
]


@pytest.mark.parametrize(
    ("voices", "current", "chosen"),
    [
        (ESPEAK_VOICES, "gmw/en", "gmw/en-us"),
        (ESPEAK_VOICES[:3], "gmw/de", "gmw/en"),
        (ESPEAK_VOICES[:2], None, "gmw/en-029"),
        (WINDOWS_VOICES, "TTS_MS_DE-DE_HEDDA", "TTS_MS_EN-US_ZIRA"),
        (MAC_VOICES, "com.apple.voice.compact.de-DE.Anna", MAC_VOICES[1].id),
        (MAC_VOICES, MAC_VOICES[0].id, MAC_VOICES[0].id),
        (WINDOWS_VOICES[:1], WINDOWS_VOICES[0].id, None),
        ([], None, None),
    ],
)
def test_choice_of_the_voice(voices: list[Voice], current: str | None, chosen: str | None) -> None:
    assert choose_voice(voices, "en", current) == chosen


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_every_problem_has_words_of_its_own(system: str) -> None:
    problems = [*map(VoiceProblem, VoiceFault), *map(SoundProblem, SoundFault)]
    for problem in problems:
        words = describe(problem, system)
        assert "aptions" in words
        assert "{" not in words
        assert ("sudo" in words or "package" in words) <= (system == "linux")


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_words_name_the_retry_button_only_where_there_is_one(system: str) -> None:
    by_itself = {SoundFault.LOST} | ({SoundFault.NO_LIBRARY} if system != "linux" else set())
    for problem in [*map(VoiceProblem, VoiceFault), *map(SoundProblem, SoundFault)]:
        assert "Retry" not in describe(problem, system)
        names_it = "Retry" in describe(problem, system, can_retry=True)
        assert names_it == (problem.kind not in by_itself)


def test_a_missing_engine_names_the_package() -> None:
    assert "espeak-ng" in describe(VoiceProblem(VoiceFault.NO_ENGINE), "linux")


@pytest.mark.parametrize(
    ("families", "command"),
    [
        (["debian"], "sudo apt install espeak-ng"),
        (["linuxmint", "ubuntu", "debian"], "sudo apt install espeak-ng"),
        (["fedora"], "sudo dnf install espeak-ng"),
        (["gentoo"], "espeak-ng"),
        ([], "espeak-ng"),
    ],
)
def test_command_of_each_linux(families: list[str], command: str) -> None:
    assert install_command(ESPEAK, families) == command


@pytest.mark.usefixtures("speech_engine", "qapp")
def test_check_of_a_voice_that_works() -> None:
    check = check_voice()
    assert check.advice is None
    assert check.voice is not None


def test_check_of_sound(qtbot: QtBot, tmp_path: Path, sound_server: SoundServer) -> None:
    check = check_sound(tmp_path)
    assert (check.device, check.advice) == ("Null Output", None)
    sound_server.kill()
    check = check_sound(tmp_path)
    assert check.device is None
    assert check.advice is not None
