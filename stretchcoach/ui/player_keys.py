"""Which keys do what in the player. The first of each is the one shown on its button."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

Key = Qt.Key


class PlayerAction(StrEnum):
    """What can be done in the player."""

    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    MUTE = "mute"
    FULL_SCREEN = "full_screen"
    END = "end"


# Media keys, and the page keys that presenter remotes send, work as well.
KEYS: Mapping[PlayerAction, tuple[Qt.Key, ...]] = {
    PlayerAction.PAUSE: (
        Key.Key_Space,
        Key.Key_MediaTogglePlayPause,
        Key.Key_MediaPlay,
        Key.Key_MediaPause,
    ),
    PlayerAction.SKIP: (Key.Key_Right, Key.Key_MediaNext, Key.Key_PageDown),
    PlayerAction.BACK: (Key.Key_Left, Key.Key_MediaPrevious, Key.Key_PageUp),
    PlayerAction.MUTE: (Key.Key_M,),
    PlayerAction.FULL_SCREEN: (Key.Key_F,),
    PlayerAction.END: (Key.Key_Escape,),
}

SIGNS = {
    Key.Key_Left: "\N{LEFTWARDS ARROW}",
    Key.Key_Right: "\N{RIGHTWARDS ARROW}",
}


def key_words(key: Qt.Key) -> str:
    """Return what is written on the cap of `key`."""
    return SIGNS.get(key) or QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def action_key_words(action: PlayerAction) -> str:
    """Return what is written on the cap of the key shown for `action`."""
    return key_words(KEYS[action][0])
