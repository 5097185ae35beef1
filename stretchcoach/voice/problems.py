"""What can be wrong with voice and sound, and the words for it."""

import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.translation import fill, translate


class VoiceFault(StrEnum):
    """Why there is no voice, or not for every phrase."""

    NO_ENGINE = "no_engine"
    NO_DATA = "no_data"
    NO_VOICE = "no_voice"
    CANNOT_START = "cannot_start"
    HUNG = "hung"
    CRASHED = "crashed"
    INCOMPLETE = "incomplete"


class SoundFault(StrEnum):
    """Why nothing sounds."""

    NO_LIBRARY = "no_library"
    NO_DEVICE = "no_device"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class VoiceProblem:
    """A fault of the voice; `detail` is for a report, not for the user."""

    kind: VoiceFault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SoundProblem:
    """A fault of the sound; `detail` is for a report, not for the user."""

    kind: SoundFault
    detail: str = ""


# How the families of Linux install a package: their ids in os-release, and the command.
INSTALLERS = {
    "debian": "sudo apt install {debian}",
    "fedora": "sudo dnf install {fedora}",
    "suse": "sudo zypper install {fedora}",
    "arch": "sudo pacman -S {arch}",
}
ESPEAK = {"debian": "espeak-ng", "fedora": "espeak-ng", "arch": "espeak-ng"}
PULSE = {"debian": "libpulse0", "fedora": "pulseaudio-libs", "arch": "libpulse"}


def describe(problem: VoiceProblem | SoundProblem, system: str = sys.platform) -> str:
    """Return one notice for the user: what is wrong, what goes on, what to do."""
    if isinstance(problem, VoiceProblem):
        return _describe_voice(problem.kind, system)
    return _describe_sound(problem.kind, system)


def lost_voice_words() -> str:
    """Return the notice that the chosen voice is not there."""
    return translate(
        "Voice",
        "The voice you chose is no longer installed, so another one speaks. "
        "Choose a voice in the settings.",
    )


def install_command(packages: dict[str, str], families: Iterable[str]) -> str:
    """Return the command that installs a package; its name for a family that is not known."""
    for family in families:
        if family in INSTALLERS:
            return INSTALLERS[family].format_map(packages)
    return packages["debian"]


def linux_families() -> list[str]:
    """Return the ids of this Linux and of those that it comes from."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    names = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".replace("opensuse", "suse")
    return names.split()


def _describe_voice(kind: VoiceFault, system: str) -> str:
    match kind:
        case VoiceFault.NO_ENGINE | VoiceFault.NO_DATA if system.startswith("linux"):
            words = translate(
                "Voice",
                "No voice: the speech engine eSpeak NG is missing or damaged. Captions and "
                "chimes go on. Install it with {command}, then choose Retry.",
            )
            return fill(words, command=install_command(ESPEAK, linux_families()))
        case VoiceFault.NO_ENGINE | VoiceFault.NO_DATA | VoiceFault.NO_VOICE:
            return _describe_no_voice(system)
        case VoiceFault.CANNOT_START | VoiceFault.CRASHED:
            return translate(
                "Voice",
                "No voice: the speech engine stopped. Captions and chimes go on. Choose Retry to "
                "start it again.",
            )
        case VoiceFault.HUNG:
            return translate(
                "Voice",
                "No voice: the speech engine does not answer. Captions and chimes go on. Choose "
                "Retry to start it again.",
            )
        case VoiceFault.INCOMPLETE:
            return translate(
                "Voice",
                "The speech engine left out some phrases; they are shown as captions. Choose "
                "Retry to have them made again.",
            )


def _describe_no_voice(system: str) -> str:
    if system == "win32":
        return translate(
            "Voice",
            "No voice: Windows has none for this language. Captions and chimes go on. Add one in "
            "Settings, Time & language, Speech, then choose Retry.",
        )
    if system == "darwin":
        return translate(
            "Voice",
            "No voice: macOS has none for this language. Captions and chimes go on. Add one in "
            "System Settings, Accessibility, Spoken Content, then choose Retry.",
        )
    return translate(
        "Voice",
        "No voice: the speech engine has none for this language. Captions and chimes go on. "
        "Install all of eSpeak NG's voices, then choose Retry.",
    )


def _describe_sound(kind: SoundFault, system: str) -> str:
    match kind:
        case SoundFault.NO_LIBRARY if system.startswith("linux"):
            words = translate(
                "Voice",
                "No sound: a sound library is missing. Captions go on. Install it with {command}, "
                "then choose Retry.",
            )
            return fill(words, command=install_command(PULSE, linux_families()))
        case SoundFault.NO_LIBRARY:
            return translate(
                "Voice",
                "No sound: the program's sound library can't be loaded. Captions go on. Install "
                "the program again.",
            )
        case SoundFault.NO_DEVICE:
            return translate(
                "Voice",
                "No sound: there is no speaker or headphone. Captions go on. Connect one and "
                "switch it on, then choose Retry.",
            )
        case SoundFault.LOST:
            return translate(
                "Voice",
                "No sound: the speaker stopped answering. Captions go on, and sound comes back by "
                "itself when it can.",
            )
