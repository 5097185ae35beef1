"""The child processes by themselves."""

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from stretchcoach.voice.clip_cache import VoiceSettings

LONG_S = 30


class Process(subprocess.Popen[bytes]):
    """One of the child processes; it ends when its stdin does."""

    def __init__(self, module: str) -> None:
        command = [sys.executable, "-m", module]
        pipe = subprocess.PIPE
        super().__init__(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def tell(self, message: dict[str, Any]) -> None:
        assert self.stdin is not None
        self.stdin.write(json.dumps(message).encode() + b"\n")
        self.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.stdout is not None
        answer: dict[str, Any] = json.loads(self.stdout.readline())
        return answer

    def end(self) -> int:
        assert self.stdin is not None
        self.stdin.close()
        return self.wait(LONG_S)


posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows' console has signals of its own"
)


@posix
def test_the_sound_process_outlives_ctrl_c_and_answers_for_a_missing_clip(tmp_path: Path) -> None:
    with Process("stretchcoach.voice.sound_process") as process:
        first = process.answer()
        if "broken" in first:
            pytest.skip(f"needs Qt's sound library: {first['detail']}")
        process.send_signal(signal.SIGINT)
        process.tell({"play": str(tmp_path / "none.wav"), "number": 7})
        assert process.answer() == {"unread": 7}
        assert process.end() == 0


@posix
@pytest.mark.usefixtures("speech_engine")
def test_the_renderer_outlives_ctrl_c(tmp_path: Path) -> None:
    path = tmp_path / "clip.wav"
    with Process("stretchcoach.voice.renderer") as process:
        process.tell({"init": asdict(VoiceSettings())})
        assert "ready" in process.answer()
        process.send_signal(signal.SIGINT)
        process.tell({"text": "Hold.", "path": str(path)})
        assert process.answer()["done"] == "Hold."
        assert process.end() == 0
