"""Stretch Coach guides people through calf and hamstring stretches."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("stretchcoach")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0"
