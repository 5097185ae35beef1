import pytest

from stretchcoach.translation import fill


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Set {number} of {count}", "Set 2 of 3"),
        ("{count}: {number}, {count}", "3: 2, 3"),
        ("Satz {nummer} von {count}", "Satz {nummer} von 3"),
        ("Satz {number von {} {0} }", "Satz {number von {} {0} }"),
    ],
)
def test_a_broken_translation_is_shown_as_far_as_it_goes(text: str, shown: str) -> None:
    assert fill(text, number=2, count=3) == shown


def test_a_value_is_never_filled_itself() -> None:
    assert fill("{name}: {count}", name="{count}", count=3) == "{count}: 3"
    assert fill("{text}", text="words") == "words"
