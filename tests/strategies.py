"""Random routines and phrase lengths for the property tests."""

from hypothesis import strategies as st

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.phrases import Phrases
from stretchcoach.core.routine import Legs, Order, Routine, RoutineStep
from stretchcoach.core.sound_choices import SoundChoices
from stretchcoach.core.talk import Talk
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.phrases import load_phrases

EXERCISES: dict[str, Exercise] = load_exercises()
PHRASES: Phrases = load_phrases()


def steps(longest_hold: int = 300) -> st.SearchStrategy[RoutineStep]:
    gap = st.integers(0, 300) | st.sampled_from([0, 1, 3, 5, 10])
    return st.builds(
        RoutineStep,
        exercise=st.sampled_from(sorted(EXERCISES)),
        sets=st.integers(1, 5),
        hold_s=st.integers(5, longest_hold) | st.sampled_from([5, 10, 20, 30]),
        legs=st.sampled_from(Legs),
        first_leg=st.sampled_from(Leg),
        order=st.sampled_from(Order),
        switch_s=gap,
        rest_s=gap,
        get_ready_s=st.none() | st.integers(0, 300) | st.integers(0, 20),
    )


def routines(longest_hold: int = 300, most_steps: int = 4) -> st.SearchStrategy[Routine]:
    return st.builds(
        Routine,
        name=st.just("Made up"),
        steps=st.lists(steps(longest_hold), min_size=1, max_size=most_steps).map(tuple),
    )


sound_choices = st.builds(SoundChoices, st.sampled_from(Talk), st.booleans(), st.booleans())


class PhraseLengths:
    """Gives each phrase a length of its own, always the same for the same words."""

    def __init__(self, lengths: list[float]) -> None:
        self._lengths = lengths

    def __call__(self, text: str) -> float:
        return self._lengths[sum(map(ord, text)) % len(self._lengths)]

    def __repr__(self) -> str:
        return f"PhraseLengths({self._lengths})"


phrase_lengths = st.lists(
    st.floats(0.05, 12.0) | st.sampled_from([0.4, 1.0, 2.5, 9.5, 40.0]), min_size=1, max_size=12
).map(PhraseLengths)
