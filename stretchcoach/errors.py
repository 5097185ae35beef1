"""Errors with words for the user.

    UserError                    one line that says what happened, what it means, what to do
      RoutineError               a routine that can't be played: names file, field, what is allowed
      AssetError                 an exercise, phrase table or theme file that can't be read
      StoreError                 a history that can't be opened or written
      SettingsError              settings that can't be read or written
      ExportError                an export that can't be made or written
      HistoryFileError           a file with a history that can't be read in

Everything else is a defect of the program.
"""

# French puts such spaces before its colons, Persian and Hindi such joints into words.
_HARMLESS = "\xa0\u202f\u200c\u200d"


class UserError(Exception):
    """Carries one line for the user; `str(error)` is that line.

    A value from a foreign file may be quoted in it: what would steer a terminal or break the line
    is written out.
    """

    def __str__(self) -> str:
        """Return the line."""
        return "".join(map(_shown, super().__str__()))


class RoutineError(UserError):
    """A routine can't be played."""


class AssetError(UserError):
    """A file of exercises, phrases or looks can't be read."""


class StoreError(UserError):
    """The history can't be opened or written."""


class SettingsError(UserError):
    """The settings can't be read or written."""


class ExportError(UserError):
    """An export can't be made or written."""


class HistoryFileError(UserError):
    """A file with a history can't be read in."""


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in _HARMLESS:
        return letter
    return letter.encode("unicode_escape").decode()
