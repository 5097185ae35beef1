"""The typeface that ships with the program."""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.translation import fill, translate

FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


@cache
def load_family() -> str:
    """Make the typeface known to Qt, once, and return its family name. Needs a QGuiApplication.

    Raises AssetError where a font file is missing or broken.
    """
    families = []
    for name in FILES:
        try:
            content = assets().joinpath("fonts", name).read_bytes()
        except OSError as error:
            raise _unreadable(name) from error
        number = QFontDatabase.addApplicationFontFromData(QByteArray(content))
        found = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if not found:
            raise _unreadable(name)
        families += found
    return families[0]


def _unreadable(name: str) -> AssetError:
    words = translate("Fonts", "The font file {name} can't be read. Install Stretch Coach again.")
    return AssetError(fill(words, name=name))
