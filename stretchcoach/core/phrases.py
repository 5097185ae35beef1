"""The words of the voice, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchcoach.core.exercise import Exercise, Leg


@dataclass(frozen=True, slots=True, kw_only=True)
class ColdPackPhrases:
    """What the voice says with a cold pack: `{round}` of `{rounds}`, and `{minutes}`."""

    get_ready: str
    again: str
    on: str
    one_minute: str
    off: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What the voice says. `leg` holds the words put into an exercise's steps.

    `encouragement` fits any hold, for those who like to be told more.
    """

    language: str
    get_ready: str
    halfway: str
    ten_seconds: str
    finished: str
    encouragement: tuple[str, ...]
    leg: Mapping[Leg, str]
    hold: Mapping[Leg, str]
    switch: Mapping[Leg, str]
    rest: Mapping[Leg, str]
    cold_pack: ColdPackPhrases

    def announce(self, exercise: Exercise) -> str:
        """Return the words that name the exercise to come."""
        return self.get_ready.replace("{exercise}", exercise.name)

    def steps(self, exercise: Exercise, leg: Leg) -> list[str]:
        """Return the set-up steps of `exercise` for stretching `leg`."""
        return [
            step.replace("{leg}", self.leg[leg]).replace("{other}", self.leg[leg.other])
            for step in exercise.steps
        ]
