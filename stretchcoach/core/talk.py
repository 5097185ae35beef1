"""How much the voice says."""

from enum import StrEnum


class Talk(StrEnum):
    """How much the voice says."""

    LESS = "less"
    NORMAL = "normal"
    MORE = "more"
