"""How much it hurt, asked in the terminal after a session."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import HIGHEST, LOWEST, Advice, Pains, advice_for
from stretchcoach.translation import fill, translate
from stretchcoach.ui.pain_words import advice_words, stop_advice


def ask_for_pains(
    legs: Sequence[Leg],
    ask: Callable[[str], str],
    say: Callable[[str], None],
    rate: Callable[[Pains], None],
) -> None:
    """Ask for the pain of each of `legs`, `rate` after each answer, then `say` what follows.

    `ask` returns what was typed; with nothing typed, or no one to type, a leg is not rated.
    """
    pains = Pains()
    for leg in legs:
        pain = _ask_for(_question(leg), ask, say)
        if pain is not None:
            is_right = leg is Leg.RIGHT
            pains = replace(pains, right=pain) if is_right else replace(pains, left=pain)
            rate(pains)
    if pains.worst is not None:
        for line in _advice_lines(pains.worst):
            say(line)


def _ask_for(question: str, ask: Callable[[str], str], say: Callable[[str], None]) -> int | None:
    while True:
        try:
            typed = ask(question).strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if not typed:
            return None
        if typed.isdecimal() and LOWEST <= int(typed) <= HIGHEST:
            return int(typed)
        words = translate("Terminal", "Type a number from {lowest} to {highest}, or just Enter.")
        say(fill(words, lowest=LOWEST, highest=HIGHEST))


def _question(leg: Leg) -> str:
    words = translate("Terminal", "Pain in the left leg, {lowest} to {highest} (Enter skips): ")
    if leg is Leg.RIGHT:
        words = translate(
            "Terminal", "Pain in the right leg, {lowest} to {highest} (Enter skips): "
        )
    return fill(words, lowest=LOWEST, highest=HIGHEST)


def _advice_lines(worst: int) -> list[str]:
    advice = advice_for(worst)
    lines = [advice_words(advice)]
    return [*lines, *stop_advice()] if advice is Advice.STOP else lines
