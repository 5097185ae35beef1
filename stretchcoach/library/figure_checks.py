"""What is wrong with the figure of an exercise that could not be drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from math import isfinite

from stretchcoach.core.exercise import Exercise
from stretchcoach.core.figure import ArmGoal, Figure, KeyPose, LegGoal
from stretchcoach.decode import FieldError
from stretchcoach.translation import fill, translate

SMALLEST_VIEW = 100.0
"""A tenth of body height."""


def check_figure(exercise: Exercise) -> None:
    """Raise FieldError for the first field that can't be drawn."""
    if exercise.figure is not None:
        for fault in _faults(exercise.figure, len(exercise.steps)):
            raise FieldError(fault)


def _faults(figure: Figure, steps: int) -> Iterator[str]:
    for field in _endless(figure, "figure"):
        yield fill(translate("Files", "{field} must be a number that ends"), field=field)
    for name, size in (("width", figure.view.width), ("height", figure.view.height)):
        yield from _least(f"figure.view.{name}", size, SMALLEST_VIEW)
    for name, size in (("length", figure.muscle.length), ("width", figure.muscle.width)):
        yield from _least(f"figure.muscle.{name}", size, 1.0)
    if figure.strap is not None:
        yield from _least("figure.strap.length", figure.strap.length, 1.0)
    if figure.mat is not None and figure.mat[0] >= figure.mat[1]:
        words = translate("Files", "{field} must be its left end and then its right one")
        yield fill(words, field="figure.mat")
    needed = max(steps, 1)
    if len(figure.steps) < needed:
        words = translate("Files", "{field} must have a pose for each step: {needed}, not {found}")
        yield fill(words, field="figure.steps", needed=needed, found=len(figure.steps))
    for index, pose in enumerate(figure.steps):
        yield from _pose_faults(f"figure.steps[{index}]", pose, figure)
    if figure.hold is not None:
        yield from _pose_faults("figure.hold", figure.hold, figure)


def _pose_faults(path: str, pose: KeyPose, figure: Figure) -> Iterator[str]:
    for name, leg in (("near", pose.near), ("far", pose.far)):
        yield from _leg_faults(f"{path}.{name}", leg)
    for name, arm in (("arms", pose.arms), ("far_arm", pose.far_arm)):
        if arm is not None:
            yield from _arm_faults(f"{path}.{name}", arm, pose, figure)
    if pose.payout is None:
        return
    if figure.strap is None:
        yield _needs(f"{path}.payout", "figure.strap")
    elif not 0 < pose.payout <= figure.strap.length:
        words = translate("Files", "{field} must be more than 0 and no more than {most}")
        yield fill(words, field=f"{path}.payout", most="figure.strap.length")


def _leg_faults(path: str, goal: LegGoal) -> Iterator[str]:
    given = [name for name in ("sole", "raised", "ankle") if getattr(goal, name) is not None]
    if len(given) > 1:
        words = translate("Files", "{field} has both {first} and {second}; give it one of them")
        yield fill(words, field=path, first=given[0], second=given[1])


def _arm_faults(path: str, goal: ArmGoal, pose: KeyPose, figure: Figure) -> Iterator[str]:
    given = [name for name in ("wrist", "palm", "strap") if getattr(goal, name) is not None]
    if len(given) != 1:
        words = translate("Files", "{field} must have one of wrist, palm and strap")
        yield fill(words, field=path)
    if goal.palm is not None and figure.wall is None:
        yield _needs(f"{path}.palm", "figure.wall")
    if goal.strap is not None and pose.payout is None:
        yield _needs(f"{path}.strap", "payout")


def _needs(field: str, other: str) -> str:
    return fill(translate("Files", "{field} needs {other}"), field=field, other=other)


def _least(field: str, value: float, least: float) -> Iterator[str]:
    if value < least:
        words = translate("Files", "{field} must be at least {least}, and is {found}")
        yield fill(words, field=field, least=f"{least:g}", found=f"{value:g}")


def _endless(value: object, path: str) -> Iterator[str]:
    """Yield the paths of numbers that are infinite or none, which TOML can write."""
    if isinstance(value, float):
        if not isfinite(value):
            yield path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _endless(item, f"{path}[{index}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _endless(getattr(value, field.name), f"{path}.{field.name}")
