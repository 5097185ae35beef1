"""Notices about files that were set aside, in words for the user."""

from pathlib import Path

from stretchcoach.translation import fill, translate


def set_aside_words(path: Path) -> str:
    """Say that a damaged history was set aside."""
    words = translate(
        "Notices",
        "The history was damaged and could not be read. It was set aside as {name} in {folder},"
        " and a new one was begun. If there is a backup, the settings can restore it.",
    )
    return fill(words, name=path.name, folder=path.parent)


def settings_set_aside_words(path: Path) -> str:
    """Say that a damaged file of settings was set aside."""
    words = translate(
        "Notices",
        "The settings were damaged and could not be read. They were set aside as {name} in"
        " {folder}, and all is as at first.",
    )
    return fill(words, name=path.name, folder=path.parent)
