"""What is said about an exercise beside the words of its own file."""

from collections.abc import Mapping

from stretchcoach.core.exercise import Exercise, Leg, Position
from stretchcoach.core.phrases import Phrases
from stretchcoach.translation import fill, translate


def position_words(position: Position) -> str:
    """Return how the body is held."""
    return {
        Position.STANDING: translate("Exercise", "Standing"),
        Position.SITTING: translate("Exercise", "Sitting on the floor"),
        Position.LYING: translate("Exercise", "Lying on your back"),
    }[position]


def felt_words(exercise: Exercise) -> tuple[str, str]:
    """Return where one feels it, and the muscle where that says something else."""
    if exercise.muscle.casefold().startswith(exercise.feel.casefold()):
        return exercise.muscle, ""
    return exercise.feel, exercise.muscle


def walk_words(exercise: Exercise, leg: Leg, phrases: Phrases) -> list[str]:
    """Return the set-up steps for `leg`, and the hold as the last one."""
    return [*phrases.steps(exercise, leg), phrases.hold[leg]]


def place_words(index: int, steps: int) -> str:
    """Return what stands above a step, or above the hold after the last one."""
    if index >= steps:
        return translate("Exercise", "Then")
    words = translate("Exercise", "Step {number} of {count}")
    return fill(words, number=index + 1, count=steps)


def in_order(exercises: Mapping[str, Exercise]) -> list[Exercise]:
    """Return them as one would do them: standing, then on the floor, by their names."""
    places = list(Position)
    return sorted(exercises.values(), key=lambda one: (places.index(one.position), one.name))
