"""What is said of routine files that are no good, also of those made to do harm."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.errors import RoutineError, UserError
from stretchcoach.library.routines import decode_routine, load_routine

KNOWN = frozenset({"wall-calf-stretch"})
HEAD = b'"format": "stretchcoach-routine", "version": 1'
STEERS = "\\u001b[31mred\\nfoo"
SHOWN = r"\x1b[31mred\nfoo"


def refusal(content: bytes, source: str = "mine.stretch") -> str:
    with pytest.raises(RoutineError) as caught:
        decode_routine(content, source, KNOWN)
    return str(caught.value)


@pytest.mark.parametrize("name", [b"\xe4", b"\xff\xfe", b"\xed\xa0\x80"])
def test_letters_that_are_not_utf8_are_no_routine(name: bytes) -> None:
    words = refusal(b"{" + HEAD + b', "name": "' + name + b'", "steps": []}')
    assert words.startswith("mine.stretch: this is not a routine file, or it is damaged")


@pytest.mark.parametrize(
    "rest",
    [
        f'"name": "a", "steps": [{{"exercise": "{STEERS}"}}]',
        f'"name": "a", "steps": [{{"exercise": "wall-calf-stretch", "legs": "{STEERS}"}}]',
        f'"name": "a", "steps": [], "{STEERS}": 1',
        f'"name": "a", "steps": [{{"exercise": "wall-calf-stretch", "{STEERS}": 1}}]',
    ],
)
def test_what_a_file_says_steers_no_terminal(rest: str) -> None:
    words = refusal(b"{" + HEAD + b", " + rest.encode() + b"}")
    assert SHOWN in words
    assert words.isprintable()


def test_a_files_name_steers_no_terminal(tmp_path: Path) -> None:
    assert r"\x1b[31m\nbad.stretch" in refusal(b"{}", "\x1b[31m\nbad.stretch")
    folder = tmp_path / "\x1b]0;title\x07"
    folder.mkdir()
    with pytest.raises(RoutineError, match=re.escape(r"\x1b]0;title\x07")):
        load_routine(str(folder), KNOWN)


def test_no_name_is_an_unknown_routine() -> None:
    with pytest.raises(RoutineError, match="There is no routine and no file ''"):
        load_routine("", KNOWN)


@given(st.text(st.characters(exclude_categories=["Zs", "Cf"])))
def test_an_errors_words_are_one_line_that_can_be_printed(text: str) -> None:
    words = str(UserError(text))
    assert words.isprintable()
    words.encode()  # half a letter could not be


def test_letters_of_any_language_stay_as_they_are() -> None:
    for text in (
        "Übung für müde Füße",
        "体操",
        "Étirement\xa0: «\u202fmollet\u202f»",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    ):
        assert str(UserError(text)) == text
    assert str(UserError("a\u202eb")) == r"a\u202eb"  # would turn what follows around
