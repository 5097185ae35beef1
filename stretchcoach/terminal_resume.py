"""Whether to go on with a session that was broken off, asked in the terminal."""

from collections.abc import Callable

from stretchcoach.core.record import SessionRecord
from stretchcoach.translation import fill, translate


def ask_to_go_on(
    unfinished: SessionRecord, ask: Callable[[str], str], say: Callable[[str], None]
) -> bool | None:
    """Return whether to go on with it; None where nobody answers.

    It is asked again until the answer is clear, for a no gives the session up for good.
    """
    words = translate(
        "Terminal", "{routine} was broken off. Go on with hold {next} of {planned}? [y/n] "
    )
    question = fill(
        words,
        routine=unfinished.routine,
        next=unfinished.next_hold + 1,
        planned=unfinished.planned_holds,
    )
    yes = {translate("Terminal", "y"), translate("Terminal", "yes")}
    no = {translate("Terminal", "n"), translate("Terminal", "no")}
    while True:
        try:
            typed = ask(question).strip().lower()
        except EOFError:
            say("")  # ends the line of the question
            return None
        if typed in yes | no:
            return typed in yes
        say(translate("Terminal", "Type y to go on with it, or n to give it up and start anew."))
