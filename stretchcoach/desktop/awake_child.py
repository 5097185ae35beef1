"""The child process that keeps the display on until its stdin ends.

It answers one line of JSON: {"awake": service} or {"not_awake": reason}. When the program dies, so
does its stdin, and the display may sleep again.
"""

import signal
import sys

from stretchcoach.json_lines import claim_stdout, send


def main() -> int:
    """Keep the display on for as long as the program wants it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program
    answers = claim_stdout()
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        if mode.method is None:
            send(answers, {"not_awake": mode.result.get_failure_text(style="inline")})
            return 1
        send(answers, {"awake": mode.method.name})
        sys.stdin.buffer.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
