"""A note of symptoms in words, for lists, for the form and for reports."""

from collections.abc import Iterable
from enum import StrEnum

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
from stretchcoach.translation import fill, translate

SEPARATOR = " \N{MIDDLE DOT} "
Option = Side | Place | Kind | WorseWith | Spreads | Tissue | When | Course | Before


class Field(StrEnum):
    """What is asked, in the order in which it is asked."""

    SIDE = "side"
    PLACES = "places"
    STRENGTH = "strength"
    KINDS = "kinds"
    WORSE_WITH = "worse_with"
    SPREADS = "spreads"
    TISSUE = "tissue"
    WHEN = "when"
    HOW_OFTEN = "how_often"
    COURSE = "course"
    HOW_LONG = "how_long"
    EASED_BY = "eased_by"
    BEFORE = "before"
    TEXT = "text"


def field_words(field: Field) -> str:
    """Return the name of what is asked."""
    return {
        Field.SIDE: translate("Symptom", "Leg"),
        Field.PLACES: translate("Symptom", "Where"),
        Field.STRENGTH: translate("Symptom", "How strong"),
        Field.KINDS: translate("Symptom", "What kind of pain"),
        Field.WORSE_WITH: translate("Symptom", "Worse with"),
        Field.SPREADS: translate("Symptom", "Spreads"),
        Field.TISSUE: translate("Symptom", "Muscle, joint or bone"),
        Field.WHEN: translate("Symptom", "At rest or at night"),
        Field.HOW_OFTEN: translate("Symptom", "How often the cramps come"),
        Field.COURSE: translate("Symptom", "How the cramps go"),
        Field.HOW_LONG: translate("Symptom", "How long they last"),
        Field.EASED_BY: translate("Symptom", "What eased them"),
        Field.BEFORE: translate("Symptom", "What came before"),
        Field.TEXT: translate("Symptom", "In your own words"),
    }[field]


def option_words(option: Option) -> str:
    """Return an answer in words."""
    match option:
        case Side():
            return _side(option)
        case Place():
            return _place(option)
        case Kind():
            return _kind(option)
        case WorseWith():
            return {
                WorseWith.WALKING: translate("Symptom", "Walking"),
                WorseWith.BENDING: translate("Symptom", "Bending"),
                WorseWith.RUNNING: translate("Symptom", "Running"),
                WorseWith.STAIRS: translate("Symptom", "Stairs"),
            }[option]
        case Spreads():
            return {
                Spreads.NOWHERE: translate("Symptom", "Nowhere"),
                Spreads.ABOVE_KNEE: translate("Symptom", "Above the knee"),
                Spreads.HIP: translate("Symptom", "To the hip"),
            }[option]
        case Tissue():
            return {
                Tissue.MUSCLE: translate("Symptom", "Muscle"),
                Tissue.JOINT: translate("Symptom", "Joint"),
                Tissue.BONE: translate("Symptom", "Bone"),
            }[option]
        case When():
            return {
                When.AT_REST: translate("Symptom", "At rest"),
                When.AT_NIGHT: translate("Symptom", "At night"),
            }[option]
        case Course():
            return {
                Course.STEADY: translate("Symptom", "Steady"),
                Course.WAVES: translate("Symptom", "In waves"),
            }[option]
        case Before():
            return {
                Before.WALKING: translate("Symptom", "Walking"),
                Before.STRESS: translate("Symptom", "Stress"),
                Before.MEDICINE: translate("Symptom", "A medicine"),
            }[option]


def strength_words(strength: int) -> str:
    """Return how strong it is."""
    return fill(translate("Symptom", "{strength} of 10"), strength=strength)


def symptom_lines(note: SymptomNote) -> list[tuple[str, str]]:
    """Return what was asked and what the note tells about it; what it does not tell is left out."""
    answers: list[tuple[Field, str]] = [
        (Field.SIDE, option_words(note.side) if note.side else ""),
        (Field.PLACES, _list(note.places)),
        (Field.STRENGTH, "" if note.strength is None else strength_words(note.strength)),
        (Field.KINDS, _list(note.kinds)),
        (Field.WORSE_WITH, _list(note.worse_with, note.worse_other)),
        (Field.SPREADS, option_words(note.spreads) if note.spreads else ""),
        (Field.TISSUE, option_words(note.tissue) if note.tissue else ""),
        (Field.WHEN, _list(note.when)),
    ]
    lines = [(field_words(field), text) for field, text in answers if text]
    if note.cramps is not None:
        lines += _cramp_lines(note.cramps)
    if note.text.strip():
        lines.append((field_words(Field.TEXT), note.text.strip()))
    return lines


def symptom_summary(note: SymptomNote) -> str:
    """Return the note in one line, for a list; its own words where it tells nothing else."""
    parts = [
        option_words(note.side) if note.side else "",
        _list(note.places),
        "" if note.strength is None else strength_words(note.strength),
        _list(note.kinds),
        translate("Symptom", "Cramps") if note.cramps is not None else "",
    ]
    told = [part for part in parts if part]
    if not told:
        told = [text.replace("\n", " ") for _, text in symptom_lines(note)]
    return SEPARATOR.join(told)


def _cramp_lines(cramps: Cramps) -> list[tuple[str, str]]:
    answers = [
        (Field.HOW_OFTEN, cramps.how_often.strip()),
        (Field.COURSE, option_words(cramps.course) if cramps.course else ""),
        (Field.HOW_LONG, cramps.how_long.strip()),
        (Field.EASED_BY, cramps.eased_by.strip()),
        (Field.BEFORE, _list(cramps.before, cramps.before_other)),
    ]
    lines = [(field_words(field), text) for field, text in answers if text]
    return [(translate("Symptom", "Cramps"), translate("Symptom", "Yes")), *lines]


def _side(side: Side) -> str:
    return {
        Side.RIGHT: translate("Symptom", "Right leg"),
        Side.LEFT: translate("Symptom", "Left leg"),
        Side.BOTH: translate("Symptom", "Both legs"),
    }[side]


def _place(place: Place) -> str:
    return {
        Place.CALF: translate("Symptom", "Calf"),
        Place.THIGH: translate("Symptom", "Thigh"),
        Place.FRONT: translate("Symptom", "Front of the knee"),
        Place.BACK: translate("Symptom", "Back of the knee"),
        Place.SIDE: translate("Symptom", "Side of the knee"),
        Place.INSIDE_KNEE: translate("Symptom", "Inside the knee"),
        Place.UNDER_KNEECAP: translate("Symptom", "Under the kneecap"),
    }[place]


def _kind(kind: Kind) -> str:
    return {
        Kind.ACHING: translate("Symptom", "Aching"),
        Kind.STINGING: translate("Symptom", "Stinging"),
        Kind.PULLING: translate("Symptom", "Pulling"),
        Kind.STABBING: translate("Symptom", "Stabbing"),
        Kind.DULL: translate("Symptom", "Dull"),
    }[kind]


def _list(options: Iterable[Option], other: str = "") -> str:
    return ", ".join([*map(option_words, options), *filter(None, [other.strip()])])
