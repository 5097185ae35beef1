"""What the text player shows: pure functions from a snapshot to words."""

from collections.abc import Mapping

from rich.console import RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.core.snapshot import PauseReason, Snapshot, State
from stretchcoach.core.summary import SessionSummary
from stretchcoach.core.timeline import Phase, PhaseKind, Timeline
from stretchcoach.core.words import clock_time, seconds_shown
from stretchcoach.terminal_rows import EMPTY, FittingRows, Rank, Row
from stretchcoach.translation import fill, translate

BAR_WIDTH = 60
STYLES = {Leg.RIGHT: "bold blue", Leg.LEFT: "bold yellow"}


def phase_words(phase: Phase, exercises: Mapping[str, Exercise]) -> str:
    """Say what one does in `phase`: "Wall calf stretch: hold, right leg, set 1 of 3"."""
    name = exercises[phase.exercise].name
    leg = leg_words(phase.leg)
    match phase.kind:
        case PhaseKind.GET_READY:
            text = translate("Terminal", "{exercise}: get ready, {leg} first")
        case PhaseKind.HOLD:
            text = translate("Terminal", "{exercise}: hold, {leg}, set {set} of {sets}")
        case PhaseKind.SWITCH:
            text = translate("Terminal", "{exercise}: switch, {leg} next")
        case PhaseKind.REST:
            text = translate("Terminal", "{exercise}: rest, {leg} next")
    return fill(text, exercise=name, leg=leg, set=phase.set, sets=phase.sets)


def leg_words(leg: Leg) -> str:
    """Name the leg."""
    if leg is Leg.RIGHT:
        return translate("Terminal", "right leg")
    return translate("Terminal", "left leg")


def state_words(snapshot: Snapshot) -> str:
    """Say whether time stands still, and why; nothing while it runs."""
    if snapshot.state is State.COUNT_IN:
        text = translate("Terminal", "The hold goes on in {seconds}")
        return fill(text, seconds=seconds_shown(snapshot.count_in))
    if snapshot.state is not State.PAUSED:
        return ""
    if snapshot.pause_reason is PauseReason.SLEEP:
        return translate("Terminal", "Paused, as the computer was asleep. Press p to go on.")
    if snapshot.pause_reason is PauseReason.STALL:
        return translate("Terminal", "Paused, as the program was held up. Press p to go on.")
    return translate("Terminal", "Paused. Press p to go on.")


def draw(
    snapshot: Snapshot,
    timeline: Timeline,
    exercises: Mapping[str, Exercise],
    notice: str = "",
) -> RenderableType:
    """Return the whole picture of the text player."""
    moment = snapshot.moment
    phase = moment.phase
    seconds = fill(translate("Terminal", "{seconds} s"), seconds=seconds_shown(moment.left))
    head = Table.grid(expand=True)
    head.add_column()
    head.add_column(justify="right")
    head.add_row(
        Text(timeline.routine, style="bold"),
        f"{clock_time(moment.elapsed)} / {clock_time(timeline.duration)}",
    )
    bar = Table.grid(padding=(0, 1))
    bar.add_row(
        ProgressBar(total=phase.duration, completed=moment.into, width=BAR_WIDTH),
        Text(seconds, style="bold"),
    )
    caption = moment.caption.text if moment.caption else ""
    state = state_words(snapshot)
    keys = translate("Terminal", "p pause  n next  b back  m mute  q end")
    rows = [
        Row(head, Rank.HEAD),
        Row(Text(phase_words(phase, exercises), style=STYLES[phase.leg])),
        Row(bar),
        Row(Text(caption, style="bold")) if caption else EMPTY,
        Row(Text(state, style="reverse")) if state else EMPTY,
        Row(Text(keys, style="dim")),
        *_steps(timeline, phase, moment.setup_step),
    ]
    if notice:
        rows.append(Row(Text(notice, style="yellow"), Rank.NOTICE))
    return FittingRows(tuple(rows))


def summary_words(summary: SessionSummary, *, is_over: bool = True) -> str:
    """Say what was done: "Session complete. 14 of 14 holds done, 7:00 held."."""
    if not is_over:
        text = translate(
            "Terminal", "Session broken off. {done} of {planned} holds done, {held} held."
        )
    elif not summary.has_stretched:
        text = translate("Terminal", "Session ended. Nothing was held, so nothing is kept.")
    elif summary.completed:
        text = translate(
            "Terminal", "Session complete. {done} of {planned} holds done, {held} held."
        )
    else:
        text = translate("Terminal", "Session ended. {done} of {planned} holds done, {held} held.")
    held = clock_time(summary.total_seconds)
    return fill(text, done=summary.done, planned=summary.planned, held=held)


def _steps(timeline: Timeline, phase: Phase, current: int | None) -> list[Row]:
    rows = []
    for index, step in enumerate(timeline.steps[phase.index]):
        is_current = index == current
        mark = ">" if is_current else " "
        text = Text(f" {mark} {index + 1} {step}", style="bold" if is_current else "dim")
        rows.append(Row(text, Rank.CURRENT_STEP if is_current else Rank.OTHER_STEP))
    return rows
