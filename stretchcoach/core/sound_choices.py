"""What of a session the user wants to hear."""

from dataclasses import dataclass

from stretchcoach.core.talk import Talk
from stretchcoach.core.timeline import CueKind


@dataclass(frozen=True, slots=True)
class SoundChoices:
    """How much is said, and whether chimes and ticks sound.

    With less talk the voice says which exercise and leg comes, and when ten seconds are left; all
    else that it would say is only shown.
    """

    talk: Talk = Talk.NORMAL
    chimes: bool = True
    ticks: bool = True

    @property
    def says_all(self) -> bool:
        """Whether more is said than what one can't do without."""
        return self.talk is not Talk.LESS

    def wants(self, kind: CueKind) -> bool:
        """Tell whether cues of this kind are to be heard."""
        match kind:
            case CueKind.START_CHIME | CueKind.END_CHIME:
                return self.chimes
            case CueKind.TICK:
                return self.ticks
            case CueKind.STEP | CueKind.COACHING:
                return self.says_all
            case _:
                return True


USUAL = SoundChoices()
