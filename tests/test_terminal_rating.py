"""The question after a session in the terminal."""

from collections.abc import Callable, Iterator

import pytest

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.terminal_rating import ask_for_pains

BOTH = (Leg.RIGHT, Leg.LEFT)


class Dialogue:
    """Types `answers` in turn; an exception among them is raised."""

    def __init__(self, *answers: str | BaseException) -> None:
        self._answers: Iterator[str | BaseException] = iter(answers)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.rated: list[Pains] = []

    def hold(self, *legs: Leg) -> "Dialogue":
        ask_for_pains(legs, self._ask, self.said.append, self.rated.append)
        return self

    def _ask(self, question: str) -> str:
        self.asked.append(question)
        answer = next(self._answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer


def test_each_leg_is_asked_for_and_kept_at_once():
    dialogue = Dialogue("2", " 4 ").hold(*BOTH)
    assert [question.split(",")[0] for question in dialogue.asked] == [
        "Pain in the right leg",
        "Pain in the left leg",
    ]
    assert dialogue.rated == [Pains(right=2), Pains(right=2, left=4)]
    assert dialogue.said == ["Ease off: pull less next time."]


@pytest.mark.parametrize(
    "nothing",
    [lambda: "", lambda: "  ", EOFError, KeyboardInterrupt],
    ids=["enter", "spaces", "end", "interrupt"],
)
def test_nothing_typed_rates_nothing(nothing: Callable[[], str | BaseException]):
    dialogue = Dialogue(nothing(), nothing()).hold(*BOTH)
    assert (dialogue.rated, dialogue.said) == ([], [])
    assert len(dialogue.asked) == 2


def test_only_the_leg_that_was_stretched_is_asked_for():
    assert Dialogue("0").hold(Leg.LEFT).rated == [Pains(left=0)]
    assert Dialogue().hold().asked == []


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "x", "\N{SUPERSCRIPT TWO}", "100000000000"])
def test_what_is_no_number_of_the_scale_is_asked_again(typed: str):
    dialogue = Dialogue(typed, "1").hold(Leg.RIGHT)
    assert dialogue.rated == [Pains(right=1)]
    assert dialogue.said[0] == "Type a number from 0 to 10, or just Enter."


def test_from_six_in_either_leg_it_says_stop():
    dialogue = Dialogue("0", "6").hold(*BOTH)
    assert dialogue.said[0] == "Stop for today"
    assert "See a doctor" in dialogue.said[1]
    assert "Get help today" in dialogue.said[2]
