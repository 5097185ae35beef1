"""The child process that plays the sounds.

Qt's PulseAudio back end ends its whole process when a sound is played after the sound server has
gone, and may never connect again. So the sounds are played by a process that can be replaced.

    {"play": path, "number": n}    sound a clip now  ->  {"sounded": n} when it has, or
                                   {"unread": n} at once if the file is missing or damaged
    {"stop": true}                 silence all clips
    {"volume": 0 to 1}             sound that loud by ear, also what sounds already
    {"awake": bool}                keep the device awake, or let it sleep

It answers {"device": name or null} at its start and when that changes, and {"broken": kind,
"detail": ...} before it ends by itself. It ends too when its stdin does.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stretchcoach.json_lines import Message, claim_stdout, receive, send
from stretchcoach.voice.clip import Clip, read_clip


class _Commands(QObject):
    """Reads stdin on a thread of its own: Windows has no notifier for a pipe."""

    received = Signal(dict)
    ended = Signal()

    def start(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with open(0, "rb", closefd=False) as messages:
            for message in receive(messages):
                self.received.emit(message)
        self.ended.emit()


def main() -> int:
    """Serve the messages on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program
    answers = claim_stdout()
    try:
        from stretchcoach.voice.sound_out import SoundOut
    except ImportError as error:
        send(answers, {"broken": "no_library", "detail": str(error)})
        _leave()
    app = QCoreApplication(sys.argv[:1])
    out = SoundOut()
    clips: dict[str, Clip | None] = {}

    def read(path: str) -> Clip | None:
        if clips.get(path) is None:
            clips[path] = read_clip(Path(path))
        return clips[path]

    def on_received(message: Message) -> None:
        if "play" in message:
            clip = read(message["play"])
            if clip is not None:
                out.play(clip, message["number"])
            else:
                send(answers, {"unread": message["number"]})
        elif "volume" in message:
            out.set_volume(message["volume"])
        elif "awake" in message:
            out.set_awake(message["awake"])
        else:
            out.stop()

    def on_lost() -> None:
        send(answers, {"broken": "lost" if out.device_name else "no_device", "detail": ""})
        _leave()

    commands = _Commands()
    commands.received.connect(on_received)
    commands.ended.connect(_leave)
    out.lost.connect(on_lost)
    out.sounded.connect(lambda number: send(answers, {"sounded": number}))
    out.device_changed.connect(lambda: send(answers, {"device": out.device_name}))
    send(answers, {"device": out.device_name})
    commands.start()
    return app.exec()


def _leave() -> None:
    sys.stderr.flush()
    os._exit(0)  # the orderly way would touch the sinks of a server that has gone


if __name__ == "__main__":
    sys.exit(main())
