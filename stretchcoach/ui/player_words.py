"""The words that the player and its timeline share."""

from PySide6.QtCore import QLocale

from stretchcoach.core.exercise import Leg
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.translation import fill, translate


def phase_title(kind: PhaseKind) -> str:
    """Return the name of what one does."""
    if kind is PhaseKind.GET_READY:
        return translate("Player", "Get ready")
    if kind is PhaseKind.SWITCH:
        return translate("Player", "Switch")
    if kind is PhaseKind.REST:
        return translate("Player", "Rest")
    return translate("Player", "Hold")


def side_word(leg: Leg) -> str:
    """Return the word of the band."""
    if leg is Leg.RIGHT:
        return translate("Player", "RIGHT")
    return translate("Player", "LEFT")


def leg_words(leg: Leg) -> str:
    """Return the leg's name at the start of a line."""
    if leg is Leg.RIGHT:
        return translate("Player", "Right leg")
    return translate("Player", "Left leg")


def leg_letter(leg: Leg) -> str:
    """Return the letter of a leg's badge."""
    if leg is Leg.RIGHT:
        return translate("Player", "R")
    return translate("Player", "L")


def left_words(speed: float) -> str:
    """Return what follows the time that is left; a look at the routine says how fast it runs."""
    if speed == 1:
        return translate("Player", "left")
    # Of a whole number Qt takes no format.
    times = QLocale().toString(float(speed), "g", 3)
    return fill(translate("Player", "left, {speed}x"), speed=times)
