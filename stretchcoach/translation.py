"""Translated texts for code that also runs without Qt."""

import sys


def translate(context: str, text: str) -> str:
    """Return `text` in the user's language where Qt is loaded, else as it is.

    Commands that answer without Qt (timeline, history) stay in English and start fast.
    """
    qt = sys.modules.get("PySide6.QtCore")
    if qt is None:
        return text
    translated: str = qt.QCoreApplication.translate(context, text)
    return translated
