"""An exercise: what it is, how to get into it, what to look out for."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.core.figure import Figure


class Leg(StrEnum):
    """The leg that is stretched."""

    RIGHT = "right"
    LEFT = "left"

    @property
    def other(self) -> "Leg":
        """The leg that is not stretched."""
        return Leg.LEFT if self is Leg.RIGHT else Leg.RIGHT


class Position(StrEnum):
    """How the body is held during the stretch."""

    STANDING = "standing"
    SITTING = "sitting"
    LYING = "lying"

    @property
    def on_floor(self) -> bool:
        """Whether one must get down to the floor for it."""
        return self is not Position.STANDING


@dataclass(frozen=True, slots=True)
class Need:
    """A thing one needs: the name of its icon, and its words."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One stretch. In `steps`, `{leg}` is the stretched leg and `{other}` the other one."""

    id: str
    name: str
    clinical_name: str
    muscle: str
    feel: str
    position: Position
    needs: tuple[Need, ...]
    tip: str
    steps: tuple[str, ...]
    hold_cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    avoid: tuple[str, ...]
    figure: Figure | None = None
