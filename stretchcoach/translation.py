"""Translated texts for code that also runs without Qt."""

import re
import sys

_PLACE = re.compile(r"\{(\w+)\}")


def translate(context: str, text: str) -> str:
    """Return `text` in the user's language where Qt is loaded, else as it is.

    Commands that answer without Qt (timeline, history) stay in English and start fast.
    """
    qt = sys.modules.get("PySide6.QtCore")
    if qt is None:
        return text
    translated: str = qt.QCoreApplication.translate(context, text)
    return translated


def fill(text: str, /, **values: object) -> str:
    """Return `text` with each `{name}` replaced by its value.

    Unlike str.format this lets a name that a translation has wrong stand as it is.
    """
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text)
