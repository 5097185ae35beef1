"""How the drawn person may look, one TOML file each; the file's name is the look's id."""

from importlib.resources.abc import Traversable

from stretchcoach.assets import assets
from stretchcoach.core.body_look import BodyLook
from stretchcoach.library.asset_files import list_toml, load_toml

DEFAULT_LOOK = "neutral"


def load_looks(folder: Traversable | None = None) -> dict[str, BodyLook]:
    """Return the looks in `folder` (else those that ship with the program) by id, in their order.

    Raises AssetError.
    """
    files = list_toml(folder or assets() / "looks")
    loaded = (load_toml(file, BodyLook, id=file.name.removesuffix(".toml")) for file in files)
    return {look.id: look for look in sorted(loaded, key=lambda look: look.order)}
