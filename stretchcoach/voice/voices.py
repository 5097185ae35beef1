"""The machine's voices, and which of them speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

# Parts of the ids of voices that speak plainly, the best first. eSpeak's American voice was the
# one whose phrases a recogniser understood best; macOS lists its joke voices with the others.
PLAIN = ("gmw/en-us", "gmw/en", "samantha", "alex", "daniel", "zira", "hazel", "david")


class Voice(Protocol):
    """A voice as pyttsx3 describes it."""

    id: str
    name: str | None
    languages: Sequence[str | None] | None


@dataclass(frozen=True, slots=True)
class InstalledVoice:
    """A voice to choose: the engine's id of it, and its name for the user."""

    id: str
    name: str


def voices_of(voices: Iterable[Voice], language: str) -> list[InstalledVoice]:
    """Return those that speak `language`, by name; the others read it in a way of their own."""
    fitting = [
        InstalledVoice(voice.id, voice.name or voice.id)
        for voice in voices
        if _speaks(voice, language)
    ]
    return sorted(fitting, key=lambda voice: voice.name.casefold())


def choose_voice(voices: Iterable[Voice], language: str, current: str | None) -> str | None:
    """Return the id of the voice to use for `language`; None where none speaks it.

    The user's own choice comes first, which `current` is but for eSpeak.
    """
    fitting = [voice.id for voice in voices if _speaks(voice, language)]
    if current in fitting and not current.startswith("gmw/"):
        return current
    for part in PLAIN:
        for voice_id in fitting:
            if voice_id.lower() == part or ("/" not in part and part in voice_id.lower()):
                return voice_id
    return fitting[0] if fitting else None


def _speaks(voice: Voice, language: str) -> bool:
    # en-gb (eSpeak), en-GB (Windows), en_GB (macOS)
    tags = (str(tag or "").replace("_", "-").lower() for tag in voice.languages or ())
    return any(tag.split("-")[0] == language for tag in tags)
