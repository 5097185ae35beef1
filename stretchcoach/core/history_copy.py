"""The history as a whole, as it is taken from one computer to another."""

from dataclasses import dataclass
from datetime import datetime

from stretchcoach.core.plan import Plan
from stretchcoach.core.record import SessionRecord
from stretchcoach.core.symptom import SymptomNote


@dataclass(frozen=True, slots=True)
class SessionCopy:
    """A session, and when each of its holds ended, in their order."""

    session: SessionRecord
    hold_times: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class HistoryCopy:
    """All that the history holds. Keys tell what is the same; ids mean nothing elsewhere."""

    sessions: tuple[SessionCopy, ...]
    plans: tuple[Plan, ...] = ()
    symptoms: tuple[SymptomNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a copy brought: sessions and notes that are new here, and those already known."""

    new_sessions: int
    known_sessions: int
    new_symptoms: int
    known_symptoms: int
