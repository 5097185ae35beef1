"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the version; "0" in a checkout that was never installed."""
    try:
        return version("stretchcoach")
    except PackageNotFoundError:
        return "0"
