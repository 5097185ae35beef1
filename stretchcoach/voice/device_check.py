"""Tries voice and sound, for the `doctor` command. Needs a QCoreApplication."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop

from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.problems import SoundProblem, VoiceProblem, describe
from stretchcoach.voice.speaker import Speaker

PHRASE = "Hold, right leg."


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """Whether a phrase could be rendered, by which voice, and where clips are kept."""

    voice: str | None
    clip_length: float | None
    folder_is_writable: bool
    problem: VoiceProblem | None

    @property
    def advice(self) -> str | None:
        """What is wrong and what to do; None where all is well."""
        return describe(self.problem) if self.problem is not None else None


@dataclass(frozen=True, slots=True)
class SoundCheck:
    """Whether sounds can be heard, and from which device."""

    device: str | None
    problem: SoundProblem | None

    @property
    def advice(self) -> str | None:
        """What is wrong and what to do; None where all is well."""
        return describe(self.problem) if self.problem is not None else None


def check_voice(cache_folder: Path, voice: VoiceSettings | None = None) -> VoiceCheck:
    """Render one phrase anew; returns after 4 s at most. Leaves no file behind."""
    settings = voice or VoiceSettings()
    with tempfile.TemporaryDirectory(prefix="stretchcoach-check-") as folder:
        cache = ClipCache(Path(folder), settings)
        narrator = Narrator(cache)
        loop = QEventLoop()
        narrator.settled.connect(loop.quit)
        narrator.prepare([PHRASE])
        loop.exec()
        narrator.stop()
        return VoiceCheck(
            narrator.voice, cache.length(PHRASE), _is_writable(cache_folder), narrator.problem
        )


def check_sound(cache_folder: Path) -> SoundCheck:
    """Look for the device that would sound; returns after 4 s at most. Plays nothing."""
    speaker = Speaker(ClipCache(cache_folder, VoiceSettings()))
    loop = QEventLoop()
    speaker.settled.connect(loop.quit)
    speaker.open()
    loop.exec()
    speaker.close()
    return SoundCheck(speaker.device, speaker.problem)


def _is_writable(folder: Path) -> bool:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return True
    except OSError:
        return False
