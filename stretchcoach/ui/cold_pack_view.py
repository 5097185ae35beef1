"""What the timer of the cold pack shows, in words and numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from stretchcoach.core.cold_pack import ROUNDS, next_round_in
from stretchcoach.core.cold_pack_rounds import Rounds
from stretchcoach.core.snapshot import Snapshot, State
from stretchcoach.core.timeline import Moment, Phase, PhaseKind
from stretchcoach.core.words import clock_time, seconds_shown
from stretchcoach.translation import fill, translate
from stretchcoach.ui.routine_words import time_words


@dataclass(frozen=True, slots=True)
class ColdPackView:
    """`left` is the part of the ring that is left, 1 to 0."""

    time: str
    unit: str
    left: float = 1.0
    status: str = ""
    following: str = ""
    is_running: bool = False
    is_paused: bool = False
    can_start: bool = True


def idle_view(minutes: int, wait: str = "") -> ColdPackView:
    """Return what stands there before the timer is started; `wait` says why it can't be yet."""
    time, unit = clock_time(minutes * 60), translate("ColdPack", "minutes")
    return ColdPackView(time, unit, following=wait, can_start=not wait)


def wait_words(rounds: Rounds, now: datetime, locale: QLocale) -> str:
    """Say when the next round may start; nothing where it may at once."""
    free = rounds.free_from(now)
    if free is None:
        return ""
    if free.date() > now.date() and rounds.next_number(now) > ROUNDS:
        return translate("ColdPack", "Four rounds are the most for one day. Go on tomorrow.")
    # Not a minute too early.
    whole = free.replace(second=0, microsecond=0)
    shown = whole if whole == free else whole + timedelta(minutes=1)
    words = translate("ColdPack", "Next one from {time}, an hour after the last one began.")
    return fill(words, time=time_words(shown, locale))


def running_view(snapshot: Snapshot, now: datetime, locale: QLocale) -> ColdPackView:
    """Return what stands there while it runs; `now` is the time of day."""
    moment = snapshot.moment
    paused = snapshot.state is State.PAUSED
    return ColdPackView(
        clock_time(seconds_shown(moment.left)),
        _unit(moment.phase),
        moment.left / moment.phase.duration,
        _status(moment),
        _paused(moment.phase) if paused else _following(moment, now, locale),
        is_running=True,
        is_paused=paused,
    )


def _unit(phase: Phase) -> str:
    if phase.kind is PhaseKind.GET_READY:
        return translate("ColdPack", "get ready")
    if phase.kind is PhaseKind.COOL:
        return translate("ColdPack", "left")
    if phase.set == phase.sets:
        return translate("ColdPack", "done")
    return fill(translate("ColdPack", "to round {round}"), round=phase.set + 1)


def _paused(phase: Phase) -> str:
    if phase.kind is PhaseKind.COOL:
        return translate("ColdPack", "Paused. Take the pack off meanwhile.")
    return translate("ColdPack", "Paused")


def _status(moment: Moment) -> str:
    phase = moment.phase
    if phase.kind is PhaseKind.GET_READY and phase.set > 1:
        words = translate(
            "ColdPack", "You may cool again, round {round} of {rounds}. Wrap the pack in a cloth."
        )
    elif phase.kind is PhaseKind.GET_READY:
        words = translate("ColdPack", "Wrap the pack in a cloth and lay it on.")
    elif phase.kind is PhaseKind.COOL:
        words = translate("ColdPack", "Cooling, round {round} of {rounds}")
    else:
        words = translate("ColdPack", "Take the cold pack off.")
    return fill(words, round=phase.set, rounds=phase.sets)


def _following(moment: Moment, now: datetime, locale: QLocale) -> str:
    seconds = next_round_in(moment)
    if seconds is None:
        return translate("ColdPack", "This is the last round.")
    words = translate("ColdPack", "Again at {time}, round {round} of {rounds}")
    time = time_words(now + timedelta(seconds=seconds), locale)
    return fill(words, time=time, round=moment.phase.set + 1, rounds=moment.phase.sets)
