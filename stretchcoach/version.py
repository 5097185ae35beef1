"""Which version of the program this is."""


def program_version() -> str:
    """Return the version; "0" in a checkout that was never installed."""
    # Loading this takes a tenth of the time in which the window appears.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("stretchcoach")
    except PackageNotFoundError:
        return "0"
