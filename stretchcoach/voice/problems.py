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


@dataclass(frozen=True, slots=True)
class _Notice:
    """What is wrong and what goes on; then what to do by the Retry button, or where none is."""

    told: str
    by_retry: str = ""
    without: str = ""


# How the families of Linux install a package: their ids in os-release, and the command.
INSTALLERS = {
    "debian": "sudo apt install {debian}",
    "fedora": "sudo dnf install {fedora}",
    "suse": "sudo zypper install {fedora}",
    "arch": "sudo pacman -S {arch}",
}
ESPEAK = {"debian": "espeak-ng", "fedora": "espeak-ng", "arch": "espeak-ng"}
PULSE = {"debian": "libpulse0", "fedora": "pulseaudio-libs", "arch": "libpulse"}


def describe(
    problem: VoiceProblem | SoundProblem, system: str = sys.platform, *, can_retry: bool = False
) -> str:
    """Return one notice for the user: what is wrong, what goes on, what to do.

    The words name the Retry button only where there is one: `can_retry`.
    """
    if isinstance(problem, VoiceProblem):
        notice = _voice_notice(problem.kind, system)
    else:
        notice = _sound_notice(problem.kind, system)
    to_do = notice.by_retry if can_retry else notice.without
    return f"{notice.told} {to_do}" if to_do else notice.told


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


def _voice_notice(kind: VoiceFault, system: str) -> _Notice:
    then_retry = translate("Voice", "Then choose Retry.")
    start_again = translate("Voice", "Choose Retry to start it again.")
    next_start = translate("Voice", "It is tried again at the next start.")
    match kind:
        case VoiceFault.NO_ENGINE | VoiceFault.NO_DATA if system.startswith("linux"):
            words = translate(
                "Voice",
                "No voice: the speech engine eSpeak NG is missing or damaged. Captions and "
                "chimes go on. Install it with {command}.",
            )
            command = install_command(ESPEAK, linux_families())
            return _Notice(fill(words, command=command), then_retry)
        case VoiceFault.NO_ENGINE | VoiceFault.NO_DATA | VoiceFault.NO_VOICE:
            return _Notice(_no_voice_words(system), then_retry)
        case VoiceFault.CANNOT_START | VoiceFault.CRASHED:
            words = translate(
                "Voice", "No voice: the speech engine stopped. Captions and chimes go on."
            )
            return _Notice(words, start_again, next_start)
        case VoiceFault.HUNG:
            words = translate(
                "Voice", "No voice: the speech engine does not answer. Captions and chimes go on."
            )
            return _Notice(words, start_again, next_start)
        case VoiceFault.INCOMPLETE:
            return _Notice(
                translate(
                    "Voice", "The speech engine left out some phrases; they are shown as captions."
                ),
                translate("Voice", "Choose Retry to have them made again."),
                translate("Voice", "They are tried again at the next start."),
            )


def _no_voice_words(system: str) -> str:
    if system == "win32":
        return translate(
            "Voice",
            "No voice: Windows has none for this language. Captions and chimes go on. Add one in "
            "Settings, Time & language, Speech.",
        )
    if system == "darwin":
        return translate(
            "Voice",
            "No voice: macOS has none for this language. Captions and chimes go on. Add one in "
            "System Settings, Accessibility, Spoken Content.",
        )
    return translate(
        "Voice",
        "No voice: the speech engine has none for this language. Captions and chimes go on. "
        "Install all of eSpeak NG's voices.",
    )


def _sound_notice(kind: SoundFault, system: str) -> _Notice:
    then_retry = translate("Voice", "Then choose Retry.")
    match kind:
        case SoundFault.NO_LIBRARY if system.startswith("linux"):
            words = translate(
                "Voice",
                "No sound: a sound library is missing. Captions go on. Install it with {command}.",
            )
            command = install_command(PULSE, linux_families())
            return _Notice(fill(words, command=command), then_retry)
        case SoundFault.NO_LIBRARY:
            words = translate(
                "Voice",
                "No sound: the program's sound library can't be loaded. Captions go on. Install "
                "the program again.",
            )
            return _Notice(words)
        case SoundFault.NO_DEVICE:
            words = translate(
                "Voice",
                "No sound: there is no speaker or headphone. Captions go on. Connect one and "
                "switch it on.",
            )
            return _Notice(words, then_retry)
        case SoundFault.LOST:
            words = translate(
                "Voice",
                "No sound: the speaker stopped answering. Captions go on, and sound comes back by "
                "itself when it can.",
            )
            return _Notice(words)
