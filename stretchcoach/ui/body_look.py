"""How the drawn person looks: hair, clothes, colours. One TOML file each in assets/looks."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.translation import fill, translate

DEFAULT_LOOK = "neutral"


class Hair(StrEnum):
    """How the hair is worn."""

    SHORT = "short"
    BUN = "bun"
    CURLS = "curls"
    SCARF = "scarf"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyColours:
    """Colours as #rrggbb; a `shade` is for what is further away."""

    skin: str
    skin_shade: str
    cheek: str
    hair: str
    hair_shade: str
    brow: str
    features: str
    mouth: str
    top: str
    top_light: str
    top_shade: str
    bottom: str
    bottom_light: str
    bottom_shade: str
    shoe: str
    shoe_shade: str
    sole: str
    sole_shade: str
    strap: str
    strap_shade: str
    glow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLook:
    """One look. `sleeve` and `trouser` say how much of arm and leg is covered, 0 to 1."""

    id: str
    name: str
    order: int
    hair: Hair
    sleeve: float
    trouser: float
    light: BodyColours
    dark: BodyColours

    def colours(self, theme: str) -> BodyColours:
        """Return the colours for the theme `light` or `dark`."""
        return self.dark if theme == "dark" else self.light


def load_body_looks() -> dict[str, BodyLook]:
    """Return the looks by id, in the order in which they are offered. Raises AssetError."""
    files = (file for file in assets().joinpath("looks").iterdir() if file.name.endswith(".toml"))
    looks = [_load(file.name.removesuffix(".toml")) for file in files]
    return {look.id: look for look in sorted(looks, key=lambda look: look.order)}


def load_body_look(name: str = DEFAULT_LOOK) -> BodyLook:
    """Return one look, the default one where there is none of that name. Raises AssetError."""
    known = assets().joinpath("looks", f"{name}.toml").is_file()
    return _load(name if known else DEFAULT_LOOK)


def _load(name: str) -> BodyLook:
    file = assets().joinpath("looks", f"{name}.toml")
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return msgspec.convert(raw | {"id": name}, BodyLook)
    except (OSError, ValueError) as error:
        words = translate("Figure", "The look {name}.toml can't be read ({reason}).")
        raise AssetError(fill(words, name=name, reason=error)) from error
