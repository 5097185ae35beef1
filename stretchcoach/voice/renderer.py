"""The child process that renders phrases to WAV files with pyttsx3.

It answers on stdout, one JSON object a line:

    {"init": {voice, rate, driver, language}}  ->  {"ready": {voice, voices}} or {"broken": kind}
    {"text": ..., "path": ...}                 ->  {"done": text, "duration": s} or {"failed": text}

and ends when its stdin does. "voices" are the {id, name} of those that speak the language; where
the one that was asked for is not among them, "voice" is the best of them.

pyttsx3 2.99 can end the process, hang, write nothing or write an empty file: hence a process of
its own, the pauses and the tries.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from stretchcoach.json_lines import Message, claim_stdout, receive, send
from stretchcoach.voice.clip import Clip, read_clip, trim, write_clip
from stretchcoach.voice.voices import InstalledVoice, choose_voice, voices_of

SETTLE_S = 0.2  # eSpeak takes its settings late: without it 1 to 5 of 25 files were empty
TRIES = 3
TRY_S = 1.2
POLL_S = 0.005
LEAST_BYTES = 4096
CONVERT_S = 3.0


class NoVoiceError(Exception):
    """No voice of the machine speaks the language."""


def main() -> int:
    """Serve the messages on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program
    answers = claim_stdout()
    with open(0, "rb", closefd=False) as messages:
        _serve(messages, answers)
    sys.stderr.flush()
    os._exit(0)  # eSpeak can fail an assertion when Python takes it down


def _serve(messages: BinaryIO, answers: BinaryIO) -> None:
    engine = None
    for message in receive(messages):
        if "init" in message:
            try:
                engine, voice, voices = _start_engine(message["init"])
            except NoVoiceError as error:
                send(answers, {"broken": "no_voice", "detail": str(error)})
            except Exception as error:  # pyttsx3 raises whatever its driver met
                send(answers, {"broken": "no_engine", "detail": f"{type(error).__name__}: {error}"})
            else:
                choice = [asdict(one) for one in voices]
                send(answers, {"ready": {"voice": voice, "voices": choice}})
        elif engine is not None:
            send(answers, _render(engine, message["text"], Path(message["path"])))


def _start_engine(settings: Message) -> tuple[Any, str, list[InstalledVoice]]:
    import pyttsx3  # type: ignore[import-untyped]

    engine = pyttsx3.init(settings["driver"])
    installed = engine.getProperty("voices")
    voices = voices_of(installed, settings["language"])
    voice = settings["voice"]
    if voice not in [one.id for one in voices]:
        current = engine.getProperty("voice")
        voice = choose_voice(installed, settings["language"], current)
    if voice is None:
        raise NoVoiceError(settings["language"])
    time.sleep(SETTLE_S)
    engine.setProperty("voice", voice)
    engine.setProperty("rate", settings["rate"])
    engine.proxy.setBusy(False)
    time.sleep(SETTLE_S)
    return engine, voice, voices


def _render(engine: Any, text: str, path: Path) -> Message:
    # macOS writes AIFF, whatever the name says.
    suffix = ".aiff" if sys.platform == "darwin" else ".wav"
    made = path.with_name(f".{path.stem}-{os.getpid()}{suffix}")
    ready = path.with_name(f".{path.stem}-{os.getpid()}.ready")
    try:
        for _ in range(TRIES):
            made.unlink(missing_ok=True)
            # Busy, so that the text waits in the queue until runAndWait takes it.
            engine.proxy.setBusy(True)
            engine.save_to_file(text, str(made))
            engine.runAndWait()
            clip = _wait_for_clip(made)
            if clip is not None:
                clip = trim(clip)
            if clip is not None and clip.pcm:
                write_clip(clip, ready)
                ready.replace(path)
                return {"done": text, "duration": clip.duration}
    except (OSError, subprocess.SubprocessError) as error:
        return {"failed": text, "detail": str(error)}
    finally:
        made.unlink(missing_ok=True)
        ready.unlink(missing_ok=True)
    return {"failed": text, "detail": "the engine wrote no sound"}


def _wait_for_clip(path: Path) -> Clip | None:
    """Return the file's sound once it is whole and no longer grows."""
    deadline = time.monotonic() + TRY_S
    before = -1
    while time.monotonic() < deadline:
        size = path.stat().st_size if path.exists() else 0
        if size == before and size >= LEAST_BYTES:
            clip = _read(path)
            if clip is not None:
                return clip
        before = size
        time.sleep(POLL_S)
    return None


def _read(path: Path) -> Clip | None:
    with path.open("rb") as file:
        header = file.read(4)
    if header != b"FORM":
        return read_clip(path)
    converted = path.with_suffix(".wav")
    command = ["afconvert", "-f", "WAVE", "-d", "LEI16@22050", "-c", "1", str(path), str(converted)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=CONVERT_S)
        return read_clip(converted)
    finally:
        converted.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
