"""Where the files that ship with the program are."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def assets() -> Traversable:
    """Return the folder of assets: in the installed package, else in the checkout beside it."""
    package = files("stretchcoach")
    installed = package / "assets"
    if installed.is_dir():
        return installed
    return Path(str(package)).parent / "assets"
