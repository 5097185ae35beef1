"""How the drawn person looks: hair, clothes, colours. One TOML file each in assets/looks."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach.asset_files import list_toml, load_toml
from stretchcoach.assets import assets

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
    names = (file.name.removesuffix(".toml") for file in list_toml(assets().joinpath("looks")))
    looks = [_load(name) for name in names]
    return {look.id: look for look in sorted(looks, key=lambda look: look.order)}


def load_body_look(name: str = DEFAULT_LOOK) -> BodyLook:
    """Return one look, the default one where there is none of that name. Raises AssetError."""
    known = assets().joinpath("looks", f"{name}.toml").is_file()
    return _load(name if known else DEFAULT_LOOK)


def _load(name: str) -> BodyLook:
    return load_toml(assets().joinpath("looks", f"{name}.toml"), BodyLook, id=name)
