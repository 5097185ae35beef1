"""The guide: when to see a doctor, how to stretch well, and what the program is not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences under a title; `after` stands below them."""

    title: str
    points: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctor:
    """When to get help, the most urgent first."""

    title: str
    emergency: Points
    same_day: Points
    see: Points
    ask_first: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class ColdPackText:
    """What is said beside the timer of the cold pack."""

    title: str
    intro: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All of it, in one language."""

    language: str
    title: str
    notice: str
    doctor: Doctor
    prevention: Points
    stop: Points
    stretching: Points
    cold_pack: ColdPackText
    about: Points
