"""A note of symptoms in words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.symptom import (
    Before,
    Course,
    Cramps,
    Kind,
    Place,
    Side,
    Spreads,
    SymptomNote,
    Tissue,
    When,
    WorseWith,
)
from stretchcoach.symptom_words import (
    Field,
    field_words,
    option_words,
    symptom_lines,
    symptom_summary,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ENUMS = (Side, Place, Kind, WorseWith, Spreads, Tissue, When, Course, Before)


def several(kind: type) -> st.SearchStrategy[tuple]:
    return st.lists(st.sampled_from(list(kind)), unique=True).map(tuple)


texts = st.sampled_from(["", "  ", "standing up", "two\nlines"])
cramps = st.builds(
    Cramps,
    how_often=texts,
    course=st.none() | st.sampled_from(Course),
    how_long=texts,
    eased_by=texts,
    before=several(Before),
    before_other=texts,
)
notes = st.builds(
    SymptomNote,
    written_at=st.just(NOW),
    side=st.none() | st.sampled_from(Side),
    places=several(Place),
    strength=st.none() | st.integers(0, 10),
    kinds=several(Kind),
    worse_with=several(WorseWith),
    worse_other=texts,
    spreads=st.none() | st.sampled_from(Spreads),
    tissue=st.none() | st.sampled_from(Tissue),
    when=several(When),
    cramps=st.none() | cramps,
    text=texts,
)


@pytest.mark.parametrize("kind", ENUMS)
def test_each_answer_has_words_of_its_own(kind: type) -> None:
    words = [option_words(option) for option in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_each_question_has_words_of_its_own() -> None:
    assert len({field_words(field) for field in Field}) == len(Field)


@given(notes)
def test_every_note_that_tells_something_has_words_and_no_other_has(note: SymptomNote) -> None:
    assert bool(symptom_lines(note)) is not note.is_empty
    assert bool(symptom_summary(note)) is not note.is_empty
    assert "\n" not in symptom_summary(note)
    for question, answer in symptom_lines(note):
        assert question
        assert answer.strip()


@given(notes)
def test_all_that_was_told_is_in_the_lines(note: SymptomNote) -> None:
    said = "\n".join(answer for _, answer in symptom_lines(note))
    told = [*note.places, *note.kinds, *note.worse_with, *note.when]
    told += [one for one in (note.side, note.spreads, note.tissue) if one is not None]
    if note.cramps is not None:
        told += note.cramps.before
        assert note.cramps.how_long.strip() in said
    for option in told:
        assert option_words(option) in said
    assert note.text.strip() in said
    assert note.worse_other.strip() in said
    if note.strength is not None:
        assert f"{note.strength} of 10" in said


def test_a_note_in_one_line() -> None:
    note = SymptomNote(
        NOW, Side.RIGHT, (Place.CALF,), 4, (Kind.PULLING, Kind.DULL), cramps=Cramps(), text="Long"
    )
    assert symptom_summary(note) == "Right leg · Calf · 4 of 10 · Pulling, Dull · Cramps"


def test_a_strength_of_none_is_told() -> None:
    assert symptom_summary(SymptomNote(NOW, strength=0)) == "0 of 10"


def test_a_note_of_words_alone_shows_them() -> None:
    assert symptom_summary(SymptomNote(NOW, text="After the\nrun")) == "After the run"
