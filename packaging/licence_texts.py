"""The licences of what goes into a bundle: those kept in licences/, and those of its packages."""

import re
from collections.abc import Iterable
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "licences"
OWN = "stretchcoach"
LICENCE = re.compile("licen[cs]e|copying|notice", re.IGNORECASE)
READABLE = (".txt", ".rst", ".md")


def licence_files(modules: Iterable[str]) -> list[tuple[str, str]]:
    """Return each file's name in the bundle, and its place.

    The packages are those that the modules are of, as they are installed here.
    """
    files = {path.name: path for path in (ROOT / "packaging" / FOLDER).iterdir()}
    files["OFL.txt"] = ROOT / "assets" / "fonts" / "OFL.txt"
    files[f"{OWN}-LICENSE.txt"] = ROOT / "LICENSE"
    owners = packages_distributions()
    for package in {owner for module in modules for owner in owners.get(module, ())} - {OWN}:
        files |= _texts_of(package)
    return [(f"{FOLDER}/{name}", str(path)) for name, path in sorted(files.items())]


def _texts_of(package: str) -> dict[str, Path]:
    texts = {}
    for file in distribution(package).files or ():
        if file.parts[0].endswith(".dist-info") and LICENCE.match(file.name):
            # So that every system knows what to open it with.
            ending = "" if file.suffix in READABLE else ".txt"
            texts[f"{package}-{file.name}{ending}"] = Path(str(file.locate()))
    return texts
