"""Makes the chimes beside this file: `python3 assets/sounds/make_chimes.py [FOLDER]`.

The lengths are those that the timeline counts with. Always the same bytes.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 44100
FADE_S = 0.02
PEAK = 0.5

# The notes of each chime: (starts at s, hertz, loudness, decay per s). Right rises, left falls;
# the end chime leads up to its last part, since it ends with the hold.
D5, A5, G4, B4, G5, C6 = 587.33, 880.0, 392.0, 493.88, 783.99, 1046.5
CHIMES = {
    "start_right": (0.40, [(0.0, D5, 0.8, 9.0), (0.14, A5, 1.0, 8.0)]),
    "start_left": (0.40, [(0.0, A5, 0.8, 9.0), (0.14, D5, 1.0, 8.0)]),
    "end": (0.50, [(0.0, G4, 0.25, 8.0), (0.125, B4, 0.35, 8.0), (0.25, D5, 1.0, 3.0),
                   (0.25, G5, 0.8, 3.0)]),
    "tick": (0.10, [(0.0, C6, 1.0, 45.0)]),
}  # fmt: skip
OVERTONES = ((1.0, 1.0), (2.0, 0.3), (3.0, 0.12))
ATTACK_S = 0.003


def main() -> None:
    """Write the WAV files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, (length, notes) in CHIMES.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(_samples(length, notes))


def _samples(length: float, notes: list[tuple[float, float, float, float]]) -> bytes:
    count = round(length * RATE)
    values = [sum(_note(i / RATE, *note) for note in notes) for i in range(count)]
    loudest = max(abs(value) for value in values)
    fade = round(FADE_S * RATE)
    return b"".join(
        struct.pack("<h", round(32767 * PEAK / loudest * value * min(1.0, (count - i) / fade)))
        for i, value in enumerate(values)
    )


def _note(at: float, start: float, hertz: float, loudness: float, decay: float) -> float:
    since = at - start
    if since < 0:
        return 0.0
    shape = min(1.0, since / ATTACK_S) * math.exp(-decay * since)
    waves = sum(part * math.sin(math.tau * hertz * n * since) for n, part in OVERTONES)
    return loudness * shape * waves


if __name__ == "__main__":
    main()
