"""How a child process talks with the program: one JSON object a line."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

Message = dict[str, Any]


def claim_stdout() -> BinaryIO:
    """Return the stream of answers; whatever else the process prints goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def send(stream: BinaryIO, message: Message) -> None:
    """Write one message."""
    stream.write(encode(message))


def receive(stream: BinaryIO) -> Iterator[Message]:
    """Yield the messages until the other side has gone."""
    for line in stream:
        yield json.loads(line)


def encode(message: Message) -> bytes:
    """Return a message as a line of bytes."""
    return json.dumps(message).encode() + b"\n"
