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
    """Whether a phrase could be rendered, and by which voice."""

    voice: str | None
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


def check_voice() -> VoiceCheck:
    """Render one phrase anew; waits 4 s at most for each answer. Leaves no file behind."""
    with tempfile.TemporaryDirectory(prefix="stretchcoach-check-") as folder:
        narrator = Narrator(ClipCache(Path(folder), VoiceSettings()))
        loop = QEventLoop()
        narrator.settled.connect(loop.quit)
        narrator.prepare([PHRASE])
        loop.exec()
        narrator.stop()
        return VoiceCheck(narrator.voice, narrator.problem)


def check_sound(cache_folder: Path) -> SoundCheck:
    """Look for the device that would sound; waits 4 s at most for it. Plays nothing."""
    speaker = Speaker(ClipCache(cache_folder, VoiceSettings()))
    loop = QEventLoop()
    speaker.settled.connect(loop.quit)
    speaker.open()
    loop.exec()
    speaker.close()
    return SoundCheck(speaker.device, speaker.problem)
