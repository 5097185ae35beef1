"""The rendered phrases on disk: one WAV file for each text and voice."""

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
import time
import weakref
from dataclasses import astuple, dataclass
from pathlib import Path

from stretchcoach.voice.clip import Clip, read_clip

FORMAT = 1  # raise it when the same text would be rendered to another file
LARGEST = 50_000_000  # bytes of clips kept from one start to the next
STALE_S = 3600.0  # half-written files of this age belong to no living renderer
CALM_RATE = 165


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How the voice speaks: words a minute; no `voice` or `driver` means the best there is."""

    voice: str | None = None
    rate: int = CALM_RATE
    driver: str | None = None
    language: str = "en"


class ClipCache:
    """Finds the clip of a text. Creates no folder before `make_room` is called."""

    def __init__(self, folder: Path, voice: VoiceSettings) -> None:
        self._voice = voice
        self._folders = [folder.absolute()]
        self._known: dict[str, tuple[Path, float]] = {}

    @property
    def voice(self) -> VoiceSettings:
        """How the clips that it finds are spoken."""
        return self._voice

    def use(self, voice: VoiceSettings) -> None:
        """Find the clips of another voice from now on; those of the last one stay on disk."""
        self._voice = voice
        self._known.clear()

    def path(self, text: str) -> Path:
        """Return where the clip of `text` belongs."""
        return self._folders[0] / self._name(text)

    def load(self, text: str) -> Clip | None:
        """Return the clip of `text`, trimmed; None where it is missing or damaged."""
        self._known.pop(text, None)
        for folder in self._folders:
            path = folder / self._name(text)
            clip = read_clip(path)
            if clip is not None:
                self._known[text] = path, clip.duration
                with contextlib.suppress(OSError):
                    path.touch()  # what is used is the last to be thrown away
                return clip
        return None

    def find(self, text: str) -> Path | None:
        """Return the file of `text`; None where it is missing or damaged."""
        if text not in self._known or not self._known[text][0].is_file():
            self.load(text)
        return self._known[text][0] if text in self._known else None

    def length(self, text: str) -> float | None:
        """Return how long the clip of `text` is, in seconds; None where there is none."""
        if text not in self._known:
            self.load(text)
        return self._known[text][1] if text in self._known else None

    def estimate_length(self, text: str) -> float:
        """Return a length that the clip of `text` will hardly exceed, in seconds."""
        return estimate_length(text, self.voice.rate)

    def length_or_estimate(self, text: str) -> float:
        """Return how long `text` sounds in seconds, or a safe estimate where there is no clip."""
        length = self.length(text)
        return self.estimate_length(text) if length is None else length

    def make_room(self) -> Path:
        """Make the folder ready for new clips and return it: a temporary one if it must be."""
        folder = self._folders[0]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError:
            folder = Path(tempfile.mkdtemp(prefix="stretchcoach-voice-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._folders.insert(0, folder)
        else:
            _prune(folder)
        return folder

    def _name(self, text: str) -> str:
        key = json.dumps([FORMAT, *astuple(self.voice), text])
        return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.wav"


def estimate_length(text: str, rate: int) -> float:
    """Return a safe length for `text` at `rate` words a minute, in seconds.

    Measured on 140 phrases of eSpeak: 1.13 to 2.5 times the real length, 1.4 in the middle. What
    is written shorter than it is spoken (figures, signs, capitals) counts for more.
    """
    pauses = len(re.findall(r"[.,;:!?](?=\s)", text))
    signs = len(re.findall(r"[^\w\s.,;:!?'()-]", text))
    capitals = sum(letter.isupper() for letter in text)
    figures = sum(letter.isdigit() for letter in text)
    seconds = 0.25 + 0.066 * len(text) + 0.3 * pauses + 0.6 * figures + 0.4 * signs
    return (seconds + 0.25 * capitals) * CALM_RATE / rate


def _prune(folder: Path) -> None:
    clips = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            about = path.stat()
            if path.suffix == ".wav":
                clips.append((about.st_mtime, about.st_size, path))
            if path.name.startswith(".") and time.time() - about.st_mtime > STALE_S:
                path.unlink()
    kept = 0
    for _, size, path in sorted(clips, reverse=True):
        kept += size
        if kept > LARGEST:
            with contextlib.suppress(OSError):
                path.unlink()
