"""A short sound: read from a WAV file, trimmed of its silence, fitted to a device."""

import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

QUIET = 100  # of 32767, about -50 dB: below it a sample counts as silence
LEAD_S = 0.005
TAIL_S = 0.03


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound of 16 bit samples, channels interleaved, in the machine's byte order."""

    pcm: bytes
    rate: int
    channels: int

    @property
    def duration(self) -> float:
        """How long it sounds, in seconds."""
        return len(self.pcm) / (2 * self.channels * self.rate)


def read_clip(path: Path) -> Clip | None:
    """Return the sound of a WAV file; None where it is missing, damaged or not of 16 bits."""
    try:
        with wave.open(str(path), "rb") as file:
            frames = file.getnframes()
            pcm = file.readframes(frames)
            frame_size = 2 * file.getnchannels()
            if file.getsampwidth() != 2 or not frames or len(pcm) != frames * frame_size:
                return None
            return Clip(pcm, file.getframerate(), file.getnchannels())
    except (OSError, EOFError, wave.Error):
        return None


def write_clip(clip: Clip, path: Path) -> None:
    """Write a WAV file. Raises OSError."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(clip.channels)
        file.setsampwidth(2)
        file.setframerate(clip.rate)
        file.writeframes(clip.pcm)


def trim(clip: Clip) -> Clip:
    """Return `clip` without the silence before it, and with little after it.

    A speech engine's leading silence differs by phrase and would shift the words from their time.
    """
    samples = array("h", clip.pcm)
    count = len(samples)
    first = next((i for i in range(count) if abs(samples[i]) > QUIET), count)
    last = next((i for i in range(count - 1, first - 1, -1) if abs(samples[i]) > QUIET), first - 1)
    lead = int(LEAD_S * clip.rate) * clip.channels
    tail = int(TAIL_S * clip.rate) * clip.channels
    start = max(0, first - first % clip.channels - lead)
    end = min(count, last + clip.channels - last % clip.channels + tail) if last >= first else start
    return Clip(samples[start:end].tobytes(), clip.rate, clip.channels)


def fit(clip: Clip, rate: int, channels: int) -> Clip:
    """Return `clip` at another rate and number of channels, for a device that needs them."""
    if (rate, channels) == (clip.rate, clip.channels):
        return clip
    samples = array("h", clip.pcm)
    mono = samples if clip.channels == 1 else array("h", _mix(samples, clip.channels))
    step = clip.rate / rate
    count = int(len(mono) / step)
    last = len(mono) - 1
    fitted = array("h", bytes(2 * count * channels))
    for i in range(count):
        place = i * step
        left = int(place)
        right = min(left + 1, last)
        value = int(mono[left] + (mono[right] - mono[left]) * (place - left))
        for channel in range(channels):
            fitted[i * channels + channel] = value
    return Clip(fitted.tobytes(), rate, channels)


def to_floats(pcm: bytes) -> bytes:
    """Return 16 bit samples as 32 bit floats from -1 to 1, for a device that takes no others."""
    return array("f", (sample / 32768 for sample in array("h", pcm))).tobytes()


def _mix(samples: "array[int]", channels: int) -> list[int]:
    return [sum(samples[i : i + channels]) // channels for i in range(0, len(samples), channels)]
