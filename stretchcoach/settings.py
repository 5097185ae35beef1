"""The user's settings, and their file."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_type_hints

import msgspec

from stretchcoach.core.talk import Talk
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import SettingsError
from stretchcoach.set_aside import set_aside
from stretchcoach.translation import fill, translate
from stretchcoach.whole_file import write_whole

if TYPE_CHECKING:
    from stretchcoach.core.sound_choices import SoundChoices

LEAST_TEXT_SIZE = 100
MOST_TEXT_SIZE = 200
# Words a minute. Outside of these no voice was calm and clear.
SLOWEST_SPEECH = 110
FASTEST_SPEECH = 240
CALM_SPEECH = 165
FULL_VOLUME = 100


class ThemeChoice(StrEnum):
    """Whose colours are used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class MotionChoice(StrEnum):
    """Whether motion is reduced: as the system asks, yes, or no."""

    SYSTEM = "system"
    REDUCED = "on"
    FULL = "off"


TextSize = Annotated[int, msgspec.Meta(ge=LEAST_TEXT_SIZE, le=MOST_TEXT_SIZE)]
# An engine names its voices as it pleases: by words, a path or an address.
VoiceId = Annotated[str, msgspec.Meta(pattern=r"\A[^\x00-\x1f\x7f]{1,500}\Z")]
SpeechRate = Annotated[int, msgspec.Meta(ge=SLOWEST_SPEECH, le=FASTEST_SPEECH)]
Volume = Annotated[int, msgspec.Meta(ge=0, le=FULL_VOLUME)]
Days = Annotated[tuple[Weekday, ...], msgspec.Meta(max_length=7)]
DayTime = Annotated[str, msgspec.Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
# It names a file.
FigureName = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9_-]{1,64}\Z")]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose. `text_size` is in per cent of the designed size.

    Without a `voice` the best one speaks, `speech_rate` words a minute. `volume` is in per cent
    of what the system's own volume allows. Without `days` one stretches on the routine's, at
    `day_time` ("HH:MM"). `welcomed`: the welcome of the first start has been read.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: TextSize = 100
    reduced_motion: MotionChoice = MotionChoice.SYSTEM
    figure: FigureName = "neutral"
    voice: VoiceId | None = None
    speech_rate: SpeechRate = CALM_SPEECH
    volume: Volume = FULL_VOLUME
    talk: Talk = Talk.NORMAL
    chimes: bool = True
    ticks: bool = True
    captions: bool = True
    keep_screen_on: bool = True
    days: Days | None = None
    day_time: DayTime = "07:00"
    welcomed: bool = False

    @property
    def sounds(self) -> "SoundChoices":
        """What of a session is to be heard."""
        # The window comes up before what this needs is loaded.
        from stretchcoach.core.sound_choices import SoundChoices

        return SoundChoices(self.talk, self.chimes, self.ticks)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where a file was put that could not be understood."""

    settings: Settings
    set_aside: Path | None


def load_settings(path: Path, *, today: Callable[[], date] = date.today) -> Loaded:
    """Return the settings in the file; what is missing or not allowed is as designed.

    A damaged file gets another name. Raises SettingsError where it can't be read or renamed.
    """
    raw, put_aside = _read(path, today)
    return Loaded(_understand(raw), put_aside)


def save_settings(
    path: Path, settings: Settings, *, today: Callable[[], date] = date.today
) -> None:
    """Write the settings whole or not at all; fields of a newer program stay. Raises SettingsError.

    Two programs at a time: the file is that of the one that saved last.
    """
    raw, _ = _read(path, today)
    data = msgspec.json.format(msgspec.json.encode(raw | asdict(settings)), indent=2) + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _understand(raw: Mapping[str, object]) -> Settings:
    allowed = {}
    for name, kind in get_type_hints(Settings, include_extras=True).items():
        with suppress(KeyError, msgspec.ValidationError):
            allowed[name] = msgspec.convert(raw[name], kind)
    return msgspec.convert(allowed, Settings)


def _read(path: Path, today: Callable[[], date]) -> tuple[dict[str, object], Path | None]:
    """Return the fields of the file, none where there is no file or it was set aside."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        return msgspec.json.decode(data, type=dict[str, object]), None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return {}, set_aside(path, today())
    except OSError as error:
        raise _damaged(path, error) from error


def _unwritable(path: Path, error: OSError) -> SettingsError:
    words = translate(
        "Settings",
        "The settings can't be saved in {path} ({reason}). They hold until you close the program. "
        "Check that you may write there and that the disk is not full.",
    )
    return _worded(words, path, error)


def _unreadable(path: Path, error: OSError) -> SettingsError:
    words = translate(
        "Settings",
        "The settings in {path} can't be read ({reason}), so all is as at first. "
        "Check that it is a file and that you may read it.",
    )
    return _worded(words, path, error)


def _damaged(path: Path, error: OSError) -> SettingsError:
    words = translate(
        "Settings",
        "The settings in {path} are damaged and the file can't be renamed ({reason}), so all is "
        "as at first. Check that you may write in its folder.",
    )
    return _worded(words, path, error)


def _worded(words: str, path: Path, error: OSError) -> SettingsError:
    reason = error.strerror or str(error)
    return SettingsError(fill(words, path=path, reason=reason))
