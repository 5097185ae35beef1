"""Where the files that ship with the program are."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def assets() -> Path:
    """Return the folder of assets: in the installed package, else in the checkout beside it."""
    installed = _PACKAGE / "assets"
    return installed if installed.is_dir() else _PACKAGE.parent / "assets"
